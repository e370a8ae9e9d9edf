"""Make a package for review: what was chosen of a project, and nothing that was not.

A reviewer gets the excerpts with the words around them, the whole code book, the actors named there,
and each relation that rests on a chosen excerpt with all its evidence. A blind package holds whole
documents and the code book, and nothing that anybody has marked or judged.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.model.review import Made, Numbered, Packed
from workbench.ports import Reader, Store
from workbench.review.choices import Choices
from workbench.review.fingerprint import fingerprint
from workbench.review.material import Material, read_material
from workbench.review.numbering import Numbering
from workbench.review.package import Package, PackedDocument
from workbench.review.packing import Packing, in_tree_order, pack_codes, pack_documents
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class Prepared:
    """Hold a package, and which excerpt, code and document of the project each of its own is.

    `evidence` excerpts were not chosen themselves: a relation on a chosen one rests on them.
    """

    package: Package
    packed: tuple[Packed, ...] = ()
    numbered: tuple[Numbered, ...] = ()
    evidence: int = 0


def make_package(
    reader: Reader, choices: Choices, progress: Progress | None = None, made: str = ""
) -> Prepared:
    """Return the package of what was chosen; `made` is the time to write on it.

    Raises Refusal when that would be empty, Cancelled when `progress` was.
    """
    if choices.blind:
        return _blind(reader, choices, made)
    material = read_material(reader, choices, progress or Progress())
    packing = Packing(reader, material, choices)
    documents = pack_documents(reader, packing.documents, choices.whole_documents)
    package = Package(
        key=secrets.token_hex(16),
        secret=secrets.token_hex(32),
        title=choices.title,
        instructions=choices.instructions,
        made=made,
        codes=packing.packed_codes(),
        actors=packing.packed_actors(),
        documents=documents,
        excerpts=packing.packed_excerpts(),
        relations=packing.packed_relations(),
        mentions=packing.packed_mentions(),
    )
    packed = tuple(_marked(material, packing, documents))
    numbered = tuple(number_again(package, packing.codes, packing.documents))
    return Prepared(package, packed, numbered, material.evidence)


def _marked(
    material: Material, packing: Packing, documents: tuple[PackedDocument, ...]
) -> Iterator[Packed]:
    hashes = {one.number: one.sha256 for one in documents}
    for one in material.excerpts:
        sha256 = hashes[packing.documents[one.document_id]]
        mark = fingerprint(one, sha256, material.under.get(one.id, ()))
        yield Packed(one.id, packing.excerpts[one.id], mark)


def _blind(reader: Reader, choices: Choices, made: str) -> Prepared:
    wanted = set(choices.document_ids)
    documents = Numbering(one for one in reader.documents.ids() if not wanted or one in wanted)
    if not documents:
        raise Refusal("There is no document to be reviewed. Import one, or choose others.")
    book = in_tree_order(reader.codes.find())
    package = Package(
        key=secrets.token_hex(16),
        secret=secrets.token_hex(32),
        title=choices.title,
        instructions=choices.instructions,
        made=made,
        blind=True,
        codes=pack_codes(book),
        documents=pack_documents(reader, documents, texts=True, grades=False),
    )
    codes = Numbering(one.id for one in book)
    return Prepared(package, numbered=tuple(number_again(package, codes, documents)))


def number_again(
    package: Package, codes: Mapping[int, int], documents: Mapping[int, int]
) -> Iterator[Numbered]:
    """Yield which record each code and document of a package is; both are numbers by record."""
    paths = {one.number: one.path for one in package.codes}
    hashes = {one.number: one.sha256 for one in package.documents}
    for record_id, number in codes.items():
        yield Numbered("code", number, record_id, paths[number])
    for record_id, number in documents.items():
        yield Numbered("document", number, record_id, hashes[number])


def keep(store: Store, prepared: Prepared, sealed: bool) -> int:
    """Remember a package that was made, so that decisions on it can be brought back; returns its id."""
    one = prepared.package
    made = Made(
        key=one.key,
        secret=one.secret,
        title=one.title,
        instructions=one.instructions,
        blind=one.blind,
        sealed=sealed,
        made_at=one.made,
    )
    return store.packages.add(made, prepared.packed, prepared.numbered)
