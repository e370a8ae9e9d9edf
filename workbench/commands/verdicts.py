"""What a reviewer decides on the excerpts of a package, in the project made of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.errors import Refusal
from workbench.model.review import Made, Review, Verdict
from workbench.ports import Store
from workbench.review.reviewing import received, review_under_way
from workbench.session import Desk

_LABELS = {"accept": "Accept", "reject": "Reject", "change": "Change code of"}


def _excerpts(count: int) -> str:
    return "excerpt" if count == 1 else f"{count:,} excerpts"


@dataclass(frozen=True)
class DecideExcerpts:
    """Accept or reject the excerpts of these numbers, or say under which codes they belong.

    `ruling` is accept, reject or change; what was said in a comment stays.
    """

    numbers: tuple[int, ...]
    ruling: str
    code_ids: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """Name the action."""
        return f"{_LABELS[self.ruling]} {_excerpts(len(self.numbers))}"

    def apply(self, store: Store, desk: Desk) -> None:
        """Write one verdict an excerpt, in place of what was decided on it."""
        if self.ruling == "change" and not self.code_ids:
            raise Refusal("Choose the code that the excerpt belongs under.")
        codes = json.dumps(list(self.code_ids) if self.ruling == "change" else [])
        under_way = _UnderWay(store, desk)
        under_way.write(
            replace(one, ruling=self.ruling, codes=codes) for one in under_way.on(self.numbers)
        )


@dataclass(frozen=True)
class CommentOnExcerpt:
    """Say something of an excerpt; with no decision yet, that is the decision."""

    number: int
    comment: str

    @property
    def label(self) -> str:
        """Name the action."""
        return "Comment on excerpt" if self.comment.strip() else "Take comment off"

    def apply(self, store: Store, desk: Desk) -> None:
        """Write the comment beside what was decided."""
        under_way, said = _UnderWay(store, desk), self.comment.strip()
        (one,) = under_way.on((self.number,))
        if not said and one.ruling == "comment":
            store.verdicts.remove([one.id] if one.id else [])
        else:
            under_way.write([replace(one, comment=said)])


@dataclass(frozen=True)
class TakeDecisionBack:
    """Let excerpts be undecided again, without comment."""

    numbers: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Take decision back on {_excerpts(len(self.numbers))}"

    def apply(self, store: Store, desk: Desk) -> None:
        """Remove the verdicts."""
        held = [one.id for one in _UnderWay(store, desk).on(self.numbers) if one.id]
        if not held:
            raise Refusal("Nothing was decided here yet.")
        store.verdicts.remove(held)


class _UnderWay:
    """Find and write the verdicts of the review that is written down in a project."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store, self._desk = store, desk
        made = received(store)
        if made is None:
            raise Refusal("This project was not made of a package for review.")
        self._made: Made = made
        self._review = review_under_way(store, made.id)

    def on(self, numbers: tuple[int, ...]) -> list[Verdict]:
        """Return the verdict on each of these excerpts, a new one where there is none."""
        packed = self._store.packages.packed(self._made.id)
        if unknown := [number for number in numbers if number not in packed]:
            raise Refusal(f"There is no excerpt {unknown[0]} in the package.")
        known = {one.number: one for one in self._known(numbers)}
        ids = [packed[number].excerpt_id for number in numbers]
        there = {one.id for one in self._store.excerpts.these(ids)}
        return [
            known.get(number)
            or Verdict(number=number, excerpt_id=excerpt_id if excerpt_id in there else 0)
            for number, excerpt_id in zip(numbers, ids, strict=True)
        ]

    def _known(self, numbers: tuple[int, ...]) -> list[Verdict]:
        if self._review is None:
            return []
        if len(numbers) == 1:
            return self._store.verdicts.find(review_id=self._review.id, number=numbers[0])
        return self._store.verdicts.find(review_id=self._review.id)

    def write(self, verdicts: Iterable[Verdict]) -> None:
        """Store verdicts, with the time and under the review."""
        at, review_id = self._desk.clock(), self._review_id()
        dated = [replace(one, review_id=review_id, decided_at=at) for one in verdicts]
        self._store.verdicts.put([one for one in dated if one.id])
        self._store.verdicts.add_many([one for one in dated if not one.id])

    def _review_id(self) -> int:
        if self._review is None:
            begun = Review(
                package_id=self._made.id, reviewer=self._desk.who, made_at=self._desk.clock()
            )
            self._review = replace(begun, id=self._store.reviews.add(begun))
        return self._review.id
