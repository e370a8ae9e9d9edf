"""Every shortcut on one page, and how to change it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Actions
from ui.actions.spec import written
from ui.actions.table import MENUS
from ui.theme import Theme
from ui.user_settings import UserSettings
from ui.widgets.controls import Button, Field
from ui.widgets.labels import PlainLabel

_ID = Qt.ItemDataRole.UserRole
_PORTABLE = QKeySequence.SequenceFormat.PortableText


def clash(actions: Actions, action_id: str, keys: str) -> str:
    """Return the name of another action that has these keys, or empty."""
    for other in actions.specs:
        if other != action_id and actions.handled(other) and keys in actions.keys(other):
            return actions.action(other).text()
    return ""


class KeysPage(QWidget):
    """List every action with its keys; choose one, press new keys, and they hold at once."""

    def __init__(self, theme: Theme, actions: Actions, settings: UserSettings) -> None:
        super().__init__()
        self.setObjectName("keys")
        self._theme, self._actions, self._settings = theme, actions, settings
        self.search = Field("keys.find", "Find an action or a key", "Find an action or a key")
        self.search.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setObjectName("keys.tree")
        self.tree.setAccessibleName("Actions and their keys")
        self.tree.setHeaderLabels(["Action", "Keys"])
        self.tree.ensurePolished()
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.tree.currentItemChanged.connect(self._choose)
        self.warning = PlainLabel("", "wrong")
        self.warning.setObjectName("keys.warning")
        self.warning.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.warning)
        column.addLayout(self._editor())
        self._fill()

    def _editor(self) -> QHBoxLayout:
        self.edit = QKeySequenceEdit()
        self.edit.setObjectName("keys.edit")
        self.edit.setAccessibleName("New keys of the action chosen")
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.keySequenceChanged.connect(self._weigh)
        self.set = Button("Set keys", "keys.set", "primary")
        self.set.clicked.connect(self._set)
        self.first = Button("As designed", "keys.first")
        self.first.clicked.connect(self._put_back)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.set)
        row.addWidget(self.first)
        return row

    @property
    def action_id(self) -> str:
        """Return the action chosen, or empty."""
        item = self.tree.currentItem()
        return str(item.data(0, _ID) or "") if item else ""

    def choose(self, action_id: str) -> None:
        """Put the cursor on an action."""
        self.tree.setCurrentItem(self._items[action_id])

    def _fill(self) -> None:
        self._items: dict[str, QTreeWidgetItem] = {}
        for name in MENUS:
            group = QTreeWidgetItem([name])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(group)
            for action_id, spec in self._actions.specs.items():
                if self._actions.handled(action_id) and spec.menus[0].split("/")[0] == name:
                    text = self._actions.action(action_id).text().replace("&&", "&")
                    item = QTreeWidgetItem([text, self._shown(action_id)])
                    item.setData(0, _ID, action_id)
                    group.addChild(item)
                    self._items[action_id] = item
            group.setExpanded(True)
        self._choose()

    def _shown(self, action_id: str) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(
            keys.toString(native) for keys in self._actions.action(action_id).shortcuts()
        )

    def _narrow(self, words: str) -> None:
        said = words.casefold()
        for item in self._items.values():
            item.setHidden(said not in f"{item.text(0)} {item.text(1)}".casefold())

    def _choose(self, *_items: object) -> None:
        chosen = bool(self.action_id)
        keys = self._actions.keys(self.action_id) if chosen else []
        self.edit.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self.edit.setEnabled(chosen)
        self.first.setEnabled(chosen)
        self._weigh()

    def _weigh(self, *_keys: object) -> None:
        keys = self.edit.keySequence().toString(_PORTABLE)
        taken = clash(self._actions, self.action_id, keys) if keys and self.action_id else ""
        self.warning.setText(f"{keys} is the key of “{taken}”. Choose another." if taken else "")
        self.set.setEnabled(bool(self.action_id) and not taken)

    def _set(self) -> None:
        keys = self.edit.keySequence().toString(_PORTABLE)
        self._change(self._settings.keys | {self.action_id: [keys] if keys else []})

    def _put_back(self) -> None:
        for keys in written(self._actions.specs[self.action_id].keys):
            if taken := clash(self._actions, self.action_id, keys):
                self.warning.setText(f"{keys} is the key of “{taken}” now. Change that first.")
                return
        changed = self._settings.keys
        changed.pop(self.action_id, None)
        self._change(changed)

    def _change(self, changed: dict[str, list[str]]) -> None:
        self._settings.keys = changed
        self._actions.set_keys(changed)
        self._items[self.action_id].setText(1, self._shown(self.action_id))
        self._choose()
