"""A claim's card: what an excerpt says of a relation, who says so, when it held, how far to trust."""

from ui.actors.panel import actor_options
from ui.context import Target
from ui.corpus.metadata import graded
from ui.inspector.card import RecordCard
from ui.inspector.parts import Link, Quote, where
from ui.widgets.choices import Entry
from ui.widgets.fields import ChoiceField, TextField
from workbench.commands.relations import EditClaim, RemoveClaims
from workbench.model.dates import shown
from workbench.model.grades import (
    INFORMATION_GRADES,
    LIKELIHOODS,
    SOURCE_GRADES,
    STANCES,
    VOICES,
    grade,
)
from workbench.model.relations import Claim

_LIKELIHOODS = [
    ("", "Not said"),
    *((key, f"{words} ({share})") for key, (words, share) in LIKELIHOODS.items()),
]


class ClaimCard(RecordCard):
    """Show a claim; empty grades are those of its document."""

    topics = ("claim", "relation", "excerpt", "actor", "document")

    def build(self) -> None:
        self.setObjectName("claim_card")
        self.setAccessibleName("Claim")
        self.quote = Quote(self.theme, "claim_quote", "")
        self.quote.pressed.connect(self._open)
        self.body.addWidget(self.quote)
        self.body.addLayout(self.form)
        self.relation = Link(self.theme, "claim_relation")
        self.relation.clicked.connect(self._show_relation)
        self.row("Relation", self.relation)
        self.choices: dict[str, ChoiceField] = {}
        self._choice("voice", "Said by", [(key, said) for key, said in VOICES.items()])
        self.speaker = Link(self.theme, "claim_speaker")
        self.speaker.clicked.connect(self._ask_speaker)
        self.row("Speaker", self.speaker)
        self._choice("stance", "Stance", list(STANCES.items()))
        self.since = self._date("since", "Since")
        self.until = self._date("until", "Until")
        self._choice("likelihood", "Likelihood", _LIKELIHOODS)
        self._choice("source_grade", "Source", graded(SOURCE_GRADES, "As the document"))
        self._choice(
            "information_grade", "Information", graded(INFORMATION_GRADES, "As the document")
        )
        self.note = self.text_row("claim_note", "Note", "Your remark", many_lines=True)
        self.note.committed.connect(lambda text: self._edit(note=text))
        self.remove = self.button(
            "Remove claim", "claim_remove", lambda: self.run(RemoveClaims((self.record_id,)))
        )

    def _choice(self, name: str, told: str, options: list[tuple[str, str]]) -> None:
        choice = ChoiceField(f"claim_{name}", told, options)
        choice.picked.connect(lambda key: self._edit(**{name: key}))
        self.choices[name] = choice
        self.row(told, choice)

    def _date(self, name: str, told: str) -> TextField:
        field = self.text_row(f"claim_{name}", told, "2020, Jan 2020 or 3 Jan 2020")
        field.committed.connect(lambda text: self._edit(**{name: text}))
        return field

    def fill(self, record_id: int) -> None:
        store = self.context.store
        claim: Claim = store.claims.get(record_id)
        excerpt = store.excerpts.get(claim.excerpt_id)
        document = store.documents.get(excerpt.document_id)
        badge = grade(
            claim.source_grade or document.source_grade,
            claim.information_grade or document.information_grade,
        )
        line = where(document.name, document.outlet, shown(document.published), badge)
        self.quote.say(excerpt.quote[:1500], line)
        relation = store.relations.get(claim.relation_id)
        kind = store.relation_kinds.get(relation.kind_id)
        names = [store.actors.get(one).name for one in (relation.subject_id, relation.object_id)]
        self.relation.say(f"{names[0]} {kind.label} {names[1]}", "show")
        for name, choice in self.choices.items():
            choice.show_key(getattr(claim, name))
        self.since.show_text(shown(claim.since))
        self.until.show_text(shown(claim.until))
        self.note.show_text(claim.note)
        speaker = store.actors.get(claim.speaker_id).name if claim.speaker_id else ""
        self.speaker.say(speaker or "Nobody named", "Change")

    def _edit(self, **fields: object) -> None:
        self.run(EditClaim(self.record_id, fields))

    def _ask_speaker(self) -> None:
        options = [Entry(0, "Nobody named"), *actor_options(self.context.store)]
        self.ask("Who says it?", options, self.speaker, self._speak)

    def _speak(self, actor_id: int) -> None:
        if actor_id:
            self._edit(voice="speaker", speaker_id=actor_id)
        else:
            self._edit(voice="author", speaker_id=0)

    def _show_relation(self) -> None:
        claim = self.context.store.claims.get(self.record_id)
        self.context.choose("relation", claim.relation_id)

    def _open(self) -> None:
        store = self.context.store
        excerpt = store.excerpts.get(store.claims.get(self.record_id).excerpt_id)
        self.context.open(Target(excerpt.document_id, excerpt.start, excerpt.end))
