"""What hands do on a text: click a mark, drag an excerpt's edge, move an edge by words."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.reading.marks import Key, key
from ui.reading.painting import handles
from workbench.model.excerpts import Mark
from workbench.statements.heard import Heard

if TYPE_CHECKING:
    from ui.reading.text_view import TextView

_WORD = re.compile(r"\w+")
#: how near an edge the pointer takes hold of it, in pixels: of any excerpt, of the chosen one
_NEAR, _NEAR_CHOSEN = 3, 6


@dataclass
class ResizeGesture:
    """Drag one edge of an excerpt: begun, moved, then ended or cancelled."""

    view: "TextView"
    mark: Mark
    at_start: bool

    def begin(self) -> None:
        """Show the excerpt as it is."""
        self._preview(self.mark.start, self.mark.end)

    def move(self, offset: int) -> None:
        """Show the excerpt as it would be with the edge here; it keeps at least one letter."""
        if self.at_start:
            self._preview(min(offset, self.mark.end - 1), self.mark.end)
        else:
            self._preview(self.mark.start, max(offset, self.mark.start + 1))

    def end(self) -> None:
        """Ask for the new span, if it is another."""
        preview = self.view.lights.preview
        self.cancel()
        if preview and preview[1:] != (self.mark.start, self.mark.end):
            self.view.resize_asked.emit(*preview)

    def cancel(self) -> None:
        """Leave everything as it was."""
        self.view.lights.preview = None
        self.view.relight()

    def _preview(self, start: int, end: int) -> None:
        self.view.lights.preview = (self.mark.id, start, end)
        self.view.relight()


class Pointer:
    """Tell clicks, selections and resizes apart on one text."""

    def __init__(self, view: "TextView") -> None:
        self._view = view
        self._gesture: ResizeGesture | None = None
        self._down = QPointF()
        self.pressed = False
        self._last: tuple[QPointF, int] = (QPointF(-99, -99), -1)

    def press(self, event: QMouseEvent) -> bool:
        """Begin a resize if an edge is under the pointer; says whether the event is dealt with."""
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._down = event.position()
        edge = self.edge_at(event.position())
        if edge and not event.modifiers():
            self._gesture = ResizeGesture(self._view, *edge)
            self._gesture.begin()
            return True
        self.pressed = True
        return False

    def move(self, event: QMouseEvent) -> bool:
        """Follow a resize, or show that an edge is under the pointer."""
        if self._gesture:
            self._gesture.move(self._view.geometry_of.offset_at(event.position()))
            return True
        if event.buttons():
            return False
        self._view.viewport().setCursor(self._shape(event.position()))
        return True

    def _shape(self, point: QPointF) -> Qt.CursorShape:
        beside = self._stripe_at(point) or self._view.beside.tag_at(point)
        if beside or self._view.fold_signs().under(point):
            return Qt.CursorShape.PointingHandCursor
        edge = self.edge_at(point)
        return Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.IBeamCursor

    def release(self, event: QMouseEvent) -> bool:
        """End a resize; says whether there was one."""
        if not self._gesture or event.button() != Qt.MouseButton.LeftButton:
            return False
        gesture, self._gesture = self._gesture, None
        gesture.end()
        return True

    def cancel(self) -> bool:
        """Leave a resize under way; says whether there was one."""
        gesture, self._gesture = self._gesture, None
        if gesture:
            gesture.cancel()
        return gesture is not None

    def clicked(self, event: QMouseEvent) -> None:
        """After a plain press and release: choose the mark under it, or tell the selection."""
        if event.button() != Qt.MouseButton.LeftButton or not self.pressed:
            return
        self.pressed = False
        if self._view.textCursor().hasSelection():
            self._view.span_selected.emit()
            return
        if (event.position() - self._down).manhattanLength() < 4:
            self._choose(event.position())

    def _choose(self, point: QPointF) -> None:
        if tag := self._view.beside.tag_at(point):
            self._view.voice_clicked.emit(tag.heard, True)
            return
        stripe = self._stripe_at(point)
        under = [stripe] if stripe else self.marks_at(point)
        if under:
            self._cycle(under, point)
        elif one := self._said_at(point):
            self._view.voice_clicked.emit(one, False)
        else:
            self._view.blank_clicked.emit()

    def _said_at(self, point: QPointF) -> Heard | None:
        """Return the statement that a point is in, where statements are shown."""
        if not self._view.tells_voices:
            return None
        at = self._view.geometry_of.offset_at(point)
        rects = self._view.geometry_of.rects(max(0, at - 1), at + 1)
        beyond = not any(rect.adjusted(-2, -2, 2, 3).contains(point) for rect in rects)
        return None if beyond else self._view.lights.voices.at(at)

    def choose_at_caret(self) -> bool:
        """Choose the mark at the caret, as a click there would; again for the next one.

        Says whether there is one.
        """
        caret = self._view.geometry_of.positions.to_stored(self._view.textCursor().position())
        marks = self._near(caret)
        if marks:
            self._cycle(sorted(marks.values(), key=_nearness), QPointF(-caret, -caret))
        return bool(marks)

    def _cycle(self, under: list[Mark], point: QPointF) -> None:
        last, number = self._last
        again = (point - last).manhattanLength() < 4
        number = (number + 1) % len(under) if again else 0
        self._last = point, number
        self._view.mark_clicked.emit(under[number])

    def _stripe_at(self, point: QPointF) -> Mark | None:
        return next((s.mark for s in self._view.stripes() if s.rect.contains(point)), None)

    def _near(self, at: int) -> dict[Key, Mark]:
        """Return the marks that touch an offset, suggested names too, one a record."""
        around = max(0, at - 1), at + 1
        suggested = self._view.lights.suggested.between(*around)
        return {key(mark): mark for mark in (*self._view.marks.between(*around), *suggested)}

    def marks_at(self, point: QPointF) -> list[Mark]:
        """Return the marks under a point, mentions first, then the shortest; one a record."""
        at = self._view.geometry_of.offset_at(point)
        near = self._near(at)
        under = [
            mark
            for mark in near.values()
            if any(
                rect.adjusted(0, -2, 0, 3).contains(point)
                for rect in self._view.geometry_of.rects(
                    mark.start, mark.end, (max(0, at - 1), at + 1)
                )
            )
        ]
        return sorted(under, key=_nearness)

    def edge_at(self, point: QPointF) -> tuple[Mark, bool] | None:
        """Return the excerpt whose edge is under a point, and whether that is its start."""
        view = self._view
        at = view.geometry_of.offset_at(point)
        range_ = (max(0, at - 2), at + 2)
        near = [mark for mark in view.marks.between(*range_) if mark.kind == "excerpt"]
        near.sort(key=lambda mark: key(mark) != view.lights.current)
        for mark in near:
            reach = _NEAR_CHOSEN if key(mark) == view.lights.current else _NEAR
            for start, end, at_start in (
                (mark.start, mark.start + 1, True),
                (mark.end - 1, mark.end, False),
            ):
                for handle in handles(view.scene(), start, end, at_start):
                    middle = handle.center().x()
                    if abs(point.x() - middle) <= reach and (
                        handle.top() <= point.y() <= handle.bottom()
                    ):
                        return mark, at_start
        return None


def _nearness(mark: Mark) -> tuple[int, int]:
    """Order marks as they are chosen: mentions, suggested names, excerpts; the shortest first."""
    return ("mention", "suggestion", "excerpt").index(mark.kind), mark.end - mark.start


def nudged(view: "TextView", event: QKeyEvent) -> tuple[int, int, int] | None:
    """Return the chosen excerpt with an edge a word further, if these keys ask for that.

    Alt+Shift+Left and Right move the end, with Ctrl the start.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    kind, excerpt_id = view.lights.current
    if kind != "excerpt" or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return None
    if held not in (both, both | Qt.KeyboardModifier.ControlModifier):
        return None
    marks = view.marks.of(kind, excerpt_id)
    if not marks:
        return None
    start, end = marks[0].start, marks[0].end
    onward = event.key() == Qt.Key.Key_Right
    if held == both:
        end = word_end(view.text, end) if onward else word_end_before(view.text, end)
    else:
        start = word_start(view.text, start) if onward else word_start_before(view.text, start)
    return (excerpt_id, start, end) if start < end else None


def word_end(text: str, at: int) -> int:
    """Return the end of the first word that ends after an offset."""
    found = _WORD.search(text, at)
    return found.end() if found else len(text)


def word_end_before(text: str, at: int) -> int:
    """Return the end of the last word that ends before an offset, or 0."""
    words = _WORD.finditer(text, max(0, at - 500), at)
    return max((found.end() for found in words if found.end() < at), default=0)


def word_start(text: str, at: int) -> int:
    """Return the start of the first word that starts after an offset."""
    found = _WORD.search(text, at)
    if found and found.start() <= at:
        found = _WORD.search(text, found.end())
    return found.start() if found else at


def word_start_before(text: str, at: int) -> int:
    """Return the start of the last word that starts before an offset, or 0."""
    return max((found.start() for found in _WORD.finditer(text, max(0, at - 500), at)), default=0)
