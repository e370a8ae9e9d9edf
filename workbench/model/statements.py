"""Statements: who says what in a text, and the turns of those who speak in a transcript.

Spans are half-open code points of the stored text. The words of a direct quotation are given
without its quotation marks, a label without its colon: marks and colons are not anybody's words.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]

MODES = {"direct": "Quoted word for word", "indirect": "In the author's words"}


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold what one voice says at one place, perhaps in several pieces.

    `speaker` is the name, or the noun phrase, as it stands where the speaker is named; None where
    the text doesn't say. `verb` is the word of saying, `source` whom the speaker in turn cites
    (Reuters, citing *two officials*), `through` who passes the words on (told *Reuters*).
    """

    spans: tuple[Span, ...]
    speaker: Span | None
    mode: str
    verb: Span | None = None
    source: Span | None = None
    through: Span | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold one turn of a speaker: the name before the colon, and all that is said after it."""

    label: Span
    content: Span


#: what is spoken of: words with their verb, or a turn of a talk
KINDS = ("statement", "turn")
#: what an analyst may have done: added words that no rule found, put right what one found, or said
#: that what one found is none
STATES = ("added", "corrected", "rejected")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Hold what the analyst said of a statement or a turn: it stands in place of what rules found.

    `start` and `end` are around all of its words; `pieces` are these as JSON pairs, `speaker`,
    `verb`, `source` and `through` a JSON pair each, or empty. `speaker_id` and `source_id` are
    actors, 0 where nobody said which. Without speaker and speaker_id nobody is named.
    """

    id: int = 0
    document_id: int = 0
    start: int = 0
    end: int = 0
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    pieces: str = "[]"
    kind: str = "statement"
    state: str = "corrected"
    mode: str = "direct"
    speaker: str = ""
    speaker_id: int = 0
    verb: str = ""
    source: str = ""
    source_id: int = 0
    through: str = ""
    analyst: str = ""
    created_at: str = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the pieces as spans."""
        return tuple((int(start), int(end)) for start, end in json.loads(self.pieces))


def spans_written(spans: Iterable[Span]) -> str:
    """Return spans as an `Attribution` keeps its pieces."""
    return json.dumps([list(one) for one in spans], separators=(",", ":"))


def span_written(span: Span | None) -> str:
    """Return one span as an `Attribution` keeps it, empty for none."""
    return json.dumps(list(span), separators=(",", ":")) if span else ""


def span_read(said: str) -> Span | None:
    """Return a span as `span_written` wrote it."""
    if not said:
        return None
    start, end = json.loads(said)
    return int(start), int(end)
