"""Bring what a file of another program holds into the project, in one step that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.commands.arrivals import Arrivals
from workbench.errors import Refusal
from workbench.exchange.brought import Brought, How
from workbench.exchange.placing import Unplaced, counts_of, placed, unplaced
from workbench.exchange.standing import Count, standing_of
from workbench.ports import Reader, Store
from workbench.session import Desk
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """Say what came of a file: counts by kind, remarks, and how its positions were read.

    `document_ids` are the new documents, `unplaced` the words that stand in no document here.
    """

    counts: Mapping[str, Count] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    how: How = field(default_factory=How)
    document_ids: tuple[int, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def left_out(self) -> list[str]:
        """Return the remarks, and a sentence for all words that stand in no document."""
        return [*self.remarks, *map(str, self.unplaced)]

    def summary(self) -> str:
        """Return the outcome as a line."""
        new = [
            f"{one.new:,} {_named(kind, one.new)}" for kind, one in self.counts.items() if one.new
        ]
        known = sum(one.known for one in self.counts.values())
        lost = sum(one.lost for one in self.counts.values())
        said = f"Added {', '.join(new)}." if new else "Nothing was added."
        if known:
            said += f" {known:,} {'was' if known == 1 else 'were'} there already."
        if lost:
            said += f" {lost:,} found no place."
        return said


def _named(kind: str, count: int) -> str:
    return kind if count != 1 else kind.removesuffix("s")


def previewed(brought: Brought, store: Reader, progress: Progress | None = None) -> BroughtIn:
    """Return what bringing it in would add; nothing is written."""
    here = standing_of(brought, store)
    found = placed(brought, here, store, progress or Progress())
    counts = counts_of(brought, here, found)
    left = tuple(unplaced(brought, found))
    return BroughtIn(counts, tuple(brought.remarks), brought.how, unplaced=left)


@dataclass(frozen=True)
class BringIn:
    """Add what a file brings; what is there already stays, and gains what it lacks.

    Returns BroughtIn. Cancelled keeps nothing of it.
    """

    brought: Brought
    name: str = ""
    progress: Progress = field(default_factory=Progress)

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Bring in “{self.name}”" if self.name else "Bring in from another program"

    def apply(self, store: Store, desk: Desk) -> BroughtIn:
        """Find out what is new, then write it kind by kind; raises Refusal when there is nothing."""
        if self.brought.empty:
            raise Refusal("The file holds nothing that could be brought in.")
        here = standing_of(self.brought, store)
        found = placed(self.brought, here, store, self.progress)
        counts = counts_of(self.brought, here, found)
        document_ids = Arrivals(store, desk, self.brought, here, found).write(self.progress)
        left = tuple(unplaced(self.brought, found))
        remarks = tuple(self.brought.remarks)
        return BroughtIn(counts, remarks, self.brought.how, tuple(document_ids), left)
