"""What a file states of itself, each value with the place in the file where it stands."""

from dataclasses import replace
from typing import Any, NamedTuple

from workbench.importing.direction import tame
from workbench.importing.language import guess_language
from workbench.importing.reading import ReadDocument
from workbench.model.provenance import LONGEST, MADE

#: where values stand that several formats state alike
PROPERTIES = "document properties"
ONLY_HEADING = "the only main heading"
FIRST_LINE = "the first line"


class Fact(NamedTuple):
    """Hold a value and where it stands, in plain words; empty when it is not stated."""

    value: str = ""
    where: str = ""


NOTHING = Fact()


def first(*facts: Fact) -> Fact:
    """Return the first fact that says anything."""
    return next((fact for fact in facts if fact.value), NOTHING)


def told_by_words(text: str) -> Fact:
    """Return the language that the letters or the commonest words of a text tell."""
    return Fact(guess_language(text), "its letters and words")


def stating(document: ReadDocument, made: Fact = NOTHING, **facts: Fact) -> ReadDocument:
    """Return the document with these facts, by field, and where each stands.

    `made` is the day that the file says it was made on, as EDTF: a hint, never its publication.
    """
    values: dict[str, Any] = {name: tame(fact.value) for name, fact in facts.items()}
    sources = {name: fact.where[:LONGEST] for name, fact in facts.items() if fact.value}
    if made.value:
        sources[MADE] = made.value
    return replace(document, sources=sources, **values)
