"""How often two things meet: actors with actors, codes with documents, codes with actors."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.graph.cooccurrence import Units, together
from workbench.graph.network import Material
from workbench.model.excerpts import Code, Excerpt
from workbench.ports import Reader

#: key: (what the window calls it)
MATRICES = {
    "relations": "Actors × actors: claims",
    "together": "Actors × actors: named in one sentence",
    "code_document": "Codes × documents: excerpts",
    "code_actor": "Codes × actors: excerpts that name them",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one excerpt or claim behind a cell: a half-open code-point span."""

    document_id: int
    start: int
    end: int
    words: str = ""


@dataclass(frozen=True)
class Matrix:
    """Hold the heads of rows and columns, as (id, name), and counts of the cells that have any."""

    rows: tuple[tuple[int, str], ...]
    columns: tuple[tuple[int, str], ...]
    cells: dict[tuple[int, int], int]
    places: dict[tuple[int, int], tuple[Place, ...]]

    @property
    def most(self) -> int:
        """Return the largest count."""
        return max(self.cells.values(), default=0)


@dataclass(frozen=True)
class Coding:
    """Hold the excerpts under each code, as (code id, excerpt)."""

    codes: tuple[Code, ...] = ()
    excerpts: tuple[tuple[int, Excerpt], ...] = ()


def read_coding(reader: Reader, independent: bool = False) -> Coding:
    """Read the codes and what stands under each, with or without what copies only repeat."""
    codes = tuple(reader.codes.find())
    left_out = reader.excerpts.repeated() if independent else set()
    excerpts = {one.id: one for one in reader.excerpts.find() if one.id not in left_out}
    pairs = (
        (code.id, excerpts[one])
        for code in codes
        for one in reader.excerpts.under(code.id)
        if one in excerpts
    )
    return Coding(codes, tuple(pairs))


def build_matrix(what: str, material: Material, coding: Coding, units: Units) -> Matrix:
    """Return one of `MATRICES`; rows and columns with nothing in them are left out."""
    actors = {actor.id: actor.name for actor in material.actors}
    codes = {code.id: code.name for code in coding.codes}
    titles = {document.id: document.name for document in material.documents.values()}
    if what == "relations":
        return _framed(_claims(material), {}, actors, actors)
    if what == "together":
        pairs = together(material.spans, "sentence", units)
        counts = {(pair.first, pair.second): pair.count for pair in pairs}
        return _framed({}, counts | {(b, a): n for (a, b), n in counts.items()}, actors, actors)
    if what == "code_document":
        places: dict[tuple[int, int], list[Place]] = defaultdict(list)
        for code, excerpt in coding.excerpts:
            places[code, excerpt.document_id].append(_place(excerpt))
        return _framed(places, {}, codes, titles)
    return _framed(_named(material, coding), {}, codes, actors)


def _place(excerpt: Excerpt) -> Place:
    return Place(excerpt.document_id, excerpt.start, excerpt.end, excerpt.quote)


def _claims(material: Material) -> dict[tuple[int, int], list[Place]]:
    places: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for row in material.evidence:
        key = row.relation.subject_id, row.relation.object_id
        places[key].append(Place(row.document_id, row.start, row.end, row.quote))
    return places


def _named(material: Material, coding: Coding) -> dict[tuple[int, int], list[Place]]:
    """Return, by code and actor, the excerpts inside which the actor is named; each once."""
    spans: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for document_id, actor_id, start, end in material.spans:
        spans[document_id].append((start, end, actor_id))
    for held in spans.values():
        held.sort()
    places: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for code, excerpt in coding.excerpts:
        held = spans[excerpt.document_id]
        at = bisect_right(held, (excerpt.start, -1, -1))
        named = set()
        while at < len(held) and held[at][0] < excerpt.end:
            if held[at][1] <= excerpt.end:
                named.add(held[at][2])
            at += 1
        for actor in named:
            places[code, actor].append(_place(excerpt))
    return places


def _framed(
    places: dict[tuple[int, int], list[Place]],
    counts: dict[tuple[int, int], int],
    rows: dict[int, str],
    columns: dict[int, str],
) -> Matrix:
    cells = {key: len(held) for key, held in places.items()} | counts
    cells = {key: n for key, n in cells.items() if key[0] in rows and key[1] in columns}
    return Matrix(
        _heads(rows, [row for row, _ in cells]),
        _heads(columns, [column for _, column in cells]),
        cells,
        {key: tuple(held) for key, held in places.items() if key in cells},
    )


def _heads(names: dict[int, str], used: Sequence[int]) -> tuple[tuple[int, str], ...]:
    return tuple(
        (one, names[one]) for one in sorted(set(used), key=lambda one: names[one].casefold())
    )
