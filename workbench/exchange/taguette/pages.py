"""Turn a page of Taguette into a text, and remember where each of its bytes went."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from workbench.importing.flow import BLOCK, LINE, SPACE, Flow, OpenPiece, in_order
from workbench.importing.hypertext import Hypertext
from workbench.importing.links import LINK, LONGEST, joined
from workbench.model.documents import Piece

_SPACES = " \t\n\r\f"
_PARTS = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
#: inside what is set as it stands
_LINES = re.compile(r"\n+|[^\n]+")
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div"),
        *("dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot"),
        *("thead", "ul"),
    )
)
_VOID = frozenset(("br", "hr", "img", "input", "col", "wbr", "meta", "link"))
_UNSEEN = frozenset(("script", "style", "template"))
_PIECES = {f"h{level}": f"h{level}" for level in range(1, 7)} | {
    "li": "li", "blockquote": "quote", "pre": "pre", "table": "table", "strong": "strong",
    "b": "strong",
}  # fmt: skip
_DEEPEST = 2_000


@dataclass(slots=True)
class Page:
    """Hold the text of a page with its parts, and the byte at which each of its words began."""

    text: str = ""
    pieces: tuple[Piece, ...] = ()
    #: by word: first byte among those between the tags, and first code point of the text
    _bytes: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)
    _lengths: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open code points of half-open bytes, without blank space at the ends."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._bytes, end) - 1
        if first > last or first >= len(self._bytes):
            return 0, 0
        return self._within(first, start), self._within(last, end)

    def _within(self, word: int, at: int) -> int:
        """Return the code point at a byte of a word, or its end that is nearer."""
        place, length = self._places[word], self._lengths[word]
        into = at - self._bytes[word]
        if into <= 0:
            return place
        said = self.text[place : place + length]
        if at >= self._ends[word] or len(said.encode()) == length:
            return place + min(into, length)
        return place + len(said.encode()[:into].decode("utf-8", "ignore"))

    def keep(self, first: int, end: int, place: int, length: int) -> None:
        """Remember where a word went."""
        self._bytes.append(first)
        self._ends.append(end)
        self._places.append(place)
        self._lengths.append(length)


def page_of(html: str) -> Page:
    """Return the text of a page as a reader sees it, in blocks with blank lines between."""
    walk = _Walk()
    walk.take_all(html.replace("\r\n", "\n").replace("\r", "\n"))
    return walk.finished()


class _Walk(Hypertext):
    """Gather the words of a page, and count the bytes between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow()
        self._page = Page()
        self._at = 0
        self._open: list[tuple[str, OpenPiece | None]] = []
        self._pre = self._unseen = 0
        self._after_pre = False

    def finished(self) -> Page:
        """Return what was gathered, once all was fed."""
        while self._open:
            self._close_last()
        page = self._page
        page.text = self._flow.text
        page.pieces = in_order(joined(self._flow.pieces, ""), len(page.text))
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._gap(tag)
        if tag == "br":
            self._flow.part(LINE)
        if tag in _VOID or len(self._open) > _DEEPEST:
            return
        piece = self._flow.open_piece(_PIECES[tag]) if tag in _PIECES else None
        if tag == "a":
            said = next((value for name, value in attrs if name == "href" and value), "")
            piece = self._flow.open_piece(LINK, said[: LONGEST + 1]) if said else None
        self._open.append((tag, piece))
        self._pre += tag == "pre"
        self._unseen += tag in _UNSEEN
        self._after_pre = tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self._open[-200:]):
            while self._close_last() != tag:
                pass

    def _close_last(self) -> str:
        tag, piece = self._open.pop()
        if piece:
            self._flow.close_piece(piece)
        self._pre -= tag == "pre"
        self._unseen -= tag in _UNSEEN
        self._gap(tag)
        if tag in ("td", "th"):
            self._flow.tab()
        return tag

    def _gap(self, tag: str) -> None:
        self._after_pre = False
        if tag == "tr":
            self._flow.row()
        elif tag == "li":
            self._flow.part(LINE)
        elif tag in _BLOCKS:
            in_row = any(name in ("td", "th", "li") for name, _ in self._open[-3:])
            self._flow.part(LINE if in_row and tag != "table" else BLOCK)

    def handle_data(self, data: str) -> None:
        if self._after_pre:  # the first line end in it is none
            data = data.removeprefix("\n")
            self._after_pre = False
        if self._unseen:
            self._at += len(data.encode("utf-8", "replace"))
        else:
            for part in (_LINES if self._pre else _PARTS).findall(data):
                self._say(part)

    def _say(self, part: str) -> None:
        size = len(part.encode("utf-8", "replace"))
        if self._pre and part[0] == "\n":
            self._flow.part(LINE if len(part) == 1 else BLOCK)
        elif not self._pre and part[0] in _SPACES:
            self._flow.part(SPACE)
        else:
            self._flow.say_as_is(part)
            place = self._flow.length - len(part)
            self._page.keep(self._at, self._at + size, place, len(part))
        self._at += size
