"""Say whom a name means that several actors bear, as far as the document itself says it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.actors.matching import Match


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold a place of the text (half-open code points) and whom it names.

    `actor_id` is 0 where the document leaves it open between the `candidates`; `reason` says why
    it was decided or left open, empty where only one actor bears the name.
    """

    start: int
    end: int
    actor_id: int
    candidates: tuple[int, ...]
    reason: str = ""


def readings(
    text: str, found: Iterable[Match], names: Mapping[int, Sequence[str]]
) -> list[Reading]:
    """Return whom each place names, in order; `found` is by start, as a NameFinder returns it.

    A name that several actors bear means the one of them that the same document calls by a longer
    name of its own; when it does so with several of them or with none, it stays open.
    """
    bearers: dict[tuple[int, int], dict[int, None]] = {}
    for start, end, owner in found:
        bearers.setdefault((start, end), {})[owner] = None
    places = [(span, tuple(owners)) for span, owners in bearers.items()]
    if all(len(owners) == 1 for _, owners in places):  # as in most documents
        return [Reading(start, end, owners[0], owners) for (start, end), owners in places]
    told: dict[int, list[tuple[int, int]]] = {}
    for span, owners in places:
        if len(owners) == 1:
            told.setdefault(owners[0], []).append(span)
    return [_reading(text, span, owners, told, names) for span, owners in places]


def _reading(
    text: str,
    span: tuple[int, int],
    owners: tuple[int, ...],
    told: Mapping[int, Sequence[tuple[int, int]]],
    names: Mapping[int, Sequence[str]],
) -> Reading:
    if len(owners) == 1:
        return Reading(*span, owners[0], owners)
    fuller = {owner: said for owner in owners if (said := _fuller(span, told.get(owner, ())))}
    if len(fuller) == 1:
        owner, (start, end) = next(iter(fuller.items()))
        return Reading(*span, owner, owners, f"this document names “{text[start:end]}”")
    bearers = " or ".join(f"“{names[owner][0]}”" for owner in owners)
    why = "the document names more than one" if fuller else "the document does not say which"
    return Reading(*span, 0, owners, f"may be {bearers}: {why}")


def _fuller(span: tuple[int, int], said: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    length = span[1] - span[0]
    return next((one for one in said if one[1] - one[0] > length), None)
