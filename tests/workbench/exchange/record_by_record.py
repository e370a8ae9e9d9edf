"""A project as plain records whose numbers are replaced by what they stand for, to compare two."""

from dataclasses import asdict
from typing import Any

from workbench.ports import Reader

#: fields that no export carries, with the reason
LEFT_OUT = {
    "document": {
        "content_id": "a number",
        "added_at": "when it came into this project",
        "path": "where the file lay stays on its machine",
    },
    "content": {
        "id": "a number",
        "original_sha256": "original bytes stay in their project",
    },
    "code": {"position": "a number; the order is compared"},
    "actor_type": {"position": "a number"},
    "relation_kind": {"position": "a number"},
}
Records = dict[str, list[Any]]


def records(store: Reader) -> Records:
    """Return every record of these kinds by kind, sorted, numbers replaced."""
    hashes = {one.id: store.documents.content(one.id).sha256 for one in store.documents.find()}
    codes = {one.id: one for one in store.codes.find()}
    actors = {one.id: one for one in store.actors.find()}
    types = {one.id: one.key for one in store.actor_types.find()}
    kinds = {one.id: one.key for one in store.relation_kinds.find()}
    named = {0: None} | {number: (types[a.type_id], a.name) for number, a in actors.items()}
    relations = {
        one.id: (named[one.subject_id], kinds[one.kind_id], named[one.object_id])
        for one in store.relations.find()
    }
    excerpts = {
        one.id: (hashes[one.document_id], one.start, one.end, one.analyst)
        for one in store.excerpts.find()
    }

    def way(code_id: int) -> tuple[str, ...]:
        return (*way(codes[code_id].parent_id), codes[code_id].name) if code_id else ()

    stand_for: dict[str, dict[int, Any]] = {
        "document_id": hashes,
        "replaces_id": {0: None} | hashes,
        "parent_id": {number: way(number) for number in (0, *codes)},
        "type_id": types,
        "kind_id": kinds,
        "relation_id": relations,
        "excerpt_id": excerpts,
        **dict.fromkeys(("actor_id", "speaker_id", "subject_id", "object_id"), named),
    }

    def plain(kind: str, one: Any) -> dict[str, Any]:
        left = {"id", *LEFT_OUT.get(kind, ())}
        said = {name: value for name, value in asdict(one).items() if name not in left}
        return {
            name: stand_for[name][value] if name in stand_for else value
            for name, value in said.items()
        }

    told: Records = {
        "document": [plain("document", one) for one in store.documents.find()],
        "content": [plain("content", store.documents.content(one)) for one in hashes],
        "text": [store.documents.text(one) for one in hashes],
        "excerpt": [
            {**plain("excerpt", one), "codes": sorted(map(way, store.excerpts.codes_of(one.id)))}
            for one in store.excerpts.find()
        ],
        "actor": [plain("actor", one) for one in actors.values()],
        "alias": [plain("alias", one) for one in store.aliases.find()],
        "mention": [plain("mention", one) for one in store.mentions.find()],
        "relation": [plain("relation", one) for one in store.relations.find()],
        "claim": [plain("claim", one) for one in store.claims.find()],
        "actor_type": [plain("actor_type", one) for one in store.actor_types.find()],
        "relation_kind": [plain("relation_kind", one) for one in store.relation_kinds.find()],
    }
    told = {kind: sorted(those, key=repr) for kind, those in told.items()}
    ordered = sorted(codes.values(), key=lambda one: (one.position, one.id))
    told["code"] = [{**plain("code", one), "way": way(one.id)} for one in ordered]
    told["code"].sort(key=lambda one: one["way"][:-1])  # stable: siblings keep their order
    return told
