"""The table of differences: where two people differ, in which way, and what each has there."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QStyleOptionViewItem

from ui.context import Context, Target
from ui.models.index import Index
from ui.models.pages import Column, PagedModel
from ui.widgets.drawing import draw_text, one_line
from ui.widgets.keys import list_acts
from ui.widgets.lists import RowsView
from ui.widgets.row_menu import offer_menu, passing_menu
from ui.widgets.rows import RowDelegate
from workbench.agreement.comparing import Agreement
from workbench.agreement.disagreements import Disagreement
from workbench.agreement.listing import Listed, Side, listed
from workbench.agreement.telling import named
from workbench.review.code_paths import BETWEEN

#: no cell shows more; the whole words stand in the document and in every export
_LONGEST = 400
#: more rows than this are a matter for Export
_MOST = 5000
_KINDS, _TITLES, _SIDES = 1, 0, (2, 3)
_WIDTHS = (128, 110)


def _side(side: Side | None) -> str:
    if side is None:
        return "—"
    return one_line(f"{side.code.rpartition(BETWEEN)[2]}: {side.quote[:_LONGEST]}")


COLUMNS: list[Column[Listed]] = [
    Column("document", "Document", lambda row: one_line(row.title)),
    Column("kind", "Difference", lambda row: row.kind),
    Column("left", "First", lambda row: _side(row.left)),
    Column("right", "Second", lambda row: _side(row.right)),
]


class DifferencesModel(PagedModel[Listed]):
    """List differences, numbered from 1; their words are read a page at a time."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(COLUMNS, self._read, parent)
        self._store = context.store
        self.agreement = Agreement()

    def show_agreement(self, agreement: Agreement, kind: str, code_id: int) -> None:
        """Show the differences of one kind, and about one code; empty and 0 are all."""
        self.agreement = agreement
        self.show_ids(
            [
                number
                for number, one in enumerate(agreement.differences, 1)
                if kind in ("", one.kind) and (not code_id or code_id in one.code_ids)
            ]
        )

    def _read(self, numbers: Sequence[int]) -> list[Listed]:
        return listed(self._store, self.agreement, [self.at(number) for number in numbers])

    def at(self, number: int) -> Disagreement:
        """Return the difference of this number."""
        return self.agreement.differences[number - 1]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and section in _SIDES:
            question = self.agreement.question
            return one_line(named((question.left, question.right)[section - _SIDES[0]]))
        return super().headerData(section, orientation, role)


class DifferenceDelegate(RowDelegate):
    """Draw a cell on one line of plain text; what is told of both is quieter."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, words = self._theme, option.rect, index.data() or ""
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.role("line"))
        quiet = index.column() == _TITLES or words == "—"
        inner = area.adjusted(theme.px(8), 0, -theme.px(8), -1)
        draw_text(
            painter, inner, words, theme.panel_font(), theme.role("muted" if quiet else "text")
        )


class DifferencesView(RowsView):
    """Show differences; Enter opens what each of the two has, in panes side by side."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, 26)
        self._context = context
        self.setObjectName("agreement_differences")
        self.setAccessibleName("Differences")
        self.differences = DifferencesModel(context, self)
        self.setModel(self.differences)
        self.setItemDelegate(DifferenceDelegate(context.theme, self))
        header = self.horizontalHeader()
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        for place in _SIDES:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(context.theme.px(40))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        context.theme.changed.connect(self._fit)
        self._fit()
        self.opened.connect(lambda index, _beside: self.open_row(index.row()))
        self.acts = list_acts(
            self,
            (
                ("difference.open", "Show both, side by side", "", self.open_current),
                ("difference.copy", "Copy rows", "Ctrl+C", self.copy),
            ),
        )
        offer_menu(self, self._menu)

    def _fit(self) -> None:
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, self._theme.px(width))

    def _menu(self, _index: Index) -> QMenu:
        menu = passing_menu(self, "agreement_menu")
        menu.addActions(list(self.acts.values()))
        return menu

    def open_current(self) -> None:
        """Show the difference in hand, or the first."""
        if self.differences.rowCount():
            if not self.currentIndex().isValid():
                self.selectRow(0)
            self.open_row(self.currentIndex().row())

    def open_row(self, row: int) -> None:
        """Show what the first has in the left pane and what the second has in the right one.

        Where one of them has nothing, both panes show the same place.
        """
        one = self.differences.at(self.differences.id_at(row))
        left, right = one.left or one.either, one.right or one.either
        # the first comes last, so that its pane is the one in use
        for pane, place in ((1, right), (0, left)):
            self._context.open(
                Target(
                    place.document_id,
                    place.start,
                    place.end,
                    pane,
                    excerpt_id=max(0, place.excerpt_id),  # a mark of a review is none yet
                )
            )

    def copy(self) -> None:
        """Put the selected rows on the clipboard as tab-separated lines."""
        places = self.places()[:_MOST]
        found = [row for place in places if (row := self.differences.row_at(place)) is not None]
        if not found:
            return
        titles = [
            str(self.differences.headerData(at, Qt.Orientation.Horizontal)) for at in range(4)
        ]
        lines = [titles, *([column.text(row) for column in COLUMNS] for row in found)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines) + "\n")
        self._context.told.emit(f"{len(found):,} row{'' if len(found) == 1 else 's'} copied.")
