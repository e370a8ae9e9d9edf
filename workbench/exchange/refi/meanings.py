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
    BroughtActor,
    BroughtCode,
    BroughtDocument,
    BroughtExcerpt,
    BroughtMention,
    BroughtRelation,
)
from workbench.exchange.colours import swatch_near
from workbench.exchange.refi.marked import Marked, Stretch
from workbench.exchange.refi.outline import Case, Link, Outline, Source, Value
from workbench.exchange.refi.texts import SourceText, Texts
from workbench.exchange.refi.weighing import likeness
from workbench.importing.published import published_date
from workbench.model.relations import RelationKind

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
        self._outline = outline
        self._texts = texts
        self._notes = {one.guid: one for one in outline.notes}
        self._used: set[str] = set()
        self._sets: dict[str, list[str]] = {}
        for group in outline.sets:
            for member in group.members:
                self._sets.setdefault(member, []).append(group.name)

    def bring_codes(self) -> None:
        """Bring the tree of codes; the notes of a code are added to its description."""
        for one in self._outline.codes:
            said = [self._words(one.description), *self._said(one.notes), *self._in_sets(one.guid)]
            colour = swatch_near(one.colour)
            self.brought.codes.append(BroughtCode(one.name, one.parent, colour, _lines(said)))

    def bring_documents(self) -> None:
        """Bring each source that has a text."""
        for source, text in self.marked.sources:
            self.documents[source.guid] = len(self.brought.documents)
            self.brought.documents.append(self._document(source, text))

    def _document(self, source: Source, text: SourceText) -> BroughtDocument:
        fields, rest = self._fields(source.values)
        said = [source.description.strip(), *self._said(source.notes), *rest]
        said += [f"Code: {name}" for name in self._names_of(source.codes)]
        note = _lines([*said, *self._in_sets(source.guid)])
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

    def _names_of(self, guids: Iterable[str]) -> list[str]:
        return [self._outline.codes[self.codes[one]].name for one in guids if one in self.codes]

    def _fields(self, values: Sequence[Value]) -> tuple[dict[str, str], list[str]]:
        """Return what variables say by field of a document, and the rest as lines."""
        fields: dict[str, str] = {}
        rest: list[str] = []
        for value in values:
            said = value.said.strip()
            name = self._outline.variables.get(value.variable, "").strip()
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
        of_cases = {guid for case in self._outline.cases for guid in case.selections}
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
                self._to_document(one.document, excerpt.note)

    def _excerpt(self, one: Stretch, named: bool) -> BroughtExcerpt:
        held = one.selection
        text = self.marked.sources[one.document][1].text
        cut = text[one.start : one.end] if one.start >= 0 else ""
        said = self._said(held.notes)
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
            note=_lines(said),
            analyst=self._outline.users.get(held.user, ""),
            created_at=moment(held.created),
        )

    def _tells(self, name: str, cut: str, document: int) -> bool:
        """Say whether a selection's name is more than its words, its number or its source."""
        if self.marked.trusted or not name.strip() or _NUMBERED.fullmatch(name):
            return False
        source = self.marked.sources[document][0].name
        return not likeness(cut, name) and source not in name

    def _to_document(self, place: int, note: str) -> None:
        one = self.brought.documents[place]
        self.brought.documents[place] = replace(one, note=_lines([one.note, note]))

    def bring_the_rest(self) -> None:
        """Bring cases, links, notes of nothing in particular, and count what is left out."""
        for case in self._outline.cases:
            self._case(case)
        left = [self._link(link) for link in self._outline.links].count(False)
        self._remark(left, "link that joins no two cases was", "links that join no two cases were")
        self._free_notes()
        self._remark(self._outline.graphs, "graph was", "graphs were")
        others = sum(source.other_selections for source in self._outline.sources)
        where = "in pages, pictures or time"
        self._remark(others, f"mark {where} was", f"marks {where} were")
        for tag, count in self._outline.unknown.items():
            named = f"element “{tag[:40]}”"
            self._remark(
                count, f"{named} that is not known was", f"{named} that are not known were"
            )
        if synced := sum(1 for source, _ in self.marked.sources if source.sync_points):
            came = "transcript came" if synced == 1 else "transcripts came"
            self.brought.remarks.append(f"{synced:,} {came} without points in time.")
        if sets := len(self._outline.sets):
            kept = "set is" if sets == 1 else "sets are"
            self.brought.remarks.append(f"{sets:,} {kept} kept as lines in the notes of members.")

    def _case(self, case: Case) -> None:
        values = [
            f"{self._outline.variables.get(value.variable, '')}: {value.said.strip()}"
            for value in case.values
            if value.said.strip()
        ]
        places = [self.places[guid] for guid in case.selections if guid in self.places]
        if places or not case.sources:
            note = _lines([case.description.strip(), *values])
            self.actors[case.guid] = len(self.brought.actors)
            self.brought.actors.append(BroughtActor(case.name or "Unnamed case", note=note))
            self.bring_mentions(self.actors[case.guid], places)
        for guid in case.sources:
            if guid in self.documents:
                self._to_document(self.documents[guid], _lines([f"Case: {case.name}", *values]))

    def bring_mentions(self, actor: int, places: Iterable[Stretch]) -> None:
        """Bring the stretches that a case is marked with."""
        self.brought.mentions += [
            BroughtMention(
                one.document,
                actor,
                one.start,
                one.end,
                analyst=self._outline.users.get(one.selection.user, ""),
                created_at=moment(one.selection.created),
            )
            for one in places
        ]

    def _link(self, link: Link) -> bool:
        """Bring a link between two cases as a relation; say whether it was one."""
        subject, object_ = self.actors.get(link.origin), self.actors.get(link.target)
        if subject is None or object_ is None:
            return False
        label = " ".join(link.name.split()) or _LINKED
        labels = [one.label for one in self.brought.kinds]
        if label not in labels:
            both = link.direction in ("Associative", "Bidirectional")
            self.brought.kinds.append(RelationKind(label=label, inverse=label, symmetric=both))
            labels.append(label)
        note = _lines(self._said(link.notes))
        self.brought.relations.append(BroughtRelation(subject, labels.index(label), object_, note))
        return True

    def _free_notes(self) -> None:
        """Bring notes of nothing in particular as documents, so that no memo is lost."""
        count = 0
        for note in self._outline.notes:
            if note.guid in self._used:
                continue
            if text := self._texts.of(note):
                count += 1
                self.brought.documents.append(
                    BroughtDocument(
                        text.text,
                        original=text.original,
                        title=f"Memo: {note.name or 'untitled'}",
                        note=f"A memo of the project “{self._outline.name}”",
                    )
                )
        if count:
            became = "memo of nothing in particular became a document"
            many = "memos of nothing in particular became documents"
            self.brought.remarks.append(f"{count:,} {became if count == 1 else many}.")

    def _said(self, guids: Iterable[str]) -> list[str]:
        """Return the words of notes; they count as used."""
        said = []
        for guid in guids:
            note = self._notes.get(guid)
            if note is None:
                continue
            self._used.add(guid)
            if note.content is not None:
                words = note.content
            else:
                text = self._texts.of(note)
                words = text.text if text else ""
            said.append(self._words(words))
        return said

    def _words(self, said: str) -> str:
        """Return words of another program without the blanks around, our own as they are."""
        return said if self.marked.trusted else said.strip()

    def _in_sets(self, guid: str) -> list[str]:
        return [f"Set: {name}" for name in self._sets.get(guid, ())]

    def _remark(self, count: int, one: str, many: str) -> None:
        if count:
            self.brought.remarks.append(f"{count:,} {one if count == 1 else many} left out.")


def moment(said: str) -> str:
    """Return a time stamp as it is kept here, empty for what is none; without a zone it is UTC."""
    found = _MOMENT.fullmatch(said.strip())
    if not found:
        return ""
    zone = found[2] or "+00:00"
    return found[1] + ("+00:00" if zone == "Z" else zone)


def _lines(said: Iterable[str]) -> str:
    return "\n".join(one for one in said if one)
