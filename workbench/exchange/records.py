"""Make records of the project from what a file of another program brought."""

from workbench.exchange.brought import (
    BroughtAlias,
    BroughtClaim,
    BroughtDocument,
    BroughtExcerpt,
    BroughtMention,
)
from workbench.model.actors import Alias, Mention
from workbench.model.documents import Document
from workbench.model.excerpts import Excerpt
from workbench.model.provenance import written
from workbench.model.relations import Claim
from workbench.text.anchoring import Anchor


def document_record(one: BroughtDocument, content_id: int, at: str) -> Document:
    """Return a document whose text is stored as this content."""
    return Document(
        content_id=content_id,
        title=one.title,
        author=one.author,
        outlet=one.outlet,
        url=one.url,
        published=one.published,
        language=one.language,
        source_grade=one.source_grade,
        information_grade=one.information_grade,
        note=one.note,
        status=one.status,
        file_name=one.file_name,
        media_type=one.media_type,
        length=len(one.text),
        added_at=at,
        path=one.path,
        sources=written(one.sources),
    )


def alias_record(one: BroughtAlias) -> Alias:
    """Return a spelling, of nobody yet."""
    return Alias(0, 0, one.text, one.kind, one.case, one.since, one.until)


def excerpt_record(
    one: BroughtExcerpt, document_id: int, held: Anchor, speaker_id: int, who: str, at: str
) -> Excerpt:
    """Return an excerpt at its place; `who` and `at` where the file does not tell."""
    return Excerpt(
        document_id=document_id,
        start=held.start,
        end=held.end,
        quote=held.quote,
        prefix=held.prefix,
        suffix=held.suffix,
        speaker_id=speaker_id,
        note=one.note,
        analyst=one.analyst or who,
        created_at=one.created_at or at,
        nobody=one.nobody,
    )


def mention_record(
    one: BroughtMention, document_id: int, held: Anchor, actor_id: int, who: str, at: str
) -> Mention:
    """Return a mention at its place; `who` and `at` where the file does not tell."""
    return Mention(
        document_id=document_id,
        actor_id=actor_id,
        start=held.start,
        end=held.end,
        quote=held.quote,
        prefix=held.prefix,
        suffix=held.suffix,
        analyst=one.analyst or who,
        created_at=one.created_at or at,
    )


def claim_record(one: BroughtClaim, relation_id: int, excerpt_id: int, speaker_id: int) -> Claim:
    """Return a claim that rests on an excerpt."""
    return Claim(
        relation_id=relation_id,
        excerpt_id=excerpt_id,
        voice=one.voice,
        speaker_id=speaker_id,
        stance=one.stance,
        since=one.since,
        until=one.until,
        likelihood=one.likelihood,
        source_grade=one.source_grade,
        information_grade=one.information_grade,
        note=one.note,
    )
