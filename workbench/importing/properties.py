"""The facts that office documents keep about themselves: who made them, when, under which title."""

import re
from collections.abc import Iterable

from workbench.importing.archive import Archive
from workbench.importing.byline import byline
from workbench.importing.decoding import whole_characters
from workbench.importing.flow import only_heading
from workbench.importing.markup import Given, parse
from workbench.importing.plain_text import title_line
from workbench.importing.published import published_date
from workbench.importing.stated import FIRST_LINE, ONLY_HEADING, PROPERTIES, Fact, first
from workbench.model.documents import Piece

_LONGEST = 2000
_LARGEST = 4_000_000
#: what programs put where nobody gave a title
_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?(?:word|powerpoint|excel) - .*|untitled.*|document ?\d*|.*\.\w{2,4}"
    r"|title|slide 1|powerpoint presentation)",
    re.IGNORECASE,
)


class Properties:
    """Gather the first words of each property, by local name."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._tag = ""

    def begin(self, tag: str, given: Given) -> None:
        """Begin a property."""
        self._tag = tag if tag not in self.said else ""

    def end(self, tag: str) -> None:
        """End it."""
        self._tag = ""

    def hear(self, words: str) -> None:
        """Keep its words."""
        if self._tag:
            self.said[self._tag] = (self.said.get(self._tag, "") + words)[:_LONGEST]

    def value(self, *tags: str) -> str:
        """Return the first of these properties that says anything, on one line."""
        return next((line for tag in tags if (line := one_line(self.said.get(tag, "")))), "")

    def date(self, *tags: str) -> str:
        """Return the first of these that is a date, as an EDTF day."""
        return next((day for tag in tags if (day := published_date(self.value(tag)))), "")


def properties(archive: Archive, part: str) -> Properties:
    """Return the properties that a part of an archive lists; none when it has no such part."""
    found = Properties()
    if part in archive:
        parse(archive.chunks(part), found, archive.name, _LARGEST)
    return found


def one_line(said: str) -> str:
    """Return words from outside as one line that can be stored."""
    return whole_characters(" ".join(said[:_LONGEST].replace("\0", "\ufffd").split()))


def real_title(said: str) -> str:
    """Return a title as a line, or empty when it is what a program puts where nobody gave one."""
    line = one_line(said)
    return "" if _NO_TITLE.fullmatch(line) else line


def office_title(stated: str, text: str, pieces: Iterable[Piece] = ()) -> Fact:
    """Return the title that a document has: its own, else its only main heading or first line."""
    return first(
        Fact(real_title(stated), PROPERTIES),
        Fact(only_heading(text, pieces), ONLY_HEADING),
        Fact(title_line(text), FIRST_LINE),
    )


def office_author(stated: str, text: str) -> Fact:
    """Return the author that a document names: its own property, else its byline."""
    return first(Fact(one_line(stated), PROPERTIES), byline(text))


def language_code(said: str) -> str:
    """Return the language of a tag such as `en-GB`, without its country."""
    return one_line(said).partition("-")[0].partition("_")[0].casefold()[:8]
