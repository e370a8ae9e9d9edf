"""Read a search into a tree, or refuse it and say where in what was typed it goes wrong.

any   = every (OR every)*
every = part ((AND)? part)*
part  = NOT* ( word | "phrase" | prefix* | a NEAR/5 b | NEAR(a b, 5) | /pattern/
             | field:value | ( any ) )
"""

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import NoReturn

from workbench.errors import QueryRefused
from workbench.queries.fields import checked_field, checked_pattern
from workbench.queries.tokens import FIELDS, Token, tokens
from workbench.queries.tree import And, Field, Like, Near, Node, Not, Or, Query, Words

LONGEST = 1000
DEEPEST = 40
NEAR = 10
#: words of a name by likeness: each may have many spellings, and all are tried together
MOST_WORDS = 3
#: half of a character in two units, as a broken copy leaves it; no text holds one
_BROKEN = re.compile("[\ud800-\udfff]")
_NO_LIKE = "NEAR takes words as they are, without ~; write the spellings with OR."
#: fewer letters than this are not taken for a beginning while they are typed: half the corpus is
BEGINNING = 3


def read_query(typed: str, typing: bool = False) -> Query:
    """Return what is asked for; raises QueryRefused with the place of what can't be understood.

    While it is still being `typing`, the last word may go on and what is open is taken as closed.
    """
    if len(typed) > LONGEST:
        raise QueryRefused(f"A search is at most {LONGEST} characters long.", LONGEST, len(typed))
    if broken := _BROKEN.search(typed):
        raise QueryRefused("There is half a character here; type it anew.", *broken.span())
    found = _meant(list(tokens(typed)), typing)
    if not found:
        raise QueryRefused("Type a word to search for.", 0, len(typed))
    reading = _Reading(found, typed, typing)
    root = reading.any()
    if left := reading.next:
        reading.refuse("A bracket ) is closed that was never opened.", left)
    return Query(typed, root)


def _meant(found: list[Token], typing: bool) -> list[Token]:
    """Drop what holds no letter and, at the end of what is being typed, signs that wait for more."""
    meant = [
        token
        for token in found
        if token.kind not in ("word", "quoted", "unclosed") or any(map(str.isalnum, token.said))
    ]
    if typing:
        while meant and (
            meant[-1].kind in ("operator", "infix", "open", "field")
            or (meant[-1].kind == "word" and meant[-1].said[:-1].lower() in FIELDS)
        ):
            meant.pop()
    return meant


