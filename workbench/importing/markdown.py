"""Read Markdown: the source stays the text, so offsets can be proved; its parts are named beside it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from workbench.importing.links import LINK, address_of
from workbench.importing.published import published_date
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.stated import Fact, first, stating, told_by_words
from workbench.model.documents import Piece

_SNIFFED = 65_536
#: no more of a line than this decides what the line is
_LINE_HEAD = 1000
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]++(?=\S)")
_ANY_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_OTHER_SIGN = re.compile(
    r"^ {0,3}(?:[-*+] \S|\d{1,3}\. \S|> \S|```|~~~)|\*\*\S[^*\n]{0,200}\*\*|\]\(\S{1,500}\)",
    re.MULTILINE,
)
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_QUOTE = re.compile(r" {0,3}>")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_FIELD = re.compile(r"(\w[\w -]{0,30}?)[ \t]*:[ \t]*(.{0,2000})$")
_FRONT_LINES = 60
#: strong words with their signs, and the signs of headings and code: no more of them are named
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n*_]{1,500})(?<=\S)\1")
_SIGNS = re.compile(r"^ {0,3}#{1,6}[ \t]|\*\*|__|`+", re.MULTILINE)
_MOST_SIGNS = 2000
#: `[words](address "title")`; possessive, so that no hostile line is searched again and again
_LINK = re.compile(
    r"(?<!!)\[([^\]\[\n]{1,500}+)\]\(<?((?:[^\s()<>]++|\([^\s()<>]*+\))*+)>?(?:\s[^)\n]{0,200}+)?\)"
)
#: what front matter calls a field: what the document calls it
_NAMES = {
    "title": "title",
    "author": "author",
    "by": "author",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "url": "url",
    "link": "url",
    "date": "published",
    "published": "published",
    "language": "language",
    "lang": "language",
}


def is_markdown(source: Source) -> bool:
    """Say whether it opens with front matter, or has headings beside another sign or a telling name."""
    text = source.decoded.text[:_SNIFFED]
    if text.startswith("---\n") and front_matter(text)[1]:
        return True
    if "#" not in text or not _ANY_HEADING.search(text):
        return False
    return source.called(".md", ".markdown", ".mkd") or bool(_OTHER_SIGN.search(text))


def read_markdown(source: Source) -> ReadDocument:
    """Return the source text with its pieces; front matter stays in the text, as a `meta` piece."""
    decoded = source.decoded
    fields, body = front_matter(decoded.text)
    pieces = tuple(_pieces(decoded.text, body))
    code = [piece for piece in pieces if piece.kind == "pre"]
    links = tuple(_outside(_links(decoded.text, body), code))
    words = islice(_outside(_words(decoded.text, body), code), _MOST_SIGNS)
    opening = (Piece(0, body, "meta"),) if body else ()
    parts = (*opening, *pieces, *links, *words)
    document = ReadDocument(
        text=decoded.text,
        pieces=tuple(sorted(parts, key=lambda one: (one.start, -one.end))),
        encoding=decoded.encoding,
        media_type="text/markdown",
        doubts=decoded.doubts,
    )
    day = fields.pop("published", Fact())
    heading = Fact(_first_heading(decoded.text, pieces), "the first heading")
    known = fields | {
        "title": first(fields.get("title", Fact()), heading),
        "published": day._replace(value=published_date(day.value)),
        "language": first(fields.get("language", Fact()), told_by_words(decoded.text[body:])),
    }
    return stating(document, **known)


def front_matter(text: str) -> tuple[dict[str, Fact], int]:
    """Return the document fields between two `---` lines at the top, and where the body starts.

    Only plain `name: value` lines are read; (nothing, 0) when there is no such block.
    """
    if not text.startswith("---\n"):
        return {}, 0
    fields: dict[str, Fact] = {}
    known = False
    for number, (start, line) in enumerate(_lines(text, 4)):
        if line.rstrip() in ("---", "..."):
            return (fields, min(start + len(line) + 1, len(text))) if known else ({}, 0)
        if number == _FRONT_LINES:
            break
        if found := _FIELD.match(line):
            known = True
            field = _NAMES.get(found[1].casefold())
            if field and field not in fields:
                said = found[2].strip().strip("\"'").strip()
                fields[field] = Fact(said, f"front matter “{found[1]}”")
    return {}, 0


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, text[start : min(end, start + _LINE_HEAD)]
        start = end + 1


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _pieces(text: str, body: int) -> Iterator[Piece]:
    """Yield headings, items, quotes and fenced code in the order of the text."""
    fence, fence_start = "", 0
    above = -1  # where the line above starts, when it could be the words of an underlined heading
    for start, line in _lines(text, body):
        opened, under, kind = _FENCE.match(line), None, ""
        if fence:
            if opened and opened[1].startswith(fence):
                yield Piece(fence_start, _end_of_line(text, start), "pre")
                fence = ""
            continue
        if opened:
            fence, fence_start = opened[1], start
        elif above >= 0 and (under := _UNDERLINE.match(line)):
            kind = "h1" if under[1][0] == "=" else "h2"
            yield Piece(above, _end_of_line(text, above), kind)
        elif kind := _kind(line):
            yield Piece(start, _end_of_line(text, start), kind)
        plain = line.strip() and not (opened or kind or under)
        above = start if plain else -1
    if fence:
        yield Piece(fence_start, len(text), "pre")


def _outside(words: Iterable[Piece], code: list[Piece]) -> Iterator[Piece]:
    starts = [piece.start for piece in code]
    for word in words:
        before = bisect_right(starts, word.start) - 1
        if before < 0 or word.start >= code[before].end:
            yield word


def _words(text: str, body: int) -> Iterator[Piece]:
    """Yield strong words, and the signs that stand for no words of the document."""
    for found in _STRONG.finditer(text, body):
        yield Piece(found.start(2), found.end(2), "strong")
    for found in _SIGNS.finditer(text, body):
        yield Piece(found.start(), found.end(), "sign")


def _links(text: str, body: int) -> Iterator[Piece]:
    for found in _LINK.finditer(text, body):
        if said := address_of(found[2]):
            yield Piece(found.start(1), found.end(1), LINK, said)


def _kind(line: str) -> str:
    if found := _HEADING.match(line):
        return f"h{len(found[1])}"
    if _QUOTE.match(line):
        return "quote"
    return "li" if _ITEM.match(line) else ""


def _first_heading(text: str, pieces: tuple[Piece, ...]) -> str:
    for piece in pieces:
        if piece.kind == "h1":
            line = text[piece.start : min(piece.end, piece.start + _LINE_HEAD)]
            found = _HEADING.match(line)
            return line[found.end() if found else 0 :].strip().rstrip("#").rstrip()
    return ""


MARKDOWN = Format("text/markdown", is_markdown, read_markdown)
