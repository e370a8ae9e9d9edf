"""Where words were found: hits of a search, grouped by document, each with the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context, Target
from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.widgets.controls import EmptyPlace
from ui.widgets.drawing import draw_text, one_line, shown_right_to_left
from ui.widgets.fields import FilterField
from ui.widgets.labels import wrapped
from ui.widgets.lists import RowsView
from ui.widgets.rows import RowDelegate
from workbench.errors import Refusal
from workbench.ports import Hit
from workbench.tasks import Progress

LIMIT = 500
ROW_HEIGHT = 42
GROUP_HEIGHT = 30
_BEFORE = 48


@dataclass(frozen=True, slots=True)
class Group:
    """Head the hits of one document."""

    document_id: int
    title: str
    count: int


class HitsModel(QAbstractListModel):
    """List documents, each followed by its hits, in the search's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Group | Hit] = []

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these hits; those of one document stand together."""
        first = {hit.document_id: place for place, hit in reversed(list(enumerate(hits)))}
        ordered = sorted(hits, key=lambda hit: first[hit.document_id])
        self.beginResetModel()
        self.rows = []
        for document_id, group in groupby(ordered, key=lambda hit: hit.document_id):
            found = list(group)
            self.rows += [Group(document_id, found[0].title, len(found)), *found]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Group):
                return f"{row.title}, {row.count} found"
            return one_line(row.before + row.found + row.after)
        return None


class HitDelegate(RowDelegate):
    """Draw a document's heading or a hit in two lines, the found words bold."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme, area = index.data(RowRole), self._theme, option.rect
        inner = area.adjusted(theme.px(12), theme.px(4), -theme.px(12), -theme.px(4))
        if isinstance(row, Group):
            self._group(painter, inner, row)
        elif isinstance(row, Hit):
            self._hit(painter, inner.adjusted(theme.px(8), 0, 0, 0), row)

    def _group(self, painter: QPainter, inner: QRect, row: Group) -> None:
        theme = self._theme
        count = str(row.count)
        font = theme.panel_font(12)
        width = draw_text(painter, inner, count, font, theme.role("muted"), right=True)
        line = inner.adjusted(0, 0, -width - theme.px(8), 0)
        title = one_line(row.title)
        draw_text(painter, line, title, theme.panel_font(13, bold=True), theme.role("text"))

    def _hit(self, painter: QPainter, inner: QRect, row: Hit) -> None:
        theme = self._theme
        text, start, length = snippet(row)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        bold.setForeground(theme.role("text"))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, bold
        layout = QTextLayout(text, theme.panel_font(12))
        layout.setFormats([found])
        layout.setTextOption(_option(text))
        layout.beginLayout()
        height = 0.0
        for _ in range(2):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(inner.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter.save()
        painter.setPen(theme.role("muted"))
        painter.setClipRect(inner)
        top = inner.top() + max(0.0, (inner.height() - height) / 2)
        layout.draw(painter, QPointF(inner.left(), top))
        painter.restore()


def _option(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    right = shown_right_to_left(text)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    )
    return option


def snippet(hit: Hit) -> tuple[str, int, int]:
    """Return a hit's line, cut short before the found words, and their place in UTF-16 units."""
    before = one_line(hit.before)
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:].partition(" ")[2]
    before += " " if hit.before[-1:].isspace() else ""
    found = one_line(hit.found)
    after = (" " if hit.after[:1].isspace() else "") + one_line(hit.after)[:300]
    return before + found + after, _units(before), _units(found)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class ResultsPanel(QWidget):
    """Search the corpus and list where the words stand. `counted` carries how many were found."""

    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results_panel")
        self.setAccessibleName("Results")
        self._context = context
        self._asked = 0
        self._job = 0
        self.field = FilterField("results_field", "Search the corpus")
        self.field.returnPressed.connect(lambda: self.search(self.field.text()))
        self.field.down.connect(self._into_list)
        self.count = wrapped("", "small")
        self.count.setObjectName("results_count")
        self.error = wrapped("", "wrong")
        self.error.setObjectName("results_error")
        self.error.hide()
        self.count.hide()
        self.model = HitsModel(self)
        self.view = RowsView(context.theme, ROW_HEIGHT).as_list()
        self.view.setObjectName("results_list")
        self.view.setAccessibleName("Found places")
        self.view.setModel(self.model)
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.view.setItemDelegate(HitDelegate(context.theme, self.view))
        context.theme.changed.connect(self._fit_rows)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(lambda index: self._open(index, False))
        self.empty = EmptyPlace(
            "Find words in every document",
            "Type words, a “phrase in quotes”, or part of a name above and press Enter.",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.nothing = EmptyPlace(
            "Nothing found", "Try fewer words, or the beginning of a word followed by *."
        )
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.view)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 4)
        for widget in (self.field, self.error, self.count):
            head.addWidget(widget)
        lay.addLayout(head)
        lay.addWidget(self.stack, 1)

    def search(self, query: str) -> None:
        """Find the words in all documents, off the GUI thread; a newer search replaces an older."""
        self.field.setText(query)
        self._context.tasks.cancel(self._job)
        self._asked += 1
        if not query.strip():
            self._found(self._asked, [])
            self.count.hide()
            return
        asked, store = self._asked, self._context.store

        def work(progress: Progress) -> list[Hit]:
            with store.reader() as reader:
                return reader.search.find(query, LIMIT)

        self.count.setText("Searching…")
        self.count.show()
        self._job = self._context.tasks.start(
            "",
            work,
            lambda hits: self._found(asked, hits),
            lambda refusal: self._refused(asked, refusal),
        )

    def _found(self, asked: int, hits: list[Hit]) -> None:
        if asked != self._asked:
            return
        self.error.hide()
        self.model.show_hits(hits)
        self._fit_rows()
        documents = sum(isinstance(row, Group) for row in self.model.rows)
        self.count.setText(_counted(len(hits), documents))
        self.counted.emit(len(hits))
        if not hits and self.field.text().strip():
            self.stack.setCurrentWidget(self.nothing)
        else:
            self.stack.setCurrentWidget(self.view if hits else self.empty)
        self.count.setVisible(bool(hits))
        if hits:
            self.view.selectRow(1)

    def _fit_rows(self) -> None:
        """Make headings lower than hits; at most some hundred rows are listed."""
        height = self._context.theme.px(GROUP_HEIGHT)
        for place, row in enumerate(self.model.rows):
            if isinstance(row, Group):
                self.view.setRowHeight(place, height)

    def _refused(self, asked: int, refusal: Refusal) -> None:
        if asked == self._asked:
            self.count.hide()
            self.error.setText(str(refusal))
            self.error.show()

    def _into_list(self) -> None:
        if self.model.rows:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, index: QModelIndex, beside: bool) -> None:
        row = index.data(RowRole)
        if isinstance(row, Group):
            self._context.open(Target(row.document_id, beside=beside))
        elif isinstance(row, Hit):
            self._context.open(Target(row.document_id, row.start, row.end, beside=beside))


def _counted(hits: int, documents: int) -> str:
    said = f"{hits} found in {documents} document{'' if documents == 1 else 's'}"
    return f"The first {said}" if hits >= LIMIT else said
