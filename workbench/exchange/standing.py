"""Tell what of a file of another program is in the project already, before anything is written.

Identifiers change at every export of other programs. So documents are known by their text, codes by
their place in the tree, actors by name, excerpts by document and span, relations by what they say.

A *target* is where a brought record goes: the id of a record of the project (above 0), `~place` of
the brought record that will be added (below 0), or 0 where it can't go anywhere.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.exchange.brought import Brought, BroughtActor, BroughtDocument
from workbench.model.actors import Actor
from workbench.ports import Reader
from workbench.text.encoding import encoded


@dataclass(frozen=True, slots=True)
class Count:
    """Count the records of one kind: new, in the project already, and without a place in it."""

    new: int = 0
    known: int = 0
    lost: int = 0


def counted(targets: Iterable[int]) -> Count:
    """Return how many of the targets are new, known and lost; a doubled record counts as known."""
    told = Counter(_state(target, place) for place, target in enumerate(targets))
    return Count(told["new"], told["known"], told["lost"])


def _state(target: int, place: int) -> str:
    if target == 0:
        return "lost"
    return "new" if target == ~place else "known"


@dataclass(slots=True)
class Standing:
    """Hold the target of each record of a Brought that has no place in a text, list by list."""

    documents: list[int] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    types: dict[str, int] = field(default_factory=dict)
    new_types: list[int] = field(default_factory=list)
    actors: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)


def standing_of(brought: Brought, store: Reader) -> Standing:
    """Return where each record goes; nothing is written."""
    here = Standing()
    here.documents = _documents(brought.documents, store)
    here.codes = _codes(brought, store)
    _types(brought, store, here)
    here.actors = _Actors(store, here).targets(brought.actors)
    here.kinds = _kinds(brought, store)
    here.relations = _relations(brought, store, here)
    return here


def at(targets: Sequence[int], place: int) -> int:
    """Return the target at a place of a list, 0 for none."""
    return targets[place] if 0 <= place < len(targets) else 0


def _documents(documents: Sequence[BroughtDocument], store: Reader) -> list[int]:
    targets: list[int] = []
    held: dict[str, int] = {}
    elsewhere = _ByName(store)
    for place, one in enumerate(documents):
        if not one.text:
            targets.append(elsewhere.meant(one))
            continue
        text_hash, original_hash = hashes(one)
        known = store.documents.known(text_hash, original_hash)
        target = known.id if known else held.setdefault(text_hash, ~place)
        targets.append(target)
    return targets


def hashes(one: BroughtDocument) -> tuple[str, str]:
    """Return the SHA-256 of a brought text, and of the bytes that it was read from."""
    text_hash = hashlib.sha256(encoded(one.text)).hexdigest()
    return text_hash, hashlib.sha256(one.original).hexdigest() if one.original else text_hash


class _ByName:
    """Find the document that is meant by one without text; the lists are read when first asked."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._names: dict[tuple[str, str], list[int]] | None = None

    def meant(self, one: BroughtDocument) -> int:
        """Return the id by hash, address or title, the title only where one document has it; or 0."""
        if one.sha256 and (known := self._store.documents.known(one.sha256, one.sha256)):
            return known.id
        names = self._known()
        for key in (("url", one.url), ("title", one.title), ("file", one.file_name)):
            ids = names.get(key, []) if key[1] else []
            if len(ids) == 1 or (ids and key[0] == "url"):
                return ids[-1]
        return 0

    def _known(self) -> dict[tuple[str, str], list[int]]:
        if self._names is None:
            self._names = defaultdict(list)
            for one in self._store.documents.find():
                for key in (("url", one.url), ("title", one.title), ("file", one.file_name)):
                    self._names[key].append(one.id)
        return self._names


def _codes(brought: Brought, store: Reader) -> list[int]:
    known = store.codes.find()
    held = {(one.parent_id, one.name.casefold()): one.id for one in known}
    bearers: dict[str, list[int]] = defaultdict(list)
    for code in known:
        bearers[code.name.casefold()].append(code.id)
    targets: list[int] = []
    for place, one in enumerate(brought.codes):
        name = one.name.casefold()
        if one.anywhere and len(bearers[name]) == 1:
            targets.append(bearers[name][0])
        else:
            targets.append(held.setdefault((at(targets, one.parent), name), ~place))
    return targets


