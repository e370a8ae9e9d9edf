"""The addresses that a document's links lead to: kept as words beside the text, never followed."""

from collections.abc import Iterable, Sequence
from urllib.parse import urljoin, urlsplit

from workbench.importing.properties import one_line
from workbench.model.documents import Piece

LINK = "link"
#: no longer address is kept, in characters, and no more of one document, each counted once
LONGEST = 2000
MOST = 20_000
TOGETHER = 1_000_000
_KEPT = frozenset(("http", "https", "ftp", "mailto"))


def address_of(said: str, base: str = "") -> str:
    """Return where a link leads, as one line, or empty when it leads to no other document.

    An address that is relative is joined to the page's own (`base`) where that is known, and is
    kept as it stands otherwise. Scripts, data and places of the same page are no addresses.
    """
    if len(said) > LONGEST:
        return ""
    line = one_line(said)
    if not line or line.startswith("#"):
        return ""
    try:
        whole = urljoin(base, line) if base else line
        scheme = urlsplit(whole).scheme
    except ValueError:
        return ""
    return whole[:LONGEST] if not scheme or scheme in _KEPT else ""


def joined(pieces: Iterable[Piece], base: str = "", whole: bool = False) -> list[Piece]:
    """Return the pieces with the addresses of links made whole; links that lead nowhere left out.

    `whole` leaves out also those that are still relative.
    """
    found = []
    for piece in pieces:
        if piece.kind != LINK:
            found.append(piece)
        elif (said := address_of(piece.said, base)) and not (whole and not urlsplit(said).scheme):
            found.append(Piece(piece.start, piece.end, LINK, said))
    return found


def bounded(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], int]:
    """Return the pieces without the links beyond what is kept, and how many links those are."""
    seen: set[str] = set()
    size = left_out = 0
    kept = []
    for piece in pieces:
        if piece.kind == LINK and piece.said not in seen:
            if len(seen) >= MOST or size + len(piece.said) > TOGETHER:
                left_out += 1
                continue
            seen.add(piece.said)
            size += len(piece.said)
        kept.append(piece)
    return tuple(kept), left_out


def link_doubt(left_out: int) -> tuple[str, ...]:
    """Return the sentence for a report on links beyond what is kept."""
    if not left_out:
        return ()
    return (f"It has more links than are kept: the addresses of {left_out:,} are left out.",)
