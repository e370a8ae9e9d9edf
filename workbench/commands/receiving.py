"""Fill an empty project with a package for review."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.errors import Refusal
from workbench.exchange.colours import known_swatch
from workbench.importing.direction import tame
from workbench.model.actors import Actor, ActorType, Alias, Mention
from workbench.model.dates import parse_date
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Code, Excerpt
from workbench.model.grades import LIKELIHOODS, STANCES, VOICES, parse_grade
from workbench.model.provenance import written
from workbench.model.relations import Claim, Relation, RelationKind
from workbench.ports import Store
from workbench.review.code_paths import BETWEEN
from workbench.review.cut_texts import CutText
from workbench.review.package import Package, PackedClaim, PackedDocument
from workbench.session import Desk
from workbench.tasks import Progress
from workbench.text.anchoring import anchor
from workbench.text.encoding import encoded

#: letters of a name or a title; nobody's are longer
_LONGEST = 500
#: and of a note or a description
_LONGEST_NOTE = 20_000
_SOURCE = "the package"
_FAVOURITES = 9


@dataclass(frozen=True, slots=True)
class Received:
    """Hold which record each number of the package has become, by its kind."""

    documents: dict[int, int] = field(default_factory=dict)
    codes: dict[int, int] = field(default_factory=dict)
    actors: dict[int, int] = field(default_factory=dict)
    excerpts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ReceivePackage:
    """Store what a package holds; `texts` are its documents', by number. Returns Received."""

    package: Package
    texts: Mapping[int, CutText]
    progress: Progress = field(default_factory=Progress)

    @property
    def label(self) -> str:
        """Name the action."""
        return "Open package for review"

    def apply(self, store: Store, desk: Desk) -> Received:
        """Write a kind of record at a time."""
        filling = _Filling(store, desk, self.package, self.texts)
        steps = (
            filling.codes, filling.actors, filling.documents, filling.excerpts, filling.mentions,
            filling.relations,
        )  # fmt: skip
        for done, step in enumerate(steps):
            self.progress.step(done, len(steps), "Opening the package")
            step()
        return filling.received


