"""What speaks for each of those whom a name may mean at a place, told and never added up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.actors.matching import NameFinder
from workbench.actors.names import folded
from workbench.actors.open_names import OpenPlace
from workbench.actors.settling import Bearer, key_of
from workbench.model.actors import Alias
from workbench.model.dates import first_day, last_day, shown
from workbench.model.documents import Document
from workbench.ports import Reader
from workbench.suggesting.gazetteers import listed_leader
from workbench.text.numbering import Paragraphs

#: documents of an actor that are looked at for whom it is named with, and how many of those are told
_ELSEWHERE, _COMPANY = 200, 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """Hold one whom a name may mean, its type (0 for none), and what speaks for it or against."""

    bearer: Bearer
    type_id: int
    reasons: tuple[str, ...]


def weigh(reader: Reader, place: OpenPlace, bearers: Sequence[Bearer]) -> list[Weighed]:
    """Return what is known of each of these at a place; safe in a worker with its own reader."""
    scene = _Scene(reader, place, bearers)
    types = {one.id: one.type_id for one in reader.actors.find()}
    return [Weighed(one, types.get(one.actor_id, 0), tuple(scene.reasons(one))) for one in bearers]


class _Scene:
    """Know the document of a place, and who is named in it."""

    def __init__(self, reader: Reader, place: OpenPlace, bearers: Sequence[Bearer]) -> None:
        self._reader, self._place = reader, place
        self._document: Document = reader.documents.get(place.document_id)
        text = reader.documents.text(place.document_id)
        self._paragraphs = Paragraphs(text)
        self._spans = reader.mentions.spans([place.document_id])
        self._here = Counter(actor_id for _, actor_id, _, _ in self._spans)
        self._full = self._full_forms(text, bearers)

    def _full_forms(self, text: str, bearers: Sequence[Bearer]) -> Mapping[Bearer, tuple[int, str]]:
        """Return where the document first calls each by a longer name than that of the place."""
        length = len(self._place.words)
        spelt = self._reader.actors.names()
        names = {
            at: [name for name in spelt.get(one.actor_id, [one.name]) if len(name) > length]
            for at, one in enumerate(bearers)
        }
        found: dict[Bearer, tuple[int, str]] = {}
        for start, end, at in NameFinder(names).find(text):
            found.setdefault(bearers[at], (start, text[start:end]))
        return found

    def reasons(self, one: Bearer) -> Iterator[str]:
        """Yield what is known of one of them here, the weightiest first."""
        yield self._named_in_full(one)
        if one.actor_id:
            yield from self._posts(one)
            if company := self._company(one):
                yield company
            yield self._mentioned(one)
        else:
            yield "No actor of the project yet"
        leader = listed_leader(self._place.words)
        if leader and key_of(leader) == key_of(one.name):
            yield "The only one of this surname in the list of leaders"

    def _named_in_full(self, one: Bearer) -> str:
        if one not in self._full:
            return "Not named in full in this document"
        start, words = self._full[one]
        number = self._paragraphs.at(start) + 1
        side = "before" if start < self._place.start else "after"
        return f"“{words}” in paragraph {number:,}, {side} this place"

    def _posts(self, one: Bearer) -> Iterator[str]:
        """Yield which posts and names held when the document was published, and which did not."""
        day = self._document.published
        said = self._place.words
        for alias in self._reader.aliases.find(actor_id=one.actor_id):
            dated = alias.since or alias.until
            if day and dated and (alias.kind == "role" or folded(alias.text) == folded(said)):
                yield _held(alias, day)

    def _company(self, one: Bearer) -> str:
        """Return whom it is named with in other documents that are named in this one too."""
        held = [document for document, _ in self._reader.mentions.by_document(one.actor_id)]
        elsewhere = [held_in for held_in in held if held_in != self._document.id][:_ELSEWHERE]
        if not (elsewhere and self._here):
            return ""
        spans = self._reader.mentions.spans(elsewhere)
        met = {(document, actor) for document, actor, _, _ in spans if actor in self._here}
        times = Counter(actor for _, actor in met if actor != one.actor_id)
        told = [self._reader.actors.get(actor).name for actor, _ in times.most_common(_COMPANY)]
        return f"Named elsewhere with {', '.join(told)}, as here" if told else ""

    def _mentioned(self, one: Bearer) -> str:
        here = self._here.get(one.actor_id, 0)
        total = sum(count for _, count in self._reader.mentions.by_document(one.actor_id))
        if not total:
            return "Mentioned nowhere yet"
        return f"Mentioned {here:,} times here, {total:,} in all"


def _held(alias: Alias, day: str) -> str:
    """Return whether a post or a name held on the day of a document."""
    told = f"“{alias.text}”"
    if alias.since and last_day(day) < first_day(alias.since):
        return f"Not yet {told}: since {shown(alias.since)}, this is of {shown(day)}"
    if alias.until and first_day(day) > last_day(alias.until):
        return f"No longer {told}: until {shown(alias.until)}, this is of {shown(day)}"
    return f"Was {told} when this was published ({shown(day)})"
