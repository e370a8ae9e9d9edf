"""Write what the standard has no place for: the lines that `own` reads back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from workbench.exchange.refi.identities import Identities
from workbench.exchange.refi.own import CLAIM, DOCUMENT, KIND, TYPE, VERSION
from workbench.model.actors import Alias
from workbench.model.documents import Document
from workbench.model.excerpts import Code, Excerpt
from workbench.model.provenance import sources_of
from workbench.ports import Reader
from workbench.text.xml import sayable

#: where a value came from may name a folder of this machine, which stays here
_FOLDER = "default of folder"


class OwnLines:
    """Yield the lines of a project; `identities` are those of its project file."""

    def __init__(self, reader: Reader, identities: Identities) -> None:
        self._reader = reader
        self._ids = identities
        self.excerpts: list[dict[str, Any]] = []

    def keep(self, guid: str, one: Excerpt) -> None:
        """Keep what the project file can't say of an excerpt."""
        line: dict[str, Any] = {}
        if one.speaker_id:
            line["speaker"] = self._ids.actors[one.speaker_id]
        if one.nobody:
            line["nobody"] = True
        if one.note and sayable(one.note) is not one.note and sayable(one.note) != one.note:
            line["note"] = one.note
        if line:
            self.excerpts.append({"is": "excerpt", "guid": guid, **line})

    def lines(
        self, documents: Iterable[Document], codes: Iterable[tuple[str, Code]],
        excerpts: Mapping[int, str],
    ) -> Iterator[str]:  # fmt: skip
        """Yield each line as JSON; `excerpts` are the GUIDs of those that claims rest on."""
        every = (
            [{"is": "file", "version": VERSION}],
            map(self._document, documents),
            (self._code(guid, code) for guid, code in codes),
            self._types(),
            self._actors(),
            self.excerpts,
            self._kinds(),
            self._relations(),
            self._claims(excerpts),
        )
        for lines in every:
            for line in lines:
                yield json.dumps(line, ensure_ascii=True, separators=(",", ":"))

    def _document(self, one: Document) -> dict[str, Any]:
        content = self._reader.documents.content(one.id)
        known = asdict(one) | {"encoding": content.encoding}
        line = {"is": "document", "guid": self._ids.documents[one.id]}
        line |= {name: known[name] for name in DOCUMENT}
        said = {
            field: _FOLDER if words.startswith(_FOLDER) else words
            for field, words in sources_of(one).items()
        }
        pieces = [[piece.start, piece.end, piece.kind, piece.said] for piece in content.pieces]
        older = self._ids.documents.get(one.replaces_id, "")
        more = {"pieces": pieces, "sources": said, "replaces": older}
        return line | {name: value for name, value in more.items() if value}

    def _code(self, guid: str, one: Code) -> dict[str, Any]:
        line = {"is": "code", "guid": guid, "colour": one.colour, "favourite": one.favourite}
        words = {"name": one.name, "description": one.description}
        return line | {name: said for name, said in words.items() if sayable(said) != said}

    def _types(self) -> Iterator[dict[str, Any]]:
        for one in self._reader.actor_types.find():
            yield {"is": "type"} | {name: getattr(one, name) for name in TYPE}

    def _actors(self) -> Iterator[dict[str, Any]]:
        types = {one.id: one.key for one in self._reader.actor_types.find()}
        aliases: dict[int, list[Alias]] = {}
        for alias in self._reader.aliases.find():
            aliases.setdefault(alias.actor_id, []).append(alias)
        for one in self._reader.actors.find():
            yield {
                "is": "actor",
                "guid": self._ids.actors[one.id],
                "name": one.name,
                "type": types.get(one.type_id, ""),
                "role": one.role,
                "note": one.note,
                "aliases": [
                    [said.text, said.kind, said.case, said.since, said.until]
                    for said in aliases.get(one.id, ())
                ],
            }

    def _kinds(self) -> Iterator[dict[str, Any]]:
        used = {one.kind_id for one in self._reader.relations.find()}
        for one in self._reader.relation_kinds.find():
            if one.id in used:
                line = {"is": "kind", "symmetric": one.symmetric}
                yield line | {name: getattr(one, name) for name in KIND}

    def _relations(self) -> Iterator[dict[str, Any]]:
        keys = {one.id: one.key for one in self._reader.relation_kinds.find()}
        for one in self._reader.relations.find():
            kind = keys[one.kind_id]
            yield {
                "is": "relation",
                "guid": self._ids.relation(one.subject_id, kind, one.object_id),
                "subject": self._ids.actors[one.subject_id],
                "kind": kind,
                "object": self._ids.actors[one.object_id],
                "note": one.note,
            }

    def _claims(self, excerpts: Mapping[int, str]) -> Iterator[dict[str, Any]]:
        keys = {one.id: one.key for one in self._reader.relation_kinds.find()}
        guids = {
            one.id: self._ids.relation(one.subject_id, keys[one.kind_id], one.object_id)
            for one in self._reader.relations.find()
        }
        for claim in self._reader.claims.find():
            if claim.excerpt_id in excerpts:
                ends = {"relation": guids[claim.relation_id], "excerpt": excerpts[claim.excerpt_id]}
                speaker = self._ids.actors.get(claim.speaker_id, "")
                said = {name: getattr(claim, name) for name in CLAIM}
                yield {"is": "claim", **ends, **said, "speaker": speaker}
