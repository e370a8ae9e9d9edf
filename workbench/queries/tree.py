"""What a search asks for, as a tree. `start` and `end` of a node are its place in what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Ask for words that stand together; with `prefix` the last one may go on.

    `text` is as typed, without its quotes; `titled` looks in titles alone.
    """

    text: str
    start: int
    end: int
    prefix: bool = False
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Ask for words of which no two are parted by more than `distance` others."""

    words: tuple[Words, ...]
    distance: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Ask for a regular expression, matched in the text as it is, ignoring case."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """Ask for documents by what is known of them: `outlet:Newswire`, `date:2020..2021`."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class And:
    """Ask for all of the parts."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """Ask for any of the parts."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Ask for what the part does not find."""

    part: "Node"


Node = Words | Near | Pattern | Field | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """Hold a search: what was typed, and what it asks for."""

    typed: str
    root: Node


def sought(node: Node) -> Iterator[Node]:
    """Yield the leaves that are to be there: what stands under NOT is not."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from sought(part)
        case Not():
            return
        case _:
            yield node
