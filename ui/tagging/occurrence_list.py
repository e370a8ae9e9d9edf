"""The places of a name under their documents, each with a box to tick and its line of context."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.index import Index
from ui.models.ticked import TickedRows, box_of
from ui.theme import Theme
from ui.widgets.drawing import draw_box
from workbench.actors.occurrences import Occurrence

ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold a document's line above its places."""

    document_id: int
    title: str
    count: int


Row = Heading | Occurrence


class OccurrenceModel(TickedRows):
    """Hold places under headings; a heading's box ticks all of its document."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ticked: set[Occurrence] = set()
        self._by_document: dict[int, list[Occurrence]] = {}

    def show_places(self, places: Sequence[Occurrence], titles: Mapping[int, str]) -> None:
        """Show these places, ticked unless in doubt."""
        self.beginResetModel()
        self._by_document = {}
        for place in places:
            self._by_document.setdefault(place.document_id, []).append(place)
        self.rows = []
        for document_id, held in self._by_document.items():
            self.rows += [Heading(document_id, titles.get(document_id, ""), len(held)), *held]
        self._ticked = {place for place in places if not place.doubt}
        self.endResetModel()
        self.ticked_changed.emit()

    @property
    def ticked(self) -> list[Occurrence]:
        """Return the ticked places in order."""
        return [row for row in self.rows if isinstance(row, Occurrence) and row in self._ticked]

    def tick(self, places: Iterable[Occurrence], on: bool) -> None:
        """Tick places or take the ticks off."""
        (self._ticked.update if on else self._ticked.difference_update)(places)
        self.tell_ticked()

    def tick_all(self, on: bool) -> None:
        """Tick all places or none."""
        self.tick([row for row in self.rows if isinstance(row, Occurrence)], on)

    def toggle(self, row: int) -> None:
        """Switch a place, or all places of a heading's document."""
        item = self.rows[row]
        on = self._state(item) != Qt.CheckState.Checked
        self.tick(
            [item] if isinstance(item, Occurrence) else self._by_document[item.document_id], on
        )

    def _state(self, row: Row) -> Qt.CheckState:
        if isinstance(row, Occurrence):
            return box_of(int(row in self._ticked), 1)
        held = self._by_document[row.document_id]
        return box_of(sum(place in self._ticked for place in held), row.count)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(row)
        if role == Qt.ItemDataRole.DisplayRole:
            if isinstance(row, Heading):
                return f"{row.title} ({row.count})"
            return f"{row.before}{row.quote}{row.after}".replace("\n", " ") + (
                f" ({row.doubt})" if row.doubt else ""
            )
        return None


class OccurrenceDelegate(QStyledItemDelegate):
    """Paint the box, and the line with its found words underlined and centred."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW), Heading)
        return QSize(300, self._theme.px(30 if heading else 26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.role("selection"))
        box = self._box(painter, rect, index, isinstance(row, Occurrence))
        inside = rect.adjusted(box, 0, -self._theme.px(10), 0)
        if isinstance(row, Heading):
            self._heading(painter, inside, row)
        else:
            self._place(painter, inside, row)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch the box when the click was on it or left of it."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        rect: QRect = option.rect
        if event.position().x() > rect.left() + self._theme.px(24 + 16 + 4):
            return False
        return bool(model.setData(index, None, Qt.ItemDataRole.CheckStateRole))

    def _box(self, painter: QPainter, rect: QRect, index: Index, indented: bool) -> int:
        size, left = self._theme.px(16), self._theme.px(24 if indented else 8)
        box = QRect(rect.left() + left, rect.center().y() - size // 2, size, size)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        draw_box(painter, self._theme, box, state or Qt.CheckState.Unchecked)
        return left + size + self._theme.px(8)

    def _heading(self, painter: QPainter, inside: QRect, row: Heading) -> None:
        painter.setFont(self._theme.panel_font(13, bold=True))
        painter.setPen(self._theme.role("text"))
        said = f"{row.title}  ({row.count})"
        said = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, _LEFT, said)

    def _place(self, painter: QPainter, inside: QRect, row: Occurrence) -> None:
        if row.doubt:
            painter.setFont(self._theme.panel_font(11))
            painter.setPen(self._theme.role("muted"))
            said = painter.fontMetrics().elidedText(
                row.doubt, Qt.TextElideMode.ElideRight, inside.width() // 3
            )
            painter.drawText(inside, _RIGHT, said)
            inside = inside.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(said) - 12, 0)
        before, after = (part.replace("\n", " ") for part in (row.before, row.after))
        quote = row.quote.replace("\n", " ")
        layout = self._laid(before, quote, after)
        line = layout.lineAt(0)
        # the found words stand in one column, so that the eye runs down them
        middle = _x(line.cursorToX(_units(before) + _units(quote) // 2))
        shift = inside.left() + inside.width() * 0.4 - middle
        painter.setClipRect(inside)
        painter.setPen(self._theme.role("text"))
        layout.draw(painter, QPointF(shift, inside.center().y() - line.height() / 2))

    def _laid(self, before: str, quote: str, after: str) -> QTextLayout:
        layout = QTextLayout(before + quote + after, self._theme.reading_font(14))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        around, found = QTextCharFormat(), QTextCharFormat()
        around.setForeground(self._theme.role("muted"))
        found.setForeground(self._theme.role("text"))
        found.setBackground(self._theme.role("accent_soft"))
        found.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        found.setUnderlineColor(self._theme.role("accent"))
        start, end = _units(before), _units(before + quote)
        layout.setFormats(
            [_span(0, start, around), _span(start, end - start, found),
             _span(end, _units(after), around)]
        )  # fmt: skip
        layout.beginLayout()
        layout.createLine().setLineWidth(1e6)
        layout.endLayout()
        return layout


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _x(told: Any) -> float:
    # the binding answers with a pair for some arguments, with a number for others
    return float(told[0] if isinstance(told, tuple) else told)


def _units(text: str) -> int:
    """Return how many UTF-16 units Qt counts in the text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _span(start: int, length: int, looks: QTextCharFormat) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, length, looks
    return span
