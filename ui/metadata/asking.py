"""What the table of metadata asks the store, in one go and on any thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.model.metadata import MetadataFilter
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """Hold what the table is narrowed and sorted by."""

    narrowed: MetadataFilter
    sort: str
    descending: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the rows of a question in order, and what is missing among all it could show."""

    question: Question
    ids: Sequence[int]
    missing: dict[str, int]
    total: int


def answered(reader: Reader, question: Question, shown: Sequence[int]) -> Answer:
    """Ask the store. `shown` are rows that stay where they are, also once nothing is missing."""
    narrowed, table = question.narrowed, reader.metadata
    whole = replace(narrowed, missing="", words="")
    ids = table.ids(narrowed, question.sort, question.descending)
    everything = table.ids(whole)
    if shown:
        there, before = set(everything), set(shown)
        stay = [one for one in shown if one in there]
        ids = [*stay, *(one for one in ids if one not in before)]
    return Answer(question, ids, table.missing(whole), len(everything))
