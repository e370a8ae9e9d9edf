"""ODT: for LibreOffice and all that read OpenDocument, to go on writing in.

Its XML is written here as a stream, as that of a DOCX is, so that the memory stays flat. Styles have
the names that LibreOffice gives its own; the place of a quote is a link that names its text.
https://docs.oasis-open.org/office/OpenDocument/v1.3/
"""

import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.open_document_reading import CONTENT, TEXT, read
from workbench.exporting.package import Package, attribute, has_part, words
from workbench.exporting.report import SOURCES, Entry, Source, tell, title_of
from workbench.exporting.scripts import LINES, MARK, reads_from_right
from workbench.model.tables import ExcerptRow, Group

_PARTS = Path(__file__).with_name("open_parts")
_QUOTE, _NOTE, _HEADING = "Quotations", "Excerpt_20_note", "Heading_20_1"
#: blanks that XML would run together
_BLANKS = re.compile("^ | $|  +|\t")
_MANIFEST = "META-INF/manifest.xml"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write a report of the rows."""
    with ExitStack() as closing:
        package = Package(path)
        closing.callback(package.close)
        package.put("mimetype", TEXT, packed=False)  # has to be the first, and readable as it is
        package.put(_MANIFEST, (_PARTS / "manifest.xml").read_text("utf-8"))
        package.put("meta.xml", _properties(title_of(options)))
        package.put("styles.xml", (_PARTS / "styles.xml").read_text("utf-8"))
        with package.part(CONTENT) as file:
            tell(rows, options, _Body(file))


def _properties(title: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="{_OFFICE}"'
        f' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="{_DUBLIN}"'
        f' office:version="1.3"><office:meta><meta:generator>Sidelight</meta:generator>'
        f"<dc:title>{words(title)}</dc:title><dc:language>en</dc:language></office:meta>"
        "</office:document-meta>\n"
    )


class _Body:
    """Write what a report says as paragraphs."""

    def __init__(self, file: TextIO) -> None:
        self._write = file.write

    def begin(self, title: str, about: str) -> None:
        begins = (_PARTS / "content_begins.xml").read_text("utf-8")
        self._write(begins + _line("Title", title))
        if about:
            self._write(_line("Subtitle", about))

    def group(self, group: Group) -> None:
        self._write(_heading(group.title))
        if group.about:
            self._write(_paragraph("Source_kept", _parts(group.about.split(" · "), " · ")))

    def entry(self, entry: Entry) -> None:
        for line in LINES.split(entry.row.quote):
            self._write(_line(_QUOTE, line))
        cited = f"{_parts(entry.citation, ', ')} " if entry.citation else ""
        number = _link(f"#source_{entry.source}", f"[{entry.source}]")
        self._write(_paragraph("Source", f"{cited}{number}, {_link(entry.address, entry.place)}"))
        if entry.details:
            said = f'<text:s text:c="3"/>{MARK}'.join(
                f"{_label(label)}{_kept(told)}" for label, told in entry.details
            )
            self._write(_paragraph("Details", said))
        for at, line in enumerate(LINES.split(entry.note) if entry.note else ()):
            self._write(_line(_NOTE, line, label="" if at else "Note"))

    def sources(self, sources: Iterable[Source]) -> None:
        self._write(_heading(SOURCES))
        for one in sources:
            mark = f'<text:bookmark text:name="source_{one.number}"/>[{one.number}]<text:tab/>'
            self._write(_paragraph("Bibliography_20_1", mark + _parts(one.citation, ", ")))

    def end(self, said: str) -> None:
        ends = "</office:text></office:body></office:document-content>"
        self._write(_line("Source", said) + ends)


def _line(style: str, said: str, label: str = "") -> str:
    """Return a paragraph of one line, which runs as its first letter does."""
    turned = f"{style}_right" if reads_from_right(said) else style
    return _paragraph(turned, (_label(label) if label else "") + _kept(said))


def _label(said: str) -> str:
    return f'<text:span text:style-name="Label">{said}:</text:span> '


def _heading(said: str) -> str:
    style = f"{_HEADING}_right" if reads_from_right(said) else _HEADING
    return f'<text:h text:style-name="{style}" text:outline-level="1">{_kept(said)}</text:h>'


def _paragraph(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _parts(parts: Iterable[str], between: str) -> str:
    return f"{MARK}{between}".join(map(_kept, parts))


def _link(target: str, said: str) -> str:
    return f'<text:a xlink:type="simple" xlink:href="{attribute(target)}">{words(said)}</text:a>'


def _kept(said: str) -> str:
    """Return words with their blanks, as many as there are."""
    return _BLANKS.sub(
        lambda found: "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>',
        words(said),
    )


def recognises(beginning: bytes) -> bool:
    """Say whether the file is an archive with the text of such a document."""
    return has_part(beginning, CONTENT) and has_part(beginning, _MANIFEST)


FORMAT = Format("odt", "OpenDocument text", ".odt", write, recognises, read, grouped=True,
                kind="reading", said="to go on writing in LibreOffice")  # fmt: skip
