"""What new documents lack is told in one sentence."""

import pytest

from workbench.model.documents import Document
from workbench.model.metadata import missing_of, told_missing
from workbench.model.provenance import written


@pytest.mark.parametrize(
    ("missing", "total", "told"),
    [
        ({"date": 0, "any": 0}, 3, ""),
        ({"date": 1, "grade": 1, "any": 1}, 1, "Missing in the new document: date, grade."),
        ({"date": 9, "any": 9}, 1200, "Missing in the 1,200 new documents: date 9."),
    ],
)
def test_what_is_missing_is_told(missing: dict[str, int], total: int, told: str) -> None:
    assert told_missing(missing, total) == told


def test_one_of_both_grades_is_enough_and_what_was_looked_at_is_not_missing() -> None:
    document = Document(
        title="A", information_grade="2", sources=written({"author": "set by hand"})
    )
    assert missing_of(document) == ["outlet", "date", "language"]
