"""A statement's card: the words, through whose hands they came, and why it is taken so."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Target
from ui.inspector.card import RecordCard
from ui.inspector.parts import Link, Listing, Quote, where
from ui.widgets.drawing import one_line
from ui.widgets.labels import wrapped
from workbench.changes import SUGGESTED
from workbench.commands.statements import RejectStatement, TakeBackCorrections
from workbench.errors import Refusal
from workbench.model.dates import shown
from workbench.model.documents import Document
from workbench.model.grades import grade
from workbench.statements.heard import Heard, chain
from workbench.statements.heard import Link as Hand

_LONGEST = 600
_ROLES = {
    "author": "wrote it",
    "outlet": "published it",
    "through": "was told",
    "speaker": "says it",
    "source": "is cited for it",
}
_HOW = {"direct": "Quoted word for word", "indirect": "In the author’s words"}


class StatementCard(RecordCard):
    """Show a statement or a turn, named by its document and a place in it."""

    correcting = Signal(object)  # Heard
    topics = ("statement", "mention", "actor", "alias", "document", SUGGESTED)

    def build(self) -> None:
        self.setObjectName("statement_card")
        self.setAccessibleName("Statement")
        self._kind, self._at = "statement", 0
        self.heard: Heard | None = None
        self.quote = Quote(self.theme, "statement_quote", "")
        self.quote.pressed.connect(self._open)
        self.chain = Listing(self.theme, "statement_chain", "Whose words")
        self.how, self.why = wrapped("", "muted"), wrapped("", "muted")
        self.how.setObjectName("statement_how")
        self.why.setObjectName("statement_why")
        for widget in (self.quote, self.chain):
            self.body.addWidget(widget)
        self.body.addLayout(self.form)
        self.row("How", self.how)
        self.row("Why", self.why)
        self.correct = self.button("Correct…", "statement_correct", self._correct)
        self.reject = self.button("No statement", "statement_reject", self._reject)
        self.back = self.button("Take correction back", "statement_back", self._take_back)

    def name_place(self, kind: str, at: int) -> None:
        """Say which one is meant of those in the document that is shown next."""
        self._kind, self._at = kind, at

    def fill(self, record_id: int) -> None:
        document = self.context.store.documents.get(record_id)
        wanted = (record_id, self._kind, self._at)

        def show(every: Sequence[Heard]) -> None:
            if wanted == (self.record_id, self._kind, self._at):
                self._find(every, document)

        self.context.voices.ask(record_id, show)

    def _find(self, every: Sequence[Heard], document: Document) -> None:
        found = [one for one in every if (one.kind, one.start) == (self._kind, self._at)]
        self.heard = found[0] if found else None
        if self.heard is None:
            self.gone.emit()
            return
        self._show(self.heard, document)

    def _show(self, one: Heard, document: Document) -> None:
        badge = grade(document.source_grade, document.information_grade)
        text = self.context.store.documents.text(one.document_id)
        said = " … ".join(text[start:end] for start, end in one.spans)
        said = said if len(said) <= _LONGEST else said[:_LONGEST] + "…"
        line = where(document.name, document.outlet, shown(document.published), badge)
        self.quote.say(said, line)
        hands = chain(one, document)
        if not one.called:
            hands.append(Hand("speaker", "Nobody is named"))
        self.chain.show_lines([self._hand(place, hand) for place, hand in enumerate(hands)])
        how = "A turn of a talk" if one.is_turn else _HOW[one.mode]
        self.how.setText(how + (f", “{one.verb}”" if one.verb else ""))
        self.why.setText(self._reason(one))
        writable = not self.context.store.read_only
        for button in (self.correct, self.reject):
            button.setVisible(writable)
        self.reject.setText("No turn" if one.is_turn else "No statement")
        self.back.setVisible(writable and one.state == "corrected")

    def _reason(self, one: Heard) -> str:
        found = {
            "": "found by rules",
            "added": "added by hand",
            "corrected": "put right by hand",
        }[one.state]
        words = f"named as “{one.speaker}”" if one.speaker and one.speaker != one.actor else ""
        if one.speaker and not one.actor_id and not one.why:
            words += ", known as no actor"
        said = "; ".join(filter(None, (found, words, one.why)))
        return f"{said[:1].upper()}{said[1:]}."

    def _hand(self, place: int, hand: Hand) -> Callable[[], QWidget]:
        def make() -> QWidget:
            # the arrow leads from left to right, whatever the script of the name
            words = f"\u200e{'→ ' if place else ''}\u2068{one_line(hand.name)}\u2069"
            link = Link(self.theme, f"statement_{hand.role}", words, _ROLES[hand.role])
            if hand.actor_id:
                link.clicked.connect(partial(self.context.choose_actor, hand.actor_id))
            elif hand.span and self.heard:
                target = Target(self.heard.document_id, *hand.span)
                link.clicked.connect(partial(self.context.open, target))
            else:
                link.setEnabled(False)
            return link

        return make

    def _open(self) -> None:
        if one := self.heard:
            self.context.open(Target(one.document_id, *one.spans[0]))

    def _correct(self) -> None:
        if self.heard:
            self._open()
            self.correcting.emit(self.heard)

    def _reject(self) -> None:
        if self.heard:
            self.context.run_telling(RejectStatement(self.heard), origin=self.objectName())

    def _take_back(self) -> None:
        if self.heard:
            self.run(TakeBackCorrections((self.heard.record_id,)))

    def refresh(self) -> None:
        """Read it afresh; what is gone with its document is told so."""
        try:
            super().refresh()
        except Refusal:
            self.gone.emit()
