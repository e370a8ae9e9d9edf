"""What a reader hands back is only believed where it can be checked: sizes, types and spans.

A reader that was broken into can still lie in a text's words, as any source can. It can't hand back
more than it may, a piece outside the text, a date that is none, or anything but plain values.
"""

import json
from dataclasses import MISSING, fields
from typing import IO, Any

from workbench.errors import Refusal
from workbench.importing.reading import Entry, ReadDocument
from workbench.importing.supervision.limits import Limits
from workbench.importing.supervision.wire import (
    DOUBTS,
    HEADER,
    LONGEST,
    MESSAGE,
    PIECE,
    PIECES,
    Broken,
    take,
    take_lengths,
)
from workbench.model.dates import parse_date
from workbench.model.documents import Piece
from workbench.model.provenance import FIELDS, MADE
from workbench.model.provenance import LONGEST as LONGEST_SOURCE
from workbench.text.encoding import decoded, stretches


def next_message(
    stream: IO[bytes], limits: Limits
) -> tuple[dict[str, Any], bytes, bytes, bytes] | None:
    """Return header, text, pieces and bytes of the next message; None at the answer's end."""
    most = (HEADER, limits.text, PIECE.size * PIECES, limits.text)
    lengths = take_lengths(stream, MESSAGE, most)
    if not any(lengths):
        return None
    said, text, pieces, data = (take(stream, length) for length in lengths)
    try:
        header = json.loads(said)
    except (ValueError, RecursionError) as error:
        raise Broken("a header that is none") from error
    if not isinstance(header, dict):
        raise Broken("a header that is none")
    return header, text, pieces, data


def checked(header: dict[str, Any], text: bytes, pieces: bytes, data: bytes, file: bytes) -> Entry:
    """Return the entry that a message holds; raises Broken when it doesn't fit together."""
    name = _words(header.get("name"))
    if "why" in header:
        return Entry(name, why=_words(header["why"]))
    try:
        said = decoded(stretches(text))
    except UnicodeDecodeError as error:
        raise Broken("a text that is none") from error
    if "\0" in said or not said.strip():
        raise Broken("a text without words")
    stated = _stated(header.get("document"))
    document = ReadDocument(text=said, pieces=_pieces(pieces, header, len(said)), **stated)
    return Entry(name, file if header.get("whole") is True else data, document)


def _stated(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise Broken("a document that is none")
    stated: dict[str, Any] = {}
    for one in fields(ReadDocument):
        if one.name in ("text", "pieces"):
            continue
        like = one.default if one.default is not MISSING else {}
        stated[one.name] = _like(given.get(one.name), like)
    for day in (stated["published"], stated["sources"].get(MADE)):
        if day:
            _refuse_no_date(day)
    for field, where in stated["sources"].items():
        stands = field == MADE or (field in FIELDS and stated.get(field))
        if len(where) > LONGEST_SOURCE or not stands:
            raise Broken("a source of what is not stated")
    return stated


def _like(value: Any, like: object) -> Any:
    """Return a value of the kind that the field has: words, several words, or words by words."""
    if isinstance(like, str):
        return _words(value)
    if isinstance(like, tuple) and isinstance(value, list) and len(value) <= DOUBTS:
        return tuple(_words(one) for one in value)
    if isinstance(like, dict) and isinstance(value, dict) and len(value) <= DOUBTS:
        return {_words(key): _words(one) for key, one in value.items()}
    raise Broken(f"{type(value).__name__} is not what is handed back")


def _words(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        raise Broken("metadata that is none")
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise Broken("metadata with half a character")
    return value


def _refuse_no_date(value: str) -> None:
    try:
        if parse_date(value) == value:
            return
    except Refusal as error:
        raise Broken("a date that is none") from error
    raise Broken("a date that is not EDTF")


def _pieces(packed: bytes, header: dict[str, Any], length: int) -> tuple[Piece, ...]:
    kinds = header.get("kinds")
    if not isinstance(kinds, list) or len(packed) % PIECE.size:
        raise Broken("pieces that are none")
    kinds = [_kind(kind) for kind in kinds]
    pieces = []
    for start, end, kind in PIECE.iter_unpack(packed):
        if not start <= end <= length or kind >= len(kinds):
            raise Broken("a piece outside its text")
        pieces.append(Piece(start, end, *kinds[kind]))
    return tuple(pieces)


def _kind(value: Any) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise Broken("a kind of piece that is none")
    return _words(value[0]), _words(value[1])
