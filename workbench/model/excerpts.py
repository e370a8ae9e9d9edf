"""Excerpts and the codes they stand under. A span is half-open, in code points of the stored text."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Hold a stretch of a document that the analyst kept: span, exact quote and its surroundings.

    `prefix` and `suffix` are up to 32 code points on either side. `speaker_id` is the actor who the
    analyst said speaks, `nobody` that the analyst said nobody is quoted; with neither, the text
    itself says who speaks (see `Speaker`).
    """

    id: int = 0
    document_id: int = 0
    start: int = 0
    end: int = 0
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    speaker_id: int = 0
    note: str = ""
    analyst: str = ""
    created_at: str = ""
    nobody: bool = False


#: who says who speaks in an excerpt: the analyst, or the text, by an actor that is tagged there or
#: by words only, such as “a senior adviser”
SPEAKER_FROM = {
    "analyst": "Set by the analyst",
    "text": "From the text",
    "words": "From the text; no actor is tagged there",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Hold who speaks in an excerpt: the actor, and the words that the text has for whom it quotes.

    `origin` is a key of SPEAKER_FROM: an analyst may also have said that nobody is quoted. It is empty
    where the text quotes nobody, or does not say whom.
    """

    actor_id: int = 0
    words: str = ""
    origin: str = ""

    @property
    def named(self) -> bool:
        """Say whether anybody is named, if only by words."""
        return bool(self.actor_id or self.words)


@dataclass(frozen=True, slots=True)
class Code:
    """Hold a code of the code book; `parent_id` 0 is the top, `favourite` 1–9 or 0 for none.

    `colour` is the name of a swatch in the theme (see `resources/themes`), never a raw value.
    """

    id: int = 0
    parent_id: int = 0
    name: str = ""
    colour: str = "yellow"
    favourite: int = 0
    description: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold what a reader paints: an excerpt under one code, or a mention.

    `kind` is `excerpt`, `mention` or, for a name that nobody has decided on, `suggestion`; `id` is
    that record's; `owner_id` the code (0 for none) or the actor; `label` its name, or without a
    code the kinds of relation that the excerpt is evidence of; `colour` a swatch name; `detail` the
    actor type's key for a name.
    """

    kind: str
    id: int
    start: int
    end: int
    owner_id: int
    label: str
    colour: str
    detail: str = ""


class Marking(NamedTuple):
    """Hold that an analyst put a stretch of a document under a code; 100,000 are read at once."""

    excerpt_id: int
    document_id: int
    start: int
    end: int
    code_id: int
