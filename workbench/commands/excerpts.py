"""Highlight, code, resize, annotate and delete excerpts."""

from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.model.excerpts import Excerpt
from workbench.ports import Store
from workbench.session import Desk
from workbench.text.anchoring import Anchor, anchor


def anchored(store: Store, document_id: int, start: int, end: int) -> Anchor:
    """Return the anchor of a span of the stored text, without the blank space at its ends.

    Raises Refusal when nothing but space is left.
    """
    text = store.documents.text(document_id)
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise Refusal("Select some words first.")
    return anchor(text, start, end)


def keep_excerpt(
    store: Store,
    desk: Desk,
    document_id: int,
    start: int,
    end: int,
    note: str = "",
    whose: str | None = None,
) -> int:
    """Return the excerpt on exactly this span, of this analyst or of any; made if there was none."""
    held = anchored(store, document_id, start, end)
    by = {} if whose is None else {"analyst": whose}
    same = store.excerpts.find(document_id=document_id, start=held.start, end=held.end, **by)
    if same:
        if note:
            store.excerpts.change([same[0].id], note="\n".join(filter(None, (same[0].note, note))))
        return same[0].id
    return store.excerpts.add(
        Excerpt(
            document_id=document_id,
            start=held.start,
            end=held.end,
            quote=held.quote,
            prefix=held.prefix,
            suffix=held.suffix,
            note=note,
            analyst=desk.who,
            created_at=desk.clock(),
        )
    )


@dataclass(frozen=True)
class AddExcerpt:
    """Keep a span under codes (none is allowed); the same span again gains the codes. Returns id.

    The same span of another analyst stays theirs, so that it can be said what each of them marked.
    """

    document_id: int
    start: int
    end: int
    code_ids: tuple[int, ...] = ()
    note: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        return "Highlight"

    def apply(self, store: Store, desk: Desk) -> int:
        """Keep the excerpt and link its codes."""
        excerpt_id = keep_excerpt(
            store, desk, self.document_id, self.start, self.end, self.note, desk.who
        )
        for code_id in self.code_ids:
            store.excerpts.link([excerpt_id], code_id)
        return excerpt_id


@dataclass(frozen=True)
class ResizeExcerpt:
    """Give an excerpt another span of its document."""

    excerpt_id: int
    start: int
    end: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Resize excerpt"

    def apply(self, store: Store, desk: Desk) -> None:
        """Take quote and surroundings from the stored text."""
        excerpt = store.excerpts.get(self.excerpt_id)
        held = anchored(store, excerpt.document_id, self.start, self.end)
        taken = store.excerpts.find(
            document_id=excerpt.document_id,
            start=held.start,
            end=held.end,
            analyst=excerpt.analyst,
        )
        if any(other.id != excerpt.id for other in taken):
            raise Refusal("There is already an excerpt on exactly these words.")
        store.excerpts.change(
            [excerpt.id],
            start=held.start,
            end=held.end,
            quote=held.quote,
            prefix=held.prefix,
            suffix=held.suffix,
        )


@dataclass(frozen=True)
class AnnotateExcerpts:
    """Set the note of excerpts."""

    excerpt_ids: tuple[int, ...]
    note: str

    @property
    def label(self) -> str:
        """Name the action."""
        return "Change note"

    def apply(self, store: Store, desk: Desk) -> None:
        """Write the note."""
        store.excerpts.change(self.excerpt_ids, note=self.note)


@dataclass(frozen=True)
class AttributeExcerpts:
    """Say which actor speaks in the excerpts; 0 says that nobody is quoted, whatever the text says."""

    excerpt_ids: tuple[int, ...]
    speaker_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Change speaker"

    def apply(self, store: Store, desk: Desk) -> None:
        """Write the speaker."""
        store.excerpts.change(
            self.excerpt_ids, speaker_id=self.speaker_id, nobody=not self.speaker_id
        )


@dataclass(frozen=True)
class AttributeAsRead:
    """Let the text say who speaks in the excerpts, in place of what the analyst said."""

    excerpt_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return "Take speaker from the text"

    def apply(self, store: Store, desk: Desk) -> None:
        """Forget what was said."""
        store.excerpts.change(self.excerpt_ids, speaker_id=0, nobody=False)


@dataclass(frozen=True)
class CodeExcerpts:
    """Put excerpts under a code."""

    excerpt_ids: tuple[int, ...]
    code_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Code excerpt"

    def apply(self, store: Store, desk: Desk) -> None:
        """Link; those already there stay as they are."""
        store.excerpts.link(self.excerpt_ids, self.code_id)


@dataclass(frozen=True)
class UncodeExcerpts:
    """Take a code off excerpts; an excerpt left without code, note, speaker or claim is deleted."""

    excerpt_ids: tuple[int, ...]
    code_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Remove code"

    def apply(self, store: Store, desk: Desk) -> None:
        """Unlink, then drop what nothing holds any more; what never had the code stays."""
        under = set(store.excerpts.under(self.code_id))
        held = [excerpt_id for excerpt_id in self.excerpt_ids if excerpt_id in under]
        store.excerpts.unlink(held, self.code_id)
        store.excerpts.remove([excerpt_id for excerpt_id in held if _empty(store, excerpt_id)])


def _empty(store: Store, excerpt_id: int) -> bool:
    excerpt = store.excerpts.get(excerpt_id)
    held = excerpt.note or excerpt.speaker_id or store.excerpts.codes_of(excerpt_id)
    return not held and not store.claims.find(excerpt_id=excerpt_id)


@dataclass(frozen=True)
class RecodeExcerpts:
    """Move excerpts from one code to another."""

    excerpt_ids: tuple[int, ...]
    from_id: int
    into_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Recode excerpt"

    def apply(self, store: Store, desk: Desk) -> None:
        """Link to the new code before leaving the old."""
        store.excerpts.link(self.excerpt_ids, self.into_id)
        if self.into_id != self.from_id:
            store.excerpts.unlink(self.excerpt_ids, self.from_id)


@dataclass(frozen=True)
class DeleteExcerpts:
    """Delete excerpts with the claims that rest on them."""

    excerpt_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        count = len(self.excerpt_ids)
        return "Delete excerpt" if count == 1 else f"Delete {count} excerpts"

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete; undo brings the claims back too."""
        store.excerpts.remove(self.excerpt_ids)
