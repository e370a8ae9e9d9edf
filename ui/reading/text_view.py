"""Show one document's stored text for reading and selecting, with its marks painted under it.

The widget shows; it never owns the text. What is copied, found or marked is read from the stored
text by offsets, because Qt changes characters (no-break spaces become spaces) and counts others.
"""

from PySide6.QtCore import QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.reading.geometry import Geometry
from ui.reading.gestures import Pointer, nudged
from ui.reading.lights import Lights
from ui.reading.margins import Stripe, paint_numbers, paint_stripes, place_stripes
from ui.reading.marks import MarkSet
from ui.reading.painting import Scene, paint_marks
from ui.reading.typesetting import Setter, face
from ui.theme import Theme
from workbench.model.documents import Piece
from workbench.text.numbering import Paragraphs
from workbench.text.offsets import Positions

ZOOMS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0, 2.4)
_KEYBOARD = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class TextView(QTextEdit):
    """Read-only text with marks. Offsets in and out are half-open code points of the stored text."""

    mark_clicked = Signal(object)  # Mark
    blank_clicked = Signal()
    resize_asked = Signal(int, int, int)  # excerpt id, start, end
    span_selected = Signal()  # the selection has come to rest, or is gone
    scrolled = Signal()
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_text")
        self.theme = theme
        self.text = ""
        self.marks = MarkSet()
        self.lights = Lights()
        self.geometry_of = Geometry(self, Positions(""))
        self.paragraphs = Paragraphs("")
        self.zoom = 1.0
        self._pieces: tuple[Piece, ...] = ()
        self._face = face(theme, self.zoom)
        self._own: QTextDocument | None = None
        self._stripes: list[Stripe] | None = None
        self._pointer = Pointer(self)
        self._build()

    def _build(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(_KEYBOARD)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumWidth(160)
        self.viewport().setMouseTracking(True)
        self.setTabChangesFocus(True)
        self._colour()
        self.selectionChanged.connect(self._rest)

    # the text

    def show_text(self, text: str, pieces: tuple[Piece, ...] = ()) -> None:
        """Show another text, without marks, from its start."""
        self.text, self._pieces = text, pieces
        self.marks, self.lights = MarkSet(), Lights(actor_id=self.lights.actor_id)
        self.paragraphs = Paragraphs(text)
        self.geometry_of = Geometry(self, Positions(text))
        self._set()

    def _set(self) -> None:
        """Build the Qt document anew and show it from its start."""
        self._face = face(self.theme, self.zoom)
        setter = Setter(self, self._face, self.theme)
        self._put_margins(setter.document.rootFrame())
        document = setter.set(self.geometry_of.positions, self._pieces)
        before, self._own = self._own, document
        self.setDocument(document)
        self.setCursorWidth(max(1, self.theme.px(1.5)))
        if before:
            before.deleteLater()
        self._stripes = None

    def refresh_look(self) -> None:
        """Take colours and sizes from the theme again, keeping place and selection."""
        self._colour()
        top, cursor = self.top_offset(), self.textCursor()
        self._set()
        kept = self.textCursor()
        kept.setPosition(cursor.anchor())
        kept.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(kept)
        self.scroll_to(top)

    def _colour(self) -> None:
        palette = self.palette()
        tint = self.theme.role("accent")
        tint.setAlpha(90 if self.theme.dark else 64)
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Base, self.theme.role("reading"))
            palette.setColor(group, QPalette.ColorRole.Text, self.theme.role("text"))
            palette.setColor(group, QPalette.ColorRole.Highlight, tint)
            palette.setColor(group, QPalette.ColorRole.HighlightedText, self.theme.role("text"))
        self.setPalette(palette)

    # marks and lights

    def set_marks(self, marks: MarkSet) -> None:
        """Show these marks; the text and the place stay."""
        self.marks = marks
        self.relight()

    def relight(self) -> None:
        """Paint again what is under and beside the text."""
        self._stripes = None
        self.viewport().update()

    def mark_rects(self, kind: str, record_id: int) -> list[QRectF]:
        """Return where a mark stands on the viewport, line by line, on the screen or not."""
        spans = dict.fromkeys((mark.start, mark.end) for mark in self.marks.of(kind, record_id))
        return [rect for span in spans for rect in self.geometry_of.rects(*span)]

    def scene(self) -> Scene:
        """Return all that painting needs."""
        return Scene(self.text, self.marks, self.lights, self.geometry_of, self.theme)

    # selection

    def selected_span(self) -> tuple[int, int] | None:
        """Return the selection, or None when nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        stored = self.geometry_of.positions.to_stored
        return stored(cursor.selectionStart()), stored(cursor.selectionEnd())

    def select_span(self, start: int, end: int) -> None:
        """Select a stored span, without scrolling."""
        shown = self.geometry_of.positions.to_shown
        cursor = self.textCursor()
        cursor.setPosition(shown(start))
        cursor.setPosition(shown(end), QTextCursor.MoveMode.KeepAnchor)
        place = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(place)

    def quote(self) -> str:
        """Return the selected words, from the stored text."""
        span = self.selected_span()
        return self.text[slice(*span)] if span else ""

    def clear_selection(self) -> None:
        """Drop the selection; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _rest(self) -> None:
        if not self._pointer.pressed:
            self.span_selected.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.quote())
        return data

    # places

    def top_offset(self) -> int:
        """Return the stored offset at the start of the first line on the screen."""
        if not self.verticalScrollBar().value():
            return 0
        return self.geometry_of.offset_at(QPointF(self._margins()[0] + 1, self._face.pitch / 2))

    def scroll_to(self, offset: int, share: float = 0.0) -> None:
        """Scroll so that the line of a stored offset stands `share` of the height from the top."""
        bar = self.verticalScrollBar()
        top = self.geometry_of.line_top(offset) + bar.value()
        place = round(top - share * self.viewport().height()) if offset or share else 0
        if place > bar.maximum():
            self._lay_out_to(offset)
        bar.setValue(place)

    def _lay_out_to(self, offset: int) -> None:
        """Have the widget learn the height up to an offset; Qt lays out as it goes."""
        kept = self.textCursor()
        goal = QTextCursor(self.document())
        goal.setPosition(self.geometry_of.positions.to_shown(offset))
        self.blockSignals(True)
        self.setTextCursor(goal)
        self.ensureCursorVisible()
        self.setTextCursor(kept)
        self.blockSignals(False)

    def reveal(self, start: int, end: int) -> None:
        """Bring a stored span on the screen, a third from the top, unless it is there already."""
        top, bottom = (
            self.geometry_of.line_top(start),
            self.geometry_of.line_top(max(start, end - 1)),
        )
        height = self.viewport().height()
        if top < 0 or bottom > height - 2 * self._face.pitch:
            self.scroll_to(start, 0.33)

    # size

    def set_zoom(self, zoom: float) -> None:
        """Set the text size, 1 being the theme's own."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom != self.zoom:
            self.zoom = zoom
            self.refresh_look()
            self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """Take the next larger size."""
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self.zoom + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Take the next smaller size."""
        self.set_zoom(next((zoom for zoom in ZOOMS[::-1] if zoom < self.zoom - 0.01), ZOOMS[0]))

    def _margins(self) -> tuple[int, int]:
        """Return the room left and right of the text, numbers and stripes included."""
        width = self.viewport().width()
        gutter, stripes = self.theme.px(44), self._stripes_width()
        text = max(min(self._face.measure, width - gutter - stripes), self.theme.px(120))
        left = gutter + max(0, width - gutter - stripes - text) // 2
        return left, max(width - left - text, 0)

    def _stripes_width(self) -> int:
        """Return the room for stripes; a narrow pane keeps it for the text."""
        return self.theme.px(98 if self.viewport().width() >= self.theme.px(380) else 14)

    def _put_margins(self, frame: QTextFrame) -> None:
        left, right = self._margins()
        form = frame.frameFormat()
        if (form.leftMargin(), form.rightMargin()) != (left, right):
            form.setLeftMargin(left)
            form.setRightMargin(right)
            form.setTopMargin(self.theme.px(14))
            form.setBottomMargin(self.theme.px(60))
            frame.setFrameFormat(form)

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
        left, right = self._margins()
        if area.left() < left:
            paint_numbers(painter, scene, self.paragraphs, seen, left - self.theme.px(12))
        if area.right() > self.viewport().width() - right:
            paint_stripes(painter, scene, self.stripes())

    def stripes(self) -> list[Stripe]:
        """Return the coding stripes beside the lines on the screen."""
        if self._stripes is None:
            seen = self.geometry_of.seen(0, self.viewport().height())
            marks = [
                mark
                for mark in self.marks.between(*seen)
                if mark.kind == "excerpt" and mark.start >= seen[0]
            ]
            width = self._stripes_width()
            left = self.viewport().width() - self._margins()[1] + self.theme.px(10)
            room = width - self.theme.px(12)
            self._stripes = place_stripes(self.scene(), marks, left, room)
        return self._stripes

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.top_offset() if self.text else 0
        self._put_margins(self.document().rootFrame())
        super().resizeEvent(event)
        self._stripes = None
        if top:
            self.scroll_to(top)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._stripes = None
        right = self._margins()[1]
        self.viewport().update(self.viewport().width() - right, 0, right, self.viewport().height())
        self.scrolled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
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
        elif (nudge := nudged(self, event)) is not None:
            self.resize_asked.emit(*nudge)
        else:
            super().keyPressEvent(event)

    def _leave(self, event: QKeyEvent) -> None:
        if self._pointer.cancel():
            return
        if self.textCursor().hasSelection():
            self.clear_selection()
            return
        event.ignore()
