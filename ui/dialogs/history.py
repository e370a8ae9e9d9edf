"""The audit trail: every change with who, when and what, and the records before and after."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.widgets.controls import Button
from workbench.ports import Change, Operation

PAGE = 200
#: records of one operation that are shown
MOST = 500
_ID = Qt.ItemDataRole.UserRole
_STATES = {"done": "", "undone": "undone", "dropped": "undone, then replaced by later work"}


def when(at: str) -> str:
    """Return a stored time as the analyst's clock had it."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return at


def shown(value: Any) -> str:
    """Return a stored value as one line that fits a table."""
    if value is None:
        return ""
    line = " ".join(str(value).split())
    return line if len(line) <= 500 else f"{line[:500]}…"


def differences(change: Change) -> list[tuple[str, str, str]]:
    """Return (field, before, after) of what differs; every field of a new or deleted record."""
    before, after = change.before or {}, change.after or {}
    names = list(dict.fromkeys([*before, *after]))
    return [
        (name, shown(before.get(name)), shown(after.get(name)))
        for name in names
        if before.get(name) != after.get(name)
    ]


class HistoryDialog(QDialog):
    """List operations, newest first; the one chosen shows its records before and after."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("history")
        self.setWindowTitle("History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(context.theme.px(820), context.theme.px(600))
        self._history = context.store.history
        self.operations = self._tree("history.operations", ["When", "Who", "What", "State"], 2)
        self.changes = self._tree("history.changes", ["Record", "Before", "After"], 1)
        self.changes.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.operations.currentItemChanged.connect(self._show_changes)
        self.operations.verticalScrollBar().valueChanged.connect(self._reach)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(1)
        parts.addWidget(self.operations)
        parts.addWidget(self.changes)
        parts.setSizes([340, 260])
        close = Button("Close", "history.close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts, 1)
        column.addLayout(foot)
        self._oldest = 0
        self._more()
        if newest := self.operations.topLevelItem(0):
            self.operations.setCurrentItem(newest)

    def _tree(self, name: str, heads: list[str], wide: int) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName(name)
        tree.setAccessibleName("Operations" if "operations" in name else "Records changed")
        tree.setHeaderLabels(heads)
        tree.setRootIsDecorated("changes" in name)
        tree.ensurePolished()  # rows are measured when they are added
        tree.header().setStretchLastSection(False)
        for column in range(len(heads)):
            tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        return tree

    def _more(self) -> None:
        page = self._history.operations(PAGE, self._oldest)
        for operation in page:
            self.operations.addTopLevelItem(self._item(operation))
        # 0 would ask for the newest again
        self._oldest = page[-1].id if len(page) == PAGE else -1

    def _item(self, operation: Operation) -> QTreeWidgetItem:
        state = _STATES.get(operation.state, operation.state)
        item = QTreeWidgetItem([when(operation.at), operation.who, operation.label, state])
        item.setData(0, _ID, operation.id)
        if state:
            for column in range(4):
                item.setForeground(column, self.palette().placeholderText())
        return item

    def _reach(self, value: int) -> None:
        if self._oldest > 0 and value >= self.operations.verticalScrollBar().maximum():
            self._more()

    def _show_changes(self, item: QTreeWidgetItem | None) -> None:
        self.changes.clear()
        if item is None:
            return
        changes = self._history.changes(int(item.data(0, _ID)))
        for change in changes[:MOST]:
            what = "deleted" if change.after is None else "changed" if change.before else "added"
            record = f"{change.table.replace('_', ' ')} {change.record_id}, {what}"
            head = QTreeWidgetItem([record])
            for name, before, after in differences(change):
                head.addChild(QTreeWidgetItem([name.replace("_", " "), before, after]))
            self.changes.addTopLevelItem(head)
            head.setExpanded(True)
        if len(changes) > MOST:
            rest = QTreeWidgetItem([f"and {len(changes) - MOST:,} more records"])
            self.changes.addTopLevelItem(rest)
