"""The window's actions at work: which can be used now, what they do, and by which keys."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.actions.spec import NEEDS, ActionSpec, written
from ui.actions.table import MENUS

Handler = Callable[[], object]


class Actions(QObject):
    """Hold one QAction for each spec; handlers are joined with `on`, flags set with `know`.

    An action without a handler is not shown, so that no entry does nothing.
    """

    changed = Signal()  # texts, keys or what can be used changed

    def __init__(
        self,
        window: QWidget,
        specs: Iterable[ActionSpec],
        keys: Mapping[str, list[str]] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.specs = {spec.id: spec for spec in specs}
        self._handlers: dict[str, Handler] = {}
        self._flags: dict[str, bool] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {spec.id: self._made(spec) for spec in self.specs.values()}
        self.set_keys(keys or {})
        self._refresh()

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self._window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setStatusTip(spec.help)
        action.setVisible(False)
        action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        if spec.group:
            if spec.group not in self._groups:
                self._groups[spec.group] = QActionGroup(self)
            self._groups[spec.group].addAction(action)
        action.triggered.connect(lambda: self._run(spec.id))
        self._window.addAction(action)
        return action

    def on(self, action_id: str, handler: Handler) -> None:
        """Say what the action does."""
        self._actions[action_id].setVisible(True)
        self._handlers[action_id] = handler

    def handled(self, action_id: str) -> bool:
        """Say whether anything would be done."""
        return action_id in self._handlers

    def action(self, action_id: str) -> QAction:
        """Return the QAction, for a button or a menu."""
        return self._actions[action_id]

    def run(self, action_id: str) -> bool:
        """Do the action if it can be done now; says whether it could."""
        action = self._actions[action_id]
        if not (action.isEnabled() and self.handled(action_id)):
            return False
        action.trigger()
        return True

    def _run(self, action_id: str) -> None:
        if handler := self._handlers.get(action_id):
            handler()

    def know(self, **flags: bool) -> None:
        """Say what stands: keys of NEEDS. Actions are enabled and greyed accordingly."""
        if any(self._flags.get(name) != flag for name, flag in flags.items()):
            self._flags |= flags
            self._refresh()

    def missing(self, action_id: str) -> str:
        """Return why the action can't be used now, as a sentence, or empty."""
        for need in self.specs[action_id].needs:
            if not self._flags.get(need, False):
                return NEEDS[need]
        return ""

    def _refresh(self) -> None:
        for action_id, action in self._actions.items():
            action.setEnabled(not self.missing(action_id))
        self.changed.emit()

    def check(self, action_id: str, checked: bool = True) -> None:
        """Show the action as chosen or not, without doing it."""
        self._actions[action_id].setChecked(checked)

    def say(self, action_id: str, text: str) -> None:
        """Change the words of an action, such as what Undo would undo."""
        self._actions[action_id].setText(text.replace("&", "&&"))

    def set_keys(self, changed: Mapping[str, list[str]]) -> None:
        """Give every action its keys: the analyst's own where there are, else the table's."""
        for action_id, spec in self.specs.items():
            keys = changed.get(action_id, written(spec.keys))
            self._actions[action_id].setShortcuts([QKeySequence(key) for key in keys])
        self.changed.emit()

    def keys(self, action_id: str) -> list[str]:
        """Return the keys in use, as portable text."""
        portable = QKeySequence.SequenceFormat.PortableText
        return [keys.toString(portable) for keys in self._actions[action_id].shortcuts()]

    def keys_shown(self, action_id: str) -> str:
        """Return the first key as this platform writes it, or empty."""
        native = QKeySequence.SequenceFormat.NativeText
        return self._actions[action_id].shortcut().toString(native)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Build every menu of the table into the bar; returns them by path."""
        menus: dict[str, QMenu] = {}
        sections: dict[str, int] = {}
        for name in MENUS:
            menus[name] = _titled(bar.addMenu(f"&{name}"), name)
        for spec in sorted(self.specs.values(), key=lambda spec: spec.section):
            for path in spec.menus:
                menu = self._menu(path, menus, sections, spec.section)
                if "/" not in path and sections.setdefault(path, spec.section) != spec.section:
                    menu.addSeparator()
                    sections[path] = spec.section
                menu.addAction(self._actions[spec.id])
        return menus

    def _menu(
        self, path: str, menus: dict[str, QMenu], sections: dict[str, int], section: int
    ) -> QMenu:
        if path not in menus:
            above, _, name = path.rpartition("/")
            if sections.setdefault(above, section) != section:
                menus[above].addSeparator()
                sections[above] = section
            menus[path] = _titled(menus[above].addMenu(name), path)
        return menus[path]


def _titled(menu: QMenu, path: str) -> QMenu:
    menu.setObjectName(f"menu.{path}")
    menu.setToolTipsVisible(False)
    return menu


_ROLES = {
    "file.quit": QAction.MenuRole.QuitRole,
    "edit.preferences": QAction.MenuRole.PreferencesRole,
    "help.about": QAction.MenuRole.AboutRole,
}
