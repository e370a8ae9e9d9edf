"""Count what several documents say once, where one of them only repeats another.

A repost speaks with the voice of its origin: it is listed and can be read, but adds no source.
"""

from collections.abc import Iterable, Mapping

from workbench.copies.groups import Groups
from workbench.model.documents import Document
from workbench.model.relations import EvidenceRow

#: the stances that speak for a relation; `denies` speaks against it
FOR = ("asserts", "possible", "planned")


def source_of(outlet: str, document_id: int) -> str:
    """Return what counts as one independent source: the outlet, or a document without one."""
    said = outlet.strip().casefold()
    return said or f"document {document_id}"


def source_names(documents: Mapping[int, Document], groups: Groups) -> dict[int, str]:
    """Return the independent source of each document; that of a copy is its origin's."""
    named = {one.id: source_of(one.outlet, one.id) for one in documents.values()}
    return {one: named.get(groups.source(one), name) for one, name in named.items()}


def is_against(row: EvidenceRow) -> bool:
    """Say whether the claim speaks against its relation."""
    return row.claim.stance not in FOR


def independent_documents(document_ids: Iterable[int], groups: Groups) -> set[int]:
    """Return the documents without those that repeat another of them, the origin before copies."""
    kept: dict[int, int] = {}
    for one in sorted(
        document_ids, key=lambda one: (one in groups.copies, one in groups.newest, one)
    ):
        kept.setdefault(groups.source(one), one)
    return set(kept.values())


def independent_spans(
    spans: Iterable[tuple[int, int, int, int]], groups: Groups
) -> list[tuple[int, int, int, int]]:
    """Return the mentions without those that a copy repeats: of each actor, one document a group.

    Mentions are (document, actor, start, end); the origin goes before copies, these as they came.
    """
    if not groups.members:
        return list(spans)
    held = list(spans)
    first: dict[tuple[int, int], tuple[bool, bool, int]] = {}
    for document_id, actor_id, *_ in held:
        voice = actor_id, groups.source(document_id)
        rank = document_id in groups.copies, document_id in groups.newest, document_id
        first[voice] = min(first.get(voice, rank), rank)
    return [span for span in held if first[span[1], groups.source(span[0])][2] == span[0]]


def repeats(rows: Iterable[EvidenceRow], groups: Groups) -> set[int]:
    """Return the ids of claims that a copy only repeats: of one relation, on the same side."""
    voices: dict[tuple[int, bool, int], list[EvidenceRow]] = {}
    for row in rows:
        key = row.relation.id, is_against(row), groups.source(row.document_id)
        voices.setdefault(key, []).append(row)
    found: set[int] = set()
    for said in voices.values():
        kept = independent_documents({row.document_id for row in said}, groups)
        found |= {row.claim.id for row in said if row.document_id not in kept}
    return found
