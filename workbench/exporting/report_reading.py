"""Put quotes and the addresses under them together, while the paragraphs of a report go by."""

from workbench.errors import Refusal
from workbench.exporting.addresses import said_by
from workbench.exporting.quoted import LONGEST_CELL, QuotedRow, quoted_row


class Quotes:
    """Gather quotes: paragraphs in the style of one, up to the address that a paragraph leads to.

    A quote whose address was taken away is told without one, and an address without its quote too:
    both are then looked for, and not found.
    """

    def __init__(self) -> None:
        self._count = 0
        self._rows: list[QuotedRow] = []
        self._lines: list[str] = []
        self._words: list[str] = []
        self._length = 0
        self._quoting = False
        self._told = False
        self._last = ""

    def taken(self) -> list[QuotedRow]:
        """Return the quotes that are whole, each once."""
        rows, self._rows = self._rows, []
        return rows

    def begin(self) -> None:
        """Begin a paragraph."""
        self._quoting, self._words = False, []

    def styled(self, quoting: bool) -> None:
        """Say whether the paragraph has the style of a quote."""
        if quoting and self._told:
            self._let_go()
        self._quoting = quoting

    def hear(self, words: str) -> None:
        """Take the words of a paragraph; raises Refusal for one without end."""
        if self._quoting:
            self._words.append(words)
            self._length += len(words)
            if self._length > LONGEST_CELL:
                raise Refusal("This report has a quote without end, so it was not read.")

    def close(self) -> None:
        """End a paragraph."""
        if self._quoting:
            self._lines.append("".join(self._words))
        elif self._lines:
            self._told = True  # the next quote is another one
        self._quoting = False

    def address(self, said: str) -> None:
        """Take an address in the paragraph; one that leads to no text is passed over."""
        cells = said_by(said)
        # a program may part a link in two
        if cells and (self._lines or said != self._last):
            self._tell(cells)
            self._last = said

    def end(self) -> None:
        """End the report."""
        self._let_go()

    def _let_go(self) -> None:
        if self._lines:
            self._tell({})

    def _tell(self, cells: dict[str, str]) -> None:
        self._count += 1
        cells["quote"] = "\n".join(self._lines)
        self._rows.append(quoted_row(self._count, cells, shown=True))
        self._lines, self._length, self._told = [], 0, False
