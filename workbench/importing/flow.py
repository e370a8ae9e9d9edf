"""Put the visible words of a page together: one space, line end or blank line between them."""

from collections.abc import Iterable

from workbench.model.documents import Piece

SPACE, LINE, BLOCK = 1, 2, 3
_GAPS = ("", " ", "\n", "\n\n")
_SPACES = " \t\n\r\f"
_TO_SPACE = str.maketrans("\t\n\r\f", "    ")


class OpenPiece:
    """Stand for a piece whose element is still open; it starts at the first words inside it."""

    __slots__ = ("kind", "said", "start")

    def __init__(self, kind: str, said: str = "") -> None:
        self.kind = kind
        self.said = said
        self.start = -1


class Flow:
    """Gather text with the gaps that its blocks ask for, and the pieces that begin and end in it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._parts: list[str] = []
        self._length = 0
        self._gap = 0
        self._tabs = 0
        self._row_said = False
        self._unstarted: list[OpenPiece] = []

    @property
    def text(self) -> str:
        """Return what was gathered."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """Return how many code points were gathered."""
        return self._length

    def part(self, gap: int) -> None:
        """Ask for at least this gap before the next words."""
        self._gap = max(self._gap, gap)
        if gap >= BLOCK:
            self._tabs = 0

    def row(self) -> None:
        """Begin or end a row: the next words stand on a line of their own, in its first cell."""
        self.part(LINE)
        self._tabs = 0
        self._row_said = False

    def tab(self) -> None:
        """End a cell: the next words follow a tab, unless a row or block begins first."""
        if self._gap < BLOCK:
            self._tabs += 1

    def say(self, words: str) -> None:
        """Add words as a page shows them: blank space runs together, no-break spaces stay."""
        body = words.strip(_SPACES)
        if not body:
            self.part(SPACE if words else 0)
            return
        if words[0] in _SPACES:
            self.part(SPACE)
        self._put(" ".join(filter(None, body.translate(_TO_SPACE).split(" "))))
        if words[-1] in _SPACES:
            self.part(SPACE)

    def say_as_is(self, words: str) -> None:
        """Add preformatted words with their own spaces and lines."""
        said = words.replace("\r\n", "\n").replace("\r", "\n")
        if not self._length:
            said = said.lstrip("\n")
        elif self._gap >= LINE:
            said = said.removeprefix("\n")
        if said:
            self._put(said)

    def open_piece(self, kind: str, said: str = "") -> OpenPiece:
        """Begin a piece at the next words; `said` is where a link leads."""
        piece = OpenPiece(kind, said)
        self._unstarted.append(piece)
        return piece

    def close_piece(self, piece: OpenPiece) -> None:
        """End a piece after the last words; one without words is forgotten."""
        if piece.start >= 0 and piece.kind:
            self.pieces.append(Piece(piece.start, self._length, piece.kind, piece.said))

    def _put(self, words: str) -> None:
        gap = _GAPS[self._gap] if self._length else ""
        if self._tabs:
            gap = ("" if self._row_said else gap.strip(" ")) + "\t" * self._tabs
        self._parts += (gap, words)
        for piece in self._unstarted:
            piece.start = self._length + len(gap)
        self._unstarted.clear()
        self._row_said = True
        self._length += len(gap) + len(words)
        self._gap = self._tabs = 0


def moved(pieces: Iterable[Piece], by: int, least: int = 0) -> list[Piece]:
    """Return the pieces where their text begins `by` later; none starts before `least`."""
    return [Piece(max(one.start + by, least), one.end + by, one.kind, one.said) for one in pieces]


def in_order(pieces: list[Piece], length: int) -> tuple[Piece, ...]:
    """Return the pieces in the order of the text, the outer before the inner, clipped to it."""
    clipped = [Piece(one.start, min(one.end, length), one.kind, one.said) for one in pieces]
    kept = [piece for piece in clipped if piece.start < piece.end]
    return tuple(sorted(kept, key=lambda piece: (piece.start, -piece.end)))


def only_heading(text: str, pieces: Iterable[Piece]) -> str:
    """Return the words of the `h1` when there is exactly one, on one line; else empty."""
    tops = [piece for piece in pieces if piece.kind == "h1"]
    return " ".join(text[tops[0].start : tops[0].end].split()) if len(tops) == 1 else ""
