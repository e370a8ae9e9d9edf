"""Put a newer version in the place of a document: what the analyst made of it moves on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from workbench.model.actors import Mention
from workbench.model.documents import Document
from workbench.model.excerpts import Excerpt
from workbench.model.provenance import BY_HAND, sources_of, written
from workbench.model.statements import Attribution, span_read, span_written, spans_written
from workbench.ports import Store
from workbench.text.anchoring import Anchor, anchor
from workbench.versions.carrying import Carrier, Span

Kept = TypeVar("Kept", Excerpt, Mention)
_STATED = ("title", "author", "outlet", "url", "published", "language")


@dataclass(frozen=True)
class Replaced:
    """Name a document that a newer version replaces, with what finds its words there.

    `same_body` says that nothing but page furniture changed.
    """

    document_id: int
    carrier: Carrier
    same_body: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Hold an excerpt or a mention that was not found again, where it stands in the older version."""

    kind: str
    id: int
    document_id: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Carried:
    """Say how many excerpts and mentions moved to the newer version, and which did not."""

    excerpts: int = 0
    mentions: int = 0
    left: tuple[Left, ...] = ()


def anchor_of(kept: Excerpt | Mention) -> Anchor:
    """Return what finds an excerpt or a mention again."""
    return Anchor(kept.start, kept.end, kept.quote, kept.prefix, kept.suffix)


def newest(store: Store, document_id: int) -> Document:
    """Return the document, or the newest version of it; raises Refusal when it is gone."""
    found = store.documents.get(document_id)
    while newer := store.documents.find(replaces_id=found.id):
        found = newer[-1]
    return found


def taking_over(newer: Document, older: Document, same_body: bool) -> Document:
    """Return the newer version with what the analyst said of the older one.

    What is known that the newer file does not state stays, too. It counts as unread, unless nothing
    but page furniture changed.
    """
    said = sources_of(older)
    kept = {
        name: getattr(older, name)
        for name in _STATED
        if said.get(name) == BY_HAND
        or (getattr(older, name) and not (said and getattr(newer, name)))
    }
    judged = {
        name: getattr(older, name) or getattr(newer, name)
        for name in ("source_grade", "information_grade", "note")
    }
    sources = sources_of(newer) | {name: said[name] for name in (*kept, *judged) if name in said}
    return replace(
        newer,
        **kept,
        **judged,
        status=older.status if same_body else newer.status,
        replaces_id=older.id,
        sources=written(sources),
    )


def carry_over(store: Store, older_id: int, newer_id: int, carrier: Carrier) -> Carried:
    """Move what is marked in a document to the newer version; see `move_marks`.

    What was said of page furniture, of statements and of copies holds for the newer version as well.
    """
    carried = move_marks(store, older_id, newer_id, carrier)
    _carry_furniture(store, older_id, newer_id, carrier)
    _carry_statements(store, older_id, newer_id, carrier)
    _carry_standing(store, older_id, newer_id)
    return carried


def move_marks(
    store: Store, older_id: int, newer_id: int, carrier: Carrier, until: str = ""
) -> Carried:
    """Move the excerpts and mentions that are found again; claims, codes and notes go with them.

    Those that are not sure, or whose place is taken, stay where they are; with `until`, as ISO time,
    also those made later.
    """
    text = store.documents.text(newer_id)
    excerpts = _made(store.excerpts.find(document_id=older_id), until)
    mentions = _made(store.mentions.find(document_id=older_id), until)
    placed = _Placed(carrier, text, newer_id)
    placed.take(store.excerpts.find(document_id=newer_id))
    placed.take(store.mentions.find(document_id=newer_id))
    moved = [placed.moved(one) for one in excerpts]
    named = [placed.moved(one) for one in mentions]
    store.excerpts.put(one for one in moved if one)
    store.mentions.put(one for one in named if one)
    left = [*_left("excerpt", excerpts, moved), *_left("mention", mentions, named)]
    kept = len(moved) - moved.count(None), len(named) - named.count(None)
    return Carried(*kept, tuple(left))


