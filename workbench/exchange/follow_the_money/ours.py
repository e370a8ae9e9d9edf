"""Understand what we wrote beside the properties of an entity; what is not as we write it is none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.exchange.follow_the_money.lines import Entity
from workbench.text.anchoring import Anchor
from workbench.text.hashes import hash_in, span_in


@dataclass(frozen=True, slots=True)
class Quoted:
    """Hold words of a text: the text's hash, and their anchor in it."""

    sha256: str
    anchor: Anchor


def said(ours: Mapping[str, Any], key: str) -> str:
    """Return a text that stands under a key, or empty."""
    value = ours.get(key)
    return value if isinstance(value, str) else ""


def records(ours: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Return the objects of a list that stands under a key."""
    value = ours.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def record(ours: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return an object that stands under a key, or an empty one."""
    value = ours.get(key)
    return value if isinstance(value, dict) else {}


def number(ours: Mapping[str, Any], key: str) -> int:
    """Return a whole number that stands under a key, or −1."""
    value = ours.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def is_claim(one: Entity) -> bool:
    """Say whether a note holds a claim of ours."""
    return one.schema == "Note" and bool(said(one.ours, "relation"))


def is_mention(one: Entity) -> bool:
    """Say whether a mention tells its places, as ours do."""
    return one.schema == "Mention" and bool(said(one.ours, "actor"))


def quoted_in(one: Entity) -> Iterator[Quoted]:
    """Yield the words that a claim or a mention of ours quotes."""
    if is_claim(one):
        sha256, start, end = span_in(said(one.ours, "at"))
        around = said(one.ours, "prefix"), said(one.ours, "suffix")
        yield Quoted(sha256, Anchor(start, end, _quote(one), *around))
    elif is_mention(one):
        sha256 = hash_in(said(one.ours, "text"))
        for place in records(one.ours, "at"):
            held = number(place, "start"), number(place, "end"), said(place, "quote"), "", ""
            yield Quoted(sha256, Anchor(*held))


def _quote(one: Entity) -> str:
    """Return the words of a claim as they stand in the text: values are kept without outer spaces."""
    return said(one.ours, "quote") or one.text("description")
