"""The menu of a list, and where a question about its current row is asked."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget


def passing_menu(parent: QWidget, name: str) -> QMenu:
    """Return an empty menu that is gone once it has closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName(name)
    return menu


def offer_menu(
    view: QAbstractItemView, menu: Callable[[QModelIndex], QMenu | None], anywhere: bool = False
) -> None:
    """Show the menu made for the row that is asked about, by mouse or by the menu key.

    With `anywhere` it is offered beside the rows too; the index is invalid then. None shows none.
    """

    def offer(at: QPoint) -> None:
        index = view.indexAt(at)
        made = menu(index) if anywhere or index.isValid() else None
        if made is not None:
            made.popup(view.viewport().mapToGlobal(at))

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(offer)


def below_current(view: QAbstractItemView, inset: int = 0) -> QPoint:
    """Return the point of the screen below the current row, `inset` pixels from its beginning."""
    row = view.visualRect(view.currentIndex())
    return view.viewport().mapToGlobal(row.bottomLeft() + QPoint(inset, 0))
