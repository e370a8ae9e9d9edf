"""Show in a reader the names that nobody has decided on, and let them be decided there.

They are read beside the window and never stand among the analyst's marks: no count, chart or
export knows them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.context import Choice, Context
from ui.corpus.searching import Searching
from ui.reading.marks import MarkSet
from ui.reading.suggestion_bar import SuggestionBar
from ui.suggestions.deciding import OFFERS, Deciding
from ui.suggestions.model import NOT_TOLD
from workbench.changes import SUGGESTED, ChangeSet
from workbench.model.decisions import SuggestedPlace
from workbench.model.excerpts import Mark
from workbench.ports import Reader

if TYPE_CHECKING:
    from ui.reading.pane import ReaderPane

KIND = "suggestion"
#: ms; what the analyst did is painted before the suggestions are read again
_REST = 60
_TOPICS = (SUGGESTED, "rejection", "mention", "actor_type")
_STEPS = ("next", "previous", "leave")
_KEYS = {QKeySequence(keys): name for name, _, keys, _ in OFFERS} | {
    QKeySequence("Enter"): "accept",
    QKeySequence("Right"): "next",
    QKeySequence("Left"): "previous",
    QKeySequence("Esc"): "leave",
}


def read_places(reader: Reader, document_id: int) -> tuple[MarkSet, dict[int, SuggestedPlace]]:
    """Return the open places of a document as marks, and by number; safe in any thread."""
    colours = {one.key: one.colour for one in reader.actor_types.find()}
    places = reader.suggested.in_document(document_id)
    marks = MarkSet(_mark(one, colours) for one in places)
    return marks, {one.id: one for one in places}


def _mark(one: SuggestedPlace, colours: Mapping[str, str]) -> Mark:
    colour = colours.get(one.type, NOT_TOLD.colour)
    return Mark(KIND, one.id, one.start, one.end, 0, one.name, colour, one.type)


class SuggestedNames(QObject):
    """Keep the suggested names of one reader; `count` of them are shown, 0 while switched off."""

    counted = Signal(int)

    def __init__(self, context: Context, pane: "ReaderPane") -> None:
        super().__init__(pane)
        self._context, self._pane, self._view = context, pane, pane.view
        self._searching = Searching(context, self)
        self._places: dict[int, SuggestedPlace] = {}
        self.shown = True
        self._stale = False
        self.bar = SuggestionBar(context.theme, pane, bool(context.store.read_only))
        self.deciding = Deciding(context, self.bar)
        self.deciding.decided.connect(self._decided)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._read_if_seen)
        self.bar.asked.connect(self.decide)
        context.changed.connect(self._hear)
        context.chosen.connect(self._follow)
        pane.document_changed.connect(self._open)
        self._view.scrolled.connect(self._stand)
        self._view.zoom_changed.connect(self._stand)
        self._view.span_selected.connect(self._give_way)
        self._view.installEventFilter(self)
        self._open()

    # what is shown

    @property
    def count(self) -> int:
        """Return how many suggested places the reader shows."""
        return len(self._view.lights.suggested)

    def show(self, on: bool) -> None:
        """Show the suggested names in the text, or leave them to the queue."""
        self.shown = on
        self.read()

    def _open(self) -> None:
        self._put(MarkSet(), {})
        self.read()

    def read(self) -> None:
        """Ask for the names of the document in the pool; what is shown stays until the answer."""
        document_id = self._pane.document_id
        if not (self.shown and document_id):
            self._searching.stop()
            self._put(MarkSet(), {})
            return
        self._searching.ask(
            lambda reader, _progress: read_places(reader, document_id),
            lambda found: self._put(*found),
            lambda _refusal: None,  # the document is gone, and its reader is told so itself
        )

    def _read_if_seen(self) -> None:
        """Read again, once the reader is in sight."""
        self._stale = not self._view.isVisible()
        if not self._stale:
            self.read()

    def heard(self, documents: frozenset[int]) -> None:
        """Read again when the document is one of those just read for names."""
        if self._pane.document_id in documents:
            self._rest.start()

    def _hear(self, changes: ChangeSet) -> None:
        here = self._pane.document_id
        if not here or not changes.about(*_TOPICS):
            return
        touched = changes.documents | changes.ids(SUGGESTED)
        if here in touched or 0 in touched or changes.about("rejection", "actor_type"):
            self._rest.start()

    def _put(self, marks: MarkSet, places: dict[int, SuggestedPlace]) -> None:
        self._places = places
        self._view.lights.suggested = marks
        self._view.relight()
        if self.current is None:
            self.bar.hide()
        self.counted.emit(len(marks))

    # the one that is chosen

    @property
    def current(self) -> SuggestedPlace | None:
        """Return the chosen place, if it stands in this reader."""
        kind, number = self._view.lights.current
        return self._places.get(number) if kind == KIND else None

    def step(self, by: int) -> bool:
        """Choose the next (1) or previous (−1) suggested name from the caret on, round the ends."""
        marks = self._view.lights.suggested
        if not len(marks):
            return False
        place = self.current
        at = place.start if place else self._view.caret_offset()
        if by > 0:
            number = int(np.searchsorted(marks.starts, at, "right" if place else "left"))
        else:
            number = int(np.searchsorted(marks.starts, at, "left")) - 1
        self._choose(marks.marks[number % len(marks)])
        return True

    def _choose(self, mark: Mark) -> None:
        self._view.put_caret(mark.start)
        self._view.reveal(mark.start, mark.end)
        self._context.choose(KIND, mark.id)

    def _follow(self, choice: Choice) -> None:
        if choice.kind == KIND and choice.id in self._places:
            self._view.put_caret(self._places[choice.id].start)
            self._tell()
        else:
            self.bar.hide()

    def _tell(self) -> None:
        if place := self.current:
            types = {one.key: one for one in self.deciding.types()}
            self.bar.tell(place, types.get(place.type, NOT_TOLD).label)
            self._stand()

    def _stand(self) -> None:
        place = self.current
        rects = self._view.geometry_of.rects(place.start, place.end)[:1] if place else []
        if rects and -rects[0].height() < rects[0].top() < self._view.viewport().height():
            self.bar.stand_at(rects[0], self._view.viewport())
        else:
            self.bar.hide()

    def _give_way(self) -> None:
        if self._view.selected_span():
            self.bar.hide()

    def leave(self) -> None:
        """Let go of the chosen name."""
        self._context.choose("document", self._pane.document_id)

    # decisions

    def decide(self, what: str) -> None:
        """Do one of OFFERS with the chosen name."""
        if place := self.current:
            self.deciding.do(what, place, self._below())

    def _below(self) -> QPoint:
        return self.bar.mapToGlobal(QPoint(0, self.bar.height()))

    def _decided(self, place: SuggestedPlace, whole: bool) -> None:
        """Take out what was decided before it is read again, and go on to the next name."""
        gone = [
            one.id
            for one in self._places.values()
            if one.id == place.id or (whole and one.key == place.key)
        ]
        for number in gone:
            del self._places[number]
        marks = self._view.lights.suggested.amended([(KIND, one) for one in gone], [])
        self._view.put_caret(place.start)
        self._put(marks, self._places)
        if not self.step(1):
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the queue while a name is chosen: nothing else is chosen then."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._rest.start()
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        place, what = self.current, self._meant(event)
        if not (what and place and self.bar.isVisible()):
            return False
        if self._context.store.read_only and what not in _STEPS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif what.isdigit():
            self.deciding.accept_as(int(what), place, self._below())
        elif what in ("next", "previous"):
            self.step(1 if what == "next" else -1)
        elif what == "leave":
            self.leave()
        else:
            self.decide(what)
        return True

    def _meant(self, event: QKeyEvent) -> str:
        if not event.modifiers() and event.text() in tuple("123456789"):
            return event.text()
        return _KEYS.get(QKeySequence(event.keyCombination()), "")
