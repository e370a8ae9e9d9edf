"""Gather quotes of another file, whatever its form, into records that look for their place.

The texts are not in such files: only quotes of documents that the project has find one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.exchange.brought import (
    NONE,
    Brought,
    BroughtActor,
    BroughtCode,
    BroughtDocument,
    BroughtExcerpt,
    BroughtMention,
)

#: what parts the steps of a way through the tree of codes
_STEPS = re.compile(r"\s+[>›]\s+|\\+|::")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold words of a document and what was said of them.

    The document is told by the SHA-256 of its text, its address or its title. `mentions` is the actor
    whom the words name, in a quotation that is a mention.
    """

    quote: str
    start: int = NONE
    end: int = NONE
    prefix: str = ""
    suffix: str = ""
    sha256: str = ""
    title: str = ""
    url: str = ""
    codes: tuple[str, ...] = ()
    note: str = ""
    speaker: str = ""
    nobody: bool = False
    mentions: str = ""
    analyst: str = ""
    created_at: str = ""


@dataclass(slots=True)
class Quotations:
    """Gather quotations; documents, codes and actors that several of them name are one record each."""

    brought: Brought = field(default_factory=Brought)
    _documents: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _codes: dict[tuple[str, ...], int] = field(default_factory=dict)
    _actors: dict[str, int] = field(default_factory=dict)
    _notes: dict[int, list[str]] = field(default_factory=dict)

    def add(self, one: Quotation) -> None:
        """Add an excerpt, or a mention."""
        document = self._document(one)
        held = one.start, one.end, one.quote, one.prefix, one.suffix
        if one.mentions:
            self.brought.mentions.append(
                BroughtMention(
                    document, self._actor(one.mentions), *held, one.analyst, one.created_at
                )
            )
            return
        self.brought.excerpts.append(
            BroughtExcerpt(
                document,
                *held,
                codes=self._places(one.codes),
                note=one.note,
                speaker=self._actor(one.speaker) if one.speaker else NONE,
                nobody=one.nobody,
                analyst=one.analyst,
                created_at=one.created_at,
            )
        )

    def note_document(self, one: Quotation) -> None:
        """Add what is said of a document as a whole to its note."""
        place = self._document(one)
        if place != NONE and one.note:
            self._notes.setdefault(place, []).append(one.note)

    def gathered(self) -> Brought:
        """Return all records."""
        documents = self.brought.documents
        for place, lines in self._notes.items():
            held = documents[place]
            note = "\n".join(dict.fromkeys(lines))
            documents[place] = BroughtDocument(
                sha256=held.sha256,
                title=held.title,
                url=held.url,
                file_name=held.file_name,
                note=note,
            )
        self._notes.clear()
        return self.brought

    def _document(self, one: Quotation) -> int:
        key = one.sha256, one.url, one.title
        if not any(key):
            return NONE
        if key not in self._documents:
            self._documents[key] = len(self.brought.documents)
            self.brought.documents.append(
                BroughtDocument(
                    sha256=one.sha256, url=one.url, title=one.title, file_name=one.title
                )
            )
        return self._documents[key]

    def _places(self, codes: Iterable[str]) -> tuple[int, ...]:
        ways = (tuple(filter(None, map(_even, _STEPS.split(one)))) for one in codes)
        return tuple(dict.fromkeys(self._code(way) for way in ways if way))

    def _code(self, way: tuple[str, ...]) -> int:
        """Return the place of a code by its way from the top; of a bare name nobody tells the place."""
        folded = tuple(map(str.casefold, way))
        if folded not in self._codes:
            parent = self._code(way[:-1]) if len(way) > 1 else NONE
            self._codes[folded] = len(self.brought.codes)
            self.brought.codes.append(BroughtCode(way[-1], parent, anywhere=len(way) == 1))
        return self._codes[folded]

    def _actor(self, name: str) -> int:
        said = _even(name)
        if said not in self._actors:
            self._actors[said] = len(self.brought.actors)
            self.brought.actors.append(BroughtActor(said))
        return self._actors[said]


def _even(words: str) -> str:
    return " ".join(words.split())
