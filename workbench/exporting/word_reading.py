"""Read the quotes of a DOCX report back, whichever program saved it since."""

from collections.abc import Iterator
from pathlib import Path

from workbench.exporting.addresses import SCHEME
from workbench.exporting.package import opened
from workbench.exporting.quoted import QuotedRow
from workbench.exporting.report_reading import Quotes
from workbench.importing.archive import Archive
from workbench.importing.markup import Given, parse, parsed

DOCUMENT = "word/document.xml"
_STYLES, _LINKS = "word/styles.xml", "word/_rels/document.xml.rels"
_QUOTES = ("quote", "quotations")
#: signs of a field's instruction; an address of ours has a tenth
_LONGEST_FIELD = 1 << 15
#: elements that stand for a sign
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the quotes; raises Refusal for a file that is damaged or made to do harm."""
    archive = opened(path)
    body = _Body(_quote_styles(archive, path.name), _targets(archive, path.name))
    for _ in parsed(archive.chunks(DOCUMENT), body, path.name):
        yield from body.quotes.taken()
    body.quotes.end()
    yield from body.quotes.taken()


def _quote_styles(archive: Archive, name: str) -> frozenset[str]:
    styles = _Styles()
    if _STYLES in archive:
        parse(archive.chunks(_STYLES), styles, name)
    return styles.quoting()


def _targets(archive: Archive, name: str) -> dict[str, str]:
    links = _Targets()
    if _LINKS in archive:
        parse(archive.chunks(_LINKS), links, name)
    return links.found


class _Deaf:
    """Hear nothing; those who listen override what they listen to."""

    def begin(self, tag: str, given: Given) -> None: ...

    def end(self, tag: str) -> None: ...

    def hear(self, words: str) -> None: ...


class _Targets(_Deaf):
    """Gather the links to texts by their number."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def begin(self, tag: str, given: Given) -> None:
        if tag == "Relationship" and given.get("Target", "").startswith(SCHEME):
            self.found[given.get("Id", "")] = given["Target"]


class _Styles(_Deaf):
    """Find out which styles are those of quotes; programs number them as they like."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._after: dict[str, str] = {}
        self._id = ""

    def begin(self, tag: str, given: Given) -> None:
        if tag == "style":
            self._id = given.get("styleId", "")
        elif tag == "name" and self._id:
            self._names.setdefault(self._id, given.get("val", "").casefold())
        elif tag == "basedOn" and self._id:
            self._after[self._id] = given.get("val", "")

    def end(self, tag: str) -> None:
        if tag == "style":
            self._id = ""

    def quoting(self) -> frozenset[str]:
        """Return the styles of quotes and those based on them."""
        found = {one for one, name in self._names.items() if name in _QUOTES}
        while more := {one for one, base in self._after.items() if base in found} - found:
            found |= more
        return frozenset(found)


class _Body:
    """Follow the paragraphs of a document."""

    def __init__(self, styles: frozenset[str], targets: dict[str, str]) -> None:
        self.quotes = Quotes()
        self._styles = styles
        self._targets = targets
        self._inside = ""
        self._field_words: list[str] = []
        self._length = 0
        self._before = False  # within what a paragraph was like before a change that is tracked

    def begin(self, tag: str, given: Given) -> None:
        if tag in ("t", "instrText"):
            self._inside = tag
        elif tag == "p":
            self.quotes.begin()
        elif tag == "pPrChange":
            self._before = True
        elif tag == "pStyle" and not self._before:
            self.quotes.styled(given.get("val", "") in self._styles)
        elif tag in _SIGNS and "pos" not in given:  # which makes it a stop, no sign
            self.quotes.hear(_SIGNS[tag])
        elif tag == "hyperlink":
            self._linked(given)
        elif tag == "fldSimple":
            self._instructed(given.get("instr", ""))
        elif tag == "fldChar":
            self._field(given.get("fldCharType", ""))

    def end(self, tag: str) -> None:
        if tag in ("t", "instrText"):
            self._inside = ""
        elif tag == "pPrChange":
            self._before = False
        elif tag == "p":
            self.quotes.close()

    def hear(self, words: str) -> None:
        if self._inside == "t":
            self.quotes.hear(words)
        elif self._inside and self._length < _LONGEST_FIELD:
            self._field_words.append(words)
            self._length += len(words)

    def _field(self, kind: str) -> None:
        """Hear a field begin, or its instruction end; programs part long ones in pieces."""
        if kind != "begin":
            self._instructed("".join(self._field_words))
        self._field_words, self._length = [], 0

    def _linked(self, given: Given) -> None:
        """Hear of a link; some programs keep what follows its number sign apart."""
        target, place = self._targets.get(given.get("id", ""), ""), given.get("anchor", "")
        if target:
            self.quotes.address(f"{target}#{place}" if place and "#" not in target else target)

    def _instructed(self, said: str) -> None:
        """Hear of a link that is written as a field: `HYPERLINK "address" \\l "place"`."""
        quoted = said.split('"')[1::2]
        if "HYPERLINK" in said and quoted and quoted[0].startswith(SCHEME):
            self.quotes.address("#".join(quoted) if "#" not in quoted[0] else quoted[0])
