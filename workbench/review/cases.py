"""Lay each decision that waits beside the excerpt as it is now, with all that speaks against it.

What nothing speaks against can be carried out unseen; everything else needs the analyst.
"""

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.model.documents import Cited
from workbench.model.excerpts import Excerpt
from workbench.model.review import Packed, Review, Verdict
from workbench.ports import Reader
from workbench.review.code_paths import BETWEEN
from workbench.review.fingerprint import changed_parts, fingerprint
from workbench.review.marks import MarkedWords, Place

#: what may speak against carrying a decision out unseen, in the order in which it is listed
DOUBTS = {
    "conflict": "Reviewers disagree",
    "changed": "Changed meanwhile",
    "claims": "Claims rest on it",
    "marked": "Under other codes already",
    "codes": "Its codes are gone",
    "gone": "No longer there",
}
#: so many records are looked up one by one; of more, all are read
FEW = 200
#: what a part of a fingerprint is called
PARTS = {
    "text": "its document has another version",
    "span": "its words",
    "note": "its note",
    "codes": "its codes",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Hold one thing that speaks against a decision: a key of DOUBTS, and words for it."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Case:
    """Hold a decision beside the excerpt as it is now.

    `place` is where the excerpt, or the words that were marked, stand now; None when they are gone.
    `codes` are the ids of the excerpt's codes, called `names`; `proposed` those of a change or a mark,
    the paths of new ones among them, called `then`. `claims` is how many would go with a rejected
    one; `rivals` are the decisions of others on it.
    """

    verdict: Verdict
    reviewer: str
    excerpt: Excerpt | None = None
    place: Place | None = None
    quote: str = ""
    cited: Cited | None = None
    codes: tuple[int, ...] = ()
    proposed: tuple[int | str, ...] = ()
    names: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    claims: int = 0
    doubts: tuple[Doubt, ...] = ()
    rivals: tuple[int, ...] = ()

    @property
    def ready(self) -> bool:
        """Say whether nothing speaks against carrying it out unseen."""
        return not self.doubts

    @property
    def possible(self) -> bool:
        """Say whether it can be carried out at all."""
        return not any(one.kind in ("gone", "codes") for one in self.doubts)


def open_cases(reader: Reader) -> list[Case]:
    """Return a case for every decision that waits for the analyst."""
    reviews = reviews_here(reader)
    return cases_of(reader, waiting(reader, reviews), reviews)


def reviews_here(reader: Reader) -> dict[int, Review]:
    """Return the reviews that were brought in, by id; those under way here are none of them."""
    made = {one.id for one in reader.packages.all() if not one.received}
    return {one.id: one for one in reader.reviews.find() if one.package_id in made}


def waiting(reader: Reader, reviews: Container[int]) -> list[Verdict]:
    """Return the verdicts of these reviews that nobody has decided."""
    return [one for one in reader.verdicts.find(state="open") if one.review_id in reviews]


def cases_of(
    reader: Reader, verdicts: Sequence[Verdict], reviews: Mapping[int, Review]
) -> list[Case]:
    """Return a case for each verdict, by document and place; those of one excerpt stand together."""
    standing = _Standing(reader, verdicts, reviews)
    return sorted((standing.case(one) for one in verdicts), key=_order)


def proposed_codes(verdict: Verdict) -> tuple[int | str, ...]:
    """Return the codes of a change or a mark: ids, and paths of codes that are new."""
    return tuple(json.loads(verdict.codes))


def _order(case: Case) -> tuple[Place, int]:
    gone = (1 << 62, case.verdict.number, 0)
    return case.place or gone, case.verdict.id


class _Standing:
    """Know what of the project the verdicts are about, read once for all of them."""

    def __init__(
        self, reader: Reader, verdicts: Sequence[Verdict], reviews: Mapping[int, Review]
    ) -> None:
        self._reviews = reviews
        self._words = MarkedWords(reader)
        excerpts = reader.excerpts.these({one.excerpt_id for one in verdicts})
        marks = (one for one in verdicts if one.ruling == "mark")
        self._places = {one.id: self._words.place(one) for one in marks}
        self._marked = _on_places(reader, self._places.values())
        self._excerpts = {one.id: one for one in (*excerpts, *self._marked.values())}
        self._codes = reader.excerpts.coded(self._excerpts)
        self._code_names = {one.id: one.name for one in reader.codes.find()}
        documents = {one.document_id for one in self._excerpts.values()}
        documents |= {one[0] for one in self._places.values() if one}
        self._cited = reader.documents.cited(documents)
        self._packed = _packed(reader, {reviews[one.review_id].package_id for one in verdicts})
        rejected = {one.excerpt_id for one in verdicts if one.ruling == "reject"}
        self._claims = {one: len(reader.claims.find(excerpt_id=one)) for one in rejected if one}
        self._said = self._together(reader, verdicts)

    def _together(self, reader: Reader, verdicts: Sequence[Verdict]) -> dict[object, list[Verdict]]:
        """Return what is said of the same excerpt or the same words."""
        told: dict[object, list[Verdict]] = defaultdict(list)
        given = {one.id for one in verdicts}
        about = {one.excerpt_id for one in verdicts} - {0}
        for one in (*verdicts, *_taken(reader, about)):
            if one.state == "open" or (one.id not in given and one.review_id in self._reviews):
                told[self._about(one)].append(one)
        return told

    def _about(self, verdict: Verdict) -> object:
        if verdict.excerpt_id:
            return verdict.excerpt_id
        return self._places.get(verdict.id) or -verdict.id - 1

    def case(self, verdict: Verdict) -> Case:
        """Return a verdict beside what it is about."""
        place = self._places.get(verdict.id)
        excerpt = self._marked.get(place) if place else self._excerpts.get(verdict.excerpt_id)
        if excerpt:
            place = excerpt.document_id, excerpt.start, excerpt.end
        codes = tuple(self._codes.get(excerpt.id, ())) if excerpt else ()
        proposed = proposed_codes(verdict)
        case = Case(
            verdict,
            self._reviews[verdict.review_id].reviewer,
            excerpt,
            place,
            verdict.quote or (excerpt.quote if excerpt else ""),
            self._cited.get(place[0]) if place else None,
            codes,
            proposed,
            tuple(self.names(codes)),
            tuple(self.names(proposed)),
            self._claims.get(verdict.excerpt_id, 0) if verdict.ruling == "reject" else 0,
        )
        rivals = self._rivals(verdict)
        doubts = (*map(self._rival_words, rivals), *self._doubts(case))
        if not doubts:
            return case
        return replace(case, doubts=doubts, rivals=tuple(one.id for one in rivals))

    def _rivals(self, verdict: Verdict) -> list[Verdict]:
        """Return what others say of the same words, where that is something else.

        A comment stands in the way of nothing but of the excerpt's going.
        """
        if verdict.ruling == "comment":
            return []
        return [
            one
            for one in self._said[self._about(verdict)]
            if _says(one) != _says(verdict)
            and (one.ruling != "comment" or verdict.ruling == "reject")
            and self._of_another(one, verdict)
        ]

    def _of_another(self, one: Verdict, other: Verdict) -> bool:
        """Say whether two waiting decisions came in two reviews; one that was taken is by another."""
        if one.state == "open":
            return one.review_id != other.review_id
        names = (self._reviews[verdict.review_id].reviewer for verdict in (one, other))
        return len({name.casefold() for name in names}) > 1

    def _rival_words(self, one: Verdict) -> Doubt:
        reviewer = self._reviews[one.review_id].reviewer
        taken = ", which was taken" if one.state == "taken" else ""
        return Doubt("conflict", f"{reviewer} {self.said(one)}{taken}")

    def said(self, verdict: Verdict) -> str:
        """Return what a reviewer says, in the words after a name."""
        names = ", ".join(self.names(proposed_codes(verdict))) or "no code"
        return {
            "accept": "accepts it",
            "reject": "rejects it",
            "change": f"puts it under {names}",
            "mark": f"puts it under {names}",
            "comment": "comments on it",
        }[verdict.ruling]

    def names(self, codes: Iterable[int | str]) -> Iterator[str]:
        """Yield what codes are called; those that are gone are left out."""
        for code in codes:
            if isinstance(code, str):
                yield code.rpartition(BETWEEN)[2]
            elif code in self._code_names:
                yield self._code_names[code]

    def _doubts(self, case: Case) -> Iterator[Doubt]:
        verdict, excerpt = case.verdict, case.excerpt
        if case.place is None:
            if verdict.ruling != "reject":  # what is to go and is gone needs nobody
                yield Doubt("gone", _gone(verdict))
            return
        if case.proposed and not case.then:
            yield Doubt("codes", "the codes it puts it under are no longer in the code book")
        if verdict.ruling == "mark":
            if excerpt and not set(case.proposed) <= set(case.codes):
                under = ", ".join(case.names) or "no code"
                yield Doubt("marked", f"these words are an excerpt under {under}")
            return
        if excerpt and (changed := self._changed(verdict, excerpt, case)):
            yield Doubt("changed", f"since the package was made: {changed}")
        if case.claims:
            many = "1 claim rests" if case.claims == 1 else f"{case.claims:,} claims rest"
            yield Doubt("claims", f"{many} on it")

    def _changed(self, verdict: Verdict, excerpt: Excerpt, case: Case) -> str:
        """Return what of the excerpt changed since it was packed; a comment goes with any state."""
        package = self._packed[self._reviews[verdict.review_id].package_id]
        packed = package.get(verdict.number)
        cited = case.cited
        if verdict.ruling == "comment" or packed is None or cited is None:
            return ""
        now = fingerprint(excerpt, cited.sha256, case.codes)
        parts = changed_parts(packed.fingerprint, now)
        if verdict.ruling == "change" and parts == ("codes",) and _same(case):
            return ""
        return ", ".join(PARTS[part] for part in parts)


def _same(case: Case) -> bool:
    """Say whether the excerpt is under just the codes that it is to be put under."""
    return set(case.codes) == set(case.proposed)


def _gone(verdict: Verdict) -> str:
    if verdict.ruling == "mark":
        return "its words are not in the document as it is now"
    return "the excerpt is no longer in the project"


def _says(verdict: Verdict) -> tuple[object, ...]:
    return verdict.ruling, frozenset(proposed_codes(verdict))


def _taken(reader: Reader, excerpt_ids: set[int]) -> list[Verdict]:
    """Return what was said of these excerpts and carried out."""
    find = reader.verdicts.find
    if len(excerpt_ids) > FEW:
        return [one for one in find(state="taken") if one.excerpt_id in excerpt_ids]
    return [one for each in excerpt_ids for one in find(excerpt_id=each, state="taken")]


def _on_places(reader: Reader, places: Iterable[Place | None]) -> dict[Place, Excerpt]:
    """Return the excerpts that stand on exactly these places."""
    wanted = {one for one in places if one}
    found = (
        one
        for document_id in {place[0] for place in wanted}
        for one in reader.excerpts.find(document_id=document_id)
    )
    spans = {(one.document_id, one.start, one.end): one for one in found}
    return {place: spans[place] for place in wanted if place in spans}


def _packed(reader: Reader, package_ids: Iterable[int]) -> dict[int, dict[int, Packed]]:
    """Return the excerpts of each package, as they were packed, by number."""
    return {package_id: reader.packages.packed(package_id) for package_id in package_ids}
