"""Read the quotes of an ODT report back, whichever program saved it since."""

from collections.abc import Iterator
from pathlib import Path

from workbench.exporting.package import opened
from workbench.exporting.quoted import QuotedRow
from workbench.exporting.report_reading import Quotes
from workbench.importing.markup import Given, parse, parsed

CONTENT, _STYLES = "content.xml", "styles.xml"
TEXT = "application/vnd.oasis.opendocument.text"
#: LibreOffice's style of quotes, and what it makes of Word's
_QUOTING = ("Quotations", "Quote")
#: blanks that one element stands for; more are no honest quote's
_MOST_BLANKS = 10_000
#: what stands in the text without being shown there
_ASIDE = frozenset(("tracked-changes", "annotation", "note"))


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the quotes; raises Refusal for a file that is damaged or made to do harm."""
    archive = opened(path)
    body = _Body()
    if _STYLES in archive:
        parse(archive.chunks(_STYLES), body.styles, path.name)
    for _ in parsed(archive.chunks(CONTENT), body, path.name):
        yield from body.quotes.taken()
    body.quotes.end()
    yield from body.quotes.taken()


class _Styles:
    """Find out which styles of paragraphs go back to that of quotes."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def begin(self, tag: str, given: Given) -> None:
        if tag == "style":
            self._parents[given.get("name", "")] = given.get("parent-style-name", "")

    def end(self, tag: str) -> None: ...

    def hear(self, words: str) -> None: ...

    def quoting(self, style: str) -> bool:
        """Say whether a style is that of quotes, or was made from it."""
        seen = set[str]()
        while style and style not in seen:
            if style in _QUOTING:
                return True
            seen.add(style)
            style = self._parents.get(style, "")
        return False


class _Body:
    """Follow the paragraphs of a document; its own styles stand before them."""

    def __init__(self) -> None:
        self.quotes = Quotes()
        self.styles = _Styles()
        self._aside = 0

    def begin(self, tag: str, given: Given) -> None:
        self._aside += tag in _ASIDE
        if self._aside:
            return
        if tag == "style":
            self.styles.begin(tag, given)
        elif tag in ("p", "h"):
            self.quotes.begin()
            self.quotes.styled(self.styles.quoting(given.get("style-name", "")))
        elif tag == "a":
            self.quotes.address(given.get("href", ""))
        elif tag in ("s", "tab", "line-break"):
            self.quotes.hear(_sign(tag, given.get("c", "")))

    def end(self, tag: str) -> None:
        if tag in _ASIDE:
            self._aside -= 1
        elif tag in ("p", "h") and not self._aside:
            self.quotes.close()

    def hear(self, words: str) -> None:
        if not self._aside:
            self.quotes.hear(words)


def _sign(tag: str, count: str) -> str:
    if tag == "s":
        return " " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, _MOST_BLANKS)
    return "\t" if tag == "tab" else "\n"
