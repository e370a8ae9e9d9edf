"""Remember where the links of an RTF text stand while its words are still being put together.

Two characters that no text may hold (Unicode's noncharacters) mark begin and end of a link in the
words as they are gathered; when they are whole, the marks become spans and are taken out.
"""

import re

from workbench.importing.links import LINK, address_of
from workbench.model.documents import Piece

_BEGIN, _END = "\ufdd2", "\ufdd3"
_MARKS = re.compile(f"[{_BEGIN}{_END}]")
_FIELD = re.compile(r'\s*HYPERLINK\s+(?:\\?[a-z]\s+)*"?([^"\s]+)', re.IGNORECASE)


class Links:
    """Keep the addresses of links in the order in which their words are said."""

    def __init__(self) -> None:
        self._addresses: list[str] = []
        self._said: list[str] = []

    def instruct(self, words: str) -> None:
        """Take words of the field that says where the next link leads."""
        if len(self._said) < 100:
            self._said.append(words)

    def begin(self) -> str:
        """Return what to put before the link's words."""
        found = _FIELD.match("".join(self._said))
        self._said.clear()
        self._addresses.append(address_of(found[1]) if found else "")
        return _BEGIN

    def end(self) -> str:
        """Return what to put after them."""
        return _END

    def taken_out(self, text: str) -> tuple[str, tuple[Piece, ...]]:
        """Return the text without marks, and the links in it."""
        parts: list[str] = []
        pieces: list[Piece] = []
        open_: list[tuple[int, str]] = []
        at = length = 0
        addresses = iter(self._addresses)
        for found in _MARKS.finditer(text):
            parts.append(text[at : found.start()])
            length += found.start() - at
            at = found.end()
            if found[0] == _BEGIN:
                open_.append((length, next(addresses, "")))
            elif open_:
                start, said = open_.pop()
                if said and start < length:
                    pieces.append(Piece(start, length, LINK, said))
        return "".join((*parts, text[at:])), tuple(sorted(pieces, key=lambda one: one.start))


def without_marks(words: str) -> str:
    """Return words of a file without what would be taken for a mark."""
    return _MARKS.sub("\ufffd", words)
