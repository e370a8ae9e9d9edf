"""What takes longer to find for a card: what its actor says, what is said of it, who was merged."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.actors.parting import came_over
from workbench.actors.relating import Citations
from workbench.graph.evidence import quoted
from workbench.model.cards import Card, Merging, Place, Quoted
from workbench.model.dates import shown
from workbench.model.grades import grade
from workbench.ports import Reader
from workbench.statements.sayings import Saying, said_about, said_by
from workbench.suggesting.filling import RULES
from workbench.tasks import Progress

_HOW = {"direct": "quoted", "indirect": "in the author’s words"}


def with_statements(
    reader: Reader, card: Card, most_unread: int | None = None, progress: Progress | None = None
) -> Card:
    """Return the card with the statements by and about its actor.

    Documents that the rules have not read yet are read now, 2 ms a kB; when more than `most_unread`
    are, the card comes back as it was but with their number.
    """
    documents = {one.first.document_id for one in card.by_document}
    unread = len(documents.intersection(reader.suggested.waiting(RULES))) if documents else 0
    if most_unread is not None and unread > most_unread:
        return replace(card, unread=unread, said_by=(), said_about=())
    citations = Citations(reader, {})
    by = said_by(reader, card.actor.id, card.independent, progress)
    about = said_about(reader, card.actor.id, card.independent, progress)
    return replace(
        card,
        unread=0,
        said_by=_newest(_told(one, _how(one), citations) for one in by),
        said_about=_newest(_told(one, one.speaker or "not said who", citations) for one in about),
    )


def with_merges(reader: Reader, card: Card) -> Card:
    """Return the card with the actors that were merged into its own, as the history has them."""
    merged = tuple(
        Merging(one.name, one.at[:10], len(one.mention_ids), len(one.alias_ids))
        for one in came_over(reader, card.actor.id)
    )
    return replace(card, merged=merged)


def _how(one: Saying) -> str:
    return "answer" if one.heard.is_turn else _HOW[one.heard.mode]


def _told(one: Saying, first: str, citations: Citations) -> Quoted:
    cited = one.cited
    badge = grade(cited.source_grade, cited.information_grade)
    place = Place(one.document_id, one.anchor.start, one.anchor.end)
    source = f"{cited.outlet or cited.title} {badge}".strip()
    parts = (first, source, shown(cited.published), "repost" if one.repeated else "")
    said = " · ".join(" ".join(part.split()) for part in parts if part)
    return Quoted(quoted(one.words), said, citations.cited(place), place, cited.published,
                  repeat=one.repeated)  # fmt: skip


def _newest(found: Iterable[Quoted]) -> tuple[Quoted, ...]:
    return tuple(sorted(found, key=lambda one: one.published, reverse=True))
