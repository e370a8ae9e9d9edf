"""The place of a row as Qt hands it to models and delegates, and the place above all rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
