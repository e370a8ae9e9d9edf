"""Compare what two reviewers decided on the same excerpts: accept, reject, or change to which codes.

The units are the excerpts that both decided on. A change to other codes is a decision of its own, so
two who both change, but to different codes, do not agree. A comment alone decides nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from workbench.agreement.asking import Question
from workbench.agreement.coefficients import Figure, coefficients
from workbench.agreement.disagreements import Disagreement
from workbench.agreement.figures import Figures, Measured
from workbench.agreement.people import Judged, People
from workbench.agreement.texts import Chosen
from workbench.model.excerpts import Excerpt, Marking
from workbench.ports import Reader

_NO_BOUNDS = Figure(reason="decisions have no bounds")
_NOTHING = Figure(reason="no excerpt was decided on by both")
_Both = tuple[Judged | None, Judged | None]


def compared_decisions(
    reader: Reader, people: People, question: Question, names: Mapping[int, str]
) -> tuple[Chosen, Measured, list[Disagreement]]:
    """Return what is compared, the figures, and the excerpts that the two decided on differently."""
    left, right = people.decisions(question.left), people.decisions(question.right)
    excerpts = _within(reader, question, left.keys() | right.keys())
    codes = _under(reader, question, excerpts)
    repeated = reader.excerpts.repeated() & codes.keys() if question.independent else set()
    said = {one: (left.get(one), right.get(one)) for one in codes if one not in repeated}
    by_code: dict[int, list[_Both]] = {}
    for one, pair in said.items():
        for code_id in codes[one]:
            by_code.setdefault(code_id, []).append(pair)
    both = [one for one, pair in said.items() if None not in pair]
    lengths = reader.documents.lengths({excerpts[one].document_id for one in both})
    chosen = Chosen(lengths, one_sided=len(said) - len(both), repeated=len(repeated))
    measured = Measured(
        _figures(said.values()),
        by_code={code_id: _figures(pairs) for code_id, pairs in sorted(by_code.items())},
    )
    first = {one: (codes[one] or [0])[0] for one in both}
    return chosen, measured, _differences(said, excerpts, first, names)


def _within(reader: Reader, question: Question, excerpt_ids: Iterable[int]) -> dict[int, Excerpt]:
    """Return those of the excerpts that are still there, in the documents that are asked for."""
    found = {one.id: one for one in reader.excerpts.these(excerpt_ids)}
    if not question.words.strip():
        return found
    within = set(reader.documents.ids(words=question.words))
    return {one: excerpt for one, excerpt in found.items() if excerpt.document_id in within}


def _under(reader: Reader, question: Question, excerpt_ids: Iterable[int]) -> dict[int, list[int]]:
    """Return the codes of each excerpt; where codes are asked for, those alone that are under one."""
    wanted, held = set(question.code_ids), list(excerpt_ids)
    coded = reader.excerpts.coded(held)
    if not wanted:
        return {one: coded.get(one, []) for one in held}
    found = {one: [code for code in codes if code in wanted] for one, codes in coded.items()}
    return {one: codes for one, codes in found.items() if codes}


def _figures(said: Iterable[_Both]) -> Figures:
    pairs = list(said)
    judged = Counter((one, other) for one, other in pairs if one and other)
    counts = (
        sum(one is not None for one, _ in pairs),
        sum(other is not None for _, other in pairs),
        sum(count for (one, other), count in judged.items() if one == other),
    )
    if not judged:
        return Figures(0, counts, (0, 0, 0), _NOTHING, _NOTHING, _NOTHING, _NO_BOUNDS)
    return Figures(judged.total(), counts, (0, 0, 0), *coefficients(judged), _NO_BOUNDS)


def _differences(
    said: Mapping[int, _Both],
    excerpts: Mapping[int, Excerpt],
    codes: Mapping[int, int],
    names: Mapping[int, str],
) -> list[Disagreement]:
    found = []
    for one in sorted(said, key=lambda one: (excerpts[one].document_id, excerpts[one].start, one)):
        left, right = said[one]
        if left and right and left != right:
            held = excerpts[one]
            place = Marking(one, held.document_id, held.start, held.end, codes[one])
            told = left.told(names), right.told(names)
            found.append(Disagreement("decision", place, place, told))
    return found
