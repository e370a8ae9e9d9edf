"""What goes along when mentions of an actor turn out to be somebody else's, and what once came over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.model.actors import Mention
from workbench.model.relations import Claim, EvidenceRow
from workbench.ports import Change, Reader

#: how the history entries of merges begin
_MERGES = "Merge"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Hold what goes along: claims, relations with all their claims, and what the actor says.

    That is in excerpts, in statements that were put right by hand, and in the claims `voices`.
    """

    claims: tuple[Claim, ...] = ()
    relation_ids: tuple[int, ...] = ()
    excerpt_ids: tuple[int, ...] = ()
    statement_ids: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()

    @property
    def relations(self) -> int:
        """Return how many relations go, whole or with some of their claims."""
        return len({*self.relation_ids, *(one.relation_id for one in self.claims)})


class _Places:
    """Know which mentions of an actor go and which stay, by document."""

    def __init__(self, mentions: Iterable[Mention], going: Iterable[int]) -> None:
        wanted = set(going)
        self._going: dict[int, list[tuple[int, int]]] = {}
        self._staying: dict[int, list[tuple[int, int]]] = {}
        for one in mentions:
            held = self._going if one.id in wanted else self._staying
            held.setdefault(one.document_id, []).append((one.start, one.end))

    def whole(self, document_id: int) -> bool:
        """Say whether every mention in the document goes."""
        return document_id in self._going and document_id not in self._staying

    def goes(self, document_id: int, start: int, end: int) -> bool:
        """Say whether a stretch speaks of what goes alone."""
        if _within(self._staying.get(document_id, ()), start, end):
            return False
        inside = _within(self._going.get(document_id, ()), start, end)
        return inside or self.whole(document_id)


def _within(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and last > start for first, last in spans)


def going_along(reader: Reader, actor_id: int, mention_ids: Iterable[int]) -> Parcel:
    """Return what rests on these mentions of the actor and on no other of its mentions.

    A claim goes whose words name the actor by them alone; in a document where no mention stays,
    every claim and statement of the actor goes.
    """
    places = _Places(reader.mentions.find(actor_id=actor_id), mention_ids)
    relations = [one.id for one in reader.relations.of_actor(actor_id)]
    rows = reader.relations.evidence(relations) if relations else []
    going = [one for one in rows if places.goes(one.document_id, one.start, one.end)]
    said = reader.excerpts.find(speaker_id=actor_id)
    told = reader.statements.find(speaker_id=actor_id)
    voices = [one.id for one in reader.claims.find(speaker_id=actor_id)]
    heard = {one.claim.id: one.document_id for one in reader.relations.evidence() if voices}
    return Parcel(
        tuple(one.claim for one in going),
        _whole(rows, going),
        tuple(one.id for one in said if places.whole(one.document_id)),
        tuple(one.id for one in told if places.whole(one.document_id)),
        tuple(one for one in voices if places.whole(heard.get(one, 0))),
    )


def _whole(rows: Iterable[EvidenceRow], going: Iterable[EvidenceRow]) -> tuple[int, ...]:
    """Return the relations all of whose claims go."""
    gone = {one.claim.id for one in going}
    stays = {one.relation.id for one in rows if one.claim.id not in gone}
    return tuple(sorted({one.relation.id for one in rows} - stays))


@dataclass(frozen=True, slots=True)
class CameOver:
    """Hold what one merge brought to an actor and is still there; `at` is when that was."""

    name: str
    type_id: int
    at: str
    mention_ids: tuple[int, ...]
    alias_ids: tuple[int, ...]
    relation_ids: tuple[int, ...]
    excerpt_ids: tuple[int, ...]


def came_over(reader: Reader, actor_id: int) -> list[CameOver]:
    """Return who was merged into the actor, the latest first, with what it still has of them.

    Read from the history, so that a merge can be taken apart long after other work was done.
    """
    here = _Here(reader, actor_id)
    found: list[CameOver] = []
    for operation in reader.history.labelled(_MERGES):
        changes = reader.history.changes(operation.id)
        gone = {
            one.record_id: one.before
            for one in changes
            if one.table == "actor" and one.before and one.after is None
        }
        for old_id, old in gone.items():
            one = here.what_came(changes, old_id, old, operation.at)
            if one.mention_ids or one.alias_ids:
                found.append(one)
    return found


class _Here:
    """Know what an actor has now."""

    def __init__(self, reader: Reader, actor_id: int) -> None:
        self._actor_id = actor_id
        self._mentions = {one.id for one in reader.mentions.find(actor_id=actor_id)}
        aliases = reader.aliases.find(actor_id=actor_id)
        self._aliases = {one.id: one.text for one in aliases}
        self._relations = {one.id for one in reader.relations.of_actor(actor_id)}
        self._excerpts = {one.id for one in reader.excerpts.find(speaker_id=actor_id)}

    def what_came(
        self, changes: Sequence[Change], old_id: int, old: Mapping[str, object], at: str
    ) -> CameOver:
        """Return what moved from an actor that is no more to this one, and is still here."""
        name = str(old["name"])
        aliases = self._moved(changes, "alias", ("actor_id",), old_id) & set(self._aliases)
        aliases |= {key for key, text in self._aliases.items() if text == name}
        relations = self._moved(changes, "relation", ("subject_id", "object_id"), old_id)
        excerpts = self._moved(changes, "excerpt", ("speaker_id",), old_id)
        mentions = self._moved(changes, "mention", ("actor_id",), old_id)
        return CameOver(
            name,
            int(str(old["type_id"])),
            at,
            tuple(sorted(mentions & self._mentions)),
            tuple(sorted(aliases)),
            tuple(sorted(relations & self._relations)),
            tuple(sorted(excerpts & self._excerpts)),
        )

    def _moved(
        self, changes: Sequence[Change], table: str, fields: Sequence[str], old_id: int
    ) -> set[int]:
        return {
            one.record_id
            for one in changes
            if one.table == table and one.before and one.after
            for field in fields
            if one.before[field] == old_id and one.after[field] == self._actor_id
        }
