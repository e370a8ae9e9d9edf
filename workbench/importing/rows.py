"""Make documents of a table's rows: which column holds the text, which the title, the date, …"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

from workbench.importing.decoding import whole_characters
from workbench.importing.properties import language_code, one_line
from workbench.importing.published import published_date
from workbench.importing.reading import ReadDocument
from workbench.importing.stated import Fact, first, stating, told_by_words

#: what columns are usually called, the most telling first
_NAMES = {
    "text": (
        *("text", "full text", "fulltext", "body", "content", "article", "article text", "story"),
        *("transcript", "message", "post", "tweet", "description", "متن", "текст", "النص"),
    ),
    "title": ("title", "headline", "subject", "heading", "عنوان", "заголовок", "العنوان"),
    "author": ("author", "authors", "byline", "creator", "writer", "by", "username", "نویسنده"),
    "outlet": (
        *("outlet", "source", "publication", "publisher", "newspaper", "site", "domain", "channel"),
        "media",
    ),
    "url": ("url", "link", "address", "href", "permalink", "source url", "uri"),
    "published": (
        *("published", "date", "publication date", "published at", "publish date", "pubdate"),
        *("created at", "timestamp", "datetime", "time", "day"),
    ),
    "language": ("language", "lang", "locale"),
}
#: a column without a telling name is the text when its cells are so long and no other's are
_LONG = 80


@dataclass(frozen=True, slots=True)
class Columns:
    """Name the column of each field of a document; empty where there is none."""

    text: str = ""
    title: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    language: str = ""

    def chosen(self, names: Mapping[str, str]) -> "Columns":
        """Return these with the fields replaced that somebody chose; unknown fields are ignored."""
        known = {field.name for field in fields(self)}
        return replace(self, **{key: name for key, name in names.items() if key in known})

    def said(self) -> str:
        """Return which column is taken for what, in words."""
        parts = [f"{field} from “{name}”" for field, name in asdict(self).items() if name]
        return ", ".join(parts)

    def within(self, header: Sequence[str]) -> "Columns":
        """Return these without the columns that a table does not have."""
        return replace(
            self, **{key: "" for key, name in asdict(self).items() if name not in header}
        )


def header_key(header: Sequence[str]) -> str:
    """Return what tells tables of the same columns, in whatever order they stand."""
    said = json.dumps(sorted({name for name in header if name}), ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def guess_columns(header: Sequence[str], sample: Sequence[Sequence[str]]) -> Columns:
    """Return the columns as their names and a few rows tell; a text that nothing tells is empty."""
    by_name = {_folded(name): name for name in reversed(header) if name}
    guessed = {
        field: next((by_name[name] for name in names if name in by_name), "")
        for field, names in _NAMES.items()
    }
    if not guessed["text"]:
        taken = set(guessed.values())
        guessed["text"] = _longest(header, sample, taken)
    return Columns(**guessed)


def _folded(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").casefold().split())


def _longest(header: Sequence[str], sample: Sequence[Sequence[str]], taken: set[str]) -> str:
    """Return the column whose cells are long, if it is the only one."""
    if not sample:
        return ""
    lengths = {
        name: sum(len(row[at]) for row in sample if at < len(row)) / len(sample)
        for at, name in enumerate(header)
        if name and name not in taken
    }
    long = [name for name, length in lengths.items() if length >= _LONG]
    return long[0] if len(long) == 1 else ""


def document_of(row: Mapping[str, str], columns: Columns) -> ReadDocument | None:
    """Return the document that a row is, or None when its text is blank."""
    text = _stored(row.get(columns.text, ""))
    if not text.strip("\ufffd \t\n"):
        return None

    def cell(column: str, read: Callable[[str], str] = one_line) -> Fact:
        return Fact(read(row.get(column, "")), f"column “{one_line(column)}”")

    return stating(
        ReadDocument(text, media_type="text/csv"),
        title=cell(columns.title),
        author=cell(columns.author),
        outlet=cell(columns.outlet),
        url=cell(columns.url, _address),
        published=cell(columns.published, published_date),
        language=first(cell(columns.language, language_code), told_by_words(text)),
    )


def _address(said: str) -> str:
    line = one_line(said)
    return line if line.startswith(("http://", "https://")) else ""


def original_of(row: Mapping[str, str]) -> bytes:
    """Return a row whole, every column by its name, as JSON."""
    said = json.dumps(row, ensure_ascii=False)
    return whole_characters(said).encode()


def _stored(said: str) -> str:
    """Return a cell's text with one kind of line end and without what no store can keep."""
    text = said.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return whole_characters(text)
