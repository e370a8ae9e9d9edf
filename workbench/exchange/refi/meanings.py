"""What the things of a project mean here: codes, documents, excerpts, and what hangs on them.

Notes stand at what they are of, variables become metadata where their names say so, cases with
marked words are actors. What has no place is kept in a note, and what has no owner is listed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.exchange.brought import (
    Brought,
    BroughtCode,
    BroughtDocument,
    BroughtExcerpt,
    BroughtMention,
)
from workbench.exchange.colours import swatch_near
from workbench.exchange.refi.marked import Marked, Stretch
from workbench.exchange.refi.outline import Outline, Source, Value
from workbench.exchange.refi.texts import SourceText, Texts
from workbench.exchange.refi.weighing import likeness
from workbench.importing.published import published_date

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?")
#: names that programs give to selections by number
_NUMBERED = re.compile(r"[\d\s:.,;¶()\[\]–-]*")
#: how variables are called that say what is asked of a document here
_FIELDS = {
    "title": "title", "author": "author", "authors": "author", "by": "author",
    "outlet": "outlet", "publication": "outlet", "publisher": "outlet", "newspaper": "outlet",
    "media outlet": "outlet", "url": "url", "link": "url", "address": "url", "web address": "url",
    "date": "published", "published": "published", "publication date": "published",
    "date of publication": "published", "language": "language",
}  # fmt: skip
_LINKED = "is linked with"
#: lines that marks without words add to one note, and characters of a quote in a line
_MOST_LINES = 200
_CALLED = 60


class Meanings:
    """Fill a Brought from the outline of a project, kind by kind."""

    def __init__(self, brought: Brought, outline: Outline, texts: Texts, marked: Marked) -> None:
        self.brought = brought
        self.marked = marked
        self.codes = {one.guid: place for place, one in enumerate(outline.codes)}
        self.documents: dict[str, int] = {}
        self.excerpts: dict[str, int] = {}
        self.actors: dict[str, int] = {}
        self.places: dict[str, Stretch] = {}
        self.outline = outline
        self.texts = texts
        self._notes = {one.guid: one for one in outline.notes}
        self.used: set[str] = set()
        self._sets: dict[str, list[str]] = {}
        for group in outline.sets:
            for member in group.members:
                self._sets.setdefault(member, []).append(group.name)

    def bring_codes(self) -> None:
        """Bring the tree of codes; the notes of a code are added to its description."""
        for one in self.outline.codes:
            said = [self._words(one.description), *self.said(one.notes), *self._in_sets(one.guid)]
            colour = swatch_near(one.colour)
            self.brought.codes.append(BroughtCode(one.name, one.parent, colour, lines(said)))

    def bring_documents(self) -> None:
        """Bring each source that has a text."""
        for source, text in self.marked.sources:
            self.documents[source.guid] = len(self.brought.documents)
            self.brought.documents.append(self._document(source, text))

    def _document(self, source: Source, text: SourceText) -> BroughtDocument:
        fields, rest = self._fields(source.values)
        said = [source.description.strip(), *self.said(source.notes), *rest]
        said += [f"Code: {name}" for name in self.names_of(source.codes)]
        note = lines([*said, *self._in_sets(source.guid)])
        read = text.read
        one = BroughtDocument(
            text=text.text,
            original=text.original,
            encoding=text.encoding,
            title=source.name.strip() or (read.title if read else ""),
            file_name=source.name.strip(),
            pieces=read.pieces if read else (),
            media_type=read.media_type if read else "text/plain",
            note=note,
        )
        changed: dict[str, str] = fields
        return replace(one, **changed)  # type: ignore[arg-type]

    def names_of(self, guids: Iterable[str]) -> list[str]:
        """Return the names of codes."""
        return [self.outline.codes[self.codes[one]].name for one in guids if one in self.codes]

    def _fields(self, values: Sequence[Value]) -> tuple[dict[str, str], list[str]]:
        """Return what variables say by field of a document, and the rest as lines."""
        fields: dict[str, str] = {}
        rest: list[str] = []
        for value in values:
            said = value.said.strip()
            name = self.outline.variables.get(value.variable, "").strip()
            field = _FIELDS.get(name.casefold(), "")
            if not said:
                continue
            if field == "published":
                said = published_date(said) or said
            if field and field not in fields:
                fields[field] = said
            else:
                rest.append(f"{name}: {said}" if name else said)
        return fields, rest

    def bring_excerpts(self) -> None:
        """Bring each marked stretch, but those that only mark where a case is spoken of."""
        self.places = {one.selection.guid: one for one in self.marked.stretches if one.start >= 0}
        of_cases = {guid for case in self.outline.cases for guid in case.selections}
        names = Counter(one.selection.name for one in self.marked.stretches)
        for one in self.marked.stretches:
            held = one.selection
            if held.guid in of_cases and not (held.codes or held.notes or held.description):
                continue
            excerpt = self._excerpt(one, names[held.name] == 1)
            if excerpt.start >= 0:
                self.excerpts[held.guid] = len(self.brought.excerpts)
                self.brought.excerpts.append(excerpt)
            elif excerpt.note:
                self.to_document(one.document, excerpt.note)

    def _excerpt(self, one: Stretch, named: bool) -> BroughtExcerpt:
        held = one.selection
        text = self.marked.sources[one.document][1].text
        cut = text[one.start : one.end] if one.start >= 0 else ""
        said = self.said(held.notes)
        if held.description.strip() and not likeness(cut, held.description):
            said.insert(0, self._words(held.description))
        if named and self._tells(held.name, cut, one.document):
            said.append(held.name.strip())
        return BroughtExcerpt(
            one.document,
            one.start,
            one.end,
            codes=tuple(
                dict.fromkeys(self.codes[guid] for guid in held.codes if guid in self.codes)
            ),
            note=lines(said),
            analyst=self.outline.users.get(held.user, ""),
            created_at=moment(held.created),
        )

    def _tells(self, name: str, cut: str, document: int) -> bool:
        """Say whether a selection's name is more than its words, its number or its source."""
        if self.marked.trusted or not name.strip() or _NUMBERED.fullmatch(name):
            return False
        source = self.marked.sources[document][0].name
        return not likeness(cut, name) and source not in name

    def to_document(self, place: int, note: str) -> None:
        """Add lines to the note of a document."""
        one = self.brought.documents[place]
        self.brought.documents[place] = replace(one, note=lines([one.note, note]))

    def bring_mentions(self, actor: int, places: Iterable[Stretch]) -> None:
        """Bring the stretches that a case is marked with."""
        self.brought.mentions += [
            BroughtMention(
                one.document,
                actor,
                one.start,
                one.end,
                analyst=self.outline.users.get(one.selection.user, ""),
                created_at=moment(one.selection.created),
            )
            for one in places
        ]

    def said(self, guids: Iterable[str]) -> list[str]:
        """Return the words of notes; they count as used."""
        said = []
        for guid in guids:
            note = self._notes.get(guid)
            if note is None:
                continue
            self.used.add(guid)
            if note.content is not None:
                words = note.content
            else:
                text = self.texts.of(note)
                words = text.text if text else ""
            said.append(self._words(words))
        return said

    def _words(self, said: str) -> str:
        """Return words of another program without the blanks around, our own as they are."""
        return said if self.marked.trusted else said.strip()

    def _in_sets(self, guid: str) -> list[str]:
        return [f"Set: {name}" for name in self._sets.get(guid, ())]


def moment(said: str) -> str:
    """Return a time stamp as it is kept here, empty for what is none; without a zone it is UTC."""
    found = _MOMENT.fullmatch(said.strip())
    if not found:
        return ""
    zone = found[2] or "+00:00"
    return found[1] + ("+00:00" if zone == "Z" else zone)


def lines(said: Iterable[str]) -> str:
    """Return what is said, a line each, without what is empty."""
    return "\n".join(one for one in said if one)
