"""Say what a search asks for in the full-text index's own language, as far as that goes.

All that was typed goes in as quoted strings, so that no text can break the index's query.
"""

from workbench.queries.tree import And, Like, Near, Node, Not, Or, Query, Words, sought
from workbench.text.folding import fold


def expression(node: Node) -> str | None:
    """Return the FTS5 expression that finds the same documents; None when no such can be said."""
    match node:
        case Words():
            return _phrase(node)
        case Like():
            return _likened(node)
        case Near(words, distance):
            return f"NEAR({' '.join(map(_quoted, words))}, {distance})"
        case And(parts):
            return _all(parts)
        case Or(parts):
            said = [expression(part) for part in parts]
            return None if None in said else f"({' OR '.join(map(str, said))})"
    return None


def _all(parts: tuple[Node, ...]) -> str | None:
    wanted = [expression(part) for part in parts if not isinstance(part, Not)]
    barred = [expression(part.part) for part in parts if isinstance(part, Not)]
    if not wanted or None in wanted or None in barred:
        return None
    said = f"({' AND '.join(map(str, wanted))})"
    return f"({said} NOT ({' OR '.join(map(str, barred))}))" if barred else said


def ranking(query: Query) -> str | None:
    """Return the FTS5 expression to rank documents by: any of the words that are to be there."""
    said = [expression(leaf) for leaf in sought(query.root)]
    words = [one for one in said if one]
    return " OR ".join(words) if words else None


def _phrase(words: Words) -> str:
    return ("title : " if words.titled else "") + _quoted(words)


def _likened(name: Like) -> str:
    said = [one.text for one in name.spellings] or [name.text]
    return ("title : " if name.titled else "") + f"({' OR '.join(map(_string, said))})"


def _quoted(words: Words) -> str:
    return _string(words.text) + (" *" if words.prefix else "")


def _string(text: str) -> str:
    said = fold(text).replace('"', " ").replace("\0", " ")
    return f'"{said}"'
