"""What left a project for review, or what a project for review was made of."""

from collections.abc import Iterable
from typing import Protocol

from workbench.model.review import Made, Numbered, Packed


class Packages(Protocol):
    """Keep packages, outside the journal: one that has left is not taken back by undoing.

    What writes here opens its own transaction.
    """

    def all(self) -> list[Made]:
        """Return all packages, the newest first."""
        ...

    def get(self, package_id: int) -> Made:
        """Return the package; raises Refusal when it is unknown."""
        ...

    def named(self, key: str) -> Made | None:
        """Return the package of this key, if it is known."""
        ...

    def add(self, made: Made, packed: Iterable[Packed], numbered: Iterable[Numbered] = ()) -> int:
        """Keep a package, its excerpts, and the codes and documents in it; returns its id."""
        ...

    def packed(self, package_id: int) -> dict[int, Packed]:
        """Return what is in the package, by its number there."""
        ...

    def numbered(self, package_id: int, kind: str) -> dict[int, Numbered]:
        """Return the codes or the documents of the package, by their number there."""
        ...
