"""HTML: one page that opens anywhere, offline, and prints. Nothing in it runs or is fetched."""

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from workbench.errors import Refusal
from workbench.exporting.citations import details, group_of, place
from workbench.exporting.columns import chosen_columns
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.quoted import LONGEST_CELL, QuotedRow, quoted_row
from workbench.model.tables import ExcerptRow, Group

_GENERATOR = "Sidelight excerpts 1"
_STYLE = Path(__file__).with_name("web_page.css")
_CHUNK = 1 << 18
#: whitespace that an HTML parser would change is written as a reference
_KEPT = str.maketrans({"\r": "&#13;"})
_KEPT_IN_ATTRIBUTES = str.maketrans({"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write a section a document, or whatever rows are gathered by, and an article a row."""
    keys = frozenset(column.key for column in chosen_columns(options.keys))
    under, documents, excerpts = "", set[int](), 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_top(options))
        for row in rows:
            excerpts += 1
            documents.add(row.document_id)
            group = group_of(row, keys)
            if group.key != under:
                file.write(_headed(group, first=not under))
                under = group.key
            file.write(_excerpt(row, keys))
        file.write(_bottom(excerpts, len(documents)))


def _top(options: ExportOptions) -> str:
    style = _STYLE.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    name = f"Excerpts from {options.project}" if options.project else "Excerpts"
    when = f"Exported {options.exported_at}" if options.exported_at else ""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{allowed}">
<meta name="generator" content="{_GENERATOR}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(name)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1 dir="auto">{_text(name)}</h1>
<p class="about">{_text(when)}</p>
</header>
<main>
"""


def _headed(group: Group, first: bool) -> str:
    ends = "" if first else "</section>\n"
    about = f'<p class="citation" dir="auto">{_text(group.about)}</p>\n' if group.about else ""
    return f'{ends}<section>\n<h2 dir="auto">{_text(group.title)}</h2>\n{about}'


def _excerpt(row: ExcerptRow, keys: frozenset[str]) -> str:
    title = f' data-title="{_attribute(row.title)}"' if "title" in keys else ""
    said = "".join(
        f'<div><dt>{label}</dt><dd dir="auto">{_text(words)}</dd></div>'
        for label, words in [*details(row, keys), ("At", place(row, keys))]
    )
    noted = row.note and "note" in keys
    note = f'<p class="note" dir="auto">{_text(row.note)}</p>\n' if noted else ""
    return (
        f'<article class="excerpt" data-sha256="{_attribute(row.sha256)}" data-start="{row.start}"'
        f' data-end="{row.end}" data-prefix="{_attribute(row.prefix)}"'
        f' data-suffix="{_attribute(row.suffix)}"{title}>\n'
        f'<blockquote dir="auto">{_text(row.quote)}</blockquote>\n'
        f'<dl class="details">{said}</dl>\n{note}</article>\n'
    )


def _bottom(excerpts: int, documents: int) -> str:
    ends = "</section>\n" if documents else ""
    quotes = "1 quote" if excerpts == 1 else f"{excerpts:,} quotes"
    said = f"{quotes} from {documents:,} document{'' if documents == 1 else 's'}"
    return f"{ends}</main>\n<footer>{said}</footer>\n</body>\n</html>\n"


def _text(words: str) -> str:
    return html.escape(words, quote=False).translate(_KEPT)


def _attribute(words: str) -> str:
    return html.escape(words).translate(_KEPT_IN_ATTRIBUTES)


def recognises(beginning: bytes) -> bool:
    """Say whether the page names us as its maker."""
    begins = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()[:6].lower()
    return begins.startswith((b"<!doct", b"<html")) and _GENERATOR.encode() in beginning


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the quotes; raises Refusal when one does not end."""
    reader = _Reader(path.name)
    with path.open(encoding="utf-8", newline="") as file:
        while chunk := file.read(_CHUNK):
            reader.feed(chunk)
            yield from reader.taken()
    reader.close()
    yield from reader.taken()
    if reader.inside:
        raise Refusal(f"“{path.name}” is damaged: it ends inside a quote.")


class _Reader(HTMLParser):
    """Gather the quotes of a page while it is fed in pieces."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self._name = name
        self._count = 0
        self._length = 0
        self._said: dict[str, str] = {}
        self._quote: list[str] = []
        self._rows: list[QuotedRow] = []

    def taken(self) -> list[QuotedRow]:
        rows, self._rows = self._rows, []
        return rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self._said = {
                name.removeprefix("data-"): value or ""
                for name, value in attrs
                if name.startswith("data-")
            }
        elif tag == "blockquote" and self._said:
            self.inside, self._quote, self._length = True, [], 0

    def handle_data(self, data: str) -> None:
        if self.inside:
            self._quote.append(data)
            self._length += len(data)
            if self._length > LONGEST_CELL:
                raise Refusal(f"“{self._name}” is damaged: one of its quotes has no end.")

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote" and self.inside:
            self._count += 1
            self._rows.append(
                quoted_row(self._count, {**self._said, "quote": "".join(self._quote)})
            )
            self.inside, self._said = False, {}


FORMAT = Format("html", "Web page", ".html", write, recognises, read, grouped=True,
                kind="reading", said="one page to read and print, offline")  # fmt: skip
