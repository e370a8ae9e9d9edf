"""Make entities of FollowTheMoney from the records of a project.

Identifiers are made of what a thing is (a text's hash, an actor's type and name, a relation's ends
and kind), so they stay the same from one export to the next, and from one project to another.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbench.exchange.follow_the_money.schemata import (
    Link,
    country,
    is_a,
    language,
    schema_for,
)
from workbench.graph.evidence import claim_line
from workbench.graph.independence import is_against
from workbench.model.actors import Actor, ActorType, Alias, Mention
from workbench.model.documents import Cited, Document
from workbench.model.excerpts import Excerpt
from workbench.model.grades import grade
from workbench.model.relations import EvidenceRow, Relation, RelationKind
from workbench.text.hashes import named, place_named

#: under which what the schemata have no word for stands beside the properties
OURS = "sidelight"
Entity = dict[str, Any]
Properties = Mapping[str, Iterable[str]]
#: which property holds a spelling of a kind; the others are aliases
_SPELLINGS = {"short": "weakAlias", "acronym": "weakAlias", "nominal": "weakAlias"}


def identity(of: str, *parts: object) -> str:
    """Return the identifier of a thing that consists of these parts."""
    said = "\n".join((of, *map(str, parts)))
    return f"sl-{hashlib.sha256(said.encode()).hexdigest()[:40]}"


def entity(id_: str, schema: str, properties: Properties, ours: Mapping[str, Any]) -> Entity:
    """Return an entity without its empty parts, each value of a property once."""
    said = {
        name: list(dict.fromkeys(one for one in values if one))
        for name, values in properties.items()
    }
    made: Entity = {
        "id": id_,
        "schema": schema,
        "properties": {name: values for name, values in said.items() if values},
    }
    if kept := {key: value for key, value in ours.items() if value not in ("", 0, (), [], {})}:
        made[OURS] = kept
    return made


def type_key(kind: ActorType | None) -> str:
    """Return the key of a type, empty for none."""
    return kind.key if kind else ""


def actor_entity(actor: Actor, kind: ActorType | None, aliases: Sequence[Alias]) -> Entity:
    """Return the entity of an actor with its spellings."""
    schema, topics = schema_for(kind)
    posts = [one.text for one in aliases if one.kind == "role"] if schema == "Person" else []
    properties: dict[str, list[str]] = {
        "name": [actor.name],
        "alias": [],
        "weakAlias": [],
        "previousName": [],
        "position": [actor.role, *posts] if schema == "Person" else [],
        "summary": [] if schema == "Person" else [actor.role],
        "notes": [actor.note],
        "topics": list(topics),
        "keywords": [kind.label] if kind else [],
    }
    for one in aliases:
        if one.text not in posts:
            properties[_spelling(one)].append(one.text)
    if schema == "Address":
        properties["full"] = [actor.name]
    if kind and kind.key == "state":
        properties["country"] = [country([actor.name, *(one.text for one in aliases)])]
    ours = {"type": _type(kind), "role": actor.role, "names": _names(aliases)}
    return entity(identity("actor", type_key(kind), actor.name), schema, properties, ours)


def _spelling(alias: Alias) -> str:
    if alias.until and alias.kind != "role":
        return "previousName"
    return _SPELLINGS.get(alias.kind, "weakAlias" if alias.kind == "role" else "alias")


def _type(kind: ActorType | None) -> dict[str, str]:
    if kind is None:
        return {}
    return {name: getattr(kind, name) for name in ("key", "label", "plural", "colour", "shape")}


def _names(aliases: Sequence[Alias]) -> list[dict[str, str]]:
    """Return the spellings with what is known of each."""
    fields = ("text", "kind", "case", "since", "until")
    said = [{name: getattr(one, name) for name in fields} for one in aliases]
    return [{name: value for name, value in one.items() if value} for one in said]


def document_id(sha256: str) -> str:
    """Return the identifier of the document with this text."""
    return identity("document", sha256)


def document_entity(document: Document, cited: Cited, original: str) -> Entity:
    """Return the entity of a document without its text; `original` is the hash of its file."""
    badge = grade(document.source_grade, document.information_grade)
    properties = {
        "title": [document.name],
        "fileName": [document.file_name or document.name],
        "author": [document.author],
        "publisher": [document.outlet],
        "sourceUrl": [_fetched(document.url)],
        "publishedAt": [document.published],
        "language": [language(document.language)],
        "mimeType": [document.media_type],
        "contentHash": [original],
        "keywords": [f"Grade {badge}" if badge else ""],
    }
    schema = "Article" if document.outlet or _fetched(document.url) else "Document"
    ours = {
        "text": named(cited.sha256),
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "source_grade": document.source_grade,
        "information_grade": document.information_grade,
    }
    return entity(document_id(cited.sha256), schema, properties, ours)


def _fetched(url: str) -> str:
    """Return an address of the web; of others FollowTheMoney knows nothing."""
    return url if url.startswith(("http://", "https://")) and not set(url) & set(" \t\n") else ""


def relation_entity(
    id_: str,
    relation: Relation,
    kind: RelationKind,
    link: Link,
    ends: tuple[str, str],
    rows: Sequence[EvidenceRow],
    cited: Mapping[int, Cited],
) -> Entity:
    """Return the entity of a relation with what it rests on."""
    held = [row for row in rows if not is_against(row)]
    sources = [cited[row.document_id] for row in rows if row.document_id in cited]
    properties = {
        link.subject: [ends[0]],
        link.object: [ends[1]],
        link.said: [f"{kind.label} (denied)" if denied(rows) else kind.label],
        "status": [status(rows)] if link.said == "role" else [],
        "startDate": sorted(row.claim.since for row in held),
        "endDate": sorted(row.claim.until for row in held),
        "summary": [standing(rows)],
        "description": [relation.note],
        "publisher": [one.outlet for one in sources],
        "sourceUrl": [_fetched(one.url) for one in sources],
        "proof": [document_id(one.sha256) for one in sources],
        "recordId": [_evidence(row, cited) for row in rows],
    }
    return entity(id_, link.schema, properties, {"kind": _kind(kind)})


def _kind(kind: RelationKind) -> dict[str, Any]:
    words = ("key", "label", "inverse", "symmetric", "category", "polarity", "colour", "dash")
    return {name: getattr(kind, name) for name in words}


def standing(rows: Sequence[EvidenceRow]) -> str:
    """Return how a relation stands, so that one which is denied is not taken for a fact."""
    if not rows:
        return "Analyst’s judgement: no document says this yet."
    against = sum(map(is_against, rows))
    for_ = len(rows) - against
    if not for_:
        return f"Denied: {against} {'claim' if against == 1 else 'claims'} against, none for."
    said = f"{for_} {'claim' if for_ == 1 else 'claims'} for, {against or 'none'} against."
    return f"Contested: {said}" if against else said


def status(rows: Sequence[EvidenceRow]) -> str:
    """Return how a relation stands in a word, empty where claims hold it up."""
    return ("denied" if denied(rows) else "") if rows else "judgement"


def denied(rows: Sequence[EvidenceRow]) -> bool:
    """Say whether a relation has claims and all of them speak against it."""
    return bool(rows) and all(map(is_against, rows))


def _evidence(row: EvidenceRow, cited: Mapping[int, Cited]) -> str:
    one = cited.get(row.document_id)
    return place_named(one.sha256, row.start, row.end) if one else ""


def claim_entity(
    row: EvidenceRow,
    sentence: str,
    related: str,
    ends: Sequence[str],
    speaker: str,
    excerpt: Excerpt,
    cited: Cited,
) -> Entity:
    """Return a note with the words that say a relation; `sentence` is the relation in words."""
    claim = row.claim
    place = place_named(cited.sha256, row.start, row.end)
    properties = {
        "name": [sentence],
        "summary": [claim_line(row)],
        "description": [row.quote.strip()],
        "notes": [claim.note],
        "entity": [*ends, speaker],
        "proof": [document_id(cited.sha256)],
        "publisher": [cited.outlet],
        "sourceUrl": [_fetched(cited.url)],
        "keywords": [claim.stance, place],
    }
    ours = {
        "relation": related,
        "at": place,
        "prefix": excerpt.prefix,
        "suffix": excerpt.suffix,
        # a description is kept without spaces around it, by us and by others
        "quote": row.quote if row.quote != row.quote.strip() else "",
        "speaker": speaker,
        **{name: getattr(claim, name) for name in _CLAIM},
    }
    parts = (related, place, speaker, claim.note, *(getattr(claim, name) for name in _CLAIM))
    return entity(identity("claim", *parts), "Note", properties, ours)


_CLAIM = ("voice", "stance", "since", "until", "likelihood", "source_grade", "information_grade")


def mention_entity(actor: Entity, name: str, cited: Cited, mentions: Sequence[Mention]) -> Entity:
    """Return that a document names an actor, with every place where it does."""
    resolved = [actor["id"]] if is_a(actor["schema"], "LegalEntity") else []
    properties = {
        "document": [document_id(cited.sha256)],
        "name": [" ".join(one.quote.split()) for one in mentions] or [name],
        "resolved": resolved,
        "detectedSchema": [actor["schema"]],
    }
    ours = {
        "actor": actor["id"],
        "at": [{"start": one.start, "end": one.end, "quote": one.quote} for one in mentions],
        "text": named(cited.sha256),
    }
    return entity(identity("mention", cited.sha256, actor["id"]), "Mention", properties, ours)
