"""The table of figures: a row for all codes, one for whatever was marked, one for each code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_text, one_line
from ui.widgets.labels import plain_tip
from ui.widgets.lists import RowsView
from ui.widgets.rows import RowDelegate
from workbench.agreement.coefficients import Figure
from workbench.agreement.comparing import Agreement
from workbench.agreement.telling import NO_NUMBER, Row, coefficient, named, rows, share
from workbench.review.code_paths import BETWEEN

Cell = Callable[[Row], str]


@dataclass(frozen=True)
class _Column:
    """Hold a column: its title (`left` and `right` stand for the names), its cell and its width."""

    title: str
    cell: Cell
    width: int
    tip: str
    figure: Callable[[Row], Figure] | None = None


def _in_tree(path: str) -> str:
    """Return a code's name, indented by how deep it stands in the code book."""
    above, _, name = path.rpartition(BETWEEN)
    depth = above.count(BETWEEN) + 1 if above else 0
    return "\u2003" * depth + one_line(name)


def _count(at: int) -> Cell:
    return lambda row: f"{row.figures.excerpts[at]:,}"


_COLUMNS = (
    _Column("Code", lambda row: _in_tree(row.label), 150, "Code by its place in the code book"),
    _Column("left", _count(0), 62, "Excerpts of the first"),
    _Column("right", _count(1), 62, "Excerpts of the second"),
    _Column("Same", _count(2), 58, "The same in both: words under one code, or decisions"),
    _Column("Alike", lambda row: share(row.figures.percent), 62,
            "Share of the characters, or of the excerpts, that both treated alike",
            lambda row: row.figures.percent),
    _Column("Kappa", lambda row: coefficient(row.figures.kappa), 60,
            "Cohen’s kappa: of the agreement that was possible beyond chance, how much was reached",
            lambda row: row.figures.kappa),
    _Column("Alpha", lambda row: coefficient(row.figures.alpha), 60,
            "Krippendorff’s nominal alpha", lambda row: row.figures.alpha),
    _Column("Alpha_U", lambda row: coefficient(row.figures.alpha_u), 68,
            "Krippendorff’s alpha for unitizing: whether they cut the same excerpts out of the text",
            lambda row: row.figures.alpha_u),
)  # fmt: skip


class FiguresModel(QAbstractTableModel):
    """List the rows of figures; a missing number says why in its tip and to a screen reader."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self._names = ("", "")

    def show_agreement(self, agreement: Agreement) -> None:
        """Show other figures."""
        self.beginResetModel()
        self.rows = list(rows(agreement))
        self._names = named(agreement.question.left), named(agreement.question.right)
        self.endResetModel()

    def titles(self) -> list[str]:
        """Return the words of the header."""
        names = dict(zip(("left", "right"), self._names, strict=True))
        return [one_line(names.get(column.title, column.title)) for column in _COLUMNS]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], _COLUMNS[index.column()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        told = _why(row, column) or (column.cell(row) if index.column() else row.label)
        return {
            int(Qt.ItemDataRole.DisplayRole): column.cell(row),
            int(Qt.ItemDataRole.ToolTipRole): plain_tip(told),
            int(Qt.ItemDataRole.AccessibleTextRole): f"{self.titles()[index.column()]}: {told}",
        }.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(_COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            title, tip = self.titles()[section], _COLUMNS[section].tip
            return plain_tip(tip if title == _COLUMNS[section].title else f"{title}: {tip}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def tsv(self) -> str:
        """Return the table as tab-separated lines under its titles."""
        lines = [self.titles(), *([column.cell(row) for column in _COLUMNS] for row in self.rows)]
        return "\n".join("\t".join(line) for line in lines) + "\n"


def _why(row: Row, column: _Column) -> str:
    """Return why a cell has no number, as a sentence, or empty."""
    said = column.figure(row).reason if column.figure else ""
    return f"{said[:1].upper()}{said[1:]}." if said else ""


class FigureDelegate(RowDelegate):
    """Draw a cell on one line, numbers at the right; the rows over all stand out."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, row = self._theme, option.rect, index.data(RowRole)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.role("line"))
        words = index.data()
        role = "muted" if words == NO_NUMBER else "text"
        font = theme.panel_font(bold=not row.code_id and not index.column())
        inner = area.adjusted(theme.px(8), 0, -theme.px(6), -1)
        draw_text(painter, inner, words, font, theme.role(role), True if index.column() else None)


class FiguresView(RowsView):
    """Show the figures; `moved` says that another row is chosen."""

    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 26)
        self.setObjectName("agreement_figures")
        self.setAccessibleName("Agreement by code")
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self.setItemDelegate(FigureDelegate(theme, self))
        header = self.horizontalHeader()
        header.setAccessibleName("Columns")
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(theme.px(40))
        theme.changed.connect(self._fit)
        self._fit()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())

    def _fit(self) -> None:
        for place, column in enumerate(_COLUMNS):
            self.setColumnWidth(place, self._theme.px(column.width))

    def show_agreement(self, agreement: Agreement) -> None:
        """Show other figures; the code that was chosen stays so, else the row of all."""
        held = self.row
        self.figures.show_agreement(agreement)
        places = [
            at for at, row in enumerate(self.figures.rows) if held and row.label == held.label
        ]
        if self.figures.rows:
            self.selectRow(places[0] if places else 0)

    @property
    def row(self) -> Row | None:
        """Return the row that is chosen."""
        at = self.currentIndex().row()
        return self.figures.rows[at] if 0 <= at < len(self.figures.rows) else None
