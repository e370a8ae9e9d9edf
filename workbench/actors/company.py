"""Count who is mentioned with an actor: in the same sentence, in the same document.

Sentences are those that the chart counts by, see `workbench.text.paragraphs`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from workbench.ports import Reader
from workbench.tasks import Progress
from workbench.text.paragraphs import parted

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
    """Return (sentence, other actor) of each sentence that mentions both; sentences are numbers."""
    starts = [row[2] for row in rows]
    found = set[tuple[int, int]]()
    last = -1
    for at, row in enumerate(rows):
        if row[1] != actor_id or at <= last:
            continue
        first = last = at
        while first and not parted(text, starts[first - 1], starts[first]):
            first -= 1
        while last + 1 < len(rows) and not parted(text, starts[last], starts[last + 1]):
            last += 1
        found |= {(first, other[1]) for other in rows[first : last + 1] if other[1] != actor_id}
    return found
