"""Make `.qdpx` files as other programs do, each with its own way of counting places."""

import io
import uuid
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

GUID = "0a0a0a0a-0000-4000-8000-{:012d}"


def guid(number: int) -> str:
    return GUID.format(number)


@dataclass
class Program:
    """Say how a program writes projects.

    `unit` is code points, UTF-16 or UTF-8; `line_end` what stands in its files, `counted` what it
    counts for a line end; `mark` that its files begin with a byte order mark, `counts_mark` that it
    counts it; `closed` that the end is the last character. `name` gives a selection's name.
    """

    origin: str = "Another program"
    unit: str = "code points"
    line_end: str = "\n"
    counted: str = ""
    mark: bool = False
    counts_mark: bool = False
    closed: bool = False
    encoding: str = "utf-8"
    project: str = "project.qde"
    folder: str = "sources"
    space: str = "urn:QDA-XML:project:1.0"
    name: Callable[[str], str] = field(default=lambda quote: "")

    def position(self, text: str, at: int) -> int:
        """Return where this program sees a place of a text with LF as its line ends."""
        before = text[:at].replace("\n", self.counted or self.line_end)
        if self.mark and self.counts_mark:
            before = "\ufeff" + before
        if self.unit == "UTF-16":
            return len(before.encode("utf-16-le")) // 2
        return len(before.encode()) if self.unit == "UTF-8" else len(before)

    def span(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return a half-open span as this program writes it."""
        return self.position(text, start), self.position(text, end) - self.closed

    def bytes_of(self, text: str) -> bytes:
        """Return a text as this program writes its source."""
        said = text.replace("\n", self.line_end)
        return (("\ufeff" if self.mark else "") + said).encode(self.encoding)


NVIVO = Program(
    "NVivo 12 Windows", "UTF-16", "\r\n", mark=True, encoding="utf-8",
    project="Interviews.QDE", folder="Sources",
)  # fmt: skip
MAXQDA = Program(
    "MAXQDA 2022", "UTF-16", "\r\n", counted="\n", closed=True,
    name=lambda quote: " ".join(quote.split())[:30],
)  # fmt: skip
ATLAS = Program(
    "ATLAS.ti 23", "UTF-16", "\r\n", counted="\n", mark=True, folder="sources",
    name=lambda quote: quote if len(quote) < 20 else f"{quote[:18]}...",
)  # fmt: skip
QUALCODER = Program("QualCoder", "code points", "\n", mark=True, counts_mark=False)
TAGUETTE = Program("Taguette 1.4", "UTF-8", "\n")


def a_project(
    program: Program,
    texts: Sequence[str],
    quotes: Sequence[tuple[int, str]],
    more: dict[str, str] | None = None,
) -> bytes:
    """Return a project of these texts in which these quotes are coded in turn by two codes.

    `more` is XML by the name of the list that it stands in.
    """
    more = more or {}
    sources = []
    parts = {}
    for number, text in enumerate(texts):
        name = f"{uuid.UUID(int=number + 1)}.txt"
        parts[f"{program.folder}/{name}"] = program.bytes_of(text)
        marked = "".join(
            _selection(program, text, quote, 100 + at)
            for at, (of, quote) in enumerate(quotes)
            if of == number
        )
        sources.append(
            f'<TextSource plainTextPath="internal://{name}" name="Interview {number}" '
            f'guid="{guid(number + 1)}">{marked}{more.get(f"source {number}", "")}</TextSource>'
        )
    said = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{program.space}" name="theirs" '
        f'origin="{program.origin}"><Users><User name="Kim" guid="{guid(9)}"/></Users>'
        f'<CodeBook><Codes><Code color="#FF0000" isCodable="true" name="Money" guid="{guid(51)}">'
        f'<Code name="Cash" isCodable="true" guid="{{{guid(52)}}}"/></Code></Codes></CodeBook>'
        f"{more.get('Variables', '')}{more.get('Cases', '')}<Sources>{''.join(sources)}"
        f"{more.get('Sources', '')}</Sources>{more.get('Notes', '')}{more.get('Links', '')}"
        f"{more.get('Sets', '<Sets/>')}</Project>"
    )
    return packed({program.project: said.encode(), **parts})


def _selection(program: Program, text: str, quote: str, number: int) -> str:
    at = text.index(quote)
    start, end = program.span(text, at, at + len(quote))
    name = f" name={quoteattr(program.name(quote))}" if program.name(quote) else ""
    code = guid(51 + number % 2)
    return (
        f'<PlainTextSelection endPosition="{end}" creatingUser="{guid(9)}" guid="{guid(number)}" '
        f'creationDateTime="2022-03-04T05:06:07Z"{name} startPosition="{start}">'
        f'<Coding guid="{guid(number + 5000)}"><CodeRef targetGUID="{code}"/></Coding>'
        "</PlainTextSelection>"
    )


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return made.getvalue()


def saved(folder: Path, data: bytes, name: str = "theirs.qdpx") -> Path:
    """Write bytes to a file; returns its path."""
    path = folder / name
    path.write_bytes(data)
    return path


def element(tag: str, said: str, **given: str) -> str:
    """Return an element with words."""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in given.items())
    return f"<{tag}{attributes}>{escape(said)}</{tag}>"
