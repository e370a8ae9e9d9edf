"""Bring documents into the corpus, each content once."""

import hashlib
from dataclasses import dataclass, field

from workbench.commands.versions import Carried, Replaced, carry_over, newest, taking_over
from workbench.errors import Refusal
from workbench.importing.reading import ReadDocument
from workbench.model.defaults import Defaults
from workbench.model.documents import Content, Document
from workbench.model.provenance import written
from workbench.ports import Store
from workbench.session import Desk
from workbench.text.encoding import encoded


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Hold a file that was read: its name, its bytes, and what they say.

    `content` is what `content_of` makes of it and `packed` are the bytes as the store keeps them,
    where a reader's thread has done that already; `path` is where the file lay inside what was
    imported, empty for none; `replaces` is the document that it is a newer version of.
    """

    name: str
    original: bytes
    document: ReadDocument
    packed: bytes = b""
    path: str = ""
    content: Content | None = None
    replaces: Replaced | None = None


def content_of(read: ReadDocument, original: bytes, original_hash: str = "") -> Content:
    """Return what was read as the store keeps it, with the hashes of the text and of the bytes.

    `original_hash` is that of the bytes, where it is known.
    """
    in_bytes = encoded(read.text)
    original_hash = original_hash or hashlib.sha256(original).hexdigest()
    same = in_bytes == original
    return Content(
        text=read.text,
        sha256=original_hash if same else hashlib.sha256(in_bytes).hexdigest(),
        original_sha256=original_hash,
        encoding=read.encoding,
        pieces=read.pieces,
    )


@dataclass(frozen=True, slots=True)
class Imported:
    """Say what became of a file: a new document, or (`known`) the one that already holds it.

    `carried` says what moved here from the older version `replaced_id`.
    """

    document_id: int
    known: bool = False
    title: str = ""
    replaced_id: int = 0
    carried: Carried = field(default_factory=Carried)


@dataclass(frozen=True)
class ImportDocuments:
    """Store what was read, with its original; content that is there already is not stored again.

    Returns one Imported a file, in order. `label_text` lets the batches of one import read alike.
    """

    files: tuple[ReadFile, ...]
    label_text: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        count = len(self.files)
        return self.label_text or ("Import document" if count == 1 else f"Import {count} documents")

    def apply(self, store: Store, desk: Desk) -> list[Imported]:
        """Look each up by text and by bytes before it is stored."""
        if not self.files:
            raise Refusal("There is nothing to import.")
        at = desk.clock()
        defaults = Defaults(store.defaults.find())
        return [_store_one(store, file, at, defaults) for file in self.files]


def _store_one(store: Store, file: ReadFile, at: str, defaults: Defaults) -> Imported:
    content = file.content or content_of(file.document, file.original)
    known = store.documents.known(content.sha256, content.original_sha256)
    if known:
        return Imported(known.id, True, known.name)
    content_id = store.documents.add_content(content, file.original, file.packed)
    document = _described(file, content_id, at)
    # it may have been deleted since the texts were compared
    if file.replaces and store.documents.find(id=file.replaces.document_id):
        older = newest(store, file.replaces.document_id)
        newer = defaults.filled(taking_over(document, older, file.replaces.same_body))
        return _replace(store, newer, file.replaces)
    return Imported(store.documents.add(defaults.filled(document)))


def _replace(store: Store, newer: Document, replaced: Replaced) -> Imported:
    newer_id = store.documents.add(newer)
    carried = carry_over(store, replaced.document_id, newer_id, replaced.carrier)
    return Imported(newer_id, False, newer.name, newer.replaces_id, carried)


def _described(file: ReadFile, content_id: int, at: str) -> Document:
    read = file.document
    return Document(
        content_id=content_id,
        title=read.title,
        author=read.author,
        outlet=read.outlet,
        url=read.url,
        published=read.published,
        language=read.language,
        file_name=file.name,
        path=file.path,
        media_type=read.media_type,
        length=len(read.text),
        added_at=at,
        sources=written(read.sources),
    )
