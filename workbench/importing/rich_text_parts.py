"""Remember where links and headings of an RTF text stand while its words are still put together.

Characters that no text may hold (Unicode's noncharacters) mark where a part begins and ends in the
words as they are gathered; when they are whole, the marks become spans and are taken out.
"""

import re

from workbench.importing.links import LINK, address_of
from workbench.model.documents import Piece

_LINK, _LINK_END, _HEADING_END = "\ufdd2", "\ufdd3", "\ufdd4"
#: a heading's begin, by its level
_HEADINGS = "\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9\ufdda"
_MARKS = re.compile(f"[{_LINK}-{_HEADINGS[-1]}]")
_FIELD = re.compile(r'\s*HYPERLINK\s+(?:\\?[a-z]\s+)*"?([^"\s]+)', re.IGNORECASE)


class Parts:
    """Keep the addresses of links in the order in which their words are said, and headings."""

    def __init__(self, said: list[str]) -> None:
        """Mark parts in the words that are `said`, stretch by stretch."""
        self._said = said
        self._addresses: list[str] = []
        self._instruction: list[str] = []
        self._level = -1
        self._paragraph = 0

    def instruct(self, words: str) -> None:
        """Take words of the field that says where the next link leads."""
        if len(self._instruction) < 100:
            self._instruction.append(words)

    def begin_link(self) -> None:
        """Mark where a link's words begin."""
        found = _FIELD.match("".join(self._instruction))
        self._instruction.clear()
        self._addresses.append(address_of(found[1]) if found else "")
        self._said.append(_LINK)

    def end_link(self) -> None:
        """Mark where they end."""
        self._said.append(_LINK_END)

    def set_level(self, level: int) -> None:
        """Take the paragraph under way for a heading, 0 being the highest; -1 for none."""
        self._level = level

    def end_paragraph(self) -> None:
        """Mark the paragraph that ends here when it is a heading; its level goes on."""
        if 0 <= self._level < len(_HEADINGS) and any(
            one.strip() for one in self._said[self._paragraph :]
        ):
            self._said.insert(self._paragraph, _HEADINGS[self._level])
            self._said.append(_HEADING_END)

    def begin_paragraph(self) -> None:
        """Remember where the next paragraph begins."""
        self._paragraph = len(self._said)

    def taken_out(self, text: str) -> tuple[str, tuple[Piece, ...]]:
        """Return the text without marks, and the parts that they marked."""
        parts: list[str] = []
        pieces: list[Piece] = []
        links: list[tuple[int, str, str]] = []
        headings: list[tuple[int, str, str]] = []
        at = length = 0
        addresses = iter(self._addresses)
        for found in _MARKS.finditer(text):
            parts.append(text[at : found.start()])
            length += found.start() - at
            at = found.end()
            ended = links if found[0] == _LINK_END else headings
            if found[0] == _LINK:
                links.append((length, LINK, next(addresses, "")))
            elif found[0] in _HEADINGS:
                headings.append((length, f"h{_HEADINGS.index(found[0]) + 1}", ""))
            elif ended:
                start, kind, said = ended.pop()
                if start < length and (said or kind != LINK):
                    pieces.append(Piece(start, length, kind, said))
        text = "".join((*parts, text[at:]))
        return text, tuple(sorted(pieces, key=lambda one: (one.start, -one.end)))


def without_marks(words: str) -> str:
    """Return words of a file without what would be taken for a mark."""
    return _MARKS.sub("\ufffd", words)
