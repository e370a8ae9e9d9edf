"""The strip above the places: where one was, what comes in, the search, the panes, what goes out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.actions import Actions
from ui.theme import Theme
from ui.widgets.controls import Button, Field, IconButton
from ui.widgets.labels import say_tip

LINKED = {
    "position": "Link by position",
    "actor": "Link by actor",
    "paragraph": "Link by paragraph",
}
SEARCH_HINT = 'Search the corpus: words, "phrases", NEAR'


def bind(button: QAbstractButton, action: QAction) -> None:
    """Let the button do the action and look as it stands."""

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setChecked(action.isChecked())
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        say_tip(button, action.statusTip() + (f" ({keys})" if keys else ""))

    def press() -> None:
        action.trigger()
        follow()  # a press on the one chosen already changes nothing, and must not seem to

    button.setCheckable(action.isCheckable())
    button.clicked.connect(press)
    action.changed.connect(follow)
    follow()


class Toolbar(QFrame):
    """Offer the acts used all day. `searched` carries the words when Enter was pressed."""

    searched = Signal(str)

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setAccessibleName("Toolbar")
        self.setProperty("kind", "strip")
        self._actions = actions
        self.search = Field("toolbar.search", "Search the corpus", SEARCH_HINT)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(theme.px(560))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text()))
        self._theme = theme
        theme.changed.connect(self._dress)
        actions.changed.connect(self._show_key)
        self._show_key()
        self.link = self._link_button()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 7)
        row.setSpacing(8)
        for icon, action_id, label in (
            ("back", "view.back", "Back"),
            ("forward", "view.forward", "Forward"),
        ):
            button = IconButton(theme, icon, f"toolbar.{action_id}", label, "outlined")
            bind(button, actions.action(action_id))
            row.addWidget(button)
        row.addWidget(self._button("Import…", "file.import"))
        row.addStretch(3)
        row.addWidget(self.search, 20)
        row.addStretch(3)
        self._panes = [self._pane_button(panes) for panes in range(1, 5)]
        for pane_button in self._panes:
            row.addWidget(pane_button)
        row.addWidget(self.link)
        row.addWidget(self._button("Export excerpts", "file.export", "primary"))

    def _show_key(self) -> None:
        self.search.set_key(self._actions.keys_shown("edit.search").replace("+", " "))

    def _dress(self) -> None:
        self.search.setMaximumWidth(self._theme.px(560))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the pane buttons to the menu while the window is too narrow for large text."""
        kinds: tuple[type[QWidget], ...] = (QPushButton, QToolButton)
        parts = [part for kind in kinds for part in self.findChildren(kind)]
        others = [part for part in parts if part not in self._panes]
        needed = sum(part.sizeHint().width() + 8 for part in others) + 40
        needed += 2 * self.search.minimumWidth()
        panes = sum(button.sizeHint().width() + 8 for button in self._panes)
        for button in self._panes:
            button.setVisible(needed + panes <= self.width())

    def _button(self, text: str, action_id: str, kind: str = "") -> Button:
        button = Button(text, f"toolbar.{action_id}", kind)
        bind(button, self._actions.action(action_id))
        return button

    def _pane_button(self, panes: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"toolbar.panes_{panes}")
        button.setText(str(panes))
        button.setProperty("kind", "outlined")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action = self._actions.action(f"view.panes_{panes}")
        button.setAccessibleName(action.text())
        bind(button, action)
        return button

    def _link_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("toolbar.link")
        button.setProperty("kind", "outlined")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(button)
        menu.setObjectName("toolbar.link.menu")
        for mode in ("off", *LINKED):
            menu.addAction(self._actions.action(f"view.link_{mode}"))
        button.setMenu(menu)
        bind(button, self._actions.action("view.link"))
        return button

    def show_link(self, mode: str, linked: bool) -> None:
        """Show how the panes are linked, or would be by the next press."""
        text = LINKED.get(mode, LINKED["actor"])
        self.link.setText(text)
        self.link.setAccessibleName(text if linked else f"{text}, off")
