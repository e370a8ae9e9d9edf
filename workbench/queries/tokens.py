"""Cut what an analyst types into the search field into its signs and words, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FIELDS = (
    "title", "outlet", "author", "actor", "code", "grade", "date", "speaker", "lang", "has", "is",
    "since", "until", "reviewed",
)  # fmt: skip
#: all of these open or close a phrase; each is one character, so that places stay true
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | {"：": ":", "（": "(", "）": ")"})
_TOKEN = re.compile(
    rf"""(?P<near>NEAR(?=\()) | (?P<infix>NEAR(?:/\d+)?(?=\s|$))
      | (?P<operator>(?:AND|OR|NOT)(?=[\s(")]|$)) | (?P<bracket>[()])
      | (?P<field>(?i:{"|".join(FIELDS)}):(?=[^\s()]))
      | (?P<quoted>"[^"]*"[*~]?) | (?P<unclosed>"[^"]*)
      | (?P<pattern>/(?:\\.|[^/\\])+/(?=[\s()]|$)) | (?P<open>/(?=\S)[^/]*$)
      | (?P<word>[^\s()"]+)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one sign or word: `kind` is a group of the expression above."""

    kind: str
    said: str
    start: int
    end: int


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens in order; every character that is not a space belongs to one."""
    for found in _TOKEN.finditer(query.translate(_QUOTES)):
        yield Token(str(found.lastgroup), found[0], *found.span())
