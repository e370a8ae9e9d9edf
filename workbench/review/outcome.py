"""Count what carrying decisions out does, or would do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.review.cases import DOUBTS, Case

_SAID = (
    ("accepted", "accepted", "accepted"),
    ("removed", "removed", "removed"),
    ("recoded", "put under other codes", "put under other codes"),
    ("commented", "comment kept", "comments kept"),
    ("marked", "new excerpt", "new excerpts"),
)
_COUNTED = {
    "accept": "accepted",
    "reject": "removed",
    "change": "recoded",
    "comment": "commented",
    "mark": "marked",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Count decisions that were carried out, by what they did."""

    accepted: int = 0
    removed: int = 0
    recoded: int = 0
    commented: int = 0
    marked: int = 0

    @property
    def total(self) -> int:
        """Return how many decisions were carried out."""
        return self.accepted + self.removed + self.recoded + self.commented + self.marked

    def said(self) -> str:
        """Return the counts as words: `4,812 accepted, 120 removed`; empty for nothing."""
        counts = ((getattr(self, name), one, many) for name, one, many in _SAID)
        return ", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in counts if n)


def outcome_of(cases: Iterable[Case]) -> Outcome:
    """Return what carrying these out comes to."""
    return Outcome(**Counter(_COUNTED[one.verdict.ruling] for one in cases))


def waiting_of(cases: Iterable[Case]) -> dict[str, int]:
    """Return how many decisions need the analyst, by the first thing that speaks against each."""
    found = Counter(one.doubts[0].kind for one in cases if one.doubts)
    return {kind: found[kind] for kind in DOUBTS if found[kind]}
