"""Which documents two analysts are compared in, and what is left out of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.agreement.asking import Question
from workbench.agreement.continuum import Readable
from workbench.copies.groups import Groups
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Chosen:
    """Hold the documents in question with the lengths of their texts, and how many are left out.

    `one_sided` were marked by one of the two alone; `repeated` are copies or older versions. Of
    decisions these are excerpts: that one alone decided on, or that only repeat another.
    """

    texts: Mapping[int, int] = field(default_factory=dict)
    readable: Readable = field(default_factory=lambda: Readable({}, {}))
    one_sided: int = 0
    repeated: int = 0


def choose(reader: Reader, question: Question, left: set[int], right: set[int]) -> Chosen:
    """Return the documents in question; `left` and `right` are those that each of the two read."""
    either = left | right
    if question.words.strip():
        either &= set(reader.documents.ids(words=question.words))
    wanted = either & left & right if question.scope == "both" else either
    kept = set(wanted)
    if question.independent:
        kept = set(_independent(wanted, reader.copies.groups()))
    texts = dict(sorted(reader.documents.lengths(kept).items()))
    grey = {one: reader.copies.grey(one) for one in texts}
    return Chosen(texts, Readable(texts, grey), len(either) - len(wanted), len(wanted) - len(texts))


def _independent(document_ids: Iterable[int], groups: Groups) -> list[int]:
    """Return the documents without those that repeat another of them; origins stay, not copies."""
    first: dict[int, tuple[bool, bool, int]] = {}
    for one in document_ids:
        rank = (one in groups.newest, one in groups.copies, one)
        source = groups.source(one)
        first[source] = min(first.get(source, rank), rank)
    return [one for _, _, one in first.values()]
