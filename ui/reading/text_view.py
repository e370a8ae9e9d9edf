"""Show one document's stored text with its marks painted under it, and hear what hands do there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.reading.beside import Beside, Room, room_for
from ui.reading.contrast import paint_signs
from ui.reading.folds import Fold, FoldSigns
from ui.reading.gestures import Pointer, nudged
from ui.reading.lights import Lights
from ui.reading.links import Links, paint_links
from ui.reading.margins import Stripe, paint_numbers, paint_stripes
from ui.reading.marks import MarkSet
from ui.reading.page import Page
from ui.reading.pages import paint_pages
from ui.reading.painting import Scene, paint_marks
from ui.reading.voices import paint_chosen, paint_tags, paint_voices, said
from ui.theme import Theme
from ui.widgets.labels import plain_tip
from workbench.model.documents import Piece
from workbench.model.furniture import FurnitureSpan
from workbench.text.pages import Pages, page_words

_ONWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_End)


class TextView(Page):
    """A page with marks under and beside its text, which hands can choose and resize."""

    mark_clicked = Signal(object)  # Mark
    blank_clicked = Signal()
    voice_clicked = Signal(object, bool)  # Heard, and whether its name in the margin was clicked
    resize_asked = Signal(int, int, int)  # excerpt id, start, end
    span_selected = Signal()  # the selection has come to rest, or is gone
    scrolled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("reader_text")
        self.marks = MarkSet()
        self.lights = Lights()
        self.pages, self.links = Pages(), Links()
        self.tells_voices = False
        self.beside = Beside(self)
        self._pointer = Pointer(self)
        self.viewport().setMouseTracking(True)
        self.selectionChanged.connect(self._rest)

    def show_text(
        self,
        text: str,
        pieces: tuple[Piece, ...] = (),
        furniture: Sequence[FurnitureSpan] = (),
    ) -> None:
        """Show another text, without marks, from its start, its page furniture folded."""
        self.marks, self.lights = MarkSet(), Lights(actor_id=self.lights.actor_id)
        self.pages, self.links = Pages(pieces), Links(pieces)
        super().show_text(text, pieces, furniture)
        self.beside.forget()

    def _rest(self) -> None:
        if not self._pointer.pressed:
            self.span_selected.emit()

    # marks and lights

    def set_marks(self, marks: MarkSet) -> None:
        """Show these marks; the text and the place stay."""
        self.marks = marks
        self.relight()

    def relight(self) -> None:
        """Paint again what is under and beside the text."""
        self.beside.forget()
        self.viewport().update()

    def mark_rects(self, kind: str, record_id: int) -> list[QRectF]:
        """Return where a mark stands on the viewport, line by line, on the screen or not."""
        spans = dict.fromkeys((mark.start, mark.end) for mark in self.marks.of(kind, record_id))
        return [rect for span in spans for rect in self.geometry_of.rects(*span)]

    def scene(self) -> Scene:
        """Return all that painting needs."""
        return Scene(self.text, self.marks, self.lights, self.geometry_of, self.theme)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.text:
            painter = QPainter(self.viewport())
            self._paint_under(painter, event.rect())
            painter.end()
        super().paintEvent(event)

    def _paint_under(self, painter: QPainter, area: QRect) -> None:
        scene = self.scene()
        seen = self.geometry_of.seen(area.top(), area.bottom())
        paint_marks(painter, scene, seen)
        paint_chosen(painter, scene, seen)
        paint_links(painter, scene, self.links, self.folds, seen)
        left, right = self._margins()
        if self.folds.every:
            self.fold_signs().paint(painter, seen)
        if area.left() < left:
            self._paint_left(painter, scene, seen, left)
        if self.pages.count:
            edges = left - self.theme.px(12), self.viewport().width() - right
            paint_pages(painter, scene, self.pages, self.folds, seen, edges)
        if area.right() > self.viewport().width() - right:
            paint_stripes(painter, scene, self.stripes())

    def _paint_left(
        self, painter: QPainter, scene: Scene, seen: tuple[int, int], left: int
    ) -> None:
        room = self._room()
        if room.numbered:
            numbers = left - self.theme.px(12) - room.names
            paint_numbers(painter, scene, self.paragraphs, seen, numbers)
        paint_signs(painter, scene, seen, left)
        if self.tells_voices:
            paint_voices(painter, scene, self.lights.voices.between(*seen), seen, left)
            paint_tags(painter, scene, self.beside.tags())

    # who says it

    def show_voices(self, on: bool) -> None:
        """Make room in the margin for who says what, or give it back to the text."""
        if on != self.tells_voices:
            self.tells_voices = on
            self.refit()
            self.relight()

    def _room(self) -> Room:
        return room_for(self.theme, self.viewport().width(), self.tells_voices)

    def _gutter_width(self) -> int:
        return super()._gutter_width() + self._room().names

    def voices_column(self) -> tuple[int, int]:
        """Return the left and right edges of the names in the margin."""
        return self._room().column(self.theme, self._margins()[0])

    def fold_signs(self) -> FoldSigns:
        """Return the signs of folded stretches, where they stand now."""
        return FoldSigns(self.theme, self.geometry_of, self.folds, self._margins()[0])

    def toggle_fold(self, fold: Fold) -> None:
        """Unfold a stretch of page furniture, or fold it again."""
        self.folds.toggle(fold)
        self.refold()
        self.relight()

    def refold(self) -> None:
        """Show again what is folded and what is not."""
        super().refold()
        self.beside.forget()

    def stripes(self) -> list[Stripe]:
        """Return the coding stripes beside the lines on the screen."""
        return self.beside.stripes()

    def stripes_column(self) -> tuple[float, float]:
        """Return the left edge and the width of the coding stripes."""
        left = self.viewport().width() - self._margins()[1] + self.theme.px(10)
        return left, self._stripes_width() - self.theme.px(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.forget()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.beside.forget()
        left, right = self._margins()
        self.viewport().update(self.viewport().width() - right, 0, right, self.viewport().height())
        if self.tells_voices:  # names move otherwise than the text
            self.viewport().update(0, 0, left, self.viewport().height())
        self.scrolled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and (fold := self.fold_signs().under(event.position())):
            self.toggle_fold(fold)
            return
        if not self._pointer.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.release(event):
            super().mouseReleaseEvent(event)
            self._pointer.clicked(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter()
        elif (nudge := nudged(self, event)) is not None:
            self.resize_asked.emit(*nudge)
        else:
            super().keyPressEvent(event)
            self._step_over_fold(event)

    def pages_selected(self) -> str:
        """Return the printed pages of the selection as a citation names them, or empty."""
        span = self.selected_span()
        return page_words(self.pages.of(*span)) if span else ""

    def put_caret(self, offset: int) -> None:
        """Put the caret at a stored offset, without scrolling."""
        self.select_span(offset, offset)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._said_at(event.pos())))
            return True
        return super().viewportEvent(event)

    def _said_at(self, point: QPoint) -> str:
        """Return whose words a name in the margin says, or where the link under a point leads."""
        if tag := self.beside.tag_at(QPointF(point)):
            return said(tag.heard)
        link = self.links.at(self.geometry_of.offset_at(QPointF(point)))
        rects = self.geometry_of.rects(link.start, link.end) if link else []
        return link.said if link and any(rect.contains(QPointF(point)) for rect in rects) else ""

    def caret_offset(self) -> int:
        """Return the stored offset of the caret."""
        return self.geometry_of.positions.to_stored(self.textCursor().position())

    def _enter(self) -> None:
        """Choose the mark at the caret, else unfold or fold the page furniture there."""
        if self._pointer.choose_at_caret():
            return
        if self.tells_voices and (one := self.lights.voices.at(self.caret_offset())):
            self.voice_clicked.emit(one, False)
            return
        for fold in self.folds.at(self.caret_offset(), self.caret_offset()):
            if fold.lines:
                self.toggle_fold(fold)
                return

    def _step_over_fold(self, event: QKeyEvent) -> None:
        """Bring a caret that went into folded lines to the next one in sight."""
        fold = self.folds.hiding(self.caret_offset())
        if fold is None:
            return
        onward = event.key() in _ONWARD and fold.end < len(self.text.rstrip())
        offset = self.text.find("\n", fold.end) + 1 if onward else fold.first_end
        cursor = self.textCursor()
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        cursor.setPosition(
            self.geometry_of.positions.to_shown(offset or fold.first_end),
            QTextCursor.MoveMode.KeepAnchor if held else QTextCursor.MoveMode.MoveAnchor,
        )
        self.setTextCursor(cursor)

    def _leave(self, event: QKeyEvent) -> None:
        if self._pointer.cancel():
            return
        if self.textCursor().hasSelection():
            self.clear_selection()
            return
        event.ignore()
