"""Put right who says what: another speaker, other words, no statement, or one that was not found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from workbench.commands.excerpts import anchored
from workbench.errors import Refusal
from workbench.model.statements import (
    MODES,
    Attribution,
    Span,
    span_written,
    spans_written,
)
from workbench.ports import Store
from workbench.session import Desk
from workbench.statements.covering import alike
from workbench.statements.heard import Heard, heard
from workbench.text.anchoring import anchor

#: marks that quoted words may be selected with, by the one that closes them
_MARKS = {"”": "“", "’": "‘", "»": "«", "«": "»", "“": "„", '"': '"', "'": "'", "」": "「"}


@dataclass(frozen=True)
class CorrectSpeaker:
    """Say who speaks: an actor, or words of the text; neither is nobody. `name` is for the history.

    Several statements or turns of one document are corrected in one step. Returns their records.
    """

    heard: tuple[Heard, ...]
    actor_id: int = 0
    words: Span | None = None
    name: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        if not (self.actor_id or self.words):
            return "Say that no speaker is named"
        many = f" in {len(self.heard)} places" if len(self.heard) > 1 else ""
        return f"Correct speaker to “{self.name}”{many}" if self.name else f"Correct speaker{many}"

    def apply(self, store: Store, desk: Desk) -> list[int]:
        """Keep the words that name the speaker where the actor is just whom they mean."""
        if self.actor_id:
            store.actors.get(self.actor_id)
        return [self._one(store, desk, one) for one in self.heard]

    def _one(self, store: Store, desk: Desk, one: Heard) -> int:
        words = self.words
        if words:
            held = anchored(store, one.document_id, *words)
            words = held.start, held.end
        elif self.actor_id and (one.is_turn or one.actor_id in (0, self.actor_id)):
            words = one.speaker_span
        return _keep(store, desk, one, speaker=span_written(words), speaker_id=self.actor_id)


@dataclass(frozen=True)
class CorrectMode:
    """Say that words are quoted as they were spoken (direct), or told in the author's (indirect)."""

    heard: Heard
    mode: str

    @property
    def label(self) -> str:
        """Name the action."""
        how = "quoted" if self.mode == "direct" else "told in the author’s words"
        return f"Correct statement: {how}"

    def apply(self, store: Store, desk: Desk) -> int:
        """Write the mode; returns the record."""
        if self.mode not in MODES:
            raise ValueError(f"not a mode of a statement: {self.mode}")
        if self.heard.is_turn:
            raise Refusal("A turn of a talk is always given word for word.")
        return _keep(store, desk, self.heard, mode=self.mode)


@dataclass(frozen=True)
class RejectStatement:
    """Say that something is no statement, or no turn; one that was added by hand is deleted."""

    heard: Heard

    @property
    def label(self) -> str:
        """Name the action."""
        if self.heard.state == "added":
            return "Delete statement"
        return "Say that this is no turn" if self.heard.is_turn else "Say that this is no statement"

    def apply(self, store: Store, desk: Desk) -> None:
        """Keep the word on it, so that it is not found again."""
        if self.heard.state == "added":
            store.statements.remove([self.heard.record_id])
        else:
            _keep(store, desk, self.heard, state="rejected")


@dataclass(frozen=True)
class AddStatement:
    """Say that words are a statement; marks around them are left out. Returns the record.

    Where one is found or was rejected already, it is corrected. Speaker as in `CorrectSpeaker`.
    """

    document_id: int
    start: int
    end: int
    actor_id: int = 0
    words: Span | None = None
    mode: str = "direct"

    @property
    def label(self) -> str:
        """Name the action."""
        return "Add statement"

    def apply(self, store: Store, desk: Desk) -> int:
        """Keep the words as one piece."""
        held = anchored(store, self.document_id, self.start, self.end)
        span = _unquoted(held.quote, held.start)
        if same := _rejected(store, self.document_id, span):
            store.statements.remove([same.id])
        there = [one for one in heard(store, self.document_id) if not one.is_turn]
        known = next((one for one in there if alike(one.spans, (span,))), None)
        fresh = Heard(self.document_id, (span,), mode=self.mode, state="added")
        one = replace(known, spans=(span,), mode=self.mode) if known else fresh
        speaker: dict[str, Any] = {}
        if self.words:
            words = anchored(store, self.document_id, *self.words)
            speaker = {"speaker": span_written((words.start, words.end)), "speaker_id": 0}
        if self.actor_id:
            speaker["speaker_id"] = self.actor_id
        return _keep(store, desk, one, **speaker)


@dataclass(frozen=True)
class TakeBackCorrections:
    """Forget what was said of statements, so that they stand again as rules find them."""

    record_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return "Take correction back"

    def apply(self, store: Store, desk: Desk) -> None:
        """Remove the records; raises Refusal when there is none."""
        if not any(self.record_ids):
            raise Refusal("Nothing was corrected here: it stands as it was found.")
        store.statements.remove(self.record_ids)


def _keep(store: Store, desk: Desk, one: Heard, **fields: Any) -> int:
    """Write what is said of a statement, over what was said of it before; returns the record."""
    text = store.documents.text(one.document_id)
    held = anchor(text, one.start, one.end)
    record_id = one.record_id or _said_already(store, one)
    said = Attribution(
        id=record_id,
        document_id=one.document_id,
        start=held.start,
        end=held.end,
        quote=held.quote,
        prefix=held.prefix,
        suffix=held.suffix,
        pieces=spans_written(one.spans),
        kind=one.kind,
        state=one.state or "corrected",
        mode=one.mode,
        speaker=span_written(one.speaker_span),
        verb=span_written(one.verb_span),
        source=span_written(one.source_span),
        through=span_written(one.through_span),
        analyst=desk.who,
        created_at=desk.clock(),
    )
    if not record_id:
        return store.statements.add(replace(said, **fields))
    before = store.statements.get(record_id)
    chosen = {"speaker_id": before.speaker_id, "source_id": before.source_id}
    store.statements.put([replace(said, **{**chosen, **fields})])
    return record_id


def _said_already(store: Store, one: Heard) -> int:
    """Return the record of what was said of these words since they were heard, or 0."""
    said = store.statements.find(document_id=one.document_id, kind=one.kind)
    return next((two.id for two in said if alike(two.spans, one.spans)), 0)


def _rejected(store: Store, document_id: int, span: Span) -> Attribution | None:
    said: Iterable[Attribution] = store.statements.find(document_id=document_id, state="rejected")
    return next((one for one in said if alike(one.spans, (span,))), None)


def _unquoted(quote: str, start: int) -> Span:
    """Return the span of words without the marks that open and close them."""
    inside = len(quote) > 2 and _MARKS.get(quote[-1]) == quote[0]
    return (start + 1, start + len(quote) - 1) if inside else (start, start + len(quote))
