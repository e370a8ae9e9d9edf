"""Count who is mentioned with an actor: in the same sentence, in the same document.

Sentences are those that the chart counts by, see `workbench.text.paragraphs`.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from workbench.ports import Reader
from workbench.tasks import Progress
from workbench.text.paragraphs import sentences_at

#: document id, actor id, start, end, and whether a copy only repeats it
Mentioned = tuple[int, int, int, int, bool]
#: documents between two looks at whether Cancel was pressed
_STEP = 50


def company(
    reader: Reader, actor_id: int, known: Iterable[Mentioned], progress: Progress
) -> dict[int, tuple[int, int]]:
    """Return how many sentences and documents mention each other actor together with this one.

    `known` are all mentions in the documents that mention the actor, by document and start; those
    that are not to be counted are left out of it.
    """
    by_document = {one: list(rows) for one, rows in groupby(known, key=lambda row: row[0])}
    shared = {
        one: rows for one, rows in by_document.items()
        if any(row[1] != actor_id for row in rows) and any(row[1] == actor_id for row in rows)
    }  # fmt: skip
    documents, sentences = Counter[int](), Counter[int]()
    for number, (document_id, text) in enumerate(reader.documents.texts(shared)):
        if number % _STEP == 0:
            progress.step(number, len(shared), "Reading")
        rows = shared[document_id]
        documents.update({row[1] for row in rows if row[1] != actor_id})
        sentences.update(other for _, other in _pairs(text, actor_id, rows))
    return {one: (sentences[one], count) for one, count in documents.items()}


def _pairs(text: str, actor_id: int, rows: Sequence[Mentioned]) -> set[tuple[int, int]]:
    """Return (start of the sentence, other actor) of each sentence that mentions both."""
    own = [row[2] for row in rows if row[1] == actor_id]
    spans = sorted(set(sentences_at(text, own)))
    starts = [start for start, _ in spans]
    found = set[tuple[int, int]]()
    for _, other, start, *_ in rows:
        place = bisect_right(starts, start) - 1
        if other != actor_id and place >= 0 and start < spans[place][1]:
            found.add((starts[place], other))
    return found
