"""Say who speaks at a place of a text: an excerpt's speaker, before the analyst says otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.model.statements import Statement, Turn
from workbench.text.paragraphs import Span

#: of a span, this much at least has to lie in the words of a statement
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Voice:
    """Hold who speaks at a place: the span of the name, and the statement or the turn it is from.

    `speaker` is None in a statement whose speaker the text doesn't say.
    """

    speaker: tuple[int, int] | None
    statement: Statement | None = None
    turn: Turn | None = None


def voice_at(
    statements: Iterable[Statement], turns: Iterable[Turn], start: int, end: int
) -> Voice | None:
    """Return who speaks at [start, end); None where it is the author.

    Quoted words go before reported ones, and both before the turn that they are told in. Most of
    the span has to be the speaker's.
    """
    covering = [one for one in statements if _covered(one.spans, start, end) >= _SHARE]
    if covering:
        best = min(covering, key=lambda one: (one.mode != "direct", _size(one.spans)))
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


def _covered(spans: Sequence[Span], start: int, end: int) -> float:
    shared = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
    return shared / (end - start) if end > start else 0.0


def _size(spans: Sequence[Span]) -> int:
    return sum(last - first for first, last in spans)
