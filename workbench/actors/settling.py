"""Whom a name means in one document where its spelling alone does not tell.

What the analyst decided goes first. Then comes what the rules saw in the text: a surname that the
text gives two full names for, a name inside a longer one. What is left open stays so.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.actors.ambiguity import Reading
from workbench.actors.names import folded
from workbench.model.decisions import SuggestedPlace
from workbench.ports import Reader

#: how the reason of a suggested place begins that may mean several
AMBIGUOUS = "ambiguous: "
_NAMED = re.compile("“([^”]+)”")

DECIDED = "so decided for this document"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Hold one whom a name may mean: an actor, or a name with `actor_id` 0 that is nobody's yet."""

    actor_id: int
    name: str


def key_of(words: str) -> str:
    """Return a name as decisions on it are kept."""
    return folded(words).strip()


class Owners:
    """Know who goes by which name; build once, use for all documents."""

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self.names = names

    @cached_property
    def by_key(self) -> dict[str, set[int]]:
        """Return the actors of each folded name."""
        found: dict[str, set[int]] = {}
        for owner, said in self.names.items():
            for name in said:
                found.setdefault(key_of(name), set()).add(owner)
        return found

    def of(self, name: str) -> set[int]:
        """Return the actors that go by a name."""
        return self.by_key.get(key_of(name), set())

    def bearer(self, actor_id: int) -> Bearer:
        """Return an actor as the bearer of a name."""
        return Bearer(actor_id, self.names[actor_id][0])


class Settled:
    """Know what bears on the names of some documents, beyond who is spelt how."""

    def __init__(self, reader: Reader, owners: Owners, document_ids: Sequence[int]) -> None:
        self._owners = owners
        wanted = set(document_ids)
        self._meant = {
            (one.document_id, one.key): one.actor_id
            for one in reader.meanings.find()
            if one.document_id in wanted
        }
        self._rejected = {
            (one.document_id, one.start)
            for one in reader.rejections.find()
            if one.document_id in wanted
        }
        self._over: dict[int, list[SuggestedPlace]] = {}
        for one in reader.suggested.bearing(document_ids):
            self._over.setdefault(one.document_id, []).append(one)
        self._starts = {key: [one.start for one in over] for key, over in self._over.items()}
        decided = (*self._meant, *self._rejected)
        self._spoken_of = {*self._over, *(document_id for document_id, _ in decided)}

    def settled(self, document_id: int, text: str, found: Iterable[Reading]) -> list[Reading]:
        """Return the readings as decided or doubted here; what names nobody is left out."""
        if document_id not in self._spoken_of:
            return list(found)
        said = (self._one(document_id, text, one) for one in found)
        return [one for one in said if one is not None]

    def _one(self, document_id: int, text: str, one: Reading) -> Reading | None:
        if (document_id, one.start) in self._rejected:
            return None
        meant = self._meant.get((document_id, key_of(text[one.start : one.end])))
        if meant is not None:
            return replace(one, actor_id=meant, reason=DECIDED) if meant else None
        over = self._over_it(document_id, one)
        if over is None:
            return one
        if self._is_part(one, over):
            return None
        doubtful = one.actor_id and over.reason.startswith(AMBIGUOUS)
        return self._doubted(one, over) if doubtful else one

    def _over_it(self, document_id: int, one: Reading) -> SuggestedPlace | None:
        """Return the suggested place that holds the words; those of a document never overlap."""
        at = bisect_right(self._starts.get(document_id, ()), one.start) - 1
        place = self._over[document_id][at] if at >= 0 else None
        return place if place and one.end <= place.end else None

    def _is_part(self, one: Reading, place: SuggestedPlace) -> bool:
        """Say whether the words are only part of a longer name, that of somebody else."""
        longer = place.end - place.start > one.end - one.start
        return longer and one.actor_id not in self._owners.of(place.name)

    def _doubted(self, one: Reading, doubt: SuggestedPlace) -> Reading:
        bearers = self.bearers(doubt, (one.actor_id,))
        if len(bearers) < 2:
            return one
        known = tuple(bearer.actor_id for bearer in bearers if bearer.actor_id)
        return replace(
            one, actor_id=0, candidates=known, reason=doubt.reason.removeprefix(AMBIGUOUS)
        )

    def bearers(self, doubt: SuggestedPlace, known: Iterable[int] = ()) -> tuple[Bearer, ...]:
        """Return whom a doubtful place may mean: these actors and those that its reason names."""
        found = dict.fromkeys(self._owners.bearer(one) for one in known)
        for name in _NAMED.findall(doubt.reason):
            owners = self._owners.of(name)
            bearers = map(self._owners.bearer, sorted(owners)) if owners else [Bearer(0, name)]
            found.update(dict.fromkeys(bearers))
        return tuple(found)

    def doubts(self, document_id: int) -> list[SuggestedPlace]:
        """Return the places of a document that the rules left open, decided or not."""
        return [
            one
            for one in self._over.get(document_id, ())
            if one.reason.startswith(AMBIGUOUS)
            and (document_id, one.start) not in self._rejected
            and (document_id, key_of(one.name)) not in self._meant
        ]
