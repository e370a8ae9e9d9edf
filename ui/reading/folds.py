"""Page furniture in a reader: which stretches are grey, and what of them is folded away.

A folded stretch keeps its first line in sight, with a line below that says how much is hidden.
Nothing is taken out of the text, so every offset stays what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock, QTextCursor, QTextDocument

from ui.reading.geometry import Geometry
from ui.theme import Theme
from workbench.model.documents import Piece
from workbench.model.furniture import FurnitureSpan
from workbench.text.offsets import Positions


@dataclass(frozen=True)
class Fold:
    """Hold a stretch of furniture: its span, where its first line ends, and how many lines follow."""

    start: int
    end: int
    first_end: int
    lines: int
    reason: str = ""


class Folds:
    """Hold the furniture of one text and which of it is unfolded, known by where it starts."""

    def __init__(self, text: str = "", spans: Sequence[FurnitureSpan] = ()) -> None:
        self.every = [_fold(text, span) for span in spans]
        self.unfolded: set[int] = set()

    def renewed(self, text: str, spans: Sequence[FurnitureSpan]) -> "Folds":
        """Return the folds of other spans; what was unfolded stays so."""
        folds = Folds(text, spans)
        folds.unfolded = {
            fold.start
            for fold in folds.every
            if any(one.start < fold.end and one.end > fold.start for one in self.open)
        }
        return folds

    @property
    def open(self) -> list[Fold]:
        """Return the stretches that are unfolded."""
        return [fold for fold in self.every if fold.start in self.unfolded]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the stretches as parts of the text, for setting it."""
        return tuple(Piece(fold.start, fold.end, "furniture") for fold in self.every)

    def is_open(self, fold: Fold) -> bool:
        """Say whether a stretch is unfolded, or has nothing to fold."""
        return fold.start in self.unfolded or not fold.lines

    def toggle(self, fold: Fold) -> None:
        """Unfold a stretch, or fold it again."""
        self.unfolded ^= {fold.start}

    def show_all(self, on: bool) -> None:
        """Unfold every stretch, or fold every one."""
        self.unfolded = {fold.start for fold in self.every} if on else set()

    def at(self, start: int, end: int) -> list[Fold]:
        """Return the stretches that a span touches; a span of no length touches where it stands."""
        end = max(end, start + 1)
        return [fold for fold in self.every if fold.start < end and fold.end >= start]

    def hiding(self, offset: int) -> Fold | None:
        """Return the folded stretch that hides the line of an offset, or None."""
        for fold in self.every:
            if fold.first_end < offset <= fold.end and not self.is_open(fold):
                return fold
        return None


def _fold(text: str, span: FurnitureSpan) -> Fold:
    first_end = text.find("\n", span.start, span.end)
    first_end = span.end if first_end < 0 else first_end
    more = sum(1 for line in text[first_end : span.end].split("\n") if line.strip())
    return Fold(span.start, span.end, first_end, more, span.reason)


def words_of(fold: Fold, unfolded: bool) -> str:
    """Return what the line below a stretch's first one says."""
    counted = f"{fold.lines} more line" + ("" if fold.lines == 1 else "s")
    if unfolded:
        return f"▾ {counted} of page furniture, unfolded"
    return f"▸ {counted} marked as page furniture"


def hide(document: QTextDocument, positions: Positions, folds: Folds, head: int, room: int) -> None:
    """Take the folded lines out of sight, and leave room for the line that says so."""
    cursor = QTextCursor(document)
    for fold in folds.every:
        if not fold.lines or fold.end > head:
            continue
        last = document.findBlock(positions.to_shown(fold.start))
        if not folds.is_open(fold):
            for block in _blocks(document, positions, fold):
                block.setVisible(False)
                last = block
        cursor.setPosition(last.position())
        form = last.blockFormat()
        form.setBottomMargin(room)
        cursor.setBlockFormat(form)


def _blocks(document: QTextDocument, positions: Positions, fold: Fold) -> Iterator[QTextBlock]:
    block = document.findBlock(positions.to_shown(fold.first_end + 1))
    end = positions.to_shown(fold.end)
    while block.isValid() and block.position() < end:
        yield block
        block = block.next()


class FoldSigns:
    """Draw the bar and the line of each stretch on a viewport, and find the one under a point."""

    def __init__(self, theme: Theme, geometry: Geometry, folds: Folds, left: float) -> None:
        self._theme, self._geometry, self._folds, self._left = theme, geometry, folds, left

    def paint(self, painter: QPainter, seen: tuple[int, int]) -> None:
        """Draw what stands in the stored range `seen`."""
        theme = self._theme
        for fold in self._folds.at(*seen):
            painter.setFont(theme.panel_font(12))
            painter.setPen(theme.role("muted"))
            top, bottom = self._reach(fold)
            bar = QRectF(self._left + theme.px(6), top, max(2, theme.px(3)), bottom - top)
            painter.fillRect(bar, theme.role("line"))
            if fold.lines:
                flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                said = words_of(fold, fold.start in self._folds.unfolded)
                painter.drawText(self.rect(fold), int(flags), said)

    def _reach(self, fold: Fold) -> tuple[float, float]:
        end = fold.first_end if not self._folds.is_open(fold) else fold.end
        rects = [
            rect
            for span in ((fold.start, fold.start + 1), (max(fold.start, end - 1), end))
            for rect in self._geometry.rects(*span)
        ]
        top = min((rect.top() for rect in rects), default=0.0)
        bottom = max((rect.bottom() for rect in rects), default=0.0)
        return top, max(bottom, self.rect(fold).bottom()) if fold.lines else bottom

    def rect(self, fold: Fold) -> QRectF:
        """Return the place of the line that says what is folded."""
        theme = self._theme
        rects = self._geometry.rects(max(fold.start, fold.first_end - 1), fold.first_end)
        if not rects or not fold.lines:
            return QRectF()
        said = words_of(fold, fold.start in self._folds.unfolded)
        width = QFontMetricsF(theme.panel_font(12)).horizontalAdvance(said) + 4
        return QRectF(self._left + theme.px(18), rects[-1].bottom() + 2, width, theme.px(20))

    def under(self, point: QPointF) -> Fold | None:
        """Return the stretch whose line is under a point of the viewport, or None."""
        return next((one for one in self._folds.every if self.rect(one).contains(point)), None)
