"""What the standard has no place for, in a file of our own beside the project file; others ignore it.

One JSON object a line; things of the project file are named by their GUIDs.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from workbench.errors import Refusal
from workbench.exchange.brought import (
    NONE,
    Brought,
    BroughtActor,
    BroughtAlias,
    BroughtClaim,
    BroughtRelation,
    BroughtType,
)
from workbench.exchange.refi.meanings import Meanings
from workbench.exchange.refi.outline import Outline
from workbench.exchange.refi.package import Package
from workbench.model.documents import Piece
from workbench.model.relations import RelationKind

OWN = "sidelight.jsonl"
VERSION = 1
_LARGEST = 500_000_000
Line = dict[str, Any]

DOCUMENT = (
    *("title", "author", "outlet", "url", "published", "language", "source_grade"),
    *("information_grade", "note", "status", "file_name", "media_type", "encoding"),
)
KIND = ("key", "label", "inverse", "category", "polarity", "colour", "dash")
ACTOR = ("name", "type", "role", "note")
TYPE = ("key", "label", "plural", "colour", "shape")
CLAIM = (
    *("voice", "stance", "since", "until", "likelihood", "source_grade", "information_grade"),
    "note",
)


class Own:
    """Hold the lines of a package by what they are of."""

    def __init__(self, package: Package) -> None:
        """Read them; raises Refusal for damaged ones, or those of a newer program."""
        self._lines: dict[str, list[Line]] = defaultdict(list)
        for line in _lines_of(package):
            self._lines[str(line.get("is", ""))].append(line)
        head = self._lines["file"][0] if self._lines["file"] else {}
        if head.get("version") != VERSION:
            raise Refusal(f"“{package.name}” was written by a newer Sidelight; update this one.")

    def complete(self, brought: Brought, outline: Outline, meanings: Meanings) -> None:
        """Give the records what the project file could not say of them."""
        self._documents(brought, meanings.documents)
        self._codes(brought, meanings.codes)
        self._actors(brought, outline, meanings)
        self._excerpts(brought, meanings)
        self._relations(brought, meanings)

    def _documents(self, brought: Brought, places: dict[str, int]) -> None:
        for line in self._lines["document"]:
            place = places.get(_text(line, "guid"))
            if place is None:
                continue
            said: dict[str, Any] = {name: _text(line, name) for name in DOCUMENT}
            brought.documents[place] = replace(
                brought.documents[place],
                **said,
                pieces=_pieces(line.get("pieces"), len(brought.documents[place].text)),
                sources=_strings(line.get("sources")),
                replaces=places.get(_text(line, "replaces"), NONE),
            )

    def _codes(self, brought: Brought, places: dict[str, int]) -> None:
        for line in self._lines["code"]:
            place = places.get(_text(line, "guid"))
            if place is None:
                continue
            one = brought.codes[place]
            brought.codes[place] = replace(
                one,
                name=_text(line, "name") or one.name,
                colour=_text(line, "colour") or one.colour,
                description=_text(line, "description") or one.description,
                favourite=_number(line, "favourite"),
            )

    def _actors(self, brought: Brought, outline: Outline, meanings: Meanings) -> None:
        for line in self._lines["type"]:
            brought.types.append(BroughtType(*(_text(line, name) for name in TYPE)))
        marked = {case.guid: case.selections for case in outline.cases}
        for line in self._lines["actor"]:
            guid = _text(line, "guid")
            meanings.actors[guid] = place = len(brought.actors)
            aliases = tuple(BroughtAlias(*said) for said in _rows(line.get("aliases"), 5))
            said: dict[str, Any] = {one: _text(line, one) for one in ACTOR}
            brought.actors.append(BroughtActor(**said, aliases=aliases))
            held = (meanings.places.get(one) for one in marked.get(guid, ()))
            meanings.bring_mentions(place, [one for one in held if one])

    def _excerpts(self, brought: Brought, meanings: Meanings) -> None:
        for line in self._lines["excerpt"]:
            place = meanings.excerpts.get(_text(line, "guid"))
            if place is None:
                continue
            one = brought.excerpts[place]
            brought.excerpts[place] = replace(
                one,
                speaker=meanings.actors.get(_text(line, "speaker"), NONE),
                nobody=line.get("nobody") is True,
                note=_text(line, "note") or one.note,
                created_at=_text(line, "created_at") or one.created_at,
            )

    def _relations(self, brought: Brought, meanings: Meanings) -> None:
        kinds: dict[str, int] = {}
        for line in self._lines["kind"]:
            said: dict[str, Any] = {name: _text(line, name) for name in KIND}
            kinds[said["key"]] = len(brought.kinds)
            brought.kinds.append(RelationKind(**said, symmetric=line.get("symmetric") is True))
        places: dict[str, int] = {}
        for line in self._lines["relation"]:
            ends = (meanings.actors.get(_text(line, end), NONE) for end in ("subject", "object"))
            subject, object_ = ends
            places[_text(line, "guid")] = len(brought.relations)
            kind = kinds.get(_text(line, "kind"), NONE)
            note = _text(line, "note")
            brought.relations.append(BroughtRelation(subject, kind, object_, note))
        for line in self._lines["claim"]:
            claim: dict[str, Any] = {name: _text(line, name) for name in CLAIM}
            brought.claims.append(
                BroughtClaim(
                    places.get(_text(line, "relation"), NONE),
                    meanings.excerpts.get(_text(line, "excerpt"), NONE),
                    speaker=meanings.actors.get(_text(line, "speaker"), NONE),
                    **claim,
                )
            )


def _lines_of(package: Package) -> Iterator[Line]:
    rest = b""
    size = 0
    for chunk in package.chunks(OWN):
        size += len(chunk)
        if size > _LARGEST:
            raise Refusal(f"“{package.name}” unpacks to far more than can be read.")
        *lines, rest = (rest + chunk).split(b"\n")
        yield from _parsed(lines, package.name)
    yield from _parsed([rest], package.name)


def _parsed(lines: Iterable[bytes], name: str) -> Iterator[Line]:
    for line in lines:
        if not line.strip():
            continue
        try:
            said = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Refusal(f"“{name}” is damaged or was cut off; fetch it again.") from error
        if isinstance(said, dict):
            yield said


def _text(line: Line, name: str) -> str:
    said = line.get(name, "")
    return said if isinstance(said, str) else ""


def _number(line: Line, name: str) -> int:
    said = line.get(name, 0)
    return said if type(said) is int else 0


def _strings(said: object) -> dict[str, str]:
    if not isinstance(said, dict):
        return {}
    return {key: value for key, value in said.items() if isinstance(value, str)}


def _rows(said: object, width: int) -> list[list[str]]:
    rows = said if isinstance(said, list) else []
    return [
        row
        for row in rows
        if isinstance(row, list) and len(row) == width and all(isinstance(one, str) for one in row)
    ]


def _pieces(said: object, length: int) -> tuple[Piece, ...]:
    pieces = []
    for row in said if isinstance(said, list) else []:
        if isinstance(row, list) and len(row) == 4:
            start, end, kind, more = row
            sound = type(start) is int and type(end) is int and 0 <= start <= end <= length
            if sound and isinstance(kind, str) and isinstance(more, str):
                pieces.append(Piece(start, end, kind, more))
    return tuple(pieces)
