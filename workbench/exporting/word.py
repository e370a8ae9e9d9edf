"""DOCX: for Word and all that read its files, to go on writing in.

Its XML is written here as a stream: the library at hand looks through the whole body for each
paragraph it adds, so that 10,000 excerpts would take a minute. What stands where is told by styles
that every such program knows by the same names; the place of a quote is a link that names its text,
which stays with the words it stands on, whoever saves the file.
https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.package import XML, Package, attribute, has_part, words
from workbench.exporting.report import SOURCES, Entry, Source, tell, title_of
from workbench.exporting.scripts import LINES, MARK, reads_from_right, stretches
from workbench.exporting.word_reading import DOCUMENT, read
from workbench.model.tables import ExcerptRow, Group

_PARTS = Path(__file__).with_name("word_parts")
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
#: parts that are the same in every report
_STEADY = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_links.xml",
    "docProps/app.xml": "program.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer.xml",
}
_FIRST_LINKS = (("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml"))
#: the bar of a quote, on the side where its lines begin
_BAR = (
    '<w:pBdr><w:left w:val="nil"/>'
    '<w:right w:val="single" w:sz="18" w:space="10" w:color="2F5FD0"/></w:pBdr>'
)
_END = (
    '<w:sectPr><w:footerReference w:type="default" r:id="r3"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709"'
    ' w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>'
)


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write a report of the rows."""
    with ExitStack() as closing:
        package = Package(path)
        closing.callback(package.close)
        for part, name in _STEADY.items():
            package.put(part, (_PARTS / name).read_text("utf-8"))
        package.put("docProps/core.xml", _properties(title_of(options)))
        links = _Links()
        with package.part(DOCUMENT) as file:
            tell(rows, options, _Body(file, links))
        with package.part("word/_rels/document.xml.rels") as file:
            file.writelines(links.written())


def _properties(title: str) -> str:
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{words(title)}</dc:title><dc:creator>Sidelight</dc:creator>"
        "<dc:language>en</dc:language></cp:coreProperties>"
    )


class _Links:
    """Hold where the links of a document lead; each has a number."""

    def __init__(self) -> None:
        self._targets: list[str] = []

    def number(self, target: str) -> str:
        """Return the name of a new link."""
        self._targets.append(target)
        return f"r{len(_FIRST_LINKS) + len(self._targets)}"

    def written(self) -> Iterator[str]:
        """Yield the part that lists them."""
        yield f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        for number, (kind, target) in enumerate(_FIRST_LINKS, 1):
            yield f'<Relationship Id="r{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, target in enumerate(self._targets, len(_FIRST_LINKS) + 1):
            yield (
                f'<Relationship Id="r{number}" Type="{_LINKS}/hyperlink"'
                f' Target="{attribute(target)}" TargetMode="External"/>'
            )
        yield "</Relationships>"


class _Body:
    """Write what a report says as paragraphs."""

    def __init__(self, file: TextIO, links: _Links) -> None:
        self._write = file.write
        self._links = links

    def begin(self, title: str, about: str) -> None:
        self._write(
            f'{XML}<w:document xmlns:w="{_MAIN}" xmlns:r="{_LINKS}"><w:body>'
            + _paragraph("Title", title)
        )
        if about:
            self._write(_paragraph("Subtitle", about))

    def group(self, group: Group) -> None:
        self._write(_paragraph("Heading1", group.title))
        if group.about:
            said = _parts(group.about.split(" · "), " · ")
            self._write(f"<w:p>{_style('Source', kept=True)}{said}</w:p>")

    def entry(self, entry: Entry) -> None:
        for line in LINES.split(entry.row.quote):
            self._write(_paragraph("Quote", line))
        self._write(self._cited(entry))
        if entry.details:
            said = "".join(
                f"{_run(f'{label}: ', bold=True)}{_runs(told)}{_run('   ') if more else ''}"
                for more, (label, told) in zip(
                    range(len(entry.details) - 1, -1, -1), entry.details, strict=True
                )
            )
            self._write(f"<w:p>{_style('Details')}{said}</w:p>")
        for at, line in enumerate(LINES.split(entry.note) if entry.note else ()):
            self._write(_paragraph("Note", line, label="" if at else "Note: "))

    def _cited(self, entry: Entry) -> str:
        """Return the citation, its number leading to the source and its place to the text."""
        number = self._links.number(entry.address)
        said = _parts(entry.citation, ", ") + _run(" ") if entry.citation else ""
        return (
            f"<w:p>{_style('Source')}{said}"
            f'<w:hyperlink w:anchor="source_{entry.source}">{_run(f"[{entry.source}]")}'
            f"</w:hyperlink>{_run(', ')}"
            f'<w:hyperlink r:id="{number}">{_run(entry.place)}</w:hyperlink></w:p>'
        )

    def sources(self, sources: Iterable[Source]) -> None:
        self._write(_paragraph("Heading1", SOURCES))
        for one in sources:
            name = f'w:id="{one.number}"'
            self._write(
                f"<w:p>{_style('Bibliography')}"
                f'<w:bookmarkStart {name} w:name="source_{one.number}"/>'
                f"{_run(f'[{one.number}]')}<w:bookmarkEnd {name}/><w:r><w:tab/></w:r>"
                f"{_parts(one.citation, ', ')}</w:p>"
            )

    def end(self, said: str) -> None:
        self._write(_paragraph("Source", said) + _END)


def _paragraph(style: str, *parts: str, between: str = "", label: str = "") -> str:
    right = len(parts) == 1 and reads_from_right(parts[0])
    begins = _run(label, bold=True) if label else ""
    return f"<w:p>{_style(style, right)}{begins}{_parts(parts, between)}</w:p>"


def _style(style: str, right: bool = False, kept: bool = False) -> str:
    """Return what a paragraph is like; one that is `kept` stands on the page of the next."""
    turned = f"{_BAR if style == 'Quote' else ''}<w:bidi/>" if right else ""
    return f'<w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if kept else ""}{turned}</w:pPr>'


def _parts(parts: Iterable[str], between: str) -> str:
    """Return runs of parts; each keeps its own direction, what is between them the line's."""
    return _run(f"{MARK}{between}").join(map(_runs, parts))


def _runs(said: str) -> str:
    return "".join(_run(stretch, right) for stretch, right in stretches(said))


def _run(said: str, right: bool = False, bold: bool = False) -> str:
    form = f"{'<w:b/>' if bold else ''}{'<w:rtl/>' if right else ''}"
    kept = f'<w:t xml:space="preserve">{words(said)}</w:t>'
    if "\t" in kept:
        kept = kept.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r>{f'<w:rPr>{form}</w:rPr>' if form else ''}{kept}</w:r>"


def recognises(beginning: bytes) -> bool:
    """Say whether the file is an archive with the text of such a document."""
    return has_part(beginning, DOCUMENT)


FORMAT = Format("docx", "Word document", ".docx", write, recognises, read, grouped=True,
                kind="reading", said="to go on writing in Word or LibreOffice")  # fmt: skip
