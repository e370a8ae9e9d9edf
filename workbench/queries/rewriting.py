"""Write a search anew: with the spellings that were found in place of ~, or with ~ at every name."""

from workbench.queries.letters import words_of
from workbench.queries.tokens import Token, tokens
from workbench.queries.tree import Like, Query, Spelling, sought


def names_of(query: Query) -> list[Like]:
    """Return the names that a search asks for by likeness, in the order typed."""
    return [leaf for leaf in sought(query.root) if isinstance(leaf, Like)]


def spelled_out(query: Query) -> str:
    """Return what was typed with every spelling that was found written out in place of its ~."""
    typed = query.typed
    for name in reversed(names_of(query)):
        field = "title:" if name.titled else ""
        said = " OR ".join(field + _written(one) for one in name.spellings)
        typed = f"{typed[: name.start]}({said}){typed[name.end :]}"
    return typed


def _written(one: Spelling) -> str:
    return f'"{one.text}"' if " " in one.text else one.text


def likened(typed: str) -> str:
    """Return what was typed with ~ at every word and phrase; without any if all had it already."""
    found = list(tokens(typed))
    words = [
        token
        for before, token in zip([None, *found], found, strict=False)
        if _may_be_a_name(token) and not _in_field(before)
    ]
    bare = [token for token in words if not token.said.endswith("~")]
    for token in reversed(bare or words):
        end = token.end if bare else token.end - 1
        typed = f"{typed[:end]}{'~' if bare else ''}{typed[token.end :]}"
    return typed


def _may_be_a_name(token: Token) -> bool:
    if token.kind not in ("word", "quoted") or token.said.endswith("*"):
        return False
    return any(map(str.isalpha, token.said)) and bool(words_of(token.said))


def _in_field(before: Token | None) -> bool:
    return before is not None and before.kind == "field" and before.said.lower() != "title:"
