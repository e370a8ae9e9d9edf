"""The command palette: every action by its name, found by a few letters, run with Enter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.actions import Actions
from ui.models.index import ROOT, Index
from ui.theme import Theme
from ui.widgets.controls import Field

ID = Qt.ItemDataRole.UserRole
WHY = Qt.ItemDataRole.UserRole + 1
KEYS = Qt.ItemDataRole.UserRole + 2
PATH = Qt.ItemDataRole.UserRole + 3
WIDTH, ROW, MOST = 560, 34, 12


def match(words: str, text: str) -> float:
    """Return how well the letters typed fit the text: 0 not at all, higher is better.

    Whole words count most, beginnings of words next, letters in order least.
    """
    typed, said = words.casefold().split(), text.casefold()
    if not typed:
        return 1.0
    if all(word in said for word in typed):
        starts = sum(f" {said}".count(f" {word}") > 0 for word in typed)
        return 2.0 + starts / len(typed) - len(said) / 1000
    return _in_order("".join(typed), said)


def _in_order(letters: str, said: str) -> float:
    at = gaps = 0
    for letter in letters:
        found = said.find(letter, at)
        if found < 0:
            return 0.0
        gaps += found - at
        at = found + 1
    return 1.0 / (1 + gaps)


class CommandsModel(QAbstractListModel):
    """List the actions that fit what was typed, best first."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._ids: Sequence[str] = []
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Show only what fits the letters."""
        fits = []
        for place, (action_id, spec) in enumerate(self._actions.specs.items()):
            if not self._actions.handled(action_id):
                continue
            path = spec.menus[0].replace("/", " ") if spec.menus else ""
            name = self._name(action_id)
            # what is in the name counts before what is in the menu's
            worth = max(2 * match(words, name), match(words, f"{name} {path}"))
            if worth > 0:
                fits.append((-worth, place, action_id))
        self.beginResetModel()
        self._ids = [action_id for _worth, _place, action_id in sorted(fits)]
        self.endResetModel()

    def _name(self, action_id: str) -> str:
        return self._actions.action(action_id).text().replace("&&", "&")

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        action_id = self._ids[index.row()]
        spec, why = self._actions.specs[action_id], self._actions.missing(action_id)
        keys = self._actions.keys_shown(action_id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, [self._name(action_id), keys, why or spec.help]))
        told = {
            Qt.ItemDataRole.DisplayRole: self._name(action_id),
            ID: action_id,
            WHY: why,
            KEYS: keys,
            PATH: spec.menus[0].replace("/", " › ") if spec.menus else "",
        }
        return told.get(role)


class CommandDelegate(QStyledItemDelegate):
    """Paint a command: name, then its menu or why it can't be done, and its keys at the end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, QRect(option.rect)
        why = str(index.data(WHY) or "")
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.role("accent_soft"))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        row = rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        lead = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        trail = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.panel_font())
        painter.setPen(theme.role("faint" if why else "text"))
        name = str(index.data())
        painter.drawText(row, int(lead | middle), name)
        taken = painter.fontMetrics().horizontalAdvance(name) + theme.px(12)
        painter.setPen(theme.role("muted"))
        keys = str(index.data(KEYS))
        painter.drawText(row, int(trail | middle), keys)
        kept = painter.fontMetrics().horizontalAdvance(keys) + theme.px(12)
        painter.setFont(theme.panel_font(12))
        rest = row.adjusted(kept, 0, -taken, 0) if rtl else row.adjusted(taken, 0, -kept, 0)
        told = why or str(index.data(PATH))
        told = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, int(lead | middle), told)
        painter.restore()


class CommandPalette(QFrame):
    """Float over the window; letters narrow, arrows choose, Enter runs, Esc leaves."""

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("command_palette")
        self.setAccessibleName("Commands")
        self.setProperty("kind", "floating")
        self._before = QApplication.focusWidget()
        self._theme, self._actions, self._window = theme, actions, window
        self._left = False
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self.field = Field("command_palette.field", "Find a command", "Find a command")
        self.model = CommandsModel(actions)
        self.list = QListView()
        self.list.setObjectName("command_palette.list")
        self.list.setAccessibleName("Commands found")
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(lambda: self._run(self.list.currentIndex()))
        self.field.left.connect(self.leave)
        self.list.clicked.connect(self._run)
        self._narrow("")

    def open_over(self) -> None:
        """Show at the top of the window, with the keyboard in the field."""
        window = self._window
        rows = min(MOST, max(1, self.model.rowCount()))
        width = min(self._theme.px(WIDTH), window.width() - 40)
        height = self.field.sizeHint().height() + rows * self._theme.px(ROW) + 28
        height = min(height, window.height() - 100)
        self.setGeometry((window.width() - width) // 2, self._theme.px(72), width, height)
        self.show()
        self.raise_()
        self.field.setFocus()
        self._application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self.leave(back=False)

    def leave(self, back: bool = True) -> None:
        """Go away; the keyboard goes back to where it was."""
        if self._left:
            return
        self._left = True
        self._application.focusChanged.disconnect(self._follow)
        self.hide()
        if back and self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST, Qt.Key.Key_PageUp: -MOST,
        }  # fmt: skip
        if (step := steps.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
            return
        row = self.list.currentIndex().row() + step
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(min(max(row, 0), last), 0))

    def _narrow(self, words: str) -> None:
        self.model.narrow(words)
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _run(self, index: Index) -> None:
        if not index.isValid() or index.data(WHY):
            return
        action_id = str(index.data(ID))
        self.leave()
        self._actions.run(action_id)
