"""Read what an analyst types into the search field, and say it in the index's own language.

Words all have to occur; "words in quotes" stand together; a trailing * leaves the ending open;
AND, OR, NOT and brackets combine; NEAR(a b, 10) or a NEAR/10 b asks for closeness; title: looks
in titles alone. Everything else is taken as words, so that no text can break the query.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.text.folding import fold

_LONGEST = 1000
_NEAR = 10
_TOKEN = re.compile(
    r"""(?P<near>NEAR\((?P<inside>[^()]*)\)) | (?P<infix>NEAR(?:/(?P<within>\d+))?(?=\s))
      | (?P<operator>(?:AND|OR|NOT)(?=[\s(")]|$)) | (?P<bracket>[()]) | (?P<title>title:(?=\S))
      | (?P<quoted>"[^"]*"\*?) | (?P<unclosed>") | (?P<word>[^\s()"]+)""",
    re.VERBOSE,
)
_DISTANCE = re.compile(r",\s*(\d+)\s*$")


@dataclass(frozen=True)
class _Piece:
    kind: str  # operand, operator, open, close, infix
    said: str


@dataclass(frozen=True)
class Query:
    """Hold a query in FTS5's language: for whole documents, and for the words to show in them."""

    expression: str
    sought: str


def read_query(query: str) -> Query:
    """Return what to look for; raises Refusal, saying what is wrong, for one that has no sense."""
    if len(query) > _LONGEST:
        raise Refusal(f"A search is at most {_LONGEST} characters long.")
    pieces = _near(_pieces(query))
    if not pieces:
        raise Refusal("Type a word to search for.")
    _refuse_nonsense(pieces)
    said: list[str] = []
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if before and before.kind in ("operand", "close") and piece.kind in ("operand", "open"):
            said.append("AND")
        said.append(piece.said)
    return Query(" ".join(said), " OR ".join(_sought(pieces)))


def _sought(pieces: list[_Piece]) -> Iterator[str]:
    """Yield the operands that are to be there, each one once: those after NOT are not."""
    depth = 0
    barred: int | None = None  # how deep the bracket is that NOT stands before
    refused = False
    for piece in pieces:
        if piece.kind == "operand" and barred is None and not refused:
            yield piece.said
        if piece.kind == "open":
            barred = depth if refused and barred is None else barred
            depth += 1
        elif piece.kind == "close":
            depth -= 1
            barred = None if barred == depth else barred
        refused = piece.said == "NOT" and piece.kind == "operator"


def _pieces(query: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    column = ""
    for found in _TOKEN.finditer(query):
        if found["unclosed"]:
            raise Refusal('A quotation mark " is open; close it.')
        if found["title"]:
            column = "title : "
        elif found["near"]:
            pieces.append(_Piece("operand", _closeness(found["inside"])))
        elif found["infix"]:
            pieces.append(_Piece("infix", found["within"] or str(_NEAR)))
        elif found["operator"]:
            pieces.append(_Piece("operator", found["operator"]))
        elif found["bracket"]:
            pieces.append(_Piece("open" if found[0] == "(" else "close", found[0]))
        elif words := _phrase(found[0]):
            pieces.append(_Piece("operand", column + words))
            column = ""
    return pieces


def _phrase(said: str) -> str:
    """Return words as a quoted phrase, or empty when there is no letter or digit in them."""
    folded = fold(said.rstrip("*").strip('"')).replace('"', " ")
    if not any(letter.isalnum() for letter in folded):
        return ""
    return f'"{folded}"' + (" *" if said.endswith("*") else "")


def _closeness(inside: str) -> str:
    distance = _DISTANCE.search(inside)
    words = inside[: distance.start()] if distance else inside
    phrases = [_phrase(found[0]) for found in re.finditer(r'"[^"]*"\*?|[^\s"]+', words)]
    if len(list(filter(None, phrases))) < 2:
        raise Refusal("NEAR needs two words or more: NEAR(first second, 10).")
    return f"NEAR({' '.join(filter(None, phrases))}, {distance[1] if distance else _NEAR})"


def _near(pieces: list[_Piece]) -> list[_Piece]:
    """Join `a NEAR/n b` into one operand."""
    joined: list[_Piece] = []
    queue = iter(pieces)
    for piece in queue:
        if piece.kind != "infix":
            joined.append(piece)
            continue
        after = next(queue, None)
        if not (joined and joined[-1].said[0] == '"' and after and after.said[0] == '"'):
            raise Refusal("NEAR needs a word on either side: first NEAR/10 second.")
        before = joined.pop()
        joined.append(_Piece("operand", f"NEAR({before.said} {after.said}, {piece.said})"))
    return joined


def _refuse_nonsense(pieces: list[_Piece]) -> None:
    depth = 0
    before = "open"
    for piece in pieces:
        depth += (piece.kind == "open") - (piece.kind == "close")
        if depth < 0:
            raise Refusal("A bracket ) is closed that was never opened.")
        if piece.kind == "operator" and before in ("open", "operator"):
            raise Refusal(f"{piece.said} needs something to search for before it.")
        if piece.kind == "close" and before in ("open", "operator"):
            raise Refusal("There is nothing to search for before a bracket ).")
        before = piece.kind
    if depth:
        raise Refusal("A bracket ( is open; close it.")
    if before == "operator":
        raise Refusal(f"{pieces[-1].said} needs something to search for after it.")
