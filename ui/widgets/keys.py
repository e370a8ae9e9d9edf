"""Acts and keys of a list's own: while it has the focus its keys win over the window's.

Without this, Delete in the corpus would delete the mark chosen in a reader, and two actions with
Ctrl+C would both stay silent.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

#: id, words, keys, what it does
Acts = tuple[tuple[str, str, str, Callable[[], object]], ...]


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


def list_acts(view: QWidget, offered: Acts) -> dict[str, QAction]:
    """Add acts to a list and return them by id; their keys hold while the list has the focus."""
    acts = {}
    for name, words, keys, do in offered:
        act = acts[name] = QAction(words, view)
        act.setObjectName(name)
        if keys:
            act.setShortcut(QKeySequence(keys))
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        act.triggered.connect(lambda _=False, do=do: do())
        view.addAction(act)
    return acts


class DigitKeys(QObject):
    """Give the digits a meaning of a view's own, before any shortcut of the window takes them.

    `meaning` returns what a digit from 0 to 9 does just now, None where it does nothing here.
    """

    def __init__(
        self, view: QWidget, meaning: Callable[[int], Callable[[], object] | None]
    ) -> None:
        super().__init__(view)
        self._meaning = meaning
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or event.modifiers():
            return False
        do = self._meaning(int(event.text())) if event.text().isdecimal() else None
        if do is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            do()
        return True
