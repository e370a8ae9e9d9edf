"""Records of one kind, as every kind is read and written."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Records(Protocol[T]):
    """Keep records of one kind."""

    def get(self, record_id: int) -> T:
        """Return the record; raises Refusal when it is gone."""
        ...

    def find(self, **equal: object) -> list[T]:
        """Return the records whose fields equal the given values (all, when none is given), by id."""
        ...

    def these(self, record_ids: Iterable[int]) -> list[T]:
        """Return those of the records that are still there, by id."""
        ...

    def add(self, record: T) -> int:
        """Store a new record (its `id` is ignored) and return its id."""
        ...

    def add_many(self, records: Iterable[T]) -> list[int]:
        """Store many new records at once; returns their ids in order."""
        ...

    def change(self, record_ids: Iterable[int], **fields: object) -> None:
        """Set the given fields on the records."""
        ...

    def put(self, records: Iterable[T]) -> None:
        """Write each record over the one with its id."""
        ...

    def remove(self, record_ids: Iterable[int]) -> None:
        """Delete the records and what hangs on them."""
        ...
