"""Say which actor the words mean that name a speaker; what the text leaves open stays open."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workbench.actors.ambiguity import Reading, readings
from workbench.actors.matching import NameFinder
from workbench.actors.names import folded, name_within
from workbench.model.statements import Span
from workbench.ports import Reader
from workbench.statements import vocabulary as words

#: what may stand beside a name in a label or a phrase and says nothing of whom it names
_BESIDE = re.compile(r"[\s.,()\[\]:*_“”\"'’‘-]+")
_ARTICLES = ("al-", "el-", "ul-")
#: a mention is looked for so far around the words that name a speaker
_AROUND = 200


@dataclass(frozen=True, slots=True)
class Meant:
    """Hold the actor that words mean, 0 when it is open, and the reason for either."""

    actor_id: int = 0
    why: str = ""


class Actors:
    """Know the actors of a project by all of their names; build once, use for all documents.

    It keeps nothing of the reader, so that any thread may use it with a reader of its own.
    """

    def __init__(self, reader: Reader) -> None:
        spellings = reader.actors.spellings()
        self.names = {owner: [one.text for one in said] for owner, said in spellings.items()}
        persons = {one.id for one in reader.actor_types.find() if one.key == "person"}
        self.persons = {one.id for one in reader.actors.find() if one.type_id in persons}
        self._spellings = spellings

    @cached_property
    def finder(self) -> NameFinder:
        """Return what finds all names in a text."""
        return NameFinder(self._spellings)

    def name(self, actor_id: int) -> str:
        """Return what an actor is called, empty for none."""
        return self.names[actor_id][0] if actor_id in self.names else ""

    def within(self, reader: Reader, document_id: int, text: str) -> "Named":
        """Return whom the words of one document mean."""
        return Named(self, reader, document_id, text)


class Named:
    """Know whom the words of one document name: what is tagged first, then known spellings."""

    def __init__(self, actors: Actors, reader: Reader, document_id: int, text: str) -> None:
        self._actors = actors
        self._reader = reader
        self._document_id = document_id
        self._text = text
        self._meant: dict[Span, Meant] = {}

    def by(self, span: Span | None) -> Meant:
        """Return the actor that the words at a span mean."""
        if span is None:
            return Meant()
        if span not in self._meant:
            core = _core(self._text, span)
            self._meant[span] = (
                self._tagged(core) or self._spelt(core) or self._surname(core) or Meant()
            )
        return self._meant[span]

    @cached_property
    def _mentions(self) -> list[tuple[int, int, int]]:
        found = self._reader.mentions.spans([self._document_id])
        return [(start, end, owner) for _, owner, start, end in found]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, *_ in self._mentions]

    @cached_property
    def _readings(self) -> list[Reading]:
        return readings(self._text, self._actors.finder.find(self._text), self._actors.names)

    @cached_property
    def _read_at(self) -> list[int]:
        return [one.start for one in self._readings]

    @cached_property
    def _suggested(self) -> Sequence[str]:
        places = self._reader.suggested.in_document(self._document_id)
        return list(dict.fromkeys(one.name for one in places))

    @cached_property
    def _present(self) -> set[int]:
        """Return the persons whom the document surely names."""
        named = {owner for *_, owner in self._mentions}
        named |= {one.actor_id for one in self._readings if one.actor_id}
        return named & self._actors.persons

    def _tagged(self, core: Span) -> Meant | None:
        first = bisect_left(self._starts, core[0] - _AROUND)
        near = self._mentions[first : bisect_left(self._starts, core[1])]
        found = [one for one in near if self._is(core, *one)]
        if not found:
            return None
        least = min(abs(start - core[0]) + abs(end - core[1]) for start, end, _ in found)
        owners = {
            owner
            for start, end, owner in found
            if abs(start - core[0]) + abs(end - core[1]) == least
        }
        if len(owners) > 1:
            return Meant(0, f"the words are tagged as {self._either(owners)}")
        return Meant(owners.pop(), "tagged as a mention here")

    def _spelt(self, core: Span) -> Meant | None:
        first = bisect_left(self._read_at, core[0] - _AROUND)
        for one in self._readings[first : bisect_left(self._read_at, core[1])]:
            owner = one.actor_id or one.candidates[0]
            if self._is(core, one.start, one.end, owner):
                said = self._text[one.start : one.end]
                if other := one.actor_id and self._another(said, one.actor_id):
                    return Meant(0, f"the document also names “{other}”")
                why = "a name of this actor" + (f"; {one.reason}" if one.reason else "")
                return Meant(one.actor_id, why if one.actor_id else one.reason)
        return None

    def _surname(self, core: Span) -> Meant | None:
        """Take a last name for the one person of the document who bears it."""
        said = self._text[core[0] : core[1]]
        if not said or said[0].islower() or len(said.split()) > 2:
            return None
        bearers = {
            owner: full
            for owner in self._present
            for full in self._actors.names[owner]
            if _ends_with(full, said)
        }
        if len(bearers) != 1:
            why = f"the document names {self._either(bearers)}" if bearers else ""
            return Meant(0, why) if bearers else None
        owner, full = next(iter(bearers.items()))
        if other := self._another(said, owner):
            return Meant(0, f"the document also names “{other}”")
        return Meant(owner, f"the last name of “{full}” in this document")

    def _another(self, said: str, owner: int) -> str:
        """Return a fuller name that ends with these words and is nobody's or another actor's."""
        known = {folded(one) for one in self._actors.names[owner]}
        others = [
            *self._suggested,
            *(name for one in self._present - {owner} for name in self._actors.names[one]),
        ]
        return next(
            (one for one in others if _ends_with(one, said) and folded(one) not in known), ""
        )

    def _is(self, core: Span, start: int, end: int, owner: int) -> bool:
        """Say whether a name is all that the words say, but for an article or a person's titles."""
        if start <= core[0] and end >= core[1]:
            return True
        if not core[0] <= start < end <= core[1]:
            return False
        before = filter(None, _BESIDE.split(self._text[core[0] : start].lower()))
        after = _BESIDE.sub("", self._text[end : core[1]])
        titles = owner in self._actors.persons
        return not after and all(one == "the" or (titles and _is_title(one)) for one in before)

    def _either(self, owners: Iterable[int]) -> str:
        return " and ".join(sorted(f"“{self._actors.name(one)}”" for one in owners))


