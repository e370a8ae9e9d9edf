"""A project with a little of all that leaves as entities or a network, and what is said in it."""

from typing import Any

from workbench.commands.bringing import BringIn
from workbench.exchange.brought import (
    Brought,
    BroughtActor,
    BroughtAlias,
    BroughtClaim,
    BroughtDocument,
    BroughtExcerpt,
    BroughtMention,
    BroughtRelation,
    BroughtType,
)
from workbench.model.relations import RelationKind
from workbench.ports import Reader
from workbench.session import Session

NEWS = "Esmail Qaani 😀 leads the Quds Force.\nHe was never paid by Iran, said the Harbour Bank.\n"
BRIEF = "قاآنی می‌گوید Qaani joined  in 2020.\nThe meeting in Basra broke up.\n"
KINDS = (
    RelationKind(key="leads"),
    RelationKind(label="pays off", inverse="is paid off by", category="support", dash="dot"),
    RelationKind(key="associated_with"),
    RelationKind(key="member_of"),
    RelationKind(key="operates_in"),
    RelationKind(label="owns", inverse="is owned by"),
)


def _excerpt(document: int, quote: str) -> BroughtExcerpt:
    start = (NEWS, BRIEF)[document].index(quote)
    return BroughtExcerpt(document, start, start + len(quote), analyst="Grace")


def _mention(document: int, actor: int, quote: str) -> BroughtMention:
    start = (NEWS, BRIEF)[document].index(quote)
    return BroughtMention(document, actor, start, start + len(quote))


def documents() -> list[BroughtDocument]:
    """Return the two documents."""
    return [
        BroughtDocument(
            NEWS, title="A meeting", outlet="Newswire", author="A. Writer", published="2024-02-04",
            url="https://example.org/june", language="en", source_grade="B", information_grade="2",
        ),
        BroughtDocument(BRIEF, title="پس از دیدار", published="2024", language="fa"),
    ]  # fmt: skip


def affair() -> Brought:
    """Return actors of every schema, relations of several kinds, claims for and against."""
    spellings = (
        BroughtAlias("قاآنی", "transliteration"),
        BroughtAlias("the general", "nominal", "same"),
        BroughtAlias("Commander of the Quds Force", "role", since="2020-01"),
        BroughtAlias("Ismail Ghaani", until="2019"),
    )
    return Brought(
        documents=documents(),
        excerpts=[
            _excerpt(0, "leads the Quds Force"),
            _excerpt(0, "He was never paid by Iran"),
            _excerpt(1, " joined  in 2020."),
        ],
        types=[BroughtType("bank", "Bank", "Banks", "teal", "d")],
        actors=[
            BroughtActor("Esmail Qaani", "person", "Commander", "Checked twice.", spellings),
            BroughtActor("Quds Force", "armed_group", aliases=(BroughtAlias("QF", "acronym"),)),
            BroughtActor("Iran", "state"),
            BroughtActor("Harbour Bank", "bank", "Bank of record"),
            BroughtActor("Basra", "place"),
            BroughtActor("Basra meeting", "event"),
            BroughtActor("Ada Example", "person"),
        ],
        mentions=[
            _mention(0, 0, "Esmail Qaani"),
            _mention(1, 0, "قاآنی"),
            _mention(1, 4, "Basra"),
        ],
        kinds=list(KINDS),
        relations=[
            BroughtRelation(0, 0, 1, "Since January."),
            BroughtRelation(2, 1, 0),
            BroughtRelation(0, 2, 6),
            BroughtRelation(1, 3, 2),
            BroughtRelation(1, 4, 4),
            BroughtRelation(2, 5, 3),
        ],
        claims=[
            BroughtClaim(0, 0, since="2020-01", until="2024", likelihood="likely", note="Firm."),
            BroughtClaim(0, 2, "speaker", 0, "possible", since="2020"),
            BroughtClaim(1, 1, "speaker", 3, "denies", source_grade="C", information_grade="4"),
            BroughtClaim(3, 2, stance="planned"),
        ],
    )


def set_up(session: Session, brought: Brought) -> Session:
    """Bring it in; returns the session."""
    session.run(BringIn(brought))
    return session


def told(store: Reader, of: str) -> list[Any]:
    """Return the records of a kind in words, without ids, so that two projects can be compared."""
    return sorted(_TOLD[of](store))


def _actors(store: Reader) -> list[Any]:
    types = {
        one.id: (one.key, one.label, one.colour, one.shape) for one in store.actor_types.find()
    }
    return [(types[one.type_id], one.name, one.role, one.note) for one in store.actors.find()]


def _aliases(store: Reader) -> list[Any]:
    names = _named(store)
    return [
        (names[one.actor_id], one.text, one.kind, one.case, one.since, one.until)
        for one in store.aliases.find()
    ]


def _relations(store: Reader) -> list[Any]:
    names, kinds = _named(store), {one.id: one for one in store.relation_kinds.find()}
    return [
        (names[one.subject_id], _kind(kinds[one.kind_id]), names[one.object_id], one.note)
        for one in store.relations.find()
    ]


def _kind(kind: RelationKind) -> tuple[Any, ...]:
    return kind.key, kind.label, kind.inverse, kind.symmetric, kind.category, kind.dash


def _claims(store: Reader) -> list[Any]:
    names = {0: "", **_named(store)}
    return [
        (row.relation.subject_id and names[row.relation.subject_id], row.quote, row.start, row.end,
         row.claim.voice, names[row.claim.speaker_id], row.claim.stance, row.claim.since,
         row.claim.until, row.claim.likelihood, row.claim.source_grade,
         row.claim.information_grade, row.claim.note)
        for row in store.relations.evidence()
    ]  # fmt: skip


def _mentions(store: Reader) -> list[Any]:
    names = _named(store)
    return [(names[m.actor_id], m.quote, m.start, m.end, m.prefix) for m in store.mentions.find()]


def _named(store: Reader) -> dict[int, str]:
    return {one.id: one.name for one in store.actors.find()}


_TOLD = {
    "actors": _actors,
    "aliases": _aliases,
    "relations": _relations,
    "claims": _claims,
    "mentions": _mentions,
}
