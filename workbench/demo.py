"""Build the demo project from what ships in `resources/demo`, by the same commands an analyst uses.

The manifest names excerpts by their words, never by offsets: these are computed against the texts
as the readers give them, so a quote that is not there stops the build instead of shifting a mark.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from workbench.actors.matching import find_names
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.commands.documents import EditDocuments
from workbench.commands.excerpts import AddExcerpt, AttributeExcerpts
from workbench.commands.importing import ImportDocuments, ReadFile
from workbench.commands.mentions import Spot, TagSpots
from workbench.commands.relations import AddRelation
from workbench.copies.examining import examine
from workbench.importing.registry import read
from workbench.ports import Store
from workbench.session import Desk, Session

Entry = Mapping[str, Any]


class DemoDamaged(Exception):
    """Say what in the manifest does not agree with the documents; a bug of the demo, so loud."""


@dataclass
class Desktop:
    """Remember, while building, which id each name of the manifest was given."""

    documents: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    actors: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def span(self, entry: Entry, words: str = "quote") -> tuple[int, int]:
        """Return the half-open span of an entry's quote; raises DemoDamaged when it is not plain."""
        document, quote = entry["document"], entry[words]
        return find_quote(self.texts[document], quote, entry.get("occurrence", 0), document)


def find_quote(text: str, quote: str, occurrence: int = 0, where: str = "") -> tuple[int, int]:
    """Return the span of the quote in the text: its only place, or the one counted from 1.

    Raises DemoDamaged when it is not there, or stands in several places and none is named.
    """
    at = text.find(quote)
    if at < 0:
        raise DemoDamaged(f"not in {where}: {quote}")
    if not occurrence and text.find(quote, at + 1) >= 0:
        raise DemoDamaged(f"more than once in {where}: {quote}")
    for _ in range(occurrence - 1):
        at = text.find(quote, at + 1)
        if at < 0:
            raise DemoDamaged(f"not {occurrence} times in {where}: {quote}")
    return at, at + len(quote)


def manifest() -> dict[str, Any]:
    """Return what `demo.json` says."""
    said: dict[str, Any] = json.loads(files("resources").joinpath("demo/demo.json").read_bytes())
    return said


def demo_file(name: str) -> ReadFile:
    """Return one document of the demo, read as an import reads it."""
    data = files("resources").joinpath("demo", name).read_bytes()
    return ReadFile(name, data, read(data, name))


def build_demo(session: Session) -> None:
    """Fill an empty project with the demo, in the few steps that its history then shows."""
    said = manifest()
    desktop = Desktop()
    for step in (
        _Documents(said["documents"], desktop),
        _CodeBook(said["codes"], desktop),
        _Actors(said["actors"], desktop),
        _Mentions(said["mentions"], desktop),
        _Excerpts(said["excerpts"], desktop),
        _Relations(said["relations"], desktop),
    ):
        session.run(step)
    examine(session.store)
    session.store.settings.put("window", {"readers": {"panes": _opened(said["opens"], desktop)}})


def _opened(entries: Sequence[Entry], desktop: Desktop) -> list[dict[str, int]]:
    """Return the panes that the window opens at first, and the words that stand at their top."""
    return [
        {
            "document": desktop.documents[entry["document"]],
            "top": desktop.span(entry, "from")[0] if "from" in entry else 0,
        }
        for entry in entries
    ]


@dataclass(frozen=True)
class _Step:
    """One step of the building: the manifest's entries for it, and the names known so far."""

    entries: Any
    desktop: Desktop


class _Documents(_Step):
    """Import the documents and say what is known of them."""

    label = "Import the demo’s documents"

    def apply(self, store: Store, desk: Desk) -> None:
        read_files = [demo_file(entry["file"]) for entry in self.entries]
        imported = ImportDocuments(tuple(read_files)).apply(store, desk)
        for entry, file, outcome in zip(self.entries, read_files, imported, strict=True):
            if outcome.known:
                raise DemoDamaged(f"twice the same: {entry['file']}")
            self.desktop.documents[entry["key"]] = outcome.document_id
            self.desktop.texts[entry["key"]] = file.document.text
            EditDocuments((outcome.document_id,), _metadata(entry)).apply(store, desk)


def _metadata(entry: Entry) -> dict[str, str]:
    names = ("title", "author", "outlet", "url", "published", "language", "status", "note")
    stated = {name: entry[name] for name in names if name in entry}
    source, information = entry["grade"]
    return stated | {"source_grade": source, "information_grade": information}


