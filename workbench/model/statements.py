"""Statements: who says what in a text, and the turns of those who speak in a transcript.

Spans are half-open code points of the stored text. The words of a direct quotation are given
without its quotation marks, a label without its colon: marks and colons are not anybody's words.
"""

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
