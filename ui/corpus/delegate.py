"""How a document looks in the corpus list: title, source, grade, status, how much is tagged."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.models.index import Index
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_badge, draw_text, elided, isolated, one_line
from ui.widgets.rows import RowDelegate
from ui.widgets.shapes import paint_bar
from workbench.model.dates import shown
from workbench.model.documents import CorpusRow
from workbench.model.grades import READING_STATUSES, grade

#: the height of a row at 100 %, in pixels
ROW_HEIGHT = 60


def repeated(row: CorpusRow) -> str:
    """Return `96 % same as Newswire` for a copy, `Older version` for such, else nothing."""
    if row.older:
        return "Older version"
    return (
        f"{row.copied:.0%} same as {one_line(row.origin)}".replace("%", " %") if row.origin else ""
    )


def told(row: CorpusRow) -> str:
    """Return a document's row as a screen reader says it."""
    parts = (
        row.name,
        row.outlet,
        shown(row.published),
        repeated(row),
        f"grade {badge}" if (badge := grade(row.source_grade, row.information_grade)) else "",
        READING_STATUSES[row.status],
        f"{row.coded:.0%} tagged",
    )
    return ", ".join(filter(None, parts))


class DocumentDelegate(RowDelegate):
    """Draw a document's row. The status is a sign of its own shape, never a colour alone."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.data(RowRole), self._theme
        area = option.rect
        if row is None:
            return
        inner = area.adjusted(theme.px(12), theme.px(9), -theme.px(12), -theme.px(6))
        self._title(painter, inner, row)
        self._source(painter, inner, row)
        self._bar(painter, inner, row)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.role("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._focus(painter, area)

    def _title(self, painter: QPainter, inner: QRect, row: CorpusRow) -> None:
        theme, height = self._theme, self._theme.px(18)
        size = theme.px(9)
        line = QRect(inner.left(), inner.top(), inner.width() - size - theme.px(6), height)
        titled = bool(row.title.strip())
        colour = theme.role("text" if titled and row.status != "done" else "muted")
        font = theme.panel_font(13, bold=titled)
        font.setItalic(not titled)  # the file's name stands in for a title
        draw_text(painter, line, one_line(row.name), font, colour)
        sign = QRectF(inner.right() - size, inner.top() + (height - size) / 2, size, size)
        draw_status(painter, theme, row.status, sign)

    def _source(self, painter: QPainter, inner: QRect, row: CorpusRow) -> None:
        theme, height = self._theme, self._theme.px(18)
        top = inner.top() + height
        badge = grade(row.source_grade, row.information_grade)
        used = draw_badge(painter, theme, inner.right() + 1, top + height // 2, badge)
        line = QRect(inner.left(), top, inner.width() - used, height)
        # where there is room for one only, what a copy repeats says more than its date
        second = repeated(row) or shown(row.published)
        font, outlet = theme.panel_font(12), one_line(row.outlet)
        if repeated(row):  # a long outlet leaves room for what is repeated
            outlet = elided(QFontMetrics(font), outlet, line.width() * 2 // 5)
        words = isolated(outlet, second) or "No source yet"
        draw_text(painter, line, words, font, theme.role("muted"), right=False)

    def _bar(self, painter: QPainter, inner: QRect, row: CorpusRow) -> None:
        theme, thick = self._theme, max(2, self._theme.px(3))
        bar = QRectF(inner.left(), inner.bottom() - thick, inner.width(), thick)
        paint_bar(painter, bar, row.coded, theme.role("accent"), theme.role("track"))

    def _focus(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(QPen(self._theme.role("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0, 0, -1, -2))


def draw_status(painter: QPainter, theme: Theme, status: str, box: QRectF) -> None:
    """Draw unread as a full dot, reading as a half one, done as a tick."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.role("muted" if status == "done" else "accent")
    painter.setPen(QPen(colour, max(1.2, box.width() / 6)))
    if status == "done":
        corner = QPointF(box.left() + box.width() * 0.38, box.bottom() - box.height() * 0.1)
        painter.drawLine(QPointF(box.left(), box.center().y()), corner)
        painter.drawLine(corner, QPointF(box.right(), box.top() + box.height() * 0.15))
    else:
        ring = box.adjusted(1, 1, -1, -1)
        painter.setBrush(colour if status == "unread" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if status == "reading":
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, 180 * 16)
    painter.restore()
