"""Gather rows of the excerpts table under codes, actors or relations, for an export."""

from collections.abc import Sequence
from typing import NamedTuple

from db.connection import Connection

#: (row number, what it stands under, the claim that puts it there), by what rows are gathered by
_UNDER = {
    "code": "SELECT excerpt_id * 2, code_id, 0 FROM excerpt_code",
    "actor": "SELECT id * 2 + 1, actor_id, 0 FROM mention UNION ALL"
    " SELECT DISTINCT e.id * 2, m.actor_id, 0 FROM excerpt e JOIN mention m"
    ' ON m.document_id = e.document_id AND m.start >= e.start AND m.start < e."end"',
    "relation": "SELECT excerpt_id * 2, relation_id, id FROM claim ORDER BY id",
}


class Placed(NamedTuple):
    """Hold which row stands under what (0 for none), and by which claim."""

    number: int
    under: int
    claim_id: int = 0


def gathered(
    connection: Connection, numbers: Sequence[int], by: str, order: Sequence[int]
) -> list[Placed]:
    """Return the rows under each of `order`, as they come in `numbers`; last those under none."""
    places = {number: place for place, number in enumerate(numbers)}
    under: dict[int, list[tuple[int, Placed]]] = {}
    left = set(places)
    for row in connection.execute(_UNDER[by]):
        one = Placed(*row)
        if (place := places.get(one.number)) is not None:
            under.setdefault(one.under, []).append((place, one))
            left.discard(one.number)
    found = [one for key in order for _, one in sorted(under.get(key, ()))]
    return found + [Placed(number, 0) for number in numbers if number in left]
