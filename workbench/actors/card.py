"""Gather what a project knows of one actor: names, mentions, relations and company."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from workbench.actors.company import Mentioned, company
from workbench.actors.periods import periods
from workbench.actors.relating import Citations, relating
from workbench.actors.scripts import script_of
from workbench.graph.evidence import quoted
from workbench.model.actors import Actor
from workbench.model.cards import Card, Companion, InDocument, Name, Place, Quoted, Tally
from workbench.model.dates import first_day
from workbench.model.documents import Document
from workbench.model.grades import grade
from workbench.ports import Reader
from workbench.tasks import Progress
from workbench.text.paragraphs import sentences_at

#: of a document without an outlet
NO_OUTLET = "Outlet not known"
#: code points on either side of a mention in a sentence that is longer than both
_REACH = 300
#: so many actors are read one by one
_FEW = 300


def card_of(
    reader: Reader, actor_id: int, independent: bool, progress: Progress | None = None
) -> Card:
    """Return the card of an actor; `independent` leaves out of counts what copies only repeat.

    Raises Refusal when the actor is gone. Reads the text of every document that mentions it.
    """
    actor = reader.actors.get(actor_id)
    every = reader.mentions.company(actor_id)
    known = [one for one in every if not (independent and one[4])]
    own = [one for one in every if one[1] == actor_id]
    documents = {one.id: one for one in reader.metadata.rows(sorted({row[0] for row in own}))}
    by_document = _by_document(own, documents)
    counted = _counted(by_document, independent)
    citations = Citations(reader, documents)
    dated = [one for one in counted if one.published]
    return Card(
        actor=actor,
        type=reader.actor_types.get(actor.type_id),
        independent=independent,
        names=_names(reader, actor),
        mentions=len(own),
        repeated=sum(row[4] for row in own),
        documents=len(by_document),
        sources=reader.copies.groups(sorted(documents)).independent(documents) if documents else 0,
        undated=sum(_number(one, independent) for one in counted if not one.published),
        first=_seen(reader, citations, known, actor_id, dated, last=False),
        last=_seen(reader, citations, known, actor_id, dated, last=True),
        periods=periods((one.published, _number(one, independent)) for one in dated),
        outlets=_outlets(counted, independent),
        by_document=tuple(by_document),
        relations=relating(reader, actor_id, independent, citations),
        company=_company(reader, actor_id, known, progress or Progress()),
    )


def _names(reader: Reader, actor: Actor) -> tuple[Name, ...]:
    aliases = reader.aliases.find(actor_id=actor.id)
    said = (
        Name(one.text, script_of(one.text), one.kind, one.case, one.since, one.until)
        for one in aliases
    )
    return (Name(actor.name, script_of(actor.name)), *said)


def _by_document(own: Iterable[Mentioned], documents: dict[int, Document]) -> list[InDocument]:
    """Return the documents, those with most mentions first, then the newest."""
    found = []
    for document_id, rows in groupby(own, key=lambda row: row[0]):
        held, document = list(rows), documents[document_id]
        found.append(
            InDocument(
                document.name,
                document.outlet,
                document.published,
                grade(document.source_grade, document.information_grade),
                len(held),
                sum(row[4] for row in held),
                Place(document_id, held[0][2], held[0][3]),
            )
        )
    found.sort(key=lambda one: one.published, reverse=True)
    return sorted(found, key=lambda one: -one.mentions)


def _number(one: InDocument, independent: bool) -> int:
    return one.mentions - one.repeated if independent else one.mentions


def _counted(by_document: Iterable[InDocument], independent: bool) -> list[InDocument]:
    return [one for one in by_document if _number(one, independent)]


def _outlets(counted: Iterable[InDocument], independent: bool) -> tuple[Tally, ...]:
    mentions, documents = Counter[str](), Counter[str]()
    for one in counted:
        outlet = one.outlet.strip() or NO_OUTLET
        mentions[outlet] += _number(one, independent)
        documents[outlet] += 1
    return tuple(Tally(outlet, n, documents[outlet]) for outlet, n in mentions.most_common())


def _seen(
    reader: Reader,
    citations: Citations,
    known: Iterable[Mentioned],
    actor_id: int,
    dated: list[InDocument],
    last: bool,
) -> Quoted | None:
    """Return the first or the last mention by the day of publication, with its sentence."""
    if not dated:
        return None
    choose = max if last else min
    document = choose(
        dated, key=lambda one: (first_day(one.published), one.first.document_id)
    ).first.document_id
    spans = [row[2:4] for row in known if row[0] == document and row[1] == actor_id]
    start, end = choose(spans)
    text = reader.documents.text(document)
    place = Place(document, start, end)
    said, cited = citations.where(place), citations.cited(place)
    words = quoted(_sentence(text, start, end))
    return Quoted(words, said, cited, place, citations.documents[document].published)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence that a mention stands in, what is near it of an endless one."""
    begin, stop = sentences_at(text, (start,))[0]
    stop = max(stop, end)
    if stop - begin <= 2 * _REACH:
        return text[begin:stop]
    begin, stop = max(begin, start - _REACH), min(stop, max(end, start + _REACH))
    return f"…{text[begin:stop].strip()}…"


def _company(
    reader: Reader, actor_id: int, known: list[Mentioned], progress: Progress
) -> tuple[Companion, ...]:
    found = company(reader, actor_id, known, progress)
    types = {one.id: one.label for one in reader.actor_types.find()}
    # one by one is quicker for a few
    few = len(found) <= _FEW
    others = map(reader.actors.get, found) if few else reader.actors.find()
    told = [
        Companion(one.id, one.name, types[one.type_id], *found[one.id])
        for one in others
        if one.id in found
    ]
    told.sort(key=lambda one: one.name.casefold())
    return tuple(sorted(told, key=lambda one: (-one.sentences, -one.documents)))
