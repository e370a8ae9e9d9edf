"""Bring a code book of another program into the project."""

from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.exchange.code_book import CodeBook
from workbench.model.excerpts import Code
from workbench.ports import Store
from workbench.session import Desk

#: the colour of a code whose own is not told, where nothing above it has one
_PLAIN = "yellow"


@dataclass(frozen=True, slots=True)
class CodesAdded:
    """Count what a code book brought: new codes, and those that stood at their place already."""

    added: int = 0
    known: int = 0

    def summary(self) -> str:
        """Return the outcome as a line."""
        code = "code" if self.added == 1 else "codes"
        return f"{self.added:,} {code} added, {self.known:,} were there already."


@dataclass(frozen=True)
class AddCodeBook:
    """Add the codes of a code book at their places in the tree, in one step; returns CodesAdded.

    A code that stands at its place already, in any case of its letters, stays as it is; a
    description is added where it has none.
    """

    book: CodeBook

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add a code book of {len(self.book.codes):,} codes"

    def apply(self, store: Store, desk: Desk) -> CodesAdded:
        """Look each code up under its parent's."""
        if not self.book.codes:
            raise Refusal("The code book holds no codes.")
        held = {(one.parent_id, one.name.casefold()): one for one in store.codes.find()}
        last = max((one.position for one in held.values()), default=0)
        ids: list[int] = []
        added = 0
        for listed in self.book.codes:
            parent_id = ids[listed.parent] if listed.parent >= 0 else 0
            known = held.get((parent_id, listed.name.casefold()))
            if known is None:
                last += 1
                fresh = Code(
                    parent_id=parent_id,
                    name=listed.name,
                    colour=listed.colour or self._above(listed.parent) or _PLAIN,
                    description=listed.description,
                    position=last,
                )
                ids.append(store.codes.add(fresh))
                held[parent_id, listed.name.casefold()] = store.codes.get(ids[-1])
                added += 1
                continue
            ids.append(known.id)
            if listed.description and not known.description:
                store.codes.change([known.id], description=listed.description)
        return CodesAdded(added, len(ids) - added)

    def _above(self, place: int) -> str:
        """Return the colour of the nearest code above that has one."""
        while place >= 0:
            if colour := self.book.codes[place].colour:
                return colour
            place = self.book.codes[place].parent
        return ""
