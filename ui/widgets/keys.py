"""Keys of a list's own: while it has the focus they win over the window's keys of the same name.

Without this, Delete in the corpus would delete the mark chosen in a reader, and two actions with
Ctrl+C would both stay silent.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class OwnKeys(QObject):
    """Trigger a view's actions by their keys before any shortcut of the window is looked for."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or watched is not self._view:
            return False
        act = self._act(event)
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            act.trigger()
            return True
        return False

    def _act(self, event: QKeyEvent) -> QAction | None:
        keys = QKeySequence(event.keyCombination())
        own = (act for act in self._view.actions() if act.isEnabled() and act.shortcut())
        return next((act for act in own if act.shortcut() == keys), None)
