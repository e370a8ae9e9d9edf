"""What names tell of their neighbours: whose an article is, and the kind of what stands beside."""

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.model.suggestions import UNKNOWN
from workbench.suggesting.capitals import opens
from workbench.suggesting.evidence import Name
from workbench.suggesting.seats import datelines

_LISTED = re.compile(r"(?:, | and | or |, and |, or )$")
_GOES_ON = re.compile(r"[\w,)|] $")
_BY_ITSELF = ("person", "state", "place", UNKNOWN)


def take_articles(text: str, names: Sequence[Name]) -> None:
    """Give the article to organisations that keep its capital inside a sentence: The Harbor Post."""
    deliberate = {one.text for one in names if _has_article(text, one, at_start=False)}
    for one in names:
        if one.text in deliberate and _has_article(text, one, at_start=True):
            one.start -= len("The ")
            one.text = "The " + one.text


def _has_article(text: str, one: Name, at_start: bool) -> bool:
    if one.type in _BY_ITSELF or one.candidate is None or one.candidate.entry:
        return False
    at = one.start - len("The ")
    if at < 0 or not text.startswith("The ", at) or one.text.startswith("The "):
        return False
    return at_start or (not opens(text, at) and bool(_GOES_ON.search(text[:at][-3:])))


def take_datelines(text: str, names: Sequence[Name]) -> None:
    """Give the name that begins a dateline the type of a place: HARRISBURG, Pa. —"""
    dashed = {start for start, end in datelines(text) if text[:end].rstrip()[-1] in "-–—"}
    for one in names:
        unlisted = one.candidate is None or one.candidate.entry is None
        if one.start in dashed and unlisted:
            one.type, one.why = "place", "where the report was written"


def take_kinds(text: str, names: Sequence[Name]) -> None:
    """Give a name of no known type that of the place or person it is listed with: Homs or Hama."""
    for first, second in pairwise(names):
        if not _LISTED.fullmatch(text, first.end, second.start):
            continue
        for one, other in ((first, second), (second, first)):
            if one.type == UNKNOWN and other.type in ("place", "person"):
                if other.type == "person" and " " in other.text and " " not in one.text:
                    continue
                one.type, one.why = other.type, f"listed with “{other.text}”, a {other.type}"
