"""Compare what two analysts marked in the documents of a project."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.agreement.asking import Question
from workbench.agreement.disagreements import Disagreement, disagreements
from workbench.agreement.figures import Measured, measure
from workbench.agreement.marked import placed
from workbench.agreement.texts import Chosen, choose
from workbench.model.excerpts import Marking
from workbench.ports import Reader
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hold the whole answer: what was asked, in which documents, the figures and the differences."""

    question: Question = field(default_factory=Question)
    chosen: Chosen = field(default_factory=Chosen)
    measured: Measured = field(default_factory=Measured)
    differences: Sequence[Disagreement] = ()


def compare(reader: Reader, question: Question, progress: Progress | None = None) -> Agreement:
    """Return how far two analysts agree.

    Raises Refusal when the question names somebody who marked nothing, Cancelled when `progress` was.
    """
    progress = progress or Progress()
    question.checked(reader.excerpts.analysts())
    progress.step(0, 4, "Reading what was marked")
    both = [
        _asked(reader.excerpts.markings(name), question) for name in (question.left, question.right)
    ]
    progress.step(1, 4, "Reading documents")
    chosen = choose(reader, question, *({one.document_id for one in side} for side in both))
    progress.step(2, 4, "Comparing")
    left, right = (
        placed((one for one in side if one.document_id in chosen.texts), chosen.readable)
        for side in both
    )
    measured = measure(left, right, chosen.readable.continuum)
    progress.step(3, 4, "Listing differences")
    return Agreement(question, chosen, measured, disagreements(left, right))


def _asked(markings: list[Marking], question: Question) -> list[Marking]:
    wanted = set(question.code_ids)
    return [one for one in markings if one.code_id in wanted] if wanted else markings
