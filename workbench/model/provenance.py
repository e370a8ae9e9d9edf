"""Where what is known of a document came from: each value with the place that states it.

Kept as a JSON object in `Document.sources`, from a field to plain words such as `meta og:title`.
A field that was looked at by hand and left empty stands there, too: it is no longer missing.
"""

import json
from collections.abc import Mapping

from workbench.model.dates import shown
from workbench.model.documents import Document

#: the fields of a document that somebody states, as they are called on the screen
FIELDS = {
    "title": "title",
    "author": "author",
    "outlet": "outlet",
    "published": "date",
    "url": "address",
    "language": "language",
    "source_grade": "source grade",
    "information_grade": "information grade",
}
BY_HAND = "set by hand"
#: of a date that an analyst took from the hint
TAKEN = "the day the file was made, taken by hand"
#: no field but a hint, as an EDTF day: when the file says it was made, which is not its publication
MADE = "made"
#: most characters of the words for one place
LONGEST = 200


def written(sources: Mapping[str, str]) -> str:
    """Return sources as they are stored."""
    return json.dumps(dict(sources), ensure_ascii=False, separators=(",", ":"))


def sources_of(document: Document) -> dict[str, str]:
    """Return where the values of a document came from, by field, and its hint under `MADE`."""
    try:
        read = json.loads(document.sources)
    except ValueError:
        return {}
    return {str(key): str(said) for key, said in read.items()} if isinstance(read, dict) else {}


def whence(document: Document, field: str) -> str:
    """Return in a few words where the value of a field came from, or why there is none."""
    where = sources_of(document).get(field, "")
    if getattr(document, field):
        return f"From {where}" if where and where != BY_HAND else where.capitalize() or "Not kept"
    return "Looked at: not stated" if where else "Missing"


def account(document: Document) -> list[str]:
    """Return where the values of a document came from, a line for each place, as the screen says it."""
    lines: dict[str, list[str]] = {}
    for field, told in FIELDS.items():
        if field != "information_grade" or document.information_grade:
            lines.setdefault(whence(document, field), []).append(
                "grade" if field.endswith("_grade") else told
            )
    said = [
        f"{', '.join(dict.fromkeys(fields)).capitalize()}: {_lowered(where)}"
        for where, fields in lines.items()
    ]
    return [*said, hint_told(document)] if hint(document) else said


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def hint(document: Document) -> str:
    """Return the day that the file says it was made on, as EDTF, while no date is known."""
    return "" if document.published else sources_of(document).get(MADE, "")


def hint_told(document: Document) -> str:
    """Return the hint as a sentence, or empty."""
    made = hint(document)
    return f"The file says it was made on {shown(made)}" if made else ""
