"""A stored text on a page for reading: set, sized, scrolled and selected by stored offsets.

The widget shows; it never owns the text. What is copied or found is read from the stored text by
offsets, because Qt changes characters (no-break spaces become spaces) and counts others.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPointF, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent, QTextCursor, QTextDocument, QTextFrame
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.reading.folds import Folds, hide
from ui.reading.geometry import Geometry
from ui.reading.typesetting import Setter, face, head_of
from ui.theme import Theme
from workbench.model.documents import Piece
from workbench.model.furniture import FurnitureSpan
from workbench.text.numbering import Paragraphs
from workbench.text.offsets import Positions

ZOOMS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0, 2.4)
_KEYBOARD = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Page(QTextEdit):
    """Read-only text. Offsets in and out are half-open code points of the stored text."""

    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.text = ""
        self.geometry_of = Geometry(self, Positions(""))
        self.paragraphs = Paragraphs("")
        self.folds = Folds()
        self.zoom = 1.0
        self._pieces: tuple[Piece, ...] = ()
        self._face = face(theme, self.zoom)
        self._own: QTextDocument | None = None
        self._head = 0
        self._later: tuple[int, float] | None = None  # where to scroll once it is shown
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(40)
        self._idle.timeout.connect(self.complete)
        self._build()

    def _build(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(_KEYBOARD)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)  # its handle is hidden while there is nothing to scroll
        bar.rangeChanged.connect(lambda _least, most: bar.setEnabled(most > 0))
        self.setMinimumWidth(160)
        self.setTabChangesFocus(True)
        self._colour()

    # the text

    def show_text(
        self,
        text: str,
        pieces: tuple[Piece, ...] = (),
        furniture: Sequence[FurnitureSpan] = (),
    ) -> None:
        """Show another text from its start, its page furniture folded."""
        self.folds = Folds(text, furniture)
        self.text, self._pieces, self._later = text, pieces, None
        self.geometry_of = Geometry(self, Positions(text))
        self._head = head_of(text)
        self.paragraphs = Paragraphs(text[: self._head])
        self._set()
        if self._head < len(text):
            self._idle.start()

    def complete(self) -> None:
        """Set what is still missing of a long text; the place and the selection stay."""
        self._idle.stop()
        if self._head < len(self.text):
            self._head = len(self.text)
            self.paragraphs = Paragraphs(self.text)
            self._set_again()

    def _reach(self, offset: int) -> None:
        if offset >= self._head:
            self.complete()

    def _set(self) -> None:
        """Build the Qt document anew and show it from its start."""
        self._face = face(self.theme, self.zoom)
        setter = Setter(self, self._face, self.theme)
        self._put_margins(setter.document.rootFrame())
        positions = self.geometry_of.positions
        document = setter.set(positions, (*self._pieces, *self.folds.pieces), self._head)
        hide(document, positions, self.folds, self._head, self.theme.px(30))
        before, self._own = self._own, document
        self.setDocument(document)
        self.setCursorWidth(max(1, self.theme.px(1.5)))
        if before:
            before.deleteLater()

    def _set_again(self) -> None:
        place, top = self.verticalScrollBar().value(), self.top_offset()
        cursor, same = self.textCursor(), self._face
        self._set()
        kept = self.textCursor()
        kept.setPosition(cursor.anchor())
        kept.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(kept)
        self.scroll_to(top)
        if same == self._face:
            self.verticalScrollBar().setValue(place)

    def set_furniture(self, furniture: Sequence[FurnitureSpan]) -> None:
        """Show other page furniture; the place stays, and so does what was unfolded."""
        folds = self.folds.renewed(self.text, furniture)
        if folds.every != self.folds.every:
            self.folds = folds
            self._set_again()

    def refold(self) -> None:
        """Show again what is folded and what is not, after it was changed."""
        self._set_again()

    def refresh_look(self) -> None:
        """Take colours and sizes from the theme again, keeping place and selection."""
        self._colour()
        self._set_again()

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
        # under a stylesheet the viewport keeps the palette it first had
        self.viewport().setPalette(palette)

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
        self._reach(end)
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

    def createMimeDataFromSelection(self) -> QMimeData:
        # made in C++: the clipboard may outlive Python, and tears down what Python made with a crash
        model = QStringListModel(["words"])
        data = model.mimeData([model.index(0)])
        data.clear()
        data.setText(self.quote())
        return data

    # places

    def top_offset(self) -> int:
        """Return the stored offset at the start of the first line on the screen."""
        if self._later:
            return self._later[0]
        if not self.verticalScrollBar().value():
            return 0
        left, right = self._margins()[0] + 1, self.viewport().width() - 1
        # a line that runs from right to left begins at the right
        return min(
            self.geometry_of.offset_at(QPointF(x, self._face.pitch / 2)) for x in (left, right)
        )

    def scroll_to(self, offset: int, share: float = 0.0) -> None:
        """Scroll so that the line of a stored offset stands `share` of the height from the top."""
        if not self.isVisible():  # the width is not known yet
            self._later = (offset, share)
            return
        self._reach(offset)
        if fold := self.folds.hiding(offset):
            offset = fold.start
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
        self._reach(end)
        if fold := self.folds.hiding(start):
            self.folds.toggle(fold)
            self.refold()
        top = self.geometry_of.line_top(start)
        bottom = self.geometry_of.line_top(max(start, end - 1))
        if top < 0 or bottom > self.viewport().height() - 2 * self._face.pitch:
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
        gutter, stripes = self._gutter_width(), self._stripes_width()
        text = max(min(self._face.measure, width - gutter - stripes), self.theme.px(120))
        left = gutter + max(0, width - gutter - stripes - text) // 2
        return left, max(width - left - text, 0)

    def _gutter_width(self) -> int:
        """Return the room for paragraph numbers."""
        return self.theme.px(44)

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._later:
            place, self._later = self._later, None
            self.scroll_to(*place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.top_offset() if self.text else 0
        self._put_margins(self.document().rootFrame())
        super().resizeEvent(event)
        if top:
            self.scroll_to(top)

    def refit(self) -> None:
        """Give the text the room that its margins leave now; the place stays."""
        top = self.top_offset()
        self._put_margins(self.document().rootFrame())
        self.scroll_to(top)
