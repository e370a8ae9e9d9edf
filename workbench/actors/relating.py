"""An actor's relations as its card tells them: contested ones first, with what they rest on."""

from workbench.graph.evidence import claim_items, sides
from workbench.graph.independence import is_against, repeats
from workbench.model.cards import Place, Quoted, Relating
from workbench.model.dates import shown
from workbench.model.documents import Document
from workbench.model.grades import grade
from workbench.model.relations import EvidenceRow, Relation, RelationKind
from workbench.ports import Reader
from workbench.text.citation import citation
from workbench.text.pages import Pages, page_words


class Citations:
    """Cite places, reading each document and its pages once; `documents` are those known so far."""

    def __init__(self, reader: Reader, documents: dict[int, Document]) -> None:
        self._reader = reader
        self.documents = documents
        self._pages: dict[int, Pages] = {}

    def where(self, place: Place) -> str:
        """Return title, outlet, date and grade in a line."""
        one = self._document(place)
        badge = grade(one.source_grade, one.information_grade)
        said = (" ".join(one.name.split()), one.outlet, shown(one.published), badge)
        return " · ".join(part for part in said if part)

    def cited(self, place: Place) -> str:
        """Return author, title, outlet, date, page and address in a line."""
        document = self._document(place)
        if place.document_id not in self._pages:
            content = self._reader.documents.content(place.document_id)
            self._pages[place.document_id] = Pages(content.pieces)
        pages = self._pages[place.document_id].of(place.start, place.end)
        return " ".join(citation(document, page_words(pages)).split())

    def _document(self, place: Place) -> Document:
        if place.document_id not in self.documents:
            self.documents[place.document_id] = self._reader.documents.get(place.document_id)
        return self.documents[place.document_id]


def relating(
    reader: Reader, actor_id: int, independent: bool, citations: Citations
) -> tuple[Relating, ...]:
    """Return the actor's relations, contested ones first, then those that most claims rest on."""
    relations = reader.relations.of_actor(actor_id)
    if not relations:
        return ()
    kinds = {kind.id: kind for kind in reader.relation_kinds.find()}
    by: dict[int, list[EvidenceRow]] = {one.id: [] for one in relations}
    for row in reader.relations.evidence([one.id for one in relations]):
        by[row.relation.id].append(row)
    told = [
        _relating(reader, actor_id, independent, citations, one, kinds[one.kind_id], by[one.id])
        for one in relations
    ]
    return tuple(sorted(told, key=lambda one: (not one.contested, -len(one.claims), one.id)))


def _relating(
    reader: Reader,
    actor_id: int,
    independent: bool,
    citations: Citations,
    relation: Relation,
    kind: RelationKind,
    rows: list[EvidenceRow],
) -> Relating:
    forward = relation.subject_id == actor_id
    other = reader.actors.get(relation.object_id if forward else relation.subject_id)
    words = kind.label if forward or kind.symmetric else kind.inverse or kind.label
    groups = reader.copies.groups([row.document_id for row in rows]) if rows else None
    items = claim_items(rows, groups if independent else None)
    left_out = repeats(rows, groups) if groups and independent else set()
    stances = {is_against(row) for row in rows if row.claim.id not in left_out}
    dates = {row.claim.id: row.published for row in rows}
    claims = []
    for item in items:
        place = Place(item.document_id, item.start, item.end)
        claims.append(
            Quoted(item.words, item.said, citations.cited(place), place, dates[item.id],
                   item.against, item.repeat)
        )  # fmt: skip
    standing = sides(items) if rows else "analyst’s judgement: no document says this yet"
    return Relating(
        relation.id, words, other.id, other.name, len(stances) == 2, standing, relation.note,
        tuple(claims),
    )  # fmt: skip
