"""Write down what a reviewer decided in the program, as the page in a browser does."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import Refusal
from workbench.exporting.aside import aside
from workbench.model.excerpts import Excerpt
from workbench.model.review import Made, Verdict
from workbench.ports import Reader
from workbench.review.code_paths import code_paths
from workbench.review.contents import counted
from workbench.review.cut_texts import there
from workbench.review.decisions import Decision, Decisions, MarkMade, written
from workbench.review.receiving import STRETCHES
from workbench.review.reviewing import codes_in, decided, received

ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what goes back, on which package; `left_out` marks reach over words left out."""

    made: Made
    decisions: Decisions
    left_out: int = 0

    def summary(self) -> str:
        """Return what goes back, in words."""
        parts = [
            counted(len(self.decisions.decisions), "decision"),
            f"{counted(len(self.decisions.marks), 'excerpt')} of your own",
        ]
        said = " and ".join(parts if self.decisions.marks else parts[:1])
        if self.left_out:
            said += f" ({self.left_out:,} not: they reach over words that are not in the package)"
        return said


def answer(reader: Reader, reviewer: str, at: str) -> Answer:
    """Return all that was decided in a reviewer's project.

    Raises Refusal where nobody signs, nothing was decided, or the project is one's own.
    """
    made = received(reader)
    if made is None:
        raise Refusal(
            "This project was not made of a package for review, so there is nothing to send."
        )
    if not reviewer.strip():
        raise Refusal("Say who decided: decisions come back under a name.")
    codes = _Codes(reader, made)
    decisions = tuple(codes.decision(one) for one in decided(reader, made.id).values())
    marks, left_out = _marks(reader, made, codes)
    if not decisions and not marks:
        raise Refusal("Nothing was decided here yet.")
    return Answer(made, Decisions(reviewer.strip(), at, decisions, marks), left_out)


def write_answer(told: Answer, path: Path) -> None:
    """Write decisions as a file that whoever made the package brings in, sealed when that was."""
    data = written(told.decisions, told.made.key, told.made.secret, told.made.sealed)
    with aside(path) as beside:
        beside.write_bytes(data)


class _Codes:
    """Name codes by their numbers in the package; those it does not have by their paths."""

    def __init__(self, reader: Reader, made: Made) -> None:
        numbered = reader.packages.numbered(made.id, "code")
        self._numbers = {one.record_id: number for number, one in numbered.items()}
        self._paths = code_paths(reader.codes.find())

    def named(self, code_ids: list[int]) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return the numbers of those that the package has, and the paths of those it has not."""
        known = tuple(self._numbers[one] for one in code_ids if one in self._numbers)
        fresh = [one for one in code_ids if one not in self._numbers and one in self._paths]
        return known, tuple(self._paths[one] for one in fresh)

    def decision(self, verdict: Verdict) -> Decision:
        """Return a verdict as it goes back."""
        codes, new = self.named(codes_in(verdict))
        return Decision(
            verdict.number, verdict.ruling, codes, verdict.comment, verdict.decided_at, new
        )


def _marks(reader: Reader, made: Made, codes: _Codes) -> tuple[tuple[MarkMade, ...], int]:
    """Return the excerpts that the reviewer made, and how many can't be said of the document."""
    packed = {one.excerpt_id for one in reader.packages.packed(made.id).values()}
    own = [one for one in reader.excerpts.find() if one.id not in packed]
    under = reader.excerpts.coded(one.id for one in own)
    found = list(_placed(reader, made, own))
    marks = []
    for one, document, start, end in found:
        known, new = codes.named(under.get(one.id, []))
        marks.append(
            MarkMade(document, start, end, one.quote, known, one.note, one.created_at, new)
        )
    return tuple(marks), len(own) - len(found)


def _placed(
    reader: Reader, made: Made, excerpts: list[Excerpt]
) -> Iterator[tuple[Excerpt, int, int, int]]:
    """Yield excerpts with the number of their document, and where they stand in it."""
    numbered = reader.packages.numbered(made.id, "document")
    documents = {one.record_id: number for number, one in numbered.items()}
    stretches = reader.settings.get(STRETCHES) or {}
    for one in excerpts:
        span = there(stretches.get(str(one.document_id), ()), one.start, one.end)
        if span is not None and one.document_id in documents:
            yield one, documents[one.document_id], *span
