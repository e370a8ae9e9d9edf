"""Markdown: for reports. Quotes with their citations; a comment under each anchors it."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from workbench.errors import Refusal
from workbench.exporting.columns import chosen_columns
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.quoted import LONGEST_CELL, QuotedRow, quoted_row
from workbench.exporting.report import SOURCES, Entry, Source, tell
from workbench.model.tables import ExcerptRow, Group

_MARK = "<!-- sidelight excerpts 1 -->"
_BEGINS = b"<!-- excerpt {"
_ENDS = b"} -->"
_SIGNS = re.compile(r"([\\`*_\[\]<>&~|$])")
_LINE_BEGINS = re.compile(r"^(?:([#+=-])|(\d+)([.)]))")
_JSON = json.JSONEncoder(ensure_ascii=False)
_LINES = re.compile(r"\r\n|\r|\n")


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write headings, a block quote a row, and the list of sources."""
    keys = frozenset(column.key for column in chosen_columns(options.keys))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        tell(rows, options, _Lines(file, keys))


class _Lines:
    """Write what a report says as lines of Markdown."""

    def __init__(self, file: TextIO, keys: frozenset[str]) -> None:
        self._write = file.write
        self._keys = keys

    def begin(self, title: str, about: str) -> None:
        said = f"\n{escaped(about)}.\n" if about else ""
        self._write(f"{_MARK}\n\n# {escaped(title)}\n{said}")

    def group(self, group: Group) -> None:
        about = f"\n{escaped(group.about)}\n" if group.about else ""
        self._write(f"\n## {escaped(group.title)}\n{about}")

    def entry(self, entry: Entry) -> None:
        lines = [escaped(line.strip()) for line in _LINES.split(entry.row.quote)]
        quote = "\n".join(f"> {line}{_break(lines, at)}".rstrip() for at, line in enumerate(lines))
        cited = f"{escaped(', '.join(entry.citation))} \\[{entry.source}\\]".lstrip()
        said = " · ".join(f"{label}: {escaped(words)}" for label, words in entry.details)
        under = f"\n{said}\n" if said else ""
        note = f"\nNote: {_paragraphs(entry.note)}\n" if entry.note else ""
        anchored = _anchored(entry.row, self._keys)
        self._write(f"\n{quote}\n\n— {cited}, {entry.place}\n{under}{note}\n{anchored}\n")

    def sources(self, sources: Iterable[Source]) -> None:
        self._write(f"\n## {SOURCES}\n\n")
        for one in sources:
            self._write(f"{one.number}. {escaped(', '.join(one.citation))}\n")

    def end(self, said: str) -> None:
        self._write(f"\n{escaped(said)}.\n")


def _break(lines: list[str], at: int) -> str:
    """Return the backslash that keeps a line's end, unless a paragraph ends there."""
    return "\\" if lines[at] and at + 1 < len(lines) and lines[at + 1] else ""


def _paragraphs(note: str) -> str:
    return "\n\n".join(escaped(line.strip()) for line in _LINES.split(note) if line.strip())


def escaped(line: str) -> str:
    """Return a line that shows as it is, whatever signs of Markdown or HTML it holds."""
    escaped = _SIGNS.sub(r"\\\1", line)
    return _LINE_BEGINS.sub(lambda found: _escaped_beginning(*found.groups()), escaped)


def _escaped_beginning(sign: str | None, number: str | None, dot: str | None) -> str:
    return f"\\{sign}" if sign else f"{number}\\{dot}"


def _anchored(row: ExcerptRow, keys: frozenset[str]) -> str:
    """Return the comment that anchors the quote; nothing in it can end the comment early."""
    said = {
        "sha256": row.sha256,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        "prefix": row.prefix,
        "suffix": row.suffix,
        **({"title": row.title} if "title" in keys else {}),
    }
    written = _JSON.encode(said)
    for sign in "<>":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    # no two hyphens stand together then, so the comment ends only where it should
    return "<!-- excerpt " + written.replace("--", "-\\u002d") + " -->"


def recognises(beginning: bytes) -> bool:
    """Say whether the file begins with our mark."""
    return beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_MARK.encode())


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the quotes of the anchoring comments; raises Refusal for one that is damaged."""
    number = 0
    with path.open("rb") as file:
        while line := file.readline(LONGEST_CELL):
            if line.startswith(_BEGINS):
                number += 1
                yield quoted_row(number, _said(path, number, line.rstrip()))


def _said(path: Path, number: int, line: bytes) -> dict[str, str]:
    try:
        said = json.loads(line[len(_BEGINS) - 1 : len(line) - len(_ENDS) + 1])
        return {key: str(value) for key, value in said.items()}
    except (ValueError, RecursionError) as error:
        raise Refusal(f"“{path.name}” is damaged: the anchor of excerpt {number}.") from error


FORMAT = Format("md", "Markdown report", ".md", write, recognises, read, grouped=True,
                kind="reading", said="quotes under headings, each cited")  # fmt: skip
