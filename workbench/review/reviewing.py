"""What a reviewer's project says of the package it was made of: its excerpts and what was decided."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.excerpts import Excerpt
from workbench.model.grades import grade
from workbench.model.review import Made, Packed, Review, Verdict
from workbench.ports import Reader
from workbench.review.fingerprint import changed_parts, fingerprint

#: so many are looked up one by one rather than with all others
_FEW = 20
#: what a reviewer has decided or not, as a list is narrowed by it
STATES = {
    "": "All",
    "undecided": "Undecided",
    "accept": "Accepted",
    "reject": "Rejected",
    "change": "Code changed",
    "commented": "With a comment",
    "touched": "Changed here",
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Hold one excerpt of a package under review.

    `codes` joins the names of its codes; `touched` names what of the excerpt itself was changed here,
    see `fingerprint.PARTS`, and is `gone` for one that was deleted.
    """

    number: int
    excerpt_id: int
    document_id: int = 0
    start: int = 0
    end: int = 0
    quote: str = ""
    title: str = ""
    codes: str = ""
    code_ids: tuple[int, ...] = ()
    grade: str = ""
    touched: tuple[str, ...] = ()


def received(reader: Reader) -> Made | None:
    """Return the package that a project was made of, None for a project of one's own."""
    return next((one for one in reader.packages.all() if one.received), None)


def review_under_way(reader: Reader, package_id: int) -> Review | None:
    """Return the review that is written down here, None before the first decision."""
    return next(iter(reader.reviews.find(package_id=package_id, digest="")), None)


def decided(reader: Reader, package_id: int, numbers: Sequence[int] = ()) -> dict[int, Verdict]:
    """Return what was decided so far, on these excerpts or on all, by the number of the excerpt."""
    review = review_under_way(reader, package_id)
    if review is None:
        return {}
    if 0 < len(numbers) <= _FEW:
        each = (reader.verdicts.find(review_id=review.id, number=number) for number in numbers)
        return {one.number: one for found in each for one in found}
    return {one.number: one for one in reader.verdicts.find(review_id=review.id) if one.number}


def states_of(row: Reviewed, verdict: Verdict | None) -> frozenset[str]:
    """Return the keys of STATES that an excerpt belongs to."""
    found = {""}
    if verdict is None or verdict.ruling == "comment":
        found.add("undecided")
    else:
        found.add(verdict.ruling)
    if verdict and verdict.comment:
        found.add("commented")
    if row.touched:
        found.add("touched")
    return frozenset(found)


def under_review(reader: Reader, package_id: int) -> list[Reviewed]:
    """Return the excerpts of the package, by their numbers."""
    packed = reader.packages.packed(package_id)
    ids = [one.excerpt_id for one in packed.values()]
    excerpts = {one.id: one for one in reader.excerpts.these(ids)}
    under = reader.excerpts.coded(ids)
    cited = reader.documents.cited({one.document_id for one in excerpts.values()})
    names = {one.id: one.name for one in reader.codes.find()}
    rows = []
    for number in sorted(packed):
        one = packed[number]
        excerpt = excerpts.get(one.excerpt_id)
        if excerpt is None:
            rows.append(Reviewed(number, one.excerpt_id, touched=("gone",)))
            continue
        codes, about = tuple(under.get(excerpt.id, ())), cited[excerpt.document_id]
        rows.append(
            Reviewed(
                number=number,
                excerpt_id=excerpt.id,
                document_id=excerpt.document_id,
                start=excerpt.start,
                end=excerpt.end,
                quote=excerpt.quote,
                title=about.title,
                codes="; ".join(names[code_id] for code_id in codes),
                code_ids=codes,
                grade=grade(about.source_grade, about.information_grade),
                touched=_touched(one, excerpt, about.sha256, codes),
            )
        )
    return rows


def _touched(
    packed: Packed, excerpt: Excerpt, sha256: str, codes: tuple[int, ...]
) -> tuple[str, ...]:
    return changed_parts(packed.fingerprint, fingerprint(excerpt, sha256, codes))


def codes_in(verdict: Verdict) -> list[int]:
    """Return the codes that a verdict of a reviewer's own project changes to."""
    return [int(one) for one in json.loads(verdict.codes)]
