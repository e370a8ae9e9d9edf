"""The documents of a corpus as programs for bibliographies take them: BibTeX and CSL-JSON.

Documents, not excerpts: what a paper cites. Authors stay as they are written, in one piece: which of
their words is a family name can't be told from a corpus, and an office has none.
"""

import json
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.exporting.aside import aside
from workbench.exporting.bibtex import entry
from workbench.exporting.gathering import Order
from workbench.exporting.ways import PERIOD, Way, Written
from workbench.model.dates import first_day, last_day
from workbench.model.documents import Document
from workbench.model.grades import grade
from workbench.ports import Reader
from workbench.tasks import Progress

_STEP = 500
_WORDS = re.compile("[a-z0-9]+")
#: words that tell no title from another
_SMALL = frozenset(
    ("a", "an", "the", "of", "on", "in", "at", "to", "for", "and", "or", "is", "are", "as", "by")
)


@dataclass(frozen=True, slots=True)
class Cited:
    """Hold a document as a bibliography names it; `key` is its own in the file."""

    key: str
    title: str
    authors: tuple[str, ...]
    outlet: str
    published: str
    url: str
    language: str
    note: str


def cited(documents: Iterable[Document]) -> Iterator[Cited]:
    """Yield documents with keys that stay the same while documents are only added."""
    taken: dict[str, int] = {}
    for one in documents:
        base = _key(one)
        count = taken[base] = taken.get(base, 0) + 1
        badge = grade(one.source_grade, one.information_grade)
        yield Cited(
            key=base if count == 1 else f"{base}-{count}",
            title=_line(one.name),
            authors=tuple(author for part in one.author.split(";") if (author := _line(part))),
            outlet=_line(one.outlet),
            published=one.published,
            url=_line(one.url),
            language=one.language,
            note=f"Grade {badge}" if badge else "",
        )


def _line(words: str) -> str:
    return " ".join(words.split())


def _key(one: Document) -> str:
    """Return author, year and a word of the title in plain letters, as `writer2024meeting`."""
    who = _plain(one.author.split(";")[0])[-1:] or _plain(one.outlet)[:1] or ["anon"]
    # a title in another script is told from others by its sum
    title = _plain(one.name)[:1] or [f"{zlib.crc32(f'{one.name} {one.url}'.encode()):08x}"]
    return "".join((*who, one.published[:4], *title))


def _plain(words: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", words).casefold()
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return [word for word in _WORDS.findall(plain) if word not in _SMALL]


def item(one: Cited) -> dict[str, Any]:
    """Return a document as an item of CSL-JSON: https://docs.citationstyles.org/."""
    kind = "article-newspaper" if one.outlet else "webpage" if one.url else "document"
    parts = [int(part) for part in one.published.split("-")] if one.published else []
    said: dict[str, Any] = {
        "id": one.key,
        "type": kind,
        "title": one.title,
        "author": [{"literal": author} for author in one.authors],
        "container-title": one.outlet,
        "issued": {"date-parts": [parts]} if parts else {},
        "URL": one.url,
        "language": one.language,
        "note": one.note,
    }
    return {key: value for key, value in said.items() if value}


def _bibtex(documents: Iterable[Cited]) -> Iterator[str]:
    for one in documents:
        yield f"{entry(one)}\n"


def _items(documents: Iterable[Cited]) -> Iterator[str]:
    between = "[\n"
    for one in documents:
        yield between + json.dumps(item(one), ensure_ascii=False)
        between = ",\n"
    yield "\n]\n"


_WRITTEN: dict[str, Callable[[Iterable[Cited]], Iterator[str]]] = {"bib": _bibtex, "csl": _items}


def write_bibliography(
    documents: Iterable[Document], key: str, path: Path, progress: Progress | None = None
) -> int:
    """Write documents as `bib` or `csl`; returns how many. The file appears whole or not at all.

    Raises Refusal when there are none, for another key, and when the file can't be written.
    """
    if key not in _WRITTEN:
        raise Refusal(f"There is no format “{key}” of bibliographies. Choose one of bib, csl.")
    told = progress or Progress()
    count = 0

    def counted() -> Iterator[Document]:
        nonlocal count
        for one in documents:
            if count % _STEP == 0:
                told.step(count, 0, "Writing documents")
            count += 1
            yield one

    with aside(path) as beside:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_WRITTEN[key](cited(counted())))
        if not count:
            raise Refusal("There are no documents to list, so no file was written.")
    return count


def listed(reader: Reader, since: str = "", until: str = "") -> Iterator[Document]:
    """Yield the newest version of each document, of a period where one is given."""
    older = reader.documents.newer()
    for one in sorted(reader.documents.find(), key=lambda document: document.id):
        if one.id not in older and _within(one.published, since, until):
            yield one


def _within(published: str, since: str, until: str) -> bool:
    if not published:
        return not (since or until)
    early = since and last_day(published) < first_day(since)
    return not (early or (until and first_day(published) > last_day(until)))


def _leave(key: str, reader: Reader, order: Order, path: Path, progress: Progress) -> Written:
    documents = listed(reader, order.narrowed.since, order.narrowed.until)
    count = write_bibliography(documents, key, path, progress)
    return Written(count, "document", "documents")


BIBTEX = Way(
    *("bib", "Sources as BibTeX", ".bib", "books"),
    said="the documents, for LaTeX and reference managers",
    takes=frozenset({PERIOD}),
    write=partial(_leave, "bib"),
)
CSL = Way(
    *("csl", "Sources as CSL-JSON", ".json", "books"),
    said="the documents, for Zotero, Pandoc and the like",
    takes=frozenset({PERIOD}),
    write=partial(_leave, "csl"),
)