def _made(records: list[Kept], until: str) -> list[Kept]:
    return [one for one in records if not until or one.created_at <= until]


def _carry_standing(store: Store, older_id: int, newer_id: int) -> None:
    """Hand on what was said of the document among its copies, unless it was said of both."""
    if not store.origins.find(document_id=newer_id):
        said = [one.id for one in store.origins.find(document_id=older_id)]
        store.origins.change(said, document_id=newer_id)


class _Placed:
    """Give records their place in the newer text; no two of one kind get the same."""

    def __init__(self, carrier: Carrier, text: str, newer_id: int) -> None:
        self._carrier = carrier
        self._text = text
        self._newer_id = newer_id
        self._taken: set[tuple[int | str, Span]] = set()

    def take(self, records: Iterable[Kept]) -> None:
        """Note the places where the newer text is marked already."""
        self._taken |= {(_owner(one), (one.start, one.end)) for one in records}

    def moved(self, one: Kept) -> Kept | None:
        """Return the record at its new place, or None when there is none or it is taken."""
        span = self._carrier.span(anchor_of(one))
        if span is None or (_owner(one), span) in self._taken:
            return None
        self._taken.add((_owner(one), span))
        held = anchor(self._text, *span)
        return replace(
            one,
            document_id=self._newer_id,
            start=held.start,
            end=held.end,
            quote=held.quote,
            prefix=held.prefix,
            suffix=held.suffix,
        )


def _owner(one: Excerpt | Mention) -> int | str:
    """Return of which records only one has a place: an analyst's excerpts, an actor's mentions."""
    return one.actor_id if isinstance(one, Mention) else one.analyst


def _left(kind: str, before: Sequence[Kept], after: Sequence[Kept | None]) -> Iterator[Left]:
    for one, moved in zip(before, after, strict=True):
        if moved is None:
            yield Left(kind, one.id, one.document_id, one.start, one.end, one.quote)


def _carry_furniture(store: Store, older_id: int, newer_id: int, carrier: Carrier) -> None:
    """Say the same of the same lines of the newer version; the older one keeps what was said."""
    said = store.furniture.find(document_id=older_id)
    if not said:
        return
    text = store.documents.text(older_id)
    found = ((one, carrier.span(anchor(text, one.start, one.end))) for one in said)
    store.furniture.add_many(
        replace(one, document_id=newer_id, start=span[0], end=span[1])
        for one, span in found
        if span
    )


def _carry_statements(store: Store, older_id: int, newer_id: int, carrier: Carrier) -> None:
    """Say the same of the same words of the newer version; the older one keeps what was said.

    A statement that lost one of its pieces is left to the rules; words that named the speaker and
    are gone name nobody any more.
    """
    said = store.statements.find(document_id=older_id)
    if not said:
        return
    older, newer = store.documents.text(older_id), store.documents.text(newer_id)
    there = {one.pieces for one in store.statements.find(document_id=newer_id)}
    moved = (_moved(one, older, newer, newer_id, carrier) for one in said)
    store.statements.add_many(one for one in moved if one and one.pieces not in there)


def _moved(
    one: Attribution, older: str, newer: str, newer_id: int, carrier: Carrier
) -> Attribution | None:
    pieces = [carrier.span(anchor(older, *piece)) for piece in one.spans]
    found = [piece for piece in pieces if piece]
    if len(found) < len(pieces) or found != sorted(found):
        return None
    held = anchor(newer, found[0][0], found[-1][1])
    told = {
        name: span_read(getattr(one, name)) for name in ("speaker", "verb", "source", "through")
    }
    words: dict[str, Any] = {
        name: span_written(carrier.span(anchor(older, *span)) if span else None)
        for name, span in told.items()
    }
    return replace(
        one,
        document_id=newer_id,
        start=held.start,
        end=held.end,
        quote=held.quote,
        prefix=held.prefix,
        suffix=held.suffix,
        pieces=spans_written(found),
        **words,
    )