def _types(brought: Brought, store: Reader, here: Standing) -> None:
    """Find each type by label, or by key where no label is told."""
    known = store.actor_types.find()
    by_label = {one.label.casefold(): one.id for one in known}
    here.types = {one.key: one.id for one in known}
    by_key = dict(here.types)
    for place, one in enumerate(brought.types):
        label = (one.label or one.key).casefold()
        same = by_label.get(label) or (0 if one.label else by_key.get(one.key, 0))
        target = same or ~place
        by_label[label] = here.types[one.key] = target
        here.new_types.append(target)
    for label, target in by_label.items():
        here.types.setdefault(label, target)


class _Actors:
    """Find actors by name: as they are called, else by a spelling that only one of the type has."""

    def __init__(self, store: Reader, here: Standing) -> None:
        self._types = here.types
        self._called: dict[tuple[int, str], int] = {}
        self._any: dict[str, list[int]] = defaultdict(list)
        self._spelt: dict[tuple[int, str], set[int]] = defaultdict(set)
        known: dict[int, Actor] = {one.id: one for one in store.actors.find()}
        for one in known.values():
            self._called.setdefault((one.type_id, one.name.casefold()), one.id)
            self._any[one.name.casefold()].append(one.id)
        for alias in store.aliases.find():
            type_id = known[alias.actor_id].type_id
            self._spelt[type_id, alias.text.casefold()].add(alias.actor_id)
            self._spelt[0, alias.text.casefold()].add(alias.actor_id)

    def targets(self, actors: Sequence[BroughtActor]) -> list[int]:
        """Return the target of each; two of one type and name are one."""
        targets = []
        for place, one in enumerate(actors):
            type_id = type_of(self._types, one.type)
            name = one.name.casefold()
            target = self._same(type_id, name) or self._by_spelling(one, type_id)
            if not target:
                target = ~place
                self._called[type_id, name] = target
                self._any[name].append(target)
            targets.append(target)
        return targets

    def _same(self, type_id: int, name: str) -> int:
        if type_id:
            return self._called.get((type_id, name), 0)
        same = self._any.get(name, [])
        return same[0] if len(same) == 1 else self._called.get((0, name), 0)

    def _by_spelling(self, one: BroughtActor, type_id: int) -> int:
        ids = self._spelt.get((type_id, one.name.casefold()), set())
        return next(iter(ids)) if len(ids) == 1 else 0


def type_of(types: dict[str, int], key: str) -> int:
    """Return the target of a type by its key or label; 0 where none is told or known."""
    return types.get(key) or types.get(key.casefold(), 0) if key else 0


def _kinds(brought: Brought, store: Reader) -> list[int]:
    known = store.relation_kinds.find()
    by_label = {one.label.casefold(): one.id for one in known}
    by_key = {one.key: one.id for one in known}
    targets: list[int] = []
    for place, one in enumerate(brought.kinds):
        label = (one.label or one.key).casefold()
        same = by_label.get(label) or (0 if one.label else by_key.get(one.key, 0))
        by_label[label] = same or ~place
        targets.append(same or ~place)
    return targets


def _relations(brought: Brought, store: Reader, here: Standing) -> list[int]:
    symmetric = {one.id for one in store.relation_kinds.find() if one.symmetric}
    symmetric |= {~place for place, one in enumerate(brought.kinds) if one.symmetric}

    def key(subject: int, kind: int, object_: int) -> tuple[int, int, int]:
        turned = kind in symmetric and subject > object_
        return (object_, kind, subject) if turned else (subject, kind, object_)

    held = {
        key(one.subject_id, one.kind_id, one.object_id): one.id for one in store.relations.find()
    }
    targets: list[int] = []
    for place, one in enumerate(brought.relations):
        subject, object_ = at(here.actors, one.subject), at(here.actors, one.object)
        kind = at(here.kinds, one.kind)
        sound = subject and object_ and kind and subject != object_
        targets.append(held.setdefault(key(subject, kind, object_), ~place) if sound else 0)
    return targets