class _Filling:
    """Write what a package holds, and remember what became of its numbers."""

    def __init__(
        self, store: Store, desk: Desk, package: Package, texts: Mapping[int, CutText]
    ) -> None:
        self._store, self._package, self._texts = store, package, texts
        self._at = desk.clock()
        self.received = Received()

    def codes(self) -> None:
        """Store the code book; a code whose parent is not there stands at the top."""
        paths: dict[str, int] = {}
        for place, one in enumerate(self._package.codes, start=1):
            above = one.path.rpartition(BETWEEN)[0]
            code = Code(
                parent_id=paths.get(above, 0),
                name=short_name(one.name) or "Code",
                colour=known_swatch(one.colour),
                favourite=place if place <= _FAVOURITES else 0,
                description=one.description[:_LONGEST_NOTE],
                position=place,
            )
            self.received.codes[one.number] = paths[one.path] = self._store.codes.add(code)

    def actors(self) -> None:
        """Store the actors and their spellings, each of the type that is called as its own is."""
        types = {one.label.casefold(): one.id for one in self._store.actor_types.find()}
        packed = self._package.actors
        for one in packed:
            label = short_name(one.type) or "Other"
            if label.casefold() not in types:
                new = ActorType(key=f"received-{len(types)}", label=label, plural=label)
                types[label.casefold()] = self._store.actor_types.add(new)
        ids = self._store.actors.add_many(
            Actor(
                type_id=types[(short_name(one.type) or "Other").casefold()],
                name=short_name(one.name) or "Actor",
            )
            for one in packed
        )
        self.received.actors.update(zip((one.number for one in packed), ids, strict=True))
        self._store.aliases.add_many(
            Alias(actor_id=self.received.actors[one.number], text=short_name(text))
            for one in packed
            for text in one.aliases
            if short_name(text)
        )

    def documents(self) -> None:
        """Store the documents with the texts that are there."""
        for one in self._package.documents:
            text = self._texts[one.number].text
            data = encoded(text)
            content = _content(text, data)
            content_id = self._store.documents.add_content(content, data)
            document = _document(one, content_id, len(text), self._at)
            self.received.documents[one.number] = self._store.documents.add(document)

    def excerpts(self) -> None:
        """Store the excerpts under their codes."""
        packed = self._package.excerpts
        names = {one.name: self.received.actors[one.number] for one in self._package.actors}
        records = []
        for one in packed:
            start, end = self._span(one.document, one.start, one.end)
            held = anchor(self._texts[one.document].text, start, end)
            records.append(
                Excerpt(
                    document_id=self.received.documents[one.document],
                    start=start,
                    end=end,
                    quote=held.quote,
                    prefix=held.prefix,
                    suffix=held.suffix,
                    speaker_id=names.get(one.speaker, 0),
                    note=one.note[:_LONGEST_NOTE],
                    analyst=short_name(one.analyst) or "Analyst",
                    created_at=self._at,
                )
            )
        ids = self._store.excerpts.add_many(records)
        self.received.excerpts.update(zip((one.number for one in packed), ids, strict=True))
        for number, code_id in self.received.codes.items():
            under = (self.received.excerpts[one.number] for one in packed if number in one.codes)
            self._store.excerpts.link(list(under), code_id)

    def _span(self, document: int, start: int, end: int) -> tuple[int, int]:
        found = self._texts[document].here(start, end)
        if found is None:
            raise Refusal(f"The package is damaged: document {document} lacks words that it names.")
        return found

    def mentions(self) -> None:
        """Store where actors are named, as far as the words are there."""
        records = []
        for one in self._package.mentions:
            found = self._texts[one.document].here(one.start, one.end)
            if found is None:
                continue
            held = anchor(self._texts[one.document].text, *found)
            records.append(
                Mention(
                    document_id=self.received.documents[one.document],
                    actor_id=self.received.actors[one.actor],
                    start=held.start,
                    end=held.end,
                    quote=held.quote,
                    prefix=held.prefix,
                    suffix=held.suffix,
                    analyst="Analyst",
                    created_at=self._at,
                )
            )
        self._store.mentions.add_many(records)

    def relations(self) -> None:
        """Store the relations with all that they rest on; the same one twice is one."""
        kinds = {one.label.casefold(): one.id for one in self._store.relation_kinds.find()}
        names = {one.name: self.received.actors[one.number] for one in self._package.actors}
        known: dict[tuple[int, int, int], int] = {}
        claims = []
        for one in self._package.relations:
            label = short_name(one.kind) or "related to"
            if label.casefold() not in kinds:
                kinds[label.casefold()] = self._store.relation_kinds.add(
                    RelationKind(
                        key=f"received-{len(kinds)}",
                        label=label,
                        inverse=label,
                        symmetric=one.symmetric,
                        position=len(kinds) + 1,
                    )
                )
            ends = (self.received.actors[one.subject], self.received.actors[one.object])
            key = (ends[0], kinds[label.casefold()], ends[1])
            if key not in known:
                known[key] = self._store.relations.add(Relation(0, *key, one.note))
            claims += [self._claim(claim, known[key], names) for claim in one.claims]
        self._store.claims.add_many(claims)

    def _claim(self, one: PackedClaim, relation_id: int, names: Mapping[str, int]) -> Claim:
        source, information = _grade(one.grade)
        speaker_id = names.get(one.speaker, 0)
        known = one.voice in VOICES and (one.voice != "speaker" or speaker_id)
        return Claim(
            relation_id=relation_id,
            excerpt_id=self.received.excerpts[one.excerpt],
            voice=one.voice if known else "author",
            speaker_id=speaker_id if known and one.voice == "speaker" else 0,
            stance=one.stance if one.stance in STANCES else "asserts",
            since=_date(one.since),
            until=_date(one.until),
            likelihood=one.likelihood if one.likelihood in LIKELIHOODS else "",
            source_grade=source,
            information_grade=information,
            note=one.note,
        )


def _content(text: str, data: bytes) -> Content:
    sha256 = hashlib.sha256(data).hexdigest()
    return Content(text=text, sha256=sha256, original_sha256=sha256, encoding="utf-8")


def _document(one: PackedDocument, content_id: int, length: int, at: str) -> Document:
    source, information = _grade(one.grade)
    told = {
        "title": short_name(one.title),
        "author": short_name(one.author),
        "outlet": short_name(one.outlet),
        "url": short_name(one.url),
        "published": _date(one.published),
        "language": short_name(one.language),
        "source_grade": source,
        "information_grade": information,
    }
    sources = {name: _SOURCE for name, value in told.items() if value}
    bare = Document(content_id=content_id, length=length, added_at=at, sources=written(sources))
    return replace(bare, **told)  # type: ignore[arg-type]  # all of these are texts


def short_name(name: str) -> str:
    """Return a name as it can stand in a sentence."""
    return tame(" ".join(name[:_LONGEST].split()))


def _date(said: str) -> str:
    try:
        return parse_date(said[:40])
    except Refusal:
        return ""


def _grade(said: str) -> tuple[str, str]:
    try:
        return parse_grade(said[:10])
    except Refusal:
        return "", ""
