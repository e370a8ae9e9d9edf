"""What stands behind a part of the network: the words for and against, said with their source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.copies.groups import Groups
from workbench.graph.cooccurrence import Spans, Units, places_together
from workbench.graph.independence import is_against, repeats, source_of
from workbench.graph.network import Edge, Material, Network
from workbench.model.dates import shown
from workbench.model.documents import Document
from workbench.model.grades import LIKELIHOODS, VOICES, grade
from workbench.model.relations import EvidenceRow

#: more sentences than this are not listed
MOST = 300
_STANCES = {"asserts": "for", "denies": "against", "possible": "possible", "planned": "planned"}


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one line of the evidence: words, what is said of them, and where they stand.

    `kind` is claim (then `id` is the claim's), together, or edge (then `edge` is what to choose);
    a `repeat` stands in a repost and is listed, but not counted.
    """

    kind: str
    words: str
    said: str
    id: int = 0
    document_id: int = 0
    start: int = 0
    end: int = 0
    against: bool = False
    source: str = ""
    edge: Edge | None = None
    repeat: bool = False


def claim_items(rows: Iterable[EvidenceRow], groups: Groups | None = None) -> list[Item]:
    """Return the claims as items, those against first, each side from the newest document.

    With `groups`, what only repeats another is said to, and not counted.
    """
    ordered = sorted(rows, key=lambda row: (row.published, row.claim.id), reverse=True)
    left_out = repeats(ordered, groups) if groups else set()
    origins = {row.document_id: source_of(row.outlet, row.document_id) for row in ordered}
    items = []
    for row in sorted(ordered, key=lambda row: not is_against(row)):
        root = groups.source(row.document_id) if groups else row.document_id
        source = origins.get(root, origins[row.document_id])
        items.append(_claim_item(row, source, row.claim.id in left_out))
    return items


def _claim_item(row: EvidenceRow, source: str, repeat: bool) -> Item:
    return Item(
        "claim",
        quoted(row.quote),
        claim_line(row) + (" · repost" if repeat else ""),
        id=row.claim.id,
        document_id=row.document_id,
        start=row.start,
        end=row.end,
        against=is_against(row),
        source=source,
        repeat=repeat,
    )


def quoted(words: str) -> str:
    """Return words on one line in quotation marks, unless they bring their own."""
    said = " ".join(words.split())
    return said if said[:1] in {"“", '"', "«", "„"} else f"“{said}”"


def claim_line(row: EvidenceRow) -> str:
    """Return `against · Newswire B2 · 4 Feb 2024 · said by the author · 2021 to 2023 · likely`."""
    claim = row.claim
    source = f"{row.outlet or row.title} {grade(row.source_grade, row.information_grade)}".strip()
    voice = row.speaker if claim.voice == "speaker" and row.speaker else VOICES[claim.voice]
    likely, _ = LIKELIHOODS.get(claim.likelihood, ("", ""))
    parts = [_STANCES[claim.stance], source, shown(row.published), f"said by {voice}",
             _time(claim.since, claim.until), likely]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _time(since: str, until: str) -> str:
    if since and until:
        return shown(since) if since == until else f"{shown(since)} to {shown(until)}"
    return f"since {shown(since)}" if since else f"until {shown(until)}" if until else ""


def together_items(
    spans: Spans,
    edge: Edge,
    unit: str,
    units: Units,
    text: Callable[[int], str],
    documents: dict[int, Document],
) -> list[Item]:
    """Return the places where both actors of the edge are named together, at most `MOST`."""
    items: list[Item] = []
    for document_id, start, end in places_together(spans, edge.source, edge.target, unit, units):
        if len(items) == MOST:
            break
        items.append(_together_item(text(document_id), documents[document_id], start, end))
    return items


def _together_item(text: str, document: Document, start: int, end: int) -> Item:
    badge = grade(document.source_grade, document.information_grade)
    source = f"{document.outlet or document.name} {badge}".strip()
    said = " · ".join(part for part in (source, shown(document.published)) if part)
    return Item(
        "together", _around(text, start, end), said, document_id=document.id, start=start, end=end,
        source=source_of(document.outlet, document.id),
    )  # fmt: skip


