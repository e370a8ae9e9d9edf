"""HTML: one page that opens anywhere, offline, and prints. Nothing in it runs or is fetched."""

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TextIO

from workbench.errors import Refusal
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.quoted import LONGEST_CELL, QuotedRow, quoted_row
from workbench.exporting.report import SOURCES, Entry, Source, tell
from workbench.model.tables import ExcerptRow, Group

_GENERATOR = "Sidelight excerpts 1"
_STYLE = Path(__file__).with_name("web_page.css")
_CHUNK = 1 << 18
#: whitespace that an HTML parser would change is written as a reference
_KEPT = str.maketrans({"\r": "&#13;"})
_KEPT_IN_ATTRIBUTES = str.maketrans({"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write a section a heading, an article a row, and the list of sources."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        tell(rows, options, _Elements(file))


class _Elements:
    """Write what a report says as elements of a page."""

    def __init__(self, file: TextIO) -> None:
        self._write = file.write
        self._ends = ""

    def begin(self, title: str, about: str) -> None:
        self._write(_top(title, about))

    def group(self, group: Group) -> None:
        said = _parts(group.about.split(" · "), " · ")
        under = f'<p class="citation">{said}</p>\n' if group.about else ""
        self._write(f'{self._ends}<section>\n<h2 dir="auto">{_text(group.title)}</h2>\n{under}')
        self._ends = "</section>\n"

    def entry(self, entry: Entry) -> None:
        row = entry.row
        title = f' data-title="{_attribute(entry.title)}"' if entry.title else ""
        self._write(
            f'<article class="excerpt" data-sha256="{_attribute(row.sha256)}"'
            f' data-start="{row.start}" data-end="{row.end}"'
            f' data-prefix="{_attribute(row.prefix)}" data-suffix="{_attribute(row.suffix)}"{title}>\n'
            f'<blockquote dir="auto">{_text(row.quote)}</blockquote>\n{_under(entry)}</article>\n'
        )

    def sources(self, sources: Iterable[Source]) -> None:
        self._write(f'{self._ends}<section>\n<h2 dir="auto">{SOURCES}</h2>\n<ol class="sources">\n')
        for one in sources:
            self._write(f'<li id="source-{one.number}">{_parts(one.citation, ", ")}</li>\n')
        self._ends = "</ol>\n</section>\n"

    def end(self, said: str) -> None:
        self._write(f"{self._ends}</main>\n<footer>{said}</footer>\n</body>\n</html>\n")


def _under(entry: Entry) -> str:
    """Return what stands under a quote: its citation, who speaks and the like, the note."""
    cited = f"{_parts(entry.citation, ', ')} " if entry.citation else ""
    number = f'<a href="#source-{entry.source}">[{entry.source}]</a>'
    said = "".join(
        f'<div><dt>{label}</dt><dd dir="auto">{_text(words)}</dd></div>'
        for label, words in entry.details
    )
    details = f'<dl class="details">{said}</dl>\n' if said else ""
    note = f'<p class="note" dir="auto">{_text(entry.note)}</p>\n' if entry.note else ""
    return f'<p class="source">{cited}{number}, {_text(entry.place)}</p>\n{details}{note}'


def _parts(parts: Iterable[str], between: str) -> str:
    """Return parts that keep their own direction, each in its place."""
    return between.join(f"<bdi>{_text(part)}</bdi>" for part in parts)


def _top(title: str, about: str) -> str:
    style = _STYLE.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{allowed}">
<meta name="generator" content="{_GENERATOR}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1 dir="auto">{_text(title)}</h1>
<p class="about">{_text(about)}</p>
</header>
<main>
"""


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
