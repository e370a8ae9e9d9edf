"""The excerpts table itself: columns that are sorted, moved, hidden and remembered."""

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QMenu,
    QStyleOptionViewItem,
)

from ui.excerpts.columns import COLUMNS, WIDTHS
from ui.models.index import Index
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_text, shown_right_to_left
from ui.widgets.row_menu import passing_menu
from ui.widgets.rows import RowDelegate
from ui.widgets.sorted_rows import SortedRowsView

_SECTIONS = {column.key: place for place, column in enumerate(COLUMNS)}
_MUTED = frozenset({"kind", "context", "date", "outlet"})


class CellDelegate(RowDelegate):
    """Draw a cell as one elided line of plain text; right-to-left words stand at the right."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, option.rect
        text = index.data()
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.role("line"))
        if text:
            quiet = COLUMNS[index.column()].key in _MUTED or self._read(index)
            inner = area.adjusted(theme.px(8), 0, -theme.px(8), -1)
            right = not text.isascii() and shown_right_to_left(text)
            role = theme.role("muted" if quiet else "text")
            draw_text(painter, inner, text, theme.panel_font(), role, right)

    @staticmethod
    def _read(index: Index) -> bool:
        """Say whether the cell names a speaker that no analyst set."""
        if COLUMNS[index.column()].key != "speaker":
            return False
        row = index.data(RowRole)
        return row is not None and row.speaker_from != "analyst"


class ExcerptsView(SortedRowsView):
    """Show the table, by default in the order of the documents' texts.

    The header's menu shows, hides and sorts columns; columns are moved by pulling.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, COLUMNS, "position")
        self.setObjectName("excerpts_table")
        self.setAccessibleName("Excerpts and mentions")
        self.setItemDelegate(CellDelegate(theme, self))
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.menu().popup(header.mapToGlobal(at))
        )

    def first_widths(self) -> None:
        """Give the columns their first order and widths; call when the model is there."""
        header = self.horizontalHeader()
        for shown, key in enumerate(WIDTHS):
            header.moveSection(header.visualIndex(_SECTIONS[key]), shown)
            self.setColumnWidth(_SECTIONS[key], self._theme.px(WIDTHS[key]))

    def menu(self) -> QMenu:
        """Return a menu that sorts by, shows and hides columns."""
        menu = passing_menu(self, "excerpts_columns_menu")
        sorting = menu.addMenu("Sort by")
        order = sorting.addAction("Place in the text")
        order.triggered.connect(lambda _=False: self.sorted_by.emit("position", False))
        for column in COLUMNS:
            if column.sort:
                act = sorting.addAction(column.title)
                act.triggered.connect(lambda _=False, sort=column.sort: self.turn(sort))
        menu.addSeparator()
        for place, column in enumerate(COLUMNS):
            act = menu.addAction(column.title)
            act.setCheckable(True)
            act.setChecked(not self.isColumnHidden(place))
            act.setEnabled(column.key != "text")
            act.toggled.connect(lambda on, place=place: self.setColumnHidden(place, not on))
        return menu

    def ask_columns(self, at: QPoint) -> None:
        """Show the menu at a point of the screen."""
        self.menu().popup(at)

    def columns_state(self) -> str:
        """Return order, widths and visibility of the columns, as text."""
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode()

    def restore_columns(self, state: str) -> None:
        """Take up what `columns_state` returned; anything else is ignored."""
        saved = QByteArray.fromBase64(state.encode())
        header = self.horizontalHeader()
        if header.restoreState(saved) and header.count() != len(COLUMNS):
            self.first_widths()
