"""Who marked or decided anything in a project: analysts by name, and reviewers whose reviews came back.

One name is one person. A reviewer's marks in a blind review are taken as they came, whatever was done
with them since; an excerpt made of one is not counted a second time. Where a document has a newer
version, they are looked for there.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.model.excerpts import Marking
from workbench.model.review import Review, Verdict
from workbench.ports import Reader
from workbench.review.code_paths import code_paths
from workbench.review.marks import MarkedWords

#: rulings that say what becomes of an excerpt; a comment alone decides nothing
_DECIDING = {"accept": "Accept", "reject": "Reject", "change": "Change"}


@dataclass(frozen=True, slots=True)
class Person:
    """Hold how much somebody marked, and on how many excerpts of others they decided."""

    name: str
    markings: int = 0
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold what somebody decided on an excerpt, and the codes they would have it under."""

    ruling: str
    codes: tuple[int | str, ...] = ()

    def told(self, names: Mapping[int, str]) -> str:
        """Return the decision in words."""
        said = _DECIDING[self.ruling]
        under = "; ".join(names.get(one, "") if isinstance(one, int) else one for one in self.codes)
        return f"{said} to {under or 'no code'}" if self.ruling == "change" else said


class People:
    """Read what each person marked and decided; reviews are read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._reviews = {one.id: one for one in reader.reviews.find()}
        verdicts = reader.verdicts.find() if self._reviews else []
        self._marks = [one for one in verdicts if one.ruling == "mark"]
        self._rulings = [one for one in verdicts if one.ruling in _DECIDING]
        #: codes that reviewers made up, by path; they have no id in the project yet
        self.new_codes: dict[str, int] = {}

    def all(self) -> list[Person]:
        """Return everybody by name, those who marked or decided most first."""
        found = {
            name: Person(name, count) for name, count in self._reader.excerpts.by_analyst().items()
        }
        for one in self._marks:
            known = self._known(found, one)
            taken = bool(one.excerpt_id)
            found[known.name] = replace(known, markings=known.markings + (not taken))
        for one in self._rulings:
            known = self._known(found, one)
            found[known.name] = replace(known, decisions=known.decisions + 1)
        return sorted(found.values(), key=lambda one: (-one.markings - one.decisions, one.name))

    def _known(self, found: dict[str, Person], verdict: Verdict) -> Person:
        name = self._reviews[verdict.review_id].reviewer
        return found.get(name, Person(name))

    def markings(self, name: str) -> list[Marking]:
        """Return what a person put under codes: excerpts, and marks of blind reviews."""
        marks = [one for one in self._marks if self._reviews[one.review_id].reviewer == name]
        taken = {one.excerpt_id for one in marks if one.excerpt_id}
        found = [one for one in self._reader.excerpts.markings(name) if one.excerpt_id not in taken]
        for one in marks:
            if one.document_id:
                found += self._mark(one)
        return found

    def _mark(self, one: Verdict) -> Iterable[Marking]:
        place = one.document_id, one.start, one.end
        if one.document_id in self._newer:
            place = self._words.place(one) or place
        for said in json.loads(one.codes):
            code_id = said if isinstance(said, int) else self._called(str(said))
            yield Marking(-one.id, *place, code_id)

    @cached_property
    def _newer(self) -> dict[int, int]:
        return self._reader.documents.newer()

    @cached_property
    def _words(self) -> MarkedWords:
        return MarkedWords(self._reader)

    @cached_property
    def _codes(self) -> dict[str, int]:
        paths = code_paths(self._reader.codes.find())
        return {path.casefold(): code_id for code_id, path in paths.items()}

    def _called(self, path: str) -> int:
        """Return the code of a path, or a number below 0 while the project has none."""
        known = self._codes.get(path.casefold())
        return known or self.new_codes.setdefault(path, -1 - len(self.new_codes))

    def given(self, name: str) -> set[int]:
        """Return the documents that a person was given to mark, in packages without marks."""
        return {
            self._newest(numbered.record_id)
            for review in self._of(name)
            if self._reader.packages.get(review.package_id).blind
            for numbered in self._reader.packages.numbered(review.package_id, "document").values()
        }

    def _newest(self, document_id: int) -> int:
        while document_id in self._newer:
            document_id = self._newer[document_id]
        return document_id

    def _of(self, name: str) -> list[Review]:
        return [one for one in self._reviews.values() if one.reviewer == name]

    def decisions(self, name: str) -> dict[int, Judged]:
        """Return what a person decided last on each excerpt, by the excerpt's id."""
        reviews = {one.id: one for one in self._of(name)}
        packed = {
            one.package_id: self._reader.packages.packed(one.package_id) for one in reviews.values()
        }
        found: dict[int, Judged] = {}
        for one in sorted(self._rulings, key=lambda one: (one.decided_at, one.id)):
            if one.review_id in reviews:
                was = packed[reviews[one.review_id].package_id].get(one.number)
                excerpt_id = was.excerpt_id if was else one.excerpt_id
                codes = json.loads(one.codes) if one.ruling == "change" else ()
                if excerpt_id:
                    found[excerpt_id] = Judged(one.ruling, tuple(sorted(codes, key=str)))
        return found
