"""Keys in a text field: what is typed belongs to the field, Ctrl+Z only while it can undo."""

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def editable(widget: QWidget | None) -> Any:
    """Return the widget when text can be typed into it, else None."""
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) and not widget.isReadOnly():
        return widget
    return None


def can_step(field: Any, redo: bool = False) -> bool:
    """Say whether the field has something of its own to undo or redo."""
    if isinstance(field, QLineEdit):
        return bool(field.isRedoAvailable() if redo else field.isUndoAvailable())
    if isinstance(field, QTextEdit | QPlainTextEdit):
        told = field.document()
        return bool(told.isRedoAvailable() if redo else told.isUndoAvailable())
    return False


class FieldKeys(QObject):
    """Pass Undo and Redo on to the project when the field in use has nothing to take back.

    Qt gives a focused field these keys in any case, so an analyst who has just clicked into an
    empty filter could not undo the last tag. Watches only the widget that has the focus.
    """

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._watch)

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        # a field that is being deleted loses the focus when little is left of it
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = editable(now)
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for step in _STEPS:
                if event.matches(step) and not can_step(watched, step == _STEPS[1]):
                    event.ignore()
                    return True
        return False
