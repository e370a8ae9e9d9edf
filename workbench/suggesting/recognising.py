"""A recogniser that the analyst has installed joins the rules: spaCy, with a model of its own.

Nothing is fetched. Without spaCy, or without a model, nothing changes. What it finds is one more
hint: a name that the rules left out, or the type of one that they could not tell.
"""

import os
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from workbench.errors import Refusal
from workbench.model.suggestions import UNKNOWN
from workbench.suggesting.evidence import Name
from workbench.suggesting.gazetteers import is_listed
from workbench.suggesting.vocabulary import section

#: a model by its name or folder, or "off"; without it, the first model installed is taken
SETTING = "SIDELIGHT_SPACY"
_GIVEN_AT_MOST = 200_000
_TYPES = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "state", "LOC": "place",
    "FAC": "place",
}  # fmt: skip
_OWNED = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Recognised:
    """Hold a name that a recogniser found: half-open code points, and its label, such as ORG."""

    start: int
    end: int
    label: str


class Recogniser(Protocol):
    """Find names in a text; raises Refusal with one sentence when it can't work."""

    name: str

    def __call__(self, text: str) -> Iterable[Recognised]:
        """Return what is found, in any order."""
        ...


class Spacy:
    """Find names with a spaCy model; loads it once, from this machine only."""

    name = "spaCy"

    def __init__(self, model: str) -> None:
        try:
            spacy = import_module("spacy")
            self._read: Any = spacy.load(model, exclude=["lemmatizer", "textcat", "parser"])
        except (Exception, MemoryError) as error:  # whatever a model does when it is loaded
            raise Refusal(
                f"The spaCy model “{model}” could not be loaded ({type(error).__name__}), so names are"
                " suggested without it."
            ) from error

    def __call__(self, text: str) -> Iterable[Recognised]:
        """Return the entities of the text's beginning; the rest of a very long one is left out."""
        for one in self._read(text[:_GIVEN_AT_MOST]).ents:
            yield Recognised(one.start_char, one.end_char, one.label_)


def installed_model() -> str:
    """Return the model to take, or empty: as the setting says, else an English one, else the first."""
    wanted = os.environ.get(SETTING, "")
    if wanted.lower() in ("off", "0", "no") or find_spec("spacy") is None:
        return ""
    if wanted:
        return wanted
    from importlib.metadata import entry_points

    models = sorted(one.name for one in entry_points(group="spacy_models"))
    english = [one for one in models if one.startswith("en_")]
    return next(iter(english or models), "")


@lru_cache(maxsize=1)
def recogniser(model: str) -> Spacy:
    """Return the recogniser with a model, loaded once; raises Refusal when it can't be."""
    return Spacy(model)


def add_recognised(text: str, names: Sequence[Name], finds: Recogniser) -> list[Name]:
    """Return the names with what the recogniser adds: further ones, and types that were unknown."""
    held = sorted(names, key=lambda one: one.start)
    starts = [one.start for one in held]
    further: list[Name] = []
    reached = 0
    for one in sorted(finds(text), key=lambda found: found.start):
        kind, (start, end) = _TYPES.get(one.label), _trimmed(text, one.start, one.end)
        if not kind or start < reached or end > len(text):
            continue
        at = bisect_left(starts, end)
        over = held[at - 1] if at and held[at - 1].end > start else None
        if over is None and _may_be_name(text[start:end]):
            said, why = text[start:end], f"{finds.name}: {one.label}"
            further.append(Name(start, end, said, None, kind, why))
            reached = end
        elif over and over.type == UNKNOWN and (over.start, over.end) == (start, end):
            over.type, over.why = kind, f"{finds.name}: {one.label}"
    return sorted([*held, *further], key=lambda one: one.start)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without a small article, titles and possessive, as names are suggested."""
    said = text[start:end]
    for owned in _OWNED:
        if said.endswith(owned):
            said = said.removesuffix(owned)
            break
    words = said.split(" ")
    while len(words) > 1 and (
        words[0] in ("the", "The", "a", "an") or words[0].rstrip(".") in section("titles")
    ):
        said = said[len(words[0]) + 1 :]
        start += len(words[0]) + 1
        words = words[1:]
    return start, start + len(said)


def _may_be_name(said: str) -> bool:
    if len(said) < 2 or "\n" in said or not any(one.isupper() for one in said):
        return False
    plain = said in section("no actors") or said in section("openers") or said in section("titles")
    return not plain and not (" " not in said and is_listed(said))
