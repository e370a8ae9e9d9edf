"""What of a project a view shows: kinds, actors, documents, sources and a period."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from workbench.graph.cooccurrence import UNITS
from workbench.model.dates import first_day, last_day
from workbench.model.relations import EvidenceRow


@dataclass(frozen=True, slots=True)
class NetworkFilter:
    """Narrow the network; empty fields do not narrow.

    `hidden_kinds` and `hidden_types` are taken out; `sources` keeps edges from at least so many;
    `independent` counts a repost with its origin;
    dates are EDTF, inclusive, and leave out claims of unknown date. `together` is empty, sentence,
    paragraph or document, and `least` in how many of them;
    actors that a relation joins already get no such edge besides. `ego` keeps that actor and whoever is
    within `depth` edges. `alone` keeps actors with no edge.
    """

    hidden_kinds: frozenset[int] = frozenset()
    hidden_types: frozenset[int] = frozenset()
    categories: frozenset[str] = frozenset()
    actor_ids: frozenset[int] = frozenset()
    document_ids: frozenset[int] = frozenset()
    sources: int = 1
    independent: bool = True
    since: str = ""
    until: str = ""
    together: str = ""
    least: int = 2
    ego: int = 0
    depth: int = 1
    alone: bool = False


def within(since: str, until: str, from_date: str, to_date: str) -> bool:
    """Say whether the time from `since` to `until` touches the period; unknown times do not.

    All EDTF, inclusive; an empty end of either is open, but nothing known at all is no time.
    """
    if not (since or until):
        return False
    begins, ends = first_day(since), last_day(until)
    return not ((from_date and ends and ends < first_day(from_date))
                or (to_date and begins and begins > last_day(to_date)))  # fmt: skip


def time_of(row: EvidenceRow) -> tuple[str, str]:
    """Return since and until of what is claimed; without either, the document's date twice."""
    claim = row.claim
    if claim.since or claim.until:
        return claim.since, claim.until
    return row.published, row.published


def filter_state(narrowed: NetworkFilter) -> dict[str, Any]:
    """Return the filter as JSON values, without its documents, which are those open just now."""
    kept = asdict(replace(narrowed, document_ids=frozenset()))
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in kept.items()
    }


def filter_from(state: dict[str, Any]) -> NetworkFilter:
    """Return the filter that was kept; unknown or damaged parts are left out."""
    plain = NetworkFilter()
    known: dict[str, Any] = {}
    for field in fields(NetworkFilter):
        value, usual = state.get(field.name), getattr(plain, field.name)
        if isinstance(usual, frozenset) and isinstance(value, list):
            known[field.name] = frozenset(value)
        elif type(value) is type(usual):
            known[field.name] = value
    if known.get("together") not in (*UNITS, ""):
        known.pop("together", None)
    return replace(plain, **known)
