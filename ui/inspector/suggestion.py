"""A suggested name's card: what it is taken for, why, how often it stands open, and the decisions."""

from functools import partial

from PySide6.QtCore import QPoint

from ui.context import Target
from ui.inspector.card import RecordCard
from ui.inspector.parts import Quote, muted
from ui.suggestions.deciding import OFFERS, Deciding, shown_key
from ui.suggestions.model import NOT_TOLD
from ui.suggestions.place import around
from ui.widgets.controls import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import wrapped
from workbench.changes import SUGGESTED
from workbench.errors import Refusal
from workbench.model.decisions import SuggestedPlace, placed


class SuggestionCard(RecordCard):
    """Explain one suggested place; nothing is tagged before it is accepted."""

    topics = (SUGGESTED, "rejection", "mention", "actor_type", "document")

    def build(self) -> None:
        self.setObjectName("suggestion_card")
        self.setAccessibleName("Suggested name")
        self.place: SuggestedPlace | None = None
        self.deciding = Deciding(self.context, self)
        self.name = wrapped("", "title")
        self.body.addWidget(self.name)
        self.quote = Quote(self.theme, "suggestion_quote", "")
        self.quote.pressed.connect(self._open)
        self.body.addWidget(self.quote)
        self.body.addLayout(self.form)
        self.type, self.why, self.often = muted(""), muted(""), muted("")
        for words, label in (
            ("Taken for", self.type), ("Why", self.why), ("Open at", self.often),
        ):  # fmt: skip
            label.set_kind("")
            self.row(words, label)
        row = FlowLayout(spacing=4)
        for name, words, keys, told in () if self.context.store.read_only else OFFERS:
            tip = f"{told} ({shown_key(keys)} in the text)"
            button = Button(words, f"suggestion_{name}", "primary" * (name == "accept"), tip=tip)
            button.clicked.connect(partial(self._decide, name, button))
            row.addWidget(button)
        self.body.addLayout(row)

    def fill(self, record_id: int) -> None:
        store = self.context.store
        document_id, start = placed(record_id)
        document = store.documents.get(document_id)
        self.place = place = store.suggested.at(document_id, start)
        if place is None:
            raise Refusal("This name was decided on.")
        self.name.setText(place.name)
        text = store.documents.text(document_id)
        self.quote.say(around(text, place.start, place.end), document.name)
        types = {one.key: one for one in self.deciding.types()}
        self.type.setText(types.get(place.type, NOT_TOLD).label)
        self.why.setText(place.reason or "Not told")
        places = store.suggested.places(place.key)
        documents = len({one.document_id for one in places})
        self.often.setText(
            f"{len(places):,} place{'' if len(places) == 1 else 's'}"
            f" in {documents:,} document{'' if documents == 1 else 's'}"
        )

    def _open(self) -> None:
        if self.place:
            self.context.open(Target(self.place.document_id, self.place.start, self.place.end))

    def _decide(self, what: str, below: Button, _pressed: bool = False) -> None:
        if self.place:
            at = below.mapToGlobal(QPoint(0, below.height()))
            self.deciding.do(what, self.place, at)
