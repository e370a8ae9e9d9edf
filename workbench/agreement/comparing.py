"""Compare what two people marked in the documents of a project, or decided on its excerpts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.agreement.asking import Question
from workbench.agreement.decided import compared_decisions
from workbench.agreement.disagreements import Disagreement, disagreements
from workbench.agreement.figures import Measured, measure
from workbench.agreement.marked import placed
from workbench.agreement.people import People
from workbench.agreement.texts import Chosen, choose
from workbench.model.excerpts import Marking
from workbench.ports import Reader
from workbench.review.code_paths import code_paths
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hold the whole answer: what was asked, where, the figures and the differences.

    `codes` has the path of each code that a figure or a difference is about.
    """

    question: Question = field(default_factory=Question)
    chosen: Chosen = field(default_factory=Chosen)
    measured: Measured = field(default_factory=Measured)
    differences: Sequence[Disagreement] = ()
    codes: Mapping[int, str] = field(default_factory=dict)

    def code(self, code_id: int) -> str:
        """Return the path of a code; one that was deleted is called that."""
        return self.codes.get(code_id, "(deleted code)")


def compare(reader: Reader, question: Question, progress: Progress | None = None) -> Agreement:
    """Return how far two people agree.

    Raises Refusal when the question names somebody who is not known, Cancelled when `progress` was.
    """
    progress, people = progress or Progress(), People(reader)
    question.check({one.name for one in people.all()})
    progress.step(0, 4, "Reading")
    if question.basis == "decisions":
        names = _names(reader, people)
        return Agreement(question, *compared_decisions(reader, people, question, names), names)
    chosen, measured, differences = _markings(reader, people, question, progress)
    return Agreement(question, chosen, measured, differences, _names(reader, people))


def _markings(
    reader: Reader, people: People, question: Question, progress: Progress
) -> tuple[Chosen, Measured, list[Disagreement]]:
    both = [_asked(people.markings(name), question) for name in (question.left, question.right)]
    seen = (
        {one.document_id for one in side} | people.given(name)
        for name, side in zip((question.left, question.right), both, strict=True)
    )
    progress.step(1, 4, "Reading documents")
    chosen = choose(reader, question, *seen)
    progress.step(2, 4, "Comparing")
    left, right = (
        placed((one for one in side if one.document_id in chosen.texts), chosen.readable)
        for side in both
    )
    measured = measure(left, right, chosen.readable.continuum)
    progress.step(3, 4, "Listing differences")
    return chosen, measured, disagreements(left, right)


def _asked(markings: list[Marking], question: Question) -> list[Marking]:
    wanted = set(question.code_ids)
    return [one for one in markings if one.code_id in wanted] if wanted else markings


def _names(reader: Reader, people: People) -> dict[int, str]:
    """Return the paths of all codes, and of those that a reviewer made up."""
    new = {code_id: f"{path} (new)" for path, code_id in people.new_codes.items()}
    return code_paths(reader.codes.find()) | new
