"""Tell which spellings of a name a search with ~ found, and offer to write them out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.widgets.controls import Button
from ui.widgets.labels import wrapped
from workbench.queries.rewriting import names_of, spelled_out
from workbench.queries.tree import Like, Query

_SHOWN = 12


class SpellingsLine(QFrame):
    """Show the spellings of the names in a search; hidden when none is asked for by likeness.

    `written` carries the search with its spellings in place of ~, to be changed by hand.
    """

    written = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Spellings found")
        self.query: Query | None = None
        self.words = wrapped("", "small")
        self.words.setObjectName(f"{name}_words")
        self.write = Button(
            "Write out", f"{name}_write", "quiet", tip="Put the spellings in place of ~, to choose"
        )
        self.write.clicked.connect(self._write)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.write)
        self.hide()

    def show_query(self, query: Query | None) -> None:
        """Show what was found for a search, with how many documents hold each spelling."""
        self.query = query
        names = names_of(query) if query else []
        self.words.setText("\n".join(map(_told, names)))
        self.write.setVisible(any(one.documents for name in names for one in name.spellings))
        self.setVisible(bool(names))

    def _write(self) -> None:
        if self.query:
            self.written.emit(spelled_out(self.query))


def _told(name: Like) -> str:
    held = [one for one in name.spellings if one.documents]
    if not held:
        return f"No spelling like “{name.text}” stands in the texts."
    said = " · ".join(f"\u2068{one.text}\u2069 {one.documents:,}" for one in held[:_SHOWN])
    more = len(held) - _SHOWN
    return said + (f" and {more:,} more" if more > 0 else "")
