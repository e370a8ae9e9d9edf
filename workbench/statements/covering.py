"""Say who speaks at a place of a text: an excerpt's speaker, before the analyst says otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from workbench.model.statements import Statement, Turn
from workbench.text.paragraphs import Span

#: of a span, this much at least has to lie in the words of a statement
_SHARE = 0.5


class Spoken(Protocol):
    """Words that somebody says at one place, in pieces, directly or indirectly."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the pieces, in order."""
        ...

    @property
    def mode(self) -> str:
        """Return direct or indirect."""
        ...


Words = TypeVar("Words", bound=Spoken)


@dataclass(frozen=True, slots=True)
class Voice:
    """Hold who speaks at a place: the span of the name, and the statement or the turn it is from.

    `speaker` is None in a statement whose speaker the text doesn't say.
    """

    speaker: tuple[int, int] | None
    statement: Statement | None = None
    turn: Turn | None = None


def covering(spoken: Iterable[Words], start: int, end: int) -> Words | None:
    """Return the statement that most of [start, end) lies in, or None.

    Quoted words go before reported ones, few before many.
    """
    held = [one for one in spoken if _covered(one.spans, start, end) >= _SHARE]
    return min(held, key=lambda one: (one.mode != "direct", _size(one.spans)), default=None)


def voice_at(
    statements: Iterable[Statement], turns: Iterable[Turn], start: int, end: int
) -> Voice | None:
    """Return who speaks at [start, end); None where it is the author.

    Quoted words go before reported ones, and both before the turn that they are told in. Most of
    the span has to be the speaker's.
    """
    best = covering(statements, start, end)
    if best:
        return Voice(best.speaker, statement=best)
    for turn in turns:
        if _covered((turn.content,), start, end) >= _SHARE:
            return Voice(turn.label, turn=turn)
    return None


def speaker_at(
    statements: Iterable[Statement], turns: Iterable[Turn], start: int, end: int
) -> tuple[int, int] | None:
    """Return the span that names who speaks at [start, end); None for the author or nobody named."""
    voice = voice_at(statements, turns, start, end)
    return voice.speaker if voice else None


def alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Say whether two sets of spans are mostly the same words: half of what they have together."""
    shared = sum(
        max(0, min(end, last) - max(start, first)) for start, end in one for first, last in other
    )
    return shared * 2 >= _size(one) + _size(other) - shared


def _covered(spans: Sequence[Span], start: int, end: int) -> float:
    shared = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
    return shared / (end - start) if end > start else 0.0


def _size(spans: Sequence[Span]) -> int:
    return sum(last - first for first, last in spans)
