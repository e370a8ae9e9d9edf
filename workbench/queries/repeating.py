"""Which lines of a concordance a copy only repeats: counted once, a story on ten sites is one story.

A line of a copy repeats when its words, with the three before them or the three after, stand so in
its origin, and the origin is among the documents found. What stands in the copy alone is none.
"""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from workbench.ports import Reader
from workbench.queries.concordance import Line, Lines
from workbench.queries.letters import index_words
from workbench.tasks import Progress

_BESIDE = 3
_LETTERS = 24


def repeated(
    reader: Reader, lines: Lines, found: Collection[int], progress: Progress
) -> npt.NDArray[np.bool_]:
    """Say which lines only repeat what stands in the origin of their document; `found` has all ids."""
    flags = np.zeros(len(lines), dtype=bool)
    groups = reader.copies.groups(list(found))
    documents = lines.documents
    for copy_id in sorted(groups.members.intersection(found)):
        origin_id = groups.source(copy_id)
        if origin_id == copy_id or origin_id not in found:
            continue
        progress.step(0)
        said = f" {' '.join(index_words(reader.documents.text(origin_id)))} "
        low, high = np.searchsorted(documents, (copy_id, copy_id + 1)).tolist()
        for place in range(low, high):
            flags[place] = _stands(lines[place], said)
    return flags


def _stands(line: Line, said: str) -> bool:
    most = _BESIDE * _LETTERS
    found = index_words(line.found)
    before = [*index_words(line.left[-most:])[-_BESIDE:], *found]
    after = [*found, *index_words(line.right[:most])[:_BESIDE]]
    runs = [run for run in (before, after) if len(run) > _BESIDE]
    if not runs:  # a text of a few words
        runs = [before + after[len(found) :]]
    return any(f" {' '.join(run)} " in said for run in runs)
