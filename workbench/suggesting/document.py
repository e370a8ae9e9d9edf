"""All that is suggested of one document, in one call: mentions, statements, turns, furniture."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.documents import Piece
from workbench.model.furniture import FurnitureSpan
from workbench.model.statements import Statement, Turn
from workbench.model.suggestions import SuggestedMention
from workbench.statements.reading import statements
from workbench.statements.turns import turns
from workbench.suggesting.known import KnownActors
from workbench.suggesting.mentions import find_mentions
from workbench.suggesting.recognising import Recogniser
from workbench.suggesting.usage import Usage
from workbench.text.furniture import find_furniture


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Hold all that is suggested of one document, each kind in the order of the text."""

    mentions: tuple[SuggestedMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    turns: tuple[Turn, ...] = ()
    furniture: tuple[FurnitureSpan, ...] = ()


def suggest(
    text: str,
    furniture: Sequence[FurnitureSpan] | None = None,
    pieces: Sequence[Piece] = (),
    known: KnownActors | None = None,
    usage: Usage | None = None,
    recogniser: Recogniser | None = None,
) -> Suggestions:
    """Return what is suggested of a text. Changes nothing; safe in any thread.

    `furniture` is what the project knows of page furniture, looked for here when None; `pieces` are
    the parts of the stored text; `known` are the project's actors, `usage` is how its documents use
    words, `recogniser` finds further names.
    """
    wrapped = tuple(find_furniture(text) if furniture is None else furniture)
    outside = [(one.start, one.end) for one in wrapped]
    outside += [(one.start, one.end) for one in pieces if one.kind == "meta"]
    spoken = turns(text, outside)
    return Suggestions(
        tuple(find_mentions(text, outside, known, usage, recogniser)),
        tuple(statements(text, spoken, outside)),
        tuple(spoken),
        wrapped,
    )
