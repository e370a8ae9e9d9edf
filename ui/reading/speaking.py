"""Show in a reader who says what, step from statement to statement, and know the one at the cursor."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from ui.context import Choice, Context, Target
from ui.reading.voices import Voiced, said
from workbench.statements.heard import Heard

if TYPE_CHECKING:
    from ui.reading.pane import ReaderPane

#: what a choice of one of these is about; both are named by document and place
KINDS = ("statement", "turn")


class Speaking(QObject):
    """Keep who says what in one reader; `correcting` carries a statement whose name was clicked."""

    correcting = Signal(object)  # Heard

    def __init__(self, context: Context, pane: "ReaderPane") -> None:
        super().__init__(pane)
        self._context, self._pane, self._view = context, pane, pane.view
        context.voices.heard.connect(self._take)
        context.voices.switched.connect(self._open)
        context.chosen.connect(self._follow)
        pane.document_changed.connect(self._open)
        context.wanted.connect(self._led)
        self._view.voice_clicked.connect(self._clicked)
        self._view.cursorPositionChanged.connect(self._moved)
        self._place: int | None = None  # where a list led to; the cursor stayed behind
        self._open()

    # what is shown

    def _open(self) -> None:
        """Show what is known of the document now open, and ask for it."""
        document_id, voices = self._pane.document_id, self._context.voices
        on = voices.on and bool(document_id)
        self._view.show_voices(on)
        self._put(Voiced.of(voices.of(document_id)) if on else Voiced())
        if on:
            voices.ask(document_id)

    def _take(self, document_id: int) -> None:
        if self._context.voices.on and document_id == self._pane.document_id:
            current = self._view.lights.voices.current
            self._put(Voiced.of(self._context.voices.of(document_id), current))
            self._follow(self._context.choice)

    def _put(self, voiced: Voiced) -> None:
        self._view.lights.voices = voiced
        self._view.relight()

    # the one at the cursor

    @property
    def current(self) -> Heard | None:
        """Return the statement chosen here, else the one where a list led to, or at the cursor."""
        voiced = self._view.lights.voices
        return voiced.current or voiced.at(self._cursor())

    def _cursor(self) -> int:
        return self._view.caret_offset() if self._place is None else self._place

    def _led(self, target: Target) -> None:
        led = target.document_id == self._pane.document_id and target.end > target.start
        self._place = target.start if led else None
        now = self._view.lights.voices.current
        if led and now and not now.start <= target.start < now.end:
            self._view.lights.voices.current = None

    def _moved(self) -> None:
        self._place = None

    def at(self, start: int, end: int) -> Heard | None:
        """Return the statement, not the turn, that most of a selection lies in."""
        there = (one for one in self._view.lights.voices.between(start, end) if not one.is_turn)
        return next(
            (one for one in there if any(a <= start and end <= b for a, b in one.spans)), None
        )

    def choose(self, one: Heard) -> None:
        """Choose a statement or a turn, for the inspector too."""
        self._context.choose(one.kind, one.document_id, one.start)

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) statement from the cursor, round the ends."""
        voiced = self._view.lights.voices
        every = list(voiced.heard)
        if not every:
            return False
        at = self._cursor()
        if voiced.current:
            now = next(n for n, one in enumerate(every) if one is voiced.current)
            one = every[(now + by) % len(every)]
        elif by > 0:
            one = next((one for one in every if one.start >= at), every[0])
        else:
            one = next((one for one in reversed(every) if one.start < at), every[-1])
        self._view.put_caret(one.start)
        self._view.reveal(one.start, one.spans[0][1])
        self.choose(one)
        return True

    def told(self) -> str:
        """Return which statement is chosen, who says it and how: `2 of 11. Qaani: quoted …`."""
        voiced = self._view.lights.voices
        place = next((n for n, one in enumerate(voiced.heard, 1) if one is voiced.current), 0)
        if not (place and voiced.current):
            return ""
        first, _, _ = said(voiced.current).partition("\n")
        return f"{place:,} of {len(voiced.heard):,}. {first}"

    def _follow(self, choice: Choice) -> None:
        """Show which statement is chosen; another choice than an actor takes the tint off."""
        voiced = self._view.lights.voices
        if choice.kind == "actor":
            return
        here = choice.kind in KINDS and choice.id == self._pane.document_id
        wanted = (choice.kind, choice.at)
        found = (one for one in voiced.heard if here and (one.kind, one.start) == wanted)
        now, voiced.current = voiced.current, next(found, None)
        if voiced.current is not now:
            self._view.relight()

    def _clicked(self, one: Heard, in_margin: bool) -> None:
        if in_margin:
            self._view.put_caret(one.start)
        self.choose(one)
        if in_margin:
            self.correcting.emit(one)

    def place_of(self, one: Heard) -> QRect:
        """Return where a statement begins on the screen, in global coordinates."""
        view = self._view
        area = view.viewport()
        begin = max(one.start, view.top_offset())
        rects = view.geometry_of.rects(begin, min(begin + 40, max(one.end, begin + 1)))
        rect = rects[0].toAlignedRect() if rects else area.rect()
        top = min(max(rect.top(), 0), area.height() - rect.height())
        rect.moveTop(max(top, 0))
        return QRect(area.mapToGlobal(rect.topLeft()), rect.size())
