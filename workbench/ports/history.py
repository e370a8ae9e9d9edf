"""The journal: what was done, undone and redone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Operation:
    """Hold one entry of the history; `state` is done, undone or dropped."""

    id: int
    at: str
    who: str
    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one changed record of an operation; before or after is None when it did not exist."""

    table: str
    record_id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Step:
    """Hold when an operation was undone or redone; `action` is undo or redo."""

    action: str
    at: str
    who: str


class History(Protocol):
    """Read the journal: what was done, undone and redone, when and by whom."""

    def next_undo(self) -> str:
        """Return the label of what undo would take back, or empty."""
        ...

    def next_redo(self) -> str:
        """Return the label of what redo would bring back, or empty."""
        ...

    def operations(self, limit: int = 200, before: int = 0) -> list[Operation]:
        """Return the newest operations first, older than the operation `before` when given."""
        ...

    def labelled(self, beginning: str) -> list[Operation]:
        """Return the operations that stand and whose labels begin so, the newest first."""
        ...

    def changes(self, operation_id: int) -> list[Change]:
        """Return what the operation changed, in order."""
        ...

    def steps(self, operation_id: int) -> list[Step]:
        """Return when the operation was undone and redone, and by whom, in order."""
        ...

    def analysts(self) -> list[str]:
        """Return everybody who ever did something, in the order in which they first did."""
        ...
