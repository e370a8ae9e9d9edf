"""What a search asks for, as a tree. `start` and `end` of a node are its place in what was typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple


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


class Spelling(NamedTuple):
    """Hold a spelling as the index has it, its words parted by spaces, and how many documents do."""

    text: str
    documents: int


@dataclass(frozen=True, slots=True)
class Like:
    """Ask for a name by any spelling much like this one, written `Soleimani~`.

    `spellings` are those that the texts hold, the most frequent first: a store finds them.
    """

    text: str
    start: int
    end: int
    titled: bool = False
    spellings: tuple[Spelling, ...] = ()


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


Node = Words | Like | Near | Pattern | Field | And | Or | Not


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


def spelled(query: Query, find: Callable[[Like], tuple[Spelling, ...]]) -> Query:
    """Return the query with the spellings that `find` gives for each name asked for by likeness."""
    root = _spelled(query.root, find)
    return query if root == query.root else replace(query, root=root)


def _spelled(node: Node, find: Callable[[Like], tuple[Spelling, ...]]) -> Node:
    match node:
        case Like(spellings=()):
            return replace(node, spellings=find(node))
        case And(parts) | Or(parts):
            return replace(node, parts=tuple(_spelled(part, find) for part in parts))
        case Not(part):
            return Not(_spelled(part, find))
        case _:
            return node
