"""Names that may mean several actors, place by place, with what speaks for each of them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QSplitter, QVBoxLayout, QWidget

from ui.actors.panel import actor_options
from ui.context import Context, Target
from ui.deciding.candidates import CandidateList
from ui.deciding.rows import Waiting, open_row
from ui.deciding.sentences import Sentences
from ui.deciding.waiting import WaitingView
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser
from ui.widgets.controls import Button
from ui.widgets.drawing import quoted_apart
from ui.widgets.flow import FlowLayout
from ui.widgets.keys import Acts, DigitKeys
from ui.widgets.labels import Hairline, wrapped
from ui.widgets.row_menu import below_current
from workbench.actors.namings import Naming, sentences_at
from workbench.actors.open_names import OpenName, OpenPlace, open_names
from workbench.actors.settling import Bearer
from workbench.actors.weighing import Weighed, weigh
from workbench.changes import SUGGESTED
from workbench.commands.meanings import DecideName, ForgetMeaning, LeaveName
from workbench.ports import Reader
from workbench.session import Command
from workbench.tasks import Progress

#: places whose sentences are shown; what is decided for all is decided for the others too
_SHOWN = 300
#: what a decision is for
PLACE, DOCUMENT, EVERYWHERE = "place", "document", "everywhere"


class MeantView(WaitingView):
    """List names that are open between several; a digit says whom a name means.

    P, D and A say for what: this place, this document (then it is remembered), all places. 0 means
    none of them, S somebody else, L puts the name off, U asks again what was decided.
    """

    name = "who_is_meant"
    told = "Who is meant?"
    job = "Reading for open names"
    topics = ("actor", "alias", "mention", "meaning", "rejection", SUGGESTED)
    empty_title = "No name is open"
    empty_words = (
        "Names that fit several actors stand here where the document does not tell who is meant. "
        "They are never tagged by guess; a digit decides for the place, the document or all."
    )

    def __init__(self, context: Context) -> None:
        self._scope = DOCUMENT
        self._weighed: Sequence[Weighed] = ()
        self._places: dict[tuple[int, int, int], OpenPlace] = {}
        super().__init__(context)
        DigitKeys(self.view, self._meaning)
        DigitKeys(self.sentences, self._meaning)
        self.share_acts(self.sentences)

    def offered(self) -> Acts:
        return (
            ("meant.place", "This place", "P", partial(self.decide_for, PLACE)),
            ("meant.document", "This document", "D", partial(self.decide_for, DOCUMENT)),
            ("meant.all", "All places", "A", partial(self.decide_for, EVERYWHERE)),
            ("meant.none", "None of them", "0", self.decide_none),
            ("meant.other", "Somebody else…", "S", self.ask_other),
            ("meant.later", "Later", "L", self.put_off),
            ("meant.next", "Next place", "Right", lambda: self.sentences.step(1)),
            ("meant.before", "Place before", "Left", lambda: self.sentences.step(-1)),
            ("meant.open", "Show in reader", "Space", self.open_place),
            ("meant.again", "Ask again…", "U", self.ask_again),
        )

    def build_side(self) -> QWidget:
        theme = self._context.theme
        self.reason = wrapped("")
        self.reason.setObjectName("meant_reason")
        self.sentences = Sentences(theme, "meant_places", "Places of the name")
        self.sentences.moved.connect(self._weigh)
        self.sentences.opened.connect(self._open)
        self.candidates = CandidateList(theme)
        self.candidates.picked.connect(self._pick)
        places, right = QWidget(), QWidget()
        for held, parts in (
            (places, (self._head(), Hairline(), self.sentences)),
            (right, (self._scopes(), Hairline(), self.candidates, self._foot())),
        ):
            column = QVBoxLayout(held)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part, int(part in (self.sentences, self.candidates)))
        side = QSplitter()
        side.setHandleWidth(1)
        side.setChildrenCollapsible(False)
        side.addWidget(places)
        side.addWidget(right)
        side.setSizes([1000, 1000])
        return side

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.reason)
        return head

    def _scopes(self) -> QWidget:
        """Return the choice of what a decision is for."""
        strip = QWidget()
        row = FlowLayout(strip, spacing=4)
        row.setContentsMargins(12, 6, 12, 6)
        strip.setAccessibleName("What a decision is for")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for scope, act in ((PLACE, "place"), (DOCUMENT, "document"), (EVERYWHERE, "all")):
            action = self.acts[f"meant.{act}"]
            tip = f"{action.text()} ({action.shortcut().toString()})"
            button = Button(action.text(), f"meant_{act}", "", checkable=True, tip=tip)
            button.setChecked(scope == self._scope)
            button.clicked.connect(action.trigger)
            self._group.addButton(button)
            self._buttons[scope] = button
            row.addWidget(button)
        return strip

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(12, 6, 12, 8)
        names = ("meant.none", "meant.other", "meant.later")
        column.addLayout(self.buttons(names, ""))
        return foot

    # what it shows

    def read(self, reader: Reader, progress: Progress) -> list[Waiting]:
        return [open_row(one) for one in open_names(reader, progress)]

    def show_one(self, row: Waiting | None) -> None:
        one: OpenName | None = row.about if row else None
        if one is None:
            return
        self._places = {place.spot: place for place in one.places}
        spots = [place.spot for place in one.places[:_SHOWN]]
        self.look(lambda reader: sentences_at(reader, spots), self._show_places)

    def _show_places(self, found: list[Naming]) -> None:
        self.sentences.show_items(found)
        self._weigh()

    @property
    def place(self) -> OpenPlace | None:
        """Return the place in hand."""
        one = self.sentences.item
        return self._places.get(one.spot) if one else None

    def _weigh(self) -> None:
        """Ask what speaks for each of those whom the name may mean at this place."""
        place, row = self.place, self.current
        if place is None or row is None:
            return
        more = len(self._places) - _SHOWN
        rest = f" {more:,} more places are not shown." if more > 0 else ""
        self.reason.setText(quoted_apart(f"“{place.words}” is open: {place.reason}.{rest}"))
        self._show_counts(row.about, place)
        self.look(lambda reader: weigh(reader, place, place.bearers), self._show_weighed)

    def _show_counts(self, one: OpenName, place: OpenPlace) -> None:
        here = sum(other.document_id == place.document_id for other in one.places)
        self._buttons[DOCUMENT].setText(f"This document ({here:,})")
        self._buttons[EVERYWHERE].setText(f"All {len(one.places):,} places")

    def _show_weighed(self, weighed: list[Weighed]) -> None:
        self._weighed = weighed
        types = {one.id: one for one in self._context.store.actor_types.find()}
        self.candidates.show_candidates(weighed, types)

    def decide_for(self, scope: str) -> None:
        """Say what the next decision is for."""
        self._scope = scope
        self._buttons[scope].setChecked(True)

    # decisions

    def _meaning(self, digit: int) -> Callable[[], object] | None:
        if digit == 0:
            return self.decide_none
        return partial(self._pick, digit - 1) if digit <= len(self._weighed) else None

    def _spots(self) -> tuple[tuple[int, int, int], ...]:
        place, row = self.place, self.current
        if place is None or row is None:
            return ()
        if self._scope == PLACE:
            return (place.spot,)
        every = row.about.places
        if self._scope == DOCUMENT:
            every = [one for one in every if one.document_id == place.document_id]
        return tuple(one.spot for one in every)

    def _pick(self, number: int) -> None:
        """Say that the name means the one so numbered."""
        bearer = self._weighed[number].bearer
        if bearer.actor_id:
            self._decide(bearer)
        else:
            self._ask_type(bearer)

    def _decide(self, bearer: Bearer, type_id: int = 0) -> None:
        if place := self.place:
            new = "" if bearer.actor_id else bearer.name
            remembered = self._scope != PLACE
            self._run(DecideName(place.words, self._spots(), bearer.actor_id, remembered, new,
                                 type_id, bearer.name))  # fmt: skip

    def decide_none(self) -> None:
        """Say that the name means none of those that bear it."""
        if place := self.place:
            self._run(LeaveName(place.words, self._spots(), self._scope != PLACE))

    def _run(self, command: Command) -> None:
        """Decide, then go on with what is still open of the name."""
        row, spots = self.current, set(self._spots())
        if row is None or not self._context.run_telling(command, self.name):
            return
        self.freshness.mark()
        left = [one for one in row.about.places if one.spot not in spots]
        if left:
            self._places = {one.spot: one for one in left}
            kept = [one for one in self.sentences.items if one.spot not in spots]
            self.sentences.show_items(kept)
            self._weigh()
        else:
            self.decided(lambda one: one.key == row.key)

    def _ask_type(self, bearer: Bearer) -> None:
        """Ask what somebody is who is no actor yet, then decide."""
        kinds = sorted(
            self._context.store.actor_types.find(), key=lambda one: (one.position, one.id)
        )
        entries = [Entry(one.id, one.label, "", one.colour, one.shape) for one in kinds]
        self._ask(f"What is “{bearer.name}”?", entries, partial(self._decide, bearer))

    def ask_other(self) -> None:
        """Ask which other actor is meant."""
        entries = actor_options(self._context.store)
        names = {one.key: one.text for one in entries}
        self._ask("Who is meant?", entries, lambda key: self._decide(Bearer(key, names[key])))

    def ask_again(self) -> None:
        """Ask which decision for a document is to be taken back."""
        store = self._context.store
        held = store.meanings.find()
        entries = []
        for one in held[-_SHOWN:][::-1]:
            meant = store.actors.get(one.actor_id).name if one.actor_id else "none of the actors"
            title = store.documents.get(one.document_id).name
            entries.append(Entry(one.id, f"{one.key} means {meant}", title))
        if not entries:
            self._context.told.emit("Nothing was decided for a document yet.")
            return
        known = {one.id: one for one in held}

        def forget(key: int) -> None:
            one = known[key]
            self._context.run_telling(ForgetMeaning(one.key, (one.document_id,)), self.name)

        self._ask("Ask again what was decided", entries, forget)

    def _ask(self, title: str, entries: list[Entry], then: Callable[[int], object]) -> None:
        chooser = Chooser(self._context.theme, title, entries, self)
        chooser.picked.connect(then)
        chooser.ask(below_current(self.view))

    def open_place(self) -> None:
        """Show the place in a reader."""
        if one := self.sentences.item:
            self._open(one, False)

    def _open(self, one: Naming, beside: bool) -> None:
        self._context.open(Target(one.document_id, one.start, one.end, beside=beside))
