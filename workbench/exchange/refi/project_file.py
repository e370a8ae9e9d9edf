"""The project file of a `.qdpx`, a piece at a time.

Where other programs look for it: analysts as users, actors as cases with the selections that name
them, what is known of documents and actors as variables, relations as links with their evidence in
a note, notes as notes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TextIO
from xml.etree.ElementTree import Element, indent, tostring

from workbench.exchange.code_book import add_codes, identity
from workbench.exchange.refi.elements import Elements, given, words
from workbench.exchange.refi.identities import Identities
from workbench.exchange.refi.own_writing import OwnLines
from workbench.model.actors import Actor, Mention
from workbench.model.excerpts import Excerpt
from workbench.model.grades import grade
from workbench.model.relations import EvidenceRow
from workbench.ports import Reader
from workbench.tasks import Progress

_SPACE = "urn:QDA-XML:project:1.0"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_STEP = 20
#: code points of a quote that a selection is called by
_CALLED = 60
#: what is known of documents and actors, by the names that variables have
_OF_DOCUMENTS = {
    "author": "Author",
    "outlet": "Outlet",
    "url": "URL",
    "published": "Date",
    "language": "Language",
    "grade": "Grade",
}
_OF_ACTORS = {"type": "Type", "role": "Role", "names": "Names"}


class ProjectFile:
    """Write one project; `shown` says how analysts are called, None by their names."""

    def __init__(self, reader: Reader, name: str, shown: Mapping[str, str] | None) -> None:
        """Read what is small: documents without their texts, codes, actors."""
        self._reader = reader
        self._name = name
        self._shown = shown
        self.documents = reader.documents.find()
        self.codes = reader.codes.find()
        self._ids = Identities(reader, self.documents)
        self._own = OwnLines(reader, self._ids)
        self._guids: dict[int, str] = {}
        self._claimed = {one.excerpt_id for one in reader.claims.find()}
        self._excerpts: dict[int, str] = {}
        self._notes: list[tuple[str, str, str]] = []

    def file_of(self, document_id: int) -> str:
        """Return what the text of a document is called in the package."""
        return f"{self._ids.documents[document_id]}.txt"

    def own_lines(self) -> Iterator[str]:
        """Yield the lines of what the standard has no place for; after `write`."""
        by_id = {one.id: one for one in self.codes}
        codes = ((guid, by_id[number]) for number, guid in self._guids.items())
        return self._own.lines(self.documents, codes, self._excerpts)

    def write(self, file: TextIO, progress: Progress) -> None:
        """Write the file; raises Cancelled when `progress` was."""
        file.write('<?xml version="1.0" encoding="utf-8"?>\n')
        file.write(f'<Project xmlns="{_SPACE}" name="{given(self._name)}" origin="Sidelight">\n')
        elements = Elements(file)
        self._users(elements)
        self._code_book(elements)
        self._variables(elements)
        self._cases(elements)
        self._sources(elements, progress)
        links = self._links()
        self._write_notes(elements)
        elements.open("Links")
        for link in links:
            elements.put(link)
        elements.close()
        file.write("</Project>\n")

    def _called(self, analyst: str) -> str:
        return analyst if self._shown is None else self._shown.get(analyst, "")

    def _users(self, elements: Elements) -> None:
        if self._shown == {}:
            return
        elements.open("Users")
        for name in self._reader.excerpt_table.analysts():
            if called := self._called(name):
                elements.put(f'<User guid="{_user(called)}" name="{given(called)}"/>\n')
        elements.close()

    def _code_book(self, elements: Elements) -> None:
        if not self.codes:
            return
        book = Element("CodeBook")
        codes = Element("Codes")
        book.append(codes)
        self._guids = add_codes(codes, self.codes)
        indent(book)
        elements.write(tostring(book, "unicode") + "\n")

    def _variables(self, elements: Elements) -> None:
        elements.open("Variables")
        known = self.documents and _OF_DOCUMENTS
        for name in (*(known or {}).values(), *(_OF_ACTORS.values() if self._ids.actors else ())):
            guid = identity("variable", name)
            elements.put(f'<Variable guid="{guid}" name="{name}" typeOfVariable="Text"/>\n')
        elements.close()

    def _cases(self, elements: Elements) -> None:
        named: dict[int, dict[str, None]] = defaultdict(dict)
        for document_id, actor_id, start, end in self._reader.mentions.spans():
            named[actor_id][self._ids.mention(document_id, actor_id, start, end)] = None
        types = {one.id: one.label for one in self._reader.actor_types.find()}
        names = self._reader.actors.names()
        elements.open("Cases")
        for actor in self._reader.actors.find():
            said = {
                "type": types.get(actor.type_id, ""),
                "role": actor.role,
                "names": "; ".join(names.get(actor.id, [])[1:]),
            }
            elements.put(self._case(actor, said, named[actor.id]))
        elements.close()

    def _case(self, actor: Actor, said: Mapping[str, str], mentions: Mapping[str, None]) -> str:
        about = f"<Description>{words(actor.note)}</Description>" if actor.note else ""
        refs = "".join(f'<SelectionRef targetGUID="{guid}"/>\n' for guid in mentions)
        return (
            f'<Case guid="{self._ids.actors[actor.id]}" name="{given(actor.name)}">{about}\n'
            f"{_values(said, _OF_ACTORS)}{refs}</Case>\n"
        )

    def _sources(self, elements: Elements, progress: Progress) -> None:
        coded = self._coded()
        elements.open("Sources")
        for done, document in enumerate(self.documents):
            if done % _STEP == 0:
                progress.step(done, len(self.documents), "Writing documents")
            guid = self._ids.documents[document.id]
            elements.put(
                f'<TextSource guid="{guid}" name="{given(document.name)}" '
                f'plainTextPath="internal://{self.file_of(document.id)}">\n'
            )
            for selection in self._selections(document.id, coded):
                elements.write(selection)
            said = {name: getattr(document, name) for name in list(_OF_DOCUMENTS)[:-1]}
            said["grade"] = grade(document.source_grade, document.information_grade)
            note = self._note(guid, document.note, document.name)
            elements.write(f"{note}{_values(said, _OF_DOCUMENTS)}</TextSource>\n")
        elements.close()

    def _coded(self) -> dict[int, list[str]]:
        """Return the GUIDs of the codes that each excerpt stands under, in the book's order."""
        coded: dict[int, list[str]] = defaultdict(list)
        for code_id, guid in self._guids.items():
            for excerpt_id in self._reader.excerpts.under(code_id):
                coded[excerpt_id].append(guid)
        return coded

    def _selections(self, document_id: int, coded: Mapping[int, list[str]]) -> Iterator[str]:
        last, more = (-1, -1), 0
        for one in sorted(self._reader.excerpts.find(document_id=document_id), key=_place):
            more = more + 1 if _place(one) == last else 0  # two analysts marked the same words
            last = _place(one)
            guid = self._ids.excerpt(document_id, *last, more)
            yield self._excerpt(guid, one, coded.get(one.id, ()))
        taken: set[str] = set()
        mentions = [
            (self._ids.mention(document_id, one.actor_id, one.start, one.end), one)
            for one in self._reader.mentions.find(document_id=document_id)
        ]
        for guid, named in sorted(mentions, key=lambda pair: (*_place(pair[1]), pair[0])):
            if guid not in taken:
                taken.add(guid)
                yield f"{self._selection(guid, named)}/>\n"

    def _excerpt(self, guid: str, one: Excerpt, codes: Sequence[str]) -> str:
        self._own.keep(guid, one)
        if one.id in self._claimed:
            self._excerpts[one.id] = guid
        begun = self._selection(guid, one)
        codings = "".join(
            f'<Coding guid="{identity("coding", guid, code)}"><CodeRef targetGUID="{code}"/>'
            "</Coding>"
            for code in codes
        )
        inner = codings + (self._note(guid, one.note, one.quote) if one.note else "")
        return f"{begun}>{inner}</PlainTextSelection>\n" if inner else f"{begun}/>\n"

    def _selection(self, guid: str, one: Excerpt | Mention) -> str:
        called = " ".join(one.quote[: 2 * _CALLED].split())
        short = called if len(called) <= _CALLED else f"{called[: _CALLED - 1]}…"
        who = self._called(one.analyst)
        by = f' creatingUser="{_user(who)}"' if who else ""
        sound = _MOMENT.fullmatch(one.created_at)
        when = f' creationDateTime="{one.created_at}"' if sound else ""
        return (
            f'<PlainTextSelection guid="{guid}" name="{given(short)}" '
            f'startPosition="{one.start}" endPosition="{one.end}"{by}{when}'
        )

    def _note(self, of: str, said: str, called: str) -> str:
        """Return the reference to a note, which is kept for the list of notes."""
        if not said:
            return ""
        guid = identity("note", of)
        self._notes.append((guid, f"Note on {' '.join(called.split())[:_CALLED]}", said))
        return f'<NoteRef targetGUID="{guid}"/>'

    def _links(self) -> list[str]:
        """Return relations as links, each with a note on what they rest on."""
        kinds = {one.id: one for one in self._reader.relation_kinds.find()}
        evidence: dict[int, list[EvidenceRow]] = defaultdict(list)
        for row in self._reader.relations.evidence():
            evidence[row.relation.id].append(row)
        links = []
        for one in self._reader.relations.find():
            kind = kinds[one.kind_id]
            guid = self._ids.relation(one.subject_id, kind.key, one.object_id)
            said = "\n".join(filter(None, (one.note, *map(_told, evidence[one.id]))))
            note = self._note(guid, said, kind.label)
            links.append(
                f'<Link guid="{guid}" name="{given(kind.label)}" '
                f'direction="{"Bidirectional" if kind.symmetric else "OneWay"}" '
                f'originGUID="{self._ids.actors[one.subject_id]}" '
                f'targetGUID="{self._ids.actors[one.object_id]}">{note}</Link>\n'
            )
        return links

    def _write_notes(self, elements: Elements) -> None:
        elements.open("Notes")
        for guid, name, said in self._notes:
            elements.put(
                f'<Note guid="{guid}" name="{given(name)}">'
                f"<PlainTextContent>{words(said)}</PlainTextContent></Note>\n"
            )
        elements.close()


@cache
def _user(name: str) -> str:
    return identity("user", name)


def _place(one: Excerpt | Mention) -> tuple[int, int]:
    return one.start, one.end


def _values(said: Mapping[str, str], names: Mapping[str, str]) -> str:
    return "".join(
        f'<VariableValue><VariableRef targetGUID="{identity("variable", names[key])}"/>'
        f"<TextValue>{words(value)}</TextValue></VariableValue>\n"
        for key, value in said.items()
        if value
    )


def _told(row: EvidenceRow) -> str:
    """Return a claim as a line: what it says, when, in which words and where."""
    claim = row.claim
    when = "–".join(filter(None, (claim.since, claim.until)))
    badge = grade(row.source_grade, row.information_grade)
    where = ", ".join(filter(None, (row.title, row.outlet, row.published, badge)))
    said = " · ".join(filter(None, (claim.stance, when, claim.likelihood, claim.note)))
    return f"{said}: “{row.quote}” ({where})"
