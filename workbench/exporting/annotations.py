"""W3C Web Annotations in JSON-LD: for programs that read the standard.

One annotation page, each annotation on a line of its own, so that files of any size can be read a
line at a time. A target is the document's text, named by its hash (RFC 6920), with a
TextQuoteSelector and a TextPositionSelector; what the analyst says of it are bodies, whose
`dc:type` is the key of the column. https://www.w3.org/TR/annotation-model/
"""

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.exporting.columns import chosen_columns
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.quoted import LONGEST_CELL, QuotedRow, quoted_row
from workbench.model.tables import ExcerptRow
from workbench.text.hashes import hash_in, named

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: what a body is for, in the words of the standard, by the key of its column
_PURPOSES = {
    "code": "classifying",
    "actor": "identifying",
    "speaker": "identifying",
    "note": "commenting",
    "grade": "assessing",
    "page": "describing",
}
#: what is said of the text itself, as Dublin Core terms
_TERMS = {"title": "dc:title", "author": "dc:creator", "outlet": "dc:publisher",
          "published": "dc:date", "url": "dcterms:source"}  # fmt: skip
#: the largest file of another hand that is read whole
_WHOLE = 512 * 1024 * 1024
_BEGINNING = re.compile(rb'\s*\{\s*"@context"\s*:[^{}]*?http://www\.w3\.org/ns/anno\.jsonld')
_FIRST, _LAST = '"items": [\n', "\n]}\n"


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write an annotation page with one annotation a row."""
    columns = {column.key: column.read for column in chosen_columns(options.keys)}
    said = [(key, columns[key]) for key in _PURPOSES if key in columns]
    terms = [(term, columns[key]) for key, term in _TERMS.items() if key in columns]
    head = {"@context": CONTEXT, "type": "AnnotationPage"}
    if options.project:
        head["label"] = options.project
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{encode(head)[:-1]}, {_FIRST}")
        between = ""
        for row in rows:
            bodies = [
                {"type": "TextualBody", "purpose": _PURPOSES[key], "dc:type": key, "value": value}
                for key, read in said
                for value in _values(key, str(read(row)))
            ]
            about = {term: value for term, read in terms if (value := read(row))}
            file.write(between + encode(_annotation(row, bodies, about, bool(options.analysts))))
            between = ",\n"
        file.write(_LAST)


def _values(key: str, said: str) -> list[str]:
    """Return one value a body: each code of several is a tag of its own."""
    if key == "code":
        return [one for one in said.split("; ") if one]
    return [said] if said else []


def _annotation(
    row: ExcerptRow, bodies: list[Any], about: dict[str, Any], signed: bool
) -> dict[str, Any]:
    source = named(row.sha256)
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{source}?{row.key}&{row.start}-{row.end}")
    said: dict[str, Any] = {
        "id": f"urn:uuid:{identity}",
        "type": "Annotation",
        "motivation": "identifying" if row.kind == "mention" else "highlighting",
    }
    if signed and row.analyst:
        said["creator"] = {"type": "Person", "name": row.analyst}
    if bodies:
        said["body"] = bodies
    said["target"] = {
        "source": {"id": source, "type": "Text", "format": "text/plain", **about},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": row.quote,
                "prefix": row.prefix,
                "suffix": row.suffix,
            },
            {"type": "TextPositionSelector", "start": row.start, "end": row.end},
        ],
    }
    return said


def recognises(beginning: bytes) -> bool:
    """Say whether the file begins with an object in the context of Web Annotations."""
    return bool(_BEGINNING.match(beginning.removeprefix(b"\xef\xbb\xbf")))


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the rows; raises Refusal for a file that is damaged or has no annotations."""
    for number, said in enumerate(each_annotation(path), 1):
        yield _row(number, said)


def is_ours(path: Path) -> bool:
    """Say whether a page of annotations stands as we write it, one a line."""
    with path.open("rb") as file:
        return file.readline(8192).endswith(_FIRST.encode())


def each_annotation(path: Path) -> Iterator[Any]:
    """Yield the annotations of a page; raises Refusal for a file that is damaged or has none."""
    ours = is_ours(path)
    with path.open("rb") as file:
        if ours:
            file.readline(8192)
        while ours and (line := file.readline(LONGEST_CELL).strip()) != b"]}":
            if line:
                yield _parsed(path, line.rstrip(b","))
            elif file.tell() == path.stat().st_size:
                raise Refusal(f"“{path.name}” is damaged: its end is missing.")
    if not ours:
        if path.stat().st_size > _WHOLE:
            raise Refusal(f"“{path.name}” is larger than annotations of another program may be.")
        whole = _parsed(path, path.read_bytes())
        if not isinstance(whole, dict) or not isinstance(whole.get("items"), list):
            raise Refusal(f"“{path.name}” is no page of annotations.")
        yield from whole["items"]


def _parsed(path: Path, line: bytes) -> Any:
    try:
        return json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise Refusal(f"“{path.name}” is damaged: it is not JSON throughout.") from error


def _row(number: int, said: Any) -> QuotedRow:
    """Return the row of an annotation; what it lacks is empty, and so is not found."""
    target = _object(_object(said).get("target"))
    source = _object(target.get("source"))
    selectors = target.get("selector")
    listed = selectors if isinstance(selectors, list) else [selectors]
    found = {str(_object(one).get("type")): _object(one) for one in listed}
    quote, place = found.get("TextQuoteSelector", {}), found.get("TextPositionSelector", {})
    cells = {
        "quote": quote.get("exact"), "prefix": quote.get("prefix"), "suffix": quote.get("suffix"),
        "start": place.get("start"), "end": place.get("end"), "title": source.get("dc:title"),
        "sha256": hash_in(str(source.get("id", ""))),
    }  # fmt: skip
    return quoted_row(
        number, {key: str(value) for key, value in cells.items() if value is not None}
    )


def _object(said: Any) -> dict[str, Any]:
    return said if isinstance(said, dict) else {}


FORMAT = Format("w3c", "Web annotations", ".jsonld", write, recognises, read,
                kind="standard", said="JSON-LD, for programs that read the standard",
                without=frozenset({"grouping"}))  # fmt: skip