class _CodeBook(_Step):
    """Set up the code book."""

    label = "Set up the code book"

    def apply(self, store: Store, desk: Desk) -> None:
        self._add(store, desk, self.entries, 0)

    def _add(self, store: Store, desk: Desk, entries: Sequence[Entry], parent_id: int) -> None:
        for entry in entries:
            own = {name: value for name, value in entry.items() if name != "children"}
            code_id = AddCode(parent_id=parent_id, **own).apply(store, desk)
            self.desktop.codes[entry["name"]] = code_id
            self._add(store, desk, entry.get("children", ()), code_id)


class _Actors(_Step):
    """Add the actors with their spellings."""

    label = "Add the actors"

    def apply(self, store: Store, desk: Desk) -> None:
        types = {one.key: one.id for one in store.actor_types.find()}
        for entry in self.entries:
            self.desktop.actors[entry["name"]] = AddActor(
                entry["name"],
                types[entry["type"]],
                tuple(entry.get("aliases", ())),
                entry.get("role", ""),
                entry.get("note", ""),
            ).apply(store, desk)


class _Mentions(_Step):
    """Tag every place that names an actor, but for those that a reader would tag otherwise."""

    label = "Tag where the actors are named"

    def apply(self, store: Store, desk: Desk) -> None:
        names = store.actors.names()
        left, also = self._by_hand("leave"), self._by_hand("also")
        spots: dict[int, list[Spot]] = {}
        for key, document_id in self.desktop.documents.items():
            for start, end, actor_id in find_names(self.desktop.texts[key], names):
                spot = (document_id, start, end)
                if spot not in left:
                    spots.setdefault(also.pop(spot, actor_id), []).append(spot)
        for spot, actor_id in also.items():
            spots.setdefault(actor_id, []).append(spot)
        for actor_id, found in spots.items():
            TagSpots(actor_id, tuple(found)).apply(store, desk)

    def _by_hand(self, what: str) -> dict[Spot, int]:
        """Return the places that the manifest decides, with the actor it names (0 for none)."""
        decided: dict[Spot, int] = {}
        for entry in self.entries[what]:
            around, _ = self.desktop.span(entry, "around")
            start = around + entry["around"].index(entry["words"])
            spot = (self.desktop.documents[entry["document"]], start, start + len(entry["words"]))
            decided[spot] = self.desktop.actors[entry["actor"]] if "actor" in entry else 0
        return decided


class _Excerpts(_Step):
    """Highlight under codes, with notes and speakers."""

    label = "Highlight and code"

    def apply(self, store: Store, desk: Desk) -> None:
        for entry in self.entries:
            keep(self.desktop, entry, store, desk)


def keep(desktop: Desktop, entry: Entry, store: Store, desk: Desk) -> int:
    """Keep an entry's quote as an excerpt with its codes, note and speaker; returns its id."""
    start, end = desktop.span(entry)
    codes = tuple(desktop.codes[name] for name in entry.get("codes", ()))
    document_id = desktop.documents[entry["document"]]
    add = AddExcerpt(document_id, start, end, codes, entry.get("note", ""))
    excerpt_id = add.apply(store, desk)
    if "speaker" in entry:
        speaker = AttributeExcerpts((excerpt_id,), desktop.actors[entry["speaker"]])
        speaker.apply(store, desk)
    return excerpt_id


class _Relations(_Step):
    """Relate the actors, each relation resting on the words that say it."""

    label = "Relate the actors"

    def apply(self, store: Store, desk: Desk) -> None:
        kinds = {one.key: one.id for one in store.relation_kinds.find()}
        for entry in self.entries:
            ends = (entry["subject"], entry["object"])
            subject, object_ = (self.desktop.actors[name] for name in ends)
            blank = AddRelation(subject, kinds[entry["kind"]], object_, note=entry.get("note", ""))
            blank.apply(store, desk)
            for claim in entry["claims"]:
                self._rest(blank, claim, store, desk)

    def _rest(self, relation: AddRelation, claim: Entry, store: Store, desk: Desk) -> None:
        quoted = {name: claim[name] for name in _OF_THE_EXCERPT if name in claim}
        keep(self.desktop, quoted, store, desk)
        start, end = self.desktop.span(claim)
        fields = {name: value for name, value in claim.items() if name not in _OF_THE_EXCERPT}
        if "speaker" in claim:
            speaker_id = self.desktop.actors[claim["speaker"]]
            fields |= {"voice": "speaker", "speaker_id": speaker_id}
        AddRelation(
            relation.subject_id,
            relation.kind_id,
            relation.object_id,
            self.desktop.documents[claim["document"]],
            start,
            end,
            fields,
        ).apply(store, desk)


_OF_THE_EXCERPT = frozenset(("document", "quote", "occurrence", "codes", "speaker"))
