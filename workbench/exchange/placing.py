"""Give brought excerpts and mentions their place in the stored texts, by position, else by quote."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from workbench.exchange.brought import (
    NONE,
    Brought,
    BroughtClaim,
    BroughtExcerpt,
    BroughtMention,
)
from workbench.exchange.standing import Count, Standing, at, counted
from workbench.exporting.elsewhere import find_elsewhere
from workbench.exporting.quoted import QuotedRow
from workbench.ports import Reader
from workbench.tasks import Progress
from workbench.text.anchoring import Anchor, anchor, find_again
from workbench.text.loosely import find_loosely

_STEP = 1000
#: from so many documents on, all excerpts are read at once
_MANY = 200
Spanned = BroughtExcerpt | BroughtMention
#: where a record stands: the target of its document, and its anchor there
Spot = tuple[int, Anchor]
#: the target of a document, start and end
Span = tuple[int, int, int]


@dataclass(slots=True)
class Placed:
    """Hold the target and the place of each excerpt and mention, and the targets of claims.

    `codings` are (place of an excerpt, target of a code) that are not in the project yet.
    """

    excerpts: list[int] = field(default_factory=list)
    excerpt_spots: list[Spot | None] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    mention_spots: list[Spot | None] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)
    codings: list[tuple[int, int]] = field(default_factory=list)
    coded: Count = field(default_factory=Count)


def placed(brought: Brought, here: Standing, store: Reader, progress: Progress) -> Placed:
    """Return where everything goes that has a place in a text; raises Cancelled."""
    spots = _Spots(brought, here, store, progress)
    found = Placed()
    found.excerpt_spots = spots.of(brought.excerpts)
    found.mention_spots = spots.of(brought.mentions)
    found.excerpts = _excerpts(brought.excerpts, found.excerpt_spots, store)
    found.mentions = _mentions(brought, here, found.mention_spots, store)
    found.claims = _claims(brought.claims, here, found.excerpts, store)
    _codings(brought, here, found, store)
    return found


class _Spots:
    """Look each record up in the text of its document; each text is read once."""

    def __init__(self, brought: Brought, here: Standing, store: Reader, progress: Progress) -> None:
        self._brought = brought
        self._here = here
        self._store = store
        self._progress = progress

    def of(self, records: Iterable[Spanned]) -> list[Spot | None]:
        """Return the place of each record, None where its words stand nowhere."""
        given = list(records)
        spots: list[Spot | None] = [None] * len(given)
        by_document: dict[int, list[int]] = {}
        for place, one in enumerate(given):
            by_document.setdefault(at(self._here.documents, one.document), []).append(place)
        adrift = [(place, given[place]) for place in by_document.pop(0, [])]
        for done, place, spot in self._in_documents(by_document, given):
            spots[place] = spot
            if done % _STEP == 0:
                self._progress.step(done, len(given), "Finding quotes")
        for place, spot in self._anywhere(adrift):
            spots[place] = spot
        return spots

    def _in_documents(
        self, by_document: dict[int, list[int]], given: list[Spanned]
    ) -> Iterator[tuple[int, int, Spot | None]]:
        done = 0
        for target, places in by_document.items():
            text = self._text(target)
            for place in places:
                one = given[place]
                held = _held(text, one, self._own_text(one.document))
                yield done, place, (target, held) if held else None
                done += 1

    def _text(self, target: int) -> str:
        if target > 0:
            return self._store.documents.text(target)
        return self._brought.documents[~target].text

    def _own_text(self, document: int) -> str:
        return self._brought.documents[document].text

    def _anywhere(self, adrift: list[tuple[int, Spanned]]) -> Iterator[tuple[int, Spot]]:
        """Look in all documents for records of which no document of the project is known."""
        rows = [
            QuotedRow(place, "", "", Anchor(NONE, NONE, one.quote, one.prefix, one.suffix))
            for place, one in adrift
            if one.document == NONE or not self._own_text(one.document)
        ]
        if not any(row.anchor.quote for row in rows):
            return
        for index, found in find_elsewhere(rows, self._store, self._progress).items():
            text = self._store.documents.text(found.document_id)
            yield rows[index].row, (found.document_id, anchor(text, found.start, found.end))


def _held(text: str, one: Spanned, own: str) -> Anchor | None:
    """Return the anchor of a record in the text, None where it is not to be found.

    `own` is the text that the file itself brings: what is quoted in it is looked for.
    """
    start, end = one.start, one.end
    sound = 0 <= start < end <= len(text)
    quote, prefix, suffix = one.quote, one.prefix, one.suffix
    if own and 0 <= start < end <= len(own) and own is not text:
        _, _, quote, prefix, suffix = anchor(own, start, end)
    if sound and (not quote or text[start:end] == quote):
        return anchor(text, start, end)
    return _sought(text, Anchor(start, end, quote, prefix, suffix)) if quote else None


def _sought(text: str, kept: Anchor) -> Anchor | None:
    """Return where a quote stands, as it is or with other blank space; None where nothing tells which.

    Without a position and without surroundings, a quote that stands there twice is not placed.
    """
    again = find_again(text, kept)
    if again < 0:
        return find_loosely(text, kept)
    if kept.start < 0 and not (kept.prefix or kept.suffix) and text.count(kept.quote) > 1:
        return None
    return anchor(text, again, again + len(kept.quote))


def _excerpts(excerpts: list[BroughtExcerpt], spots: list[Spot | None], store: Reader) -> list[int]:
    """Return the targets of excerpts: the same words of two analysts are an excerpt of each.

    Where the file does not tell whose they are, they are taken for those that stand there.
    """
    held = _excerpts_held(spots, store)
    nobodys: Counter[Span] = Counter()
    targets = []
    for place, (one, spot) in enumerate(zip(excerpts, spots, strict=True)):
        if spot is None:
            targets.append(0)
            continue
        span = (spot[0], spot[1].start, spot[1].end)
        there = held[span]
        same = [target for whose, target in there if whose == one.analyst]
        if not one.analyst and there:
            same = [there[min(nobodys[span], len(there) - 1)][1]]
            nobodys[span] += 1
        elif not same:
            same = [~place]
            there.append((one.analyst, ~place))
        targets.append(same[0])
    return targets


def _excerpts_held(
    spots: list[Spot | None], store: Reader
) -> defaultdict[Span, list[tuple[str, int]]]:
    """Return whose excerpts stand at each span, with their ids."""
    held: defaultdict[Span, list[tuple[str, int]]] = defaultdict(list)
    known = sorted({spot[0] for spot in spots if spot and spot[0] > 0})
    narrowed = [{"document_id": one} for one in known] if len(known) <= _MANY else [{}]
    for equal in narrowed:
        for one in store.excerpts.find(**equal):
            held[one.document_id, one.start, one.end].append((one.analyst, one.id))
    return held


def _mentions(
    brought: Brought, here: Standing, spots: list[Spot | None], store: Reader
) -> list[int]:
    known = {spot[0] for spot in spots if spot and spot[0] > 0}
    held = {
        (one.document_id, one.start, one.end, one.actor_id): one.id
        for one in (store.mentions.find() if known else ())
        if one.document_id in known
    }
    targets = []
    for place, (one, spot) in enumerate(zip(brought.mentions, spots, strict=True)):
        actor = at(here.actors, one.actor)
        if spot is None or not actor:
            targets.append(0)
            continue
        key = (spot[0], spot[1].start, spot[1].end, actor)
        targets.append(held.setdefault(key, ~place))
    return targets


def _claims(
    claims: list[BroughtClaim], here: Standing, excerpts: list[int], store: Reader
) -> list[int]:
    known = any(target > 0 for target in here.relations)
    held = {
        (one.relation_id, one.excerpt_id, one.voice, one.speaker_id, one.stance): one.id
        for one in (store.claims.find() if known else ())
    }
    targets = []
    for place, one in enumerate(claims):
        relation, excerpt = at(here.relations, one.relation), at(excerpts, one.excerpt)
        key = (relation, excerpt, one.voice, at(here.actors, one.speaker), one.stance)
        targets.append(held.setdefault(key, ~place) if relation and excerpt else 0)
    return targets


def _codings(brought: Brought, here: Standing, found: Placed, store: Reader) -> None:
    linked = {
        (excerpt_id, code_id)
        for code_id in {target for target in here.codes if target > 0}
        for excerpt_id in store.excerpts.under(code_id)
    }
    there = new = lost = 0
    for place, one in enumerate(brought.excerpts):
        for code in one.codes:
            target, excerpt = at(here.codes, code), found.excerpts[place]
            if not (target and excerpt):
                lost += 1
            elif (excerpt, target) in linked:
                there += 1
            else:
                linked.add((excerpt, target))
                found.codings.append((place, target))
                new += 1
    found.coded = Count(new, there, lost)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Hold words of a file that stand in no document of the project, and the title of theirs."""

    quote: str
    title: str = ""

    def __str__(self) -> str:
        where = f" (“{self.title}”)" if self.title else ""
        return f"Not found: “{self.quote}”{where}"


def unplaced(brought: Brought, found: Placed) -> list[Unplaced]:
    """Return the excerpts and mentions that found no place, in the file's order."""
    pairs: Iterator[tuple[Spanned, int]] = chain(
        zip(brought.excerpts, found.excerpts, strict=True),
        zip(brought.mentions, found.mentions, strict=True),
    )
    titles = [one.title or one.file_name or one.url for one in brought.documents]
    return [
        Unplaced(one.quote, titles[one.document] if one.document >= 0 else "")
        for one, target in pairs
        if not target
    ]


def counts_of(brought: Brought, here: Standing, found: Placed) -> dict[str, Count]:
    """Return by kind how much is new, known and lost; kinds of which the file has nothing are out."""
    told = {
        "documents": counted(here.documents),
        "codes": counted(here.codes),
        "excerpts": counted(found.excerpts),
        "codings": found.coded,
        "actors": counted(here.actors),
        "mentions": counted(found.mentions),
        "relation kinds": counted(here.kinds),
        "relations": counted(here.relations),
        "claims": counted(found.claims),
    }
    return {kind: one for kind, one in told.items() if one != Count()}