def _core(text: str, span: Span) -> Span:
    """Return a span without what follows a comma or a bracket, without signs and possessive."""
    start, end = span
    for at in range(start + 1, end):
        if text[at] in ",(،":
            end = at
            break
    return name_within(text, start, end)


def _is_title(low: str) -> bool:
    return low in words.TITLES or low in words.ARABIC_TITLES


def _ends_with(full: str, said: str) -> bool:
    """Say whether a fuller name ends with a last name, whatever its article."""
    long, short = _parts(full), _parts(said)
    return len(long) > len(short) > 0 and long[-len(short) :] == short


@lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(_bare(part) for part in folded(name).split())


def _bare(part: str) -> str:
    return next((part[len(one) :] for one in _ARTICLES if part.startswith(one)), part)


def initials(spans: Iterable[Span], text: str) -> Iterator[tuple[Span, Span]]:
    """Yield (label, full label) for labels that are the initials of exactly one other label."""
    said = {span: text[span[0] : span[1]] for span in spans}
    full: dict[str, set[str]] = {}
    first: dict[str, Span] = {}
    for span, words_ in said.items():
        parts = words_.split()
        if len(parts) > 1:
            full.setdefault("".join(part[0] for part in parts), set()).add(words_)
            first.setdefault(words_, span)
    for span, words_ in said.items():
        meant = full.get(words_, set())
        if len(meant) == 1:
            yield span, first[next(iter(meant))]
