"""Read the rows of an export as they were asked for: narrowed, gathered under headings, named.

Rows under a heading come by document and place. An excerpt under two codes stands under both, one
in which two actors are named under either; one that several claims rest on comes once a claim.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.exporting.citations import held
from workbench.exporting.formats import ExportOptions
from workbench.exporting.registry import format_of
from workbench.model.excerpts import Code
from workbench.model.relations import EvidenceRow
from workbench.model.tables import ExcerptFilter, ExcerptRow, Group
from workbench.ports import Reader
from workbench.statements.listening import attributed

if TYPE_CHECKING:
    from workbench.graph.narrowing import NetworkFilter
    from workbench.graph.network import Material, Network

_UNDER_NONE = {
    "code": "Under no code",
    "actor": "No actor named",
    "relation": "Evidence of no relation",
}


@dataclass(frozen=True, slots=True)
class Order:
    """Say what is to leave the project: which rows, in which order, and written how.

    `sort` and `descending` are those of the excerpts table; headings bring an order of their own.
    `seen` is what an open chart shows, when that is to leave rather than the whole network.
    """

    narrowed: ExcerptFilter = field(default_factory=ExcerptFilter)
    sort: str = "position"
    descending: bool = False
    options: ExportOptions = field(default_factory=ExportOptions)
    seen: "tuple[Material, Network, NetworkFilter] | None" = None


def gathered(reader: Reader, order: Order, key: str = "csv") -> Iterator[ExcerptRow]:
    """Yield the rows of an order for the format of this key."""
    by = order.options.grouping
    if by in _UNDER_NONE:
        rows = _under_headings(reader, order.narrowed, by)
    else:
        by_place = by == "document" or format_of(key).grouped
        sort = ("position", False) if by_place else (order.sort, order.descending)
        rows = reader.excerpt_table.stream(order.narrowed, *sort)
    return _named(reader, attributed(reader, rows), order.options.analysts)


def _under_headings(reader: Reader, narrowed: ExcerptFilter, by: str) -> Iterator[ExcerptRow]:
    headings = _HEADINGS[by](reader)
    claims: Mapping[int, EvidenceRow] = {}
    if by == "relation":
        claims = {one.claim.id: one for one in reader.relations.evidence()}
    none = Group(f"{by}:0", _UNDER_NONE[by])
    for under, claim_id, row in reader.excerpt_table.gathered(narrowed, by, list(headings)):
        yield replace(row, group=headings.get(under, none), claim=claims.get(claim_id))


def _codes(reader: Reader) -> dict[int, Group]:
    """Return every code in the code book's order, by its way from the top."""
    beneath: dict[int, list[Code]] = {}
    for code in sorted(reader.codes.find(), key=lambda one: (one.position, one.id)):
        beneath.setdefault(code.parent_id, []).append(code)
    found: dict[int, Group] = {}

    def walk(parent: int, way: str) -> None:
        for code in beneath.get(parent, ()):
            title = f"{way} › {code.name}" if way else code.name
            about = " ".join(code.description.split())
            found[code.id] = Group(f"code:{code.id}", title, about)
            walk(code.id, title)

    walk(0, "")
    return found


def _actors(reader: Reader) -> dict[int, Group]:
    """Return every actor by name, with what it is."""
    types = {one.id: one.label for one in reader.actor_types.find()}
    actors = sorted(reader.actors.find(), key=lambda one: (one.name.casefold(), one.id))
    return {
        one.id: Group(
            f"actor:{one.id}", one.name, " · ".join(filter(None, (types[one.type_id], one.role)))
        )
        for one in actors
    }


def _relations(reader: Reader) -> dict[int, Group]:
    """Return every relation by subject, kind and object, with how many claims it rests on."""
    names = {one.id: one.name for one in reader.actors.find()}
    kinds = {one.id: one for one in reader.relation_kinds.find()}
    claims: dict[int, list[EvidenceRow]] = {}
    for row in reader.relations.evidence():
        claims.setdefault(row.relation.id, []).append(row)
    said = [
        ((names[one.subject_id], kinds[one.kind_id].label, names[one.object_id]), one.id)
        for one in reader.relations.find()
    ]
    said.sort(key=lambda pair: (*(name.casefold() for name in pair[0]), pair[1]))
    return {
        relation_id: Group(f"relation:{relation_id}", " ".join(words), _sides(claims[relation_id]))
        for words, relation_id in said
        if relation_id in claims
    }


def _sides(claims: Iterable[EvidenceRow]) -> str:
    """Return `3 claims, 1 against · 2019 to 2021`: how a relation stands and when it held."""
    every = list(claims)
    against = sum(row.claim.stance == "denies" for row in every)
    told = f"{len(every):,} {'claim' if len(every) == 1 else 'claims'}"
    times = {held(row.claim.since, row.claim.until) for row in every} - {""}
    when = times.pop() if len(times) == 1 else ""
    return " · ".join(filter(None, (told + (f", {against:,} against" if against else ""), when)))


_HEADINGS: dict[str, Callable[[Reader], dict[int, Group]]] = {
    "code": _codes,
    "actor": _actors,
    "relation": _relations,
}


def _named(reader: Reader, rows: Iterator[ExcerptRow], analysts: str) -> Iterator[ExcerptRow]:
    """Yield rows whose analyst is named as it was asked for."""
    if analysts != "pseudonyms":
        return rows
    known = pseudonyms(reader)
    return (replace(row, analyst=known.get(row.analyst, "")) for row in rows)


def pseudonyms(reader: Reader) -> dict[str, str]:
    """Return `Analyst 1`, `Analyst 2` … for the name of everybody who worked on the project.

    They are numbered in the order in which they first did something, which the project's history
    keeps for good, so that a number never comes to mean somebody else. Whose marks were only
    brought in from other files are numbered apart.
    """
    worked = reader.history.analysts()
    brought = [one for one in reader.excerpt_table.analysts() if one not in worked]
    known = {name: f"Analyst {number}" for number, name in enumerate(worked, 1)}
    for number, name in enumerate(brought, 1):
        known[name] = f"Analyst {number} from elsewhere"
    return known
