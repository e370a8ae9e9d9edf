"""An excerpt's card: the words, the codes they stand under, who speaks, what rests on them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.codes.editing import code_options
from ui.context import Target
from ui.excerpts.speaking import attribution, named, speaker_options, whence
from ui.inspector.card import RecordCard
from ui.inspector.parts import Chips, Held, Link, Listing, Quote, where
from ui.inspector.reviewed import Reviewed
from ui.widgets.labels import wrapped
from workbench.changes import SPOKEN
from workbench.commands.excerpts import (
    AnnotateExcerpts,
    CodeExcerpts,
    DeleteExcerpts,
    UncodeExcerpts,
)
from workbench.model.dates import shown
from workbench.model.documents import Document
from workbench.model.excerpts import Excerpt
from workbench.model.grades import STANCES, grade
from workbench.model.relations import Claim

_LONGEST = 1500


class ExcerptCard(RecordCard):
    """Show an excerpt: its words, its codes, who speaks, and the claims that rest on it."""

    again_wanted = Signal(str, int)
    topics = (
        *("excerpt", "code", "claim", "relation", "relation_kind", "actor", "document", SPOKEN),
        *("review", "verdict"),
    )

    def build(self) -> None:
        self.setObjectName("excerpt_card")
        self.setAccessibleName("Excerpt")
        self.quote = Quote(self.theme, "excerpt_quote", "")
        self.quote.pressed.connect(self._open)
        self.codes = Chips("excerpt_codes", "Codes", add="Code")
        self.codes.removed.connect(self._uncode)
        self.codes.adding.connect(self._ask_code)
        self.codes.pressed.connect(lambda code_id: self.context.choose("code", code_id))
        self.body.addWidget(self.quote)
        self.body.addWidget(self.codes)
        self.body.addLayout(self.form)
        self.speaker = Link(self.theme, "excerpt_speaker")
        self.speaker.clicked.connect(self._ask_speaker)
        self.row("Speaker", self.speaker)
        self.whence = wrapped("", "small")
        self.whence.setObjectName("excerpt_whence")
        self.form.addRow(self.whence)
        self.note = self.text_row("excerpt_note", "Note", "Your remark", many_lines=True)
        self.note.committed.connect(
            lambda text: self.run(AnnotateExcerpts((self.record_id,), text))
        )
        self.claims = Listing(self.theme, "excerpt_claims", "Claims that rest on it")
        self.body.addWidget(self.claims)
        self.reviewed = Reviewed(self.theme)
        self.body.addWidget(self.reviewed)
        self.again = self.button(
            "Find again in the newer version…", "excerpt_again",
            lambda: self.again_wanted.emit("excerpt", self.record_id),
        )  # fmt: skip
        self.delete = self.button(
            "Delete excerpt", "excerpt_delete", lambda: self.run(DeleteExcerpts((self.record_id,)))
        )

    def fill(self, record_id: int) -> None:
        store = self.context.store
        excerpt: Excerpt = store.excerpts.get(record_id)
        document = store.documents.get(excerpt.document_id)
        self.again.setVisible(excerpt.document_id in store.documents.newer())
        badge = grade(document.source_grade, document.information_grade)
        said = excerpt.quote if len(excerpt.quote) <= _LONGEST else excerpt.quote[:_LONGEST] + "…"
        line = where(document.name, document.outlet, shown(document.published), badge)
        self.quote.say(said, line)
        self.codes.show_chips(
            Held(code_id, store.codes.get(code_id).name)
            for code_id in store.excerpts.codes_of(record_id)
        )
        claims = store.claims.find(excerpt_id=record_id)
        self._fill_speaker(document)
        self.note.show_text(excerpt.note)
        self.claims.show_lines([self._claim_line(claim) for claim in claims])
        self.reviewed.show_said(store, record_id)

    def _fill_speaker(self, document: Document) -> None:
        """Say who speaks and how that is known; where nobody is quoted, whose words are left."""
        store = self.context.store
        speaker = store.excerpts.speaker(self.record_id)
        self.speaker.say(named(store, speaker) or "Nobody is quoted", "Change")
        how = whence(speaker, document)
        self.whence.setText(how)
        self.whence.setVisible(bool(how))

    def _arrow(self, claim: Claim) -> str:
        store = self.context.store
        relation = store.relations.get(claim.relation_id)
        subject = store.actors.get(relation.subject_id).name
        return f"{subject} → {store.actors.get(relation.object_id).name}"

    def _claim_line(self, claim: Claim) -> Callable[[], QWidget]:
        def make() -> QWidget:
            words, stance = self._arrow(claim), STANCES[claim.stance]
            link = Link(self.theme, f"claim_{claim.id}", words, stance)
            link.clicked.connect(lambda: self.context.choose("claim", claim.id))
            return link

        return make

    def _open(self) -> None:
        excerpt = self.context.store.excerpts.get(self.record_id)
        self.context.open(Target(excerpt.document_id, excerpt.start, excerpt.end))

    def _uncode(self, code_id: int) -> None:
        self.run(UncodeExcerpts((self.record_id,), code_id))

    def _ask_code(self) -> None:
        excerpt_id, held = self.record_id, self.context.store.excerpts.codes_of(self.record_id)
        options = [one for one in code_options(self.context.store) if one.key not in held]
        self.ask(
            "Which code?", options, self.codes,
            lambda code_id: self.run(CodeExcerpts((excerpt_id,), code_id)),
        )  # fmt: skip

    def _ask_speaker(self) -> None:
        excerpt_id, store = self.record_id, self.context.store
        options = speaker_options(store, store.excerpts.speaker(excerpt_id, as_read=True))
        self.ask(
            "Who says it?", options, self.speaker,
            lambda key: self.run(attribution((excerpt_id,), key)),
        )  # fmt: skip
