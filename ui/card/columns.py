"""The sections of a card side by side, in as many columns as the place is wide."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.card.column import CardColumn
from ui.theme import Theme
from ui.widgets.fields import TextField, row_label
from workbench.cards import Sheet

#: the width in pixels at 100 % from which there is one column more
_WIDE = (620, 1080)
#: the column of each section, by how many columns there are; the rest stand in the first
_COLUMNS: dict[int, dict[str, int]] = {
    1: {},
    2: {"relations": 1, "said_by": 1, "said_about": 1, "company": 1},
    3: {"relations": 1, "said_by": 1, "said_about": 1, "company": 2, "documents": 2, "outlets": 2},
}


class CardColumns(QSplitter):
    """Show a sheet. `followed` carries an address and whether it is wanted beside."""

    followed = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("card_columns")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._count = 1
        self.columns = [CardColumn(theme, number) for number in range(1, 4)]
        self.note = TextField("card_note", "Note", many_lines=True).hint("What to remember")
        self.note.most_lines = 4
        self.addWidget(self._first())
        for column in self.columns[1:]:
            self.addWidget(column)
        for place, column in enumerate(self.columns):
            column.followed.connect(self.followed)
            column.setMinimumWidth(160)
            self.setStretchFactor(place, 1)
        self._share_out()

    def _first(self) -> QWidget:
        """Return the first column with the note under it."""
        whole, foot = QWidget(), QWidget()
        row = QHBoxLayout(foot)
        edge = self._theme.px(14)
        row.setContentsMargins(edge, 4, edge, 4)
        row.addWidget(row_label("Note", self.note))
        row.addWidget(self.note, 1)
        lay = QVBoxLayout(whole)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.columns[0], 1)
        lay.addWidget(foot)
        return whole

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; the note stands in its field."""
        self._sheet = sheet
        where = _COLUMNS[self._count]
        sections = [one for one in sheet.sections if one.key != "note"]
        for number, column in enumerate(self.columns):
            own = [one for one in sections if where.get(one.key, 0) == number]
            column.setVisible(bool(own) or not number)
            if own or not number:
                column.show_sections(sheet, own, head=not number)

    def to_top(self) -> None:
        """Show the beginning of every column."""
        for column in self.columns:
            column.to_top()

    def measure(self, width: int) -> None:
        """Take as many columns as a width has room for."""
        count = 1 + sum(width >= self._theme.px(least) for least in _WIDE)
        if count != self._count:
            self._count = count
            if self._sheet:
                self.show_sheet(self._sheet)
            self._share_out()

    def _share_out(self) -> None:
        self.setSizes([1000] * self._count + [0] * (3 - self._count))
