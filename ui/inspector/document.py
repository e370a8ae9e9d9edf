"""A document's card: its metadata in place, and what has been made of it."""

from ui.context import Target
from ui.corpus.metadata import MetadataEditor
from ui.inspector.actor import counted
from ui.inspector.card import RecordCard
from ui.inspector.parts import muted
from workbench.copies.kinship import kin_of
from workbench.model.provenance import account


class DocumentCard(RecordCard):
    """Show a document."""

    topics = ("document", "excerpt", "mention")

    def build(self) -> None:
        self.setObjectName("document_card")
        self.setAccessibleName("Document")
        self.editor = MetadataEditor(self.context)
        self.counts = muted("")
        self.body.addWidget(self.editor)
        self.sources = muted("")
        self.sources.setObjectName("document_sources")
        self.body.addWidget(self.sources)
        self.body.addWidget(self.counts)
        self.open = self.button(
            "Open document", "document_open", lambda: self.context.open(Target(self.record_id))
        )

    def fill(self, record_id: int) -> None:
        self.editor.show_documents([record_id])
        rows = self.context.store.documents.rows([record_id])
        document = self.context.store.documents.get(record_id)
        self.sources.setText("\n".join(account(document)))
        if rows:
            row = rows[0]
            kin = kin_of(self.context.store, record_id)
            self.counts.setText(
                f"{row.length:,} characters, {row.coded:.0%} tagged, "
                f"{counted(row.excerpts, 'excerpt')}, {counted(row.mentions, 'mention')}\n"
                f"From {document.path or document.file_name or 'pasted text'}"
                f"{f'{chr(10)}{kin.said}' if kin else ''}"
            )
