"""Differences as they are listed: where, of which kind, and what each of the two has there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.agreement.comparing import Agreement
from workbench.agreement.disagreements import Disagreement
from workbench.agreement.telling import WITHOUT, named
from workbench.model.excerpts import Marking
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Side:
    """Hold what one of the two has there: the code, or the decision, and the words with their place."""

    code: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold one difference with all that a row shows; a side is None where nothing was marked."""

    kind: str
    document_id: int
    title: str
    left: Side | None
    right: Side | None


def kind_told(kind: str, agreement: Agreement) -> str:
    """Return the kind of a difference in words that name who it was."""
    question = agreement.question
    return {
        "left": f"Only {named(question.left)}",
        "right": f"Only {named(question.right)}",
        "code": "Other code",
        "bounds": "Other bounds",
        "decision": "Other decision",
    }[kind]


def listed(
    reader: Reader, agreement: Agreement, differences: Sequence[Disagreement]
) -> list[Listed]:
    """Return these differences with their documents and words, in the given order."""
    cited = reader.documents.cited({one.either.document_id for one in differences})
    quotes = _quotes(reader, differences)
    found = []
    for one in differences:
        left, right = (
            _side(marking, agreement, said, quotes)
            for marking, said in zip((one.left, one.right), one.said, strict=True)
        )
        document_id = one.either.document_id
        title = cited[document_id].title if document_id in cited else ""
        found.append(Listed(kind_told(one.kind, agreement), document_id, title, left, right))
    return found


def _side(
    one: Marking | None, agreement: Agreement, said: str, quotes: dict[int, str]
) -> Side | None:
    if one is None:
        return None
    code = said or (agreement.code(one.code_id) if one.code_id else WITHOUT)
    return Side(code, quotes.get(one.excerpt_id, ""), one.start, one.end)


def _quotes(reader: Reader, differences: Iterable[Disagreement]) -> dict[int, str]:
    """Return the words of excerpts by their id, and those of a reviewer's marks by that below 0."""
    ids = {one.excerpt_id for row in differences for one in (row.left, row.right) if one}
    found = {one.id: one.quote for one in reader.excerpts.these(i for i in ids if i > 0)}
    marks = reader.verdicts.these(-i for i in ids if i < 0) if min(ids, default=0) < 0 else []
    return found | {-one.id: one.quote for one in marks}
