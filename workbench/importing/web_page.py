"""Read a web page: every visible word in order, none of its scripts, and nothing fetched.

The standard parser, because extractors of the "reader view" kind lose bylines, captions and lists
without a word. No depth of nesting recurses.
"""

import re
from collections import Counter
from collections.abc import Iterable

from workbench.errors import Refusal
from workbench.importing.flow import BLOCK, LINE, Flow, OpenPiece, in_order, only_heading
from workbench.importing.hypertext import Hypertext
from workbench.importing.links import LINK, LONGEST, address_of, joined
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.stated import ONLY_HEADING, Fact, first, stating, told_by_words
from workbench.importing.web_metadata import KNOWN_META, page_metadata

_MEDIA_TYPE = "text/html"
#: openings that make a page of a text (WHATWG MIME Sniffing, 7.1), and the common ones beside them
_OPENING = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?><!--.{0,2000}?-->\s*+)*+"
    r"<(?:!doctype html|(?:html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p"
    r"|meta|article|main|section|header|nav|ul|ol|span)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_UNSEEN = _names(
    "script style template noscript iframe object embed audio video canvas select datalist rp "
    "noembed noframes map"
)
_VOID = _names("area base br col embed hr img input link meta param source track wbr keygen")
_BLOCKS = _names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main menu nav ol p "
    "pre search section summary table tbody tfoot thead ul caption html head title"
)
_LINES = frozenset(("li", "option"))
_CELLS = frozenset(("td", "th"))
_PIECES = {f"h{level}": f"h{level}" for level in range(1, 7)} | {
    "li": "li",
    "blockquote": "quote",
    "pre": "pre",
    "table": "table",
}
#: opening one of these ends an open one of the others, as their end tags may be left out
_SIBLINGS = {
    "li": ("li",),
    "tr": ("tr",),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
}
#: ... but never across the list or table that they stand in
_SCOPES = frozenset(("ul", "ol", "menu", "dl", "table"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_JSON = 20

Attributes = list[tuple[str, str | None]]


def is_web_page(source: Source) -> bool:
    """Say whether the text opens as HTML does."""
    return bool(_OPENING.match(source.decoded.text[:20_000]))


def read_web_page(source: Source) -> ReadDocument:
    """Return the visible text in blocks with blank lines between, rows with tabs between cells.

    Raises Refusal when nothing is visible without running scripts.
    """
    decoded = source.decoded
    page = _Page()
    doubts = decoded.doubts + page.take(decoded.text)
    text = page.flow.text.rstrip("\n")
    if not text.strip("\ufffd \t\n\xa0"):
        raise Refusal(f"“{source.name}” shows no text unless its scripts run; save it as text.")
    stated = page_metadata(page.meta, page.json_scripts)
    stated_at = stated.get("url", Fact()).value
    pieces = joined(page.flow.pieces, page.base or stated_at)
    document = ReadDocument(
        text=text,
        pieces=in_order(pieces, len(text)),
        encoding=decoded.encoding,
        media_type=_MEDIA_TYPE,
        doubts=doubts,
    )
    heading = Fact(only_heading(text, page.flow.pieces), ONLY_HEADING)
    named = Fact(page.title, "the page’s title")
    stated["title"] = first(stated.get("title", Fact()), heading, named)
    stated["language"] = first(stated["language"], told_by_words(text))
    return stating(document, **stated)


class _Element:
    """Stand for an open element: its name, whether it is unseen, and the piece it makes."""

    __slots__ = ("name", "piece", "unseen")

    def __init__(self, name: str, unseen: bool, piece: OpenPiece | None) -> None:
        self.name = name
        self.unseen = unseen
        self.piece = piece


class _Page(Hypertext):
    """Gather the visible words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow()
        self.meta: dict[str, str] = {}
        self.json_scripts: list[str] = []
        self.title = self.base = ""
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()
        self._unseen = 0
        self._json = False
        self._table: OpenPiece | None = None

    def take(self, html: str) -> tuple[str, ...]:
        """Read the whole page; returns sentences about what is doubtful in it."""
        self.take_all(html)
        while self._open:
            self._close_last()
        return tuple(self.doubts)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Open an element."""
        if tag in ("meta", "link", "html", "base"):
            self._note_metadata(tag, dict(reversed(attrs)))
        if tag == "script":
            self._json = _is_json(attrs) and len(self.json_scripts) < _MOST_JSON
            if self._json:
                self.json_scripts.append("")
        if tag in _SIBLINGS:
            self._close_sibling(_SIBLINGS[tag])
        elif tag in _BLOCKS and self._counts["p"]:
            self._close_sibling(("p",))
        self._gap(tag)
        if tag not in _VOID:
            self._push(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the element and those left open in it; an end without a start says nothing."""
        if not self._counts[tag]:
            return
        while self._close_last() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep words that a reader of the page sees."""
        if self._unseen:
            if self._json and self.cdata_elem:
                self.json_scripts[-1] += data
        elif self._counts["title"]:
            if not self._counts["svg"]:
                self.title = " ".join((self.title + data[:500]).split())[:500]
        elif self._counts["pre"] or self._counts["textarea"]:
            self.flow.say_as_is(data)
        else:
            self.flow.say(data)

    def _push(self, tag: str, attrs: Attributes) -> None:
        unseen = tag in _UNSEEN or (bool(attrs) and _hidden(attrs))
        piece = None
        if tag in _PIECES and not (unseen or self._unseen):
            piece = self.flow.open_piece(_PIECES[tag])
            if tag == "table":
                self._now_innermost(piece)
        elif tag == "a" and attrs and not (unseen or self._unseen):
            said = next((value for name, value in attrs if name == "href" and value), "")
            piece = self.flow.open_piece(LINK, said[: LONGEST + 1]) if said else None
        self._open.append(_Element(tag, unseen, piece))
        self._counts[tag] += 1
        self._unseen += unseen

    def _now_innermost(self, table: OpenPiece) -> None:
        """Let a table that holds another be layout, not a table of the document's."""
        if self._table and self._counts["table"]:
            self._table.kind = ""
        self._table = table

    def _close_last(self) -> str:
        element = self._open.pop()
        self._counts[element.name] -= 1
        self._unseen -= element.unseen
        if element.piece:
            self.flow.close_piece(element.piece)
        if not (element.unseen or self._unseen):
            self._gap(element.name)
            if element.name in _CELLS:
                self.flow.tab()
        return element.name

    def _close_sibling(self, names: tuple[str, ...]) -> None:
        """Close the nearest of these elements unless a list or table stands between."""
        if not any(self._counts[name] for name in names):
            return
        for depth, element in enumerate(reversed(self._open)):
            if element.name in names:
                for _ in range(depth + 1):
                    self._close_last()
                return
            if element.name in _SCOPES or depth > 100:
                return

    def _gap(self, tag: str) -> None:
        if self._unseen:
            return
        if tag in _BLOCKS:
            in_cell = tag != "table" and (self._counts["td"] or self._counts["th"])
            self.flow.part(LINE if in_cell or self._counts["li"] else BLOCK)
        elif tag == "tr":
            self.flow.row()
        elif tag in _LINES or tag == "br":
            self.flow.part(LINE)

    def _note_metadata(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "html":
            self._note("lang", attrs.get("lang") or attrs.get("xml:lang"))
        elif tag == "base":
            self.base = self.base or address_of(attrs.get("href") or "")
        elif tag == "link":
            if "canonical" in (attrs.get("rel") or "").casefold().split():
                self._note("canonical", attrs.get("href"))
        else:
            name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or ""
            self._note(name[:60].casefold(), attrs.get("content"))

    def _note(self, name: str, value: str | None) -> None:
        if name in KNOWN_META and value:
            self.meta.setdefault(name, value)


def _is_json(attrs: Attributes) -> bool:
    return any(name == "type" and value == "application/ld+json" for name, value in attrs)


def _hidden(attrs: Iterable[tuple[str, str | None]]) -> bool:
    return any(
        name == "hidden" or (name == "style" and value and _HIDDEN.search(value[:2000]))
        for name, value in attrs
    )


WEB_PAGE = Format(_MEDIA_TYPE, is_web_page, read_web_page)
