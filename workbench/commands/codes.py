"""Grow and rearrange the code book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.errors import Refusal
from workbench.model.excerpts import Code
from workbench.ports import Reader, Store
from workbench.session import Desk


def _free_name(store: Store, name: str, parent_id: int, but: int = 0) -> str:
    said = " ".join(name.split())
    if not said:
        raise Refusal("A code needs a name.")
    for code in store.codes.find(parent_id=parent_id):
        if code.name.casefold() == said.casefold() and code.id != but:
            raise Refusal(f"There is already a code “{code.name}” here.")
    return said


def free_key(store: Reader) -> int:
    """Return the first of the keys 1–9 that no code has, or 0."""
    taken = {code.favourite for code in store.codes.find()}
    return next((key for key in range(1, 10) if key not in taken), 0)


@dataclass(frozen=True)
class AddCode:
    """Add a code under a parent (0 is the top); returns its id."""

    name: str
    parent_id: int = 0
    colour: str = "yellow"
    favourite: int = 0
    description: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add code “{self.name}”"

    def apply(self, store: Store, desk: Desk) -> int:
        """Add it last among its siblings."""
        name = _free_name(store, self.name, self.parent_id)
        siblings = store.codes.find(parent_id=self.parent_id)
        last = max((code.position for code in siblings), default=0)
        if self.favourite:
            _release_key(store, self.favourite)
        return store.codes.add(
            Code(
                parent_id=self.parent_id,
                name=name,
                colour=self.colour,
                favourite=self.favourite,
                description=self.description,
                position=last + 1,
            )
        )


def _release_key(store: Store, favourite: int) -> None:
    if not 0 <= favourite <= 9:
        raise Refusal("A favourite key is one of 1 to 9.")
    holders = [code.id for code in store.codes.find(favourite=favourite)] if favourite else []
    if holders:
        store.codes.change(holders, favourite=0)


@dataclass(frozen=True)
class EditCode:
    """Set name, colour, favourite or description of a code; a favourite key leaves its old holder."""

    code_id: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Change {', '.join(self.fields)} of code"

    def apply(self, store: Store, desk: Desk) -> None:
        """Check, then write."""
        values = dict(self.fields)
        code = store.codes.get(self.code_id)
        if "name" in values:
            values["name"] = _free_name(store, str(values["name"]), code.parent_id, code.id)
        if values.get("favourite"):
            _release_key(store, int(values["favourite"]))
        store.codes.change([self.code_id], **values)


@dataclass(frozen=True)
class MoveCode:
    """Move a code under another parent, to a place among its siblings without it (−1 is last)."""

    code_id: int
    parent_id: int
    position: int = -1

    @property
    def label(self) -> str:
        """Name the action."""
        return "Move code"

    def apply(self, store: Store, desk: Desk) -> None:
        """Refuse to put a code under itself; number the new siblings afresh."""
        code = store.codes.get(self.code_id)
        above = self.parent_id
        while above:
            if above == self.code_id:
                raise Refusal("A code can't be moved under itself.")
            above = store.codes.get(above).parent_id
        if self.parent_id != code.parent_id:
            _free_name(store, code.name, self.parent_id, code.id)
        siblings = sorted(
            (one for one in store.codes.find(parent_id=self.parent_id) if one.id != code.id),
            key=lambda one: (one.position, one.id),
        )
        place = len(siblings) if self.position < 0 else min(self.position, len(siblings))
        siblings.insert(place, code)
        store.codes.change([code.id], parent_id=self.parent_id)
        for number, one in enumerate(siblings, start=1):
            if one.position != number:
                store.codes.change([one.id], position=number)


@dataclass(frozen=True)
class MergeCodes:
    """Move every excerpt and child of some codes to one code and delete the emptied ones."""

    code_ids: tuple[int, ...]
    into_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Merge codes"

    def apply(self, store: Store, desk: Desk) -> None:
        """Move excerpts and codes over; an excerpt under both stands under the target once."""
        target = store.codes.get(self.into_id)
        for code_id in self.code_ids:
            if code_id == target.id:
                continue
            _refuse_if_above(store, code_id, target.id)
            _absorb(store, code_id, target.id)


def _absorb(store: Store, code_id: int, into_id: int) -> None:
    """Hand excerpts and children over; a child that the target has by name is absorbed too."""
    store.excerpts.link(store.excerpts.under(code_id), into_id)
    there = store.codes.find(parent_id=into_id)
    named = {one.name.casefold(): one.id for one in there if one.id != code_id}
    last = max((one.position for one in there), default=0)
    children = store.codes.find(parent_id=code_id)
    for child in sorted(children, key=lambda one: (one.position, one.id)):
        same = named.get(child.name.casefold())
        if same:
            _absorb(store, child.id, same)
        else:
            last += 1
            store.codes.change([child.id], parent_id=into_id, position=last)
    store.codes.remove([code_id])


def _refuse_if_above(store: Store, code_id: int, below_id: int) -> None:
    above = store.codes.get(below_id).parent_id
    while above:
        if above == code_id:
            raise Refusal("A code can't be merged into one that stands under it.")
        above = store.codes.get(above).parent_id


@dataclass(frozen=True)
class DeleteCodes:
    """Delete codes with those under them; their excerpts stay, without these codes."""

    code_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return "Delete code" if len(self.code_ids) == 1 else f"Delete {len(self.code_ids)} codes"

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete from the leaves up."""
        doomed = list(self.code_ids)
        for code_id in doomed:
            doomed.extend(
                child.id for child in store.codes.find(parent_id=code_id) if child.id not in doomed
            )
        store.codes.remove(reversed(doomed))