def _around(text: str, start: int, end: int, most: int = 220) -> str:
    """Return the words between the names with a little around them, on one line."""
    reach = max(0, (most - (end - start)) // 2)
    begin, stop = max(0, start - reach), min(len(text), end + reach)
    begin = text.rfind("\n", begin, start) + 1 or begin
    line = text.find("\n", end, stop)
    said = " ".join(text[begin : line if line >= 0 else stop].split())
    return said if len(said) <= 2 * most else f"{said[:most]} … {said[-most:]}"


def edge_items(network: Network, actor_id: int) -> list[Item]:
    """Return the edges of an actor as items, relations before being named together."""
    names = {node.id: node.name for node in network.nodes}
    kinds = {kind.id: kind for kind in network.kinds}
    items = []
    for edge in network.edges:
        if actor_id not in {edge.source, edge.target}:
            continue
        other = names[edge.target if edge.source == actor_id else edge.source]
        kind = kinds.get(edge.kind_id)
        label = "mentioned together with"
        if kind:
            label = kind.label if edge.source == actor_id or kind.symmetric else kind.inverse
        items.append(Item("edge", f"{label} {other}", standing(edge), edge=edge))
    return sorted(items, key=lambda item: bool(item.edge and not item.edge.relation_id))


def standing(edge: Edge) -> str:
    """Return how an edge stands: how much says it, and whether it is contested."""
    if edge.judgement:
        return "analyst’s judgement"
    what = "claim" if edge.relation_id else "place"
    said = f"{edge.claims} {what if edge.claims == 1 else what + 's'} · {edge.sources} "
    said += "source" if edge.sources == 1 else "sources"
    return said + (" · contested" if edge.contested else "")


def summary(edge: Edge, items: list[Item]) -> str:
    """Return the line below the evidence of an edge."""
    if edge.judgement:
        return "Analyst’s judgement: no document says this yet."
    if not edge.relation_id:
        more = edge.claims - len(items)
        return f"{standing(edge)}{f' · {more} more not listed' if more > 0 else ''}"
    return sides(items)


def sides(items: list[Item]) -> str:
    """Return how many independent sources are for and against, by their claims."""
    left_out = sum(item.repeat for item in items)
    counted = [item for item in items if not item.repeat]
    against = len({item.source for item in counted if item.against})
    for_ = len({item.source for item in counted if not item.against})
    if against and for_:
        said = f"{_sources(against)} against, {for_} for"
    else:
        sides = "against, none for" if against else "for, none against"
        said = f"{_sources(against or for_)} {sides}"
    reposts = f"{left_out} repost{'' if left_out == 1 else 's'}"
    return f"{said} · {reposts} not counted" if left_out else said


def _sources(count: int) -> str:
    return f"{count} independent {'source' if count == 1 else 'sources'}"


def two_sides(items: Sequence[Item], first: Item | None = None) -> list[Item]:
    """Return one item against and one for; with one side only, of two documents.

    `first` is among them when it has words of its own.
    """
    ordered = [first, *items] if first and first.document_id else list(items)
    against = [item for item in ordered if item.against]
    for_ = [item for item in ordered if not item.against]
    if against and for_:
        return [against[0], for_[0]]
    kept: dict[int, Item] = {}
    for item in ordered:
        kept.setdefault(item.document_id, item)
    return list(kept.values())[:2]


def heading(edge: Edge, network: Network) -> str:
    """Return `Esmail Qaani → PMF · commands · contested`."""
    names = {node.id: node.name for node in network.nodes}
    kind = next((kind for kind in network.kinds if kind.id == edge.kind_id), None)
    arrow = "→" if edge.directed else "–"
    parts = [f"{names.get(edge.source, '')} {arrow} {names.get(edge.target, '')}"]
    parts.append(kind.label if kind else "mentioned together")
    return " · ".join([*parts, *(["contested"] if edge.contested else [])])


def rows_of(material: Material, edge: Edge) -> list[EvidenceRow]:
    """Return the claims of an edge's relation."""
    return [row for row in material.evidence if row.relation.id == edge.relation_id]