class _Reading:
    """Go through the tokens, one after the other."""

    def __init__(self, found: list[Token], typed: str, typing: bool) -> None:
        self._found = found
        self._typed = typed
        self._typing = typing
        self._at = 0
        self._depth = 0

    @property
    def next(self) -> Token | None:
        """Return the token that comes next, None at the end."""
        return self._found[self._at] if self._at < len(self._found) else None

    def refuse(self, message: str, at: Token) -> NoReturn:
        """Say what is wrong with a token."""
        raise QueryRefused(message, at.start, at.end)

    def _take(self) -> Token:
        self._at += 1
        return self._found[self._at - 1]

    def _is(self, kind: str, said: str = "") -> bool:
        token = self.next
        return token is not None and token.kind == kind and said in ("", token.said)

    def any(self) -> Node:
        """Read alternatives."""
        parts = [self._every()]
        while self._is("operator", "OR"):
            self._take()
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _every(self) -> Node:
        parts = [self._part()]
        while self.next and not self._is("operator", "OR") and not self._is("bracket", ")"):
            if self._is("operator", "AND"):
                self._take()
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _part(self) -> Node:
        negated = False
        while self._is("operator", "NOT"):
            self._take()
            negated = not negated
        node = self._near(self._single())
        return Not(node) if negated else node

    def _single(self) -> Node:
        token = self.next
        if token is None:
            self._refuse_end()
        assert token is not None
        if token.kind in ("operator", "infix"):
            what = "a word on either side: first NEAR/10 second."
            before = "something to search for before it."
            name = token.said.partition("/")[0]
            self.refuse(f"{name} needs {what if name == 'NEAR' else before}", token)
        read = {
            "bracket": self._bracket,
            "near": self._closeness,
            "field": self._field,
            "pattern": self._pattern,
            "open": self._open_pattern,
        }
        return read.get(token.kind, self._words)()

    def _refuse_end(self) -> None:
        last = self._found[-1]
        if last.kind == "operator":
            self.refuse(f"{last.said} needs something to search for after it.", last)
        if last.kind == "infix":
            self.refuse("NEAR needs a word on either side: first NEAR/10 second.", last)
        self.refuse("A bracket ( is open; close it.", last)

    def _bracket(self) -> Node:
        opened = self._take()
        if opened.said == ")":
            if self._depth:
                self.refuse("There is nothing to search for before a bracket ).", opened)
            self.refuse("A bracket ) is closed that was never opened.", opened)
        self._depth += 1
        if self._depth > DEEPEST:
            self.refuse(f"There are more than {DEEPEST} brackets inside each other.", opened)
        if self.next is None and not self._typing:
            self.refuse("A bracket ( is open; close it.", opened)
        inside = self.any()
        self._close(opened)
        self._depth -= 1
        return inside

    def _close(self, opened: Token) -> None:
        if self._is("bracket", ")"):
            self._take()
        elif not self._typing:
            self.refuse("A bracket ( is open; close it.", opened)

    def _words(self) -> Words | Like:
        token = self._take()
        if token.kind == "unclosed" and not self._typing:
            self.refuse('A quotation mark " is open; close it.', token)
        if token.kind == "word":
            self._refuse_field(token)
        if token.said.endswith("~"):
            return self._like(token)
        bare = token.said.rstrip("*")
        text = bare.strip('"').rstrip("*")
        last = self._typing and self.next is None and token.end == len(self._typed)
        growing = last and token.kind == "word" and len(text) >= BEGINNING
        return Words(text, token.start, token.end, bare != token.said or growing)

    def _like(self, token: Token) -> Words | Like:
        """Read a name that may be spelled otherwise; what has no letters has no other spelling."""
        text = token.said.rstrip("~").strip('"')
        if text.endswith("*"):
            self.refuse("Put * or ~ after a word, not both.", token)
        if len(text.split()) > MOST_WORDS:
            self.refuse(f"A name with ~ has at most {MOST_WORDS} words.", token)
        made = Like if any(map(str.isalpha, text)) else Words
        return made(text, token.start, token.end)

    def _refuse_field(self, token: Token) -> None:
        """Tell a field without a value, or one that is nearly the name of a field."""
        name, colon, value = token.said.partition(":")
        if not colon or not name.isascii():
            return
        if name.lower() in FIELDS:
            self.refuse(f"Put what {name}: is to hold right after it, without a space.", token)
        close = get_close_matches(name.lower(), FIELDS, 1, 0.8)
        if value and close:
            self.refuse(f'There is no field “{name}:”. Write {close[0]}:, or "{token.said}" '
                        "in quotation marks to search for these words.", token)  # fmt: skip

    def _field(self) -> Node:
        head = self._take()
        name = head.said[:-1].lower()
        if self.next is None or self.next.kind not in ("word", "quoted", "unclosed"):
            self.refuse(f"Put what {name}: is to hold right after it.", head)
        words = self._words()
        if name == "title":
            return replace(words, start=head.start, titled=True)
        if isinstance(words, Like):
            raise QueryRefused(
                f"~ is for words of texts and titles; {name}: does without.", head.start, words.end
            )
        return checked_field(Field(name, words.text.strip(), head.start, words.end))

    def _pattern(self) -> Node:
        token = self._take()
        return checked_pattern(token.said[1:-1], token.start, token.end)

    def _open_pattern(self) -> Node:
        self.refuse("A pattern / is open; close it with a second /.", self._take())

    def _near(self, first: Node) -> Node:
        """Join `a NEAR/n b` into one."""
        if not self._is("infix"):
            return first
        sign = self._take()
        token = self.next
        if isinstance(first, Like):
            raise QueryRefused(_NO_LIKE, first.start, first.end)
        if not isinstance(first, Words) or token is None or token.kind not in ("word", "quoted"):
            self.refuse("NEAR needs a word on either side: first NEAR/10 second.", sign)
        second = self._words()
        if isinstance(second, Like):
            raise QueryRefused(_NO_LIKE, second.start, second.end)
        distance = sign.said.partition("/")[2]
        return Near((first, second), _far(distance), first.start, second.end)

    def _closeness(self) -> Node:
        """Read NEAR(a b, 5)."""
        name, opened = self._take(), self._take()
        inside: list[Token] = []
        while self.next and not self._is("bracket"):
            inside.append(self._take())
        end = self.next.end if self.next else inside[-1].end if inside else opened.end
        if not self._is("bracket", ")") and not self._typing:
            self.refuse("NEAR( is open; close it: NEAR(first second, 10).", name)
        if self.next:
            self._take()
        words, distance = _near_words(inside, self._typed)
        if len(words) < 2:
            raise QueryRefused(
                "NEAR needs two words or more: NEAR(first second, 10).", name.start, end
            )
        return Near(tuple(words), distance, name.start, end)


def _far(said: str) -> int:
    return min(int(said), 10_000) if said else NEAR


def _near_words(inside: list[Token], typed: str) -> tuple[list[Words], int]:
    """Return the words of NEAR(…) and its distance, which follows a comma or is left out."""
    if not inside:
        return [], NEAR
    start, end = inside[0].start, inside[-1].end
    distance = re.search(r"[,،]\s*(\d+)\s*\Z", typed[start:end])
    limit = start + distance.start() if distance else end
    words = []
    for token in inside:
        said = token.said[: max(0, limit - token.start)]
        text = said.rstrip("*").strip('"').rstrip("*").strip(",،")
        if text.endswith("~"):
            raise QueryRefused(_NO_LIKE, token.start, token.start + len(said.rstrip(",،")))
        if any(map(str.isalnum, text)):
            words.append(Words(text, token.start, token.end, said.endswith("*")))
    return words, _far(distance[1]) if distance else NEAR
