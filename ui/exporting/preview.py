"""What would leave: how much it is, and how its first rows begin."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.labels import ElidedLabel, wrapped
from workbench.errors import Refusal
from workbench.exporting.gathering import Order, gathered
from workbench.exporting.ways import Way
from workbench.model.tables import ExcerptRow, Tally
from workbench.ports import Store
from workbench.tasks import Progress

_FIRST = 3
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Hold how much would leave and the first rows, or what is wrong with the order."""

    tally: Tally
    first: tuple[str, ...] = ()
    wrong: Refusal | None = None


def glimpsing(store: Store, order: Order, way: Way) -> Callable[[Progress], Glimpse]:
    """Return the work that counts the rows of an order and reads the first."""

    def work(progress: Progress) -> Glimpse:
        with store.reader() as reader:
            try:
                tally = reader.excerpt_table.tally(order.narrowed)
            except Refusal as refusal:
                return Glimpse(Tally(), wrong=refusal)
            progress.step(0)
            rows = islice(gathered(reader, order, way.key), _FIRST) if tally.rows else ()
            return Glimpse(tally, tuple(map(_line, rows)))

    return work


def _line(row: ExcerptRow) -> str:
    """Return `Ceasefire: “They met in June.” A meeting` for a row."""
    quote = " ".join(row.quote[:_LONGEST].split())
    more = "…" if len(row.quote) > _LONGEST else ""
    under = f"{row.group.title}: " if row.group else ""
    return f"{under}“{quote}{more}” {row.title}"


class Preview(QWidget):
    """Show a glimpse."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export.preview")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.count = wrapped("Counting…", "strong")
        self.count.setObjectName("export.count")
        column.addWidget(self.count)
        self._lines = [ElidedLabel("", "small") for _ in range(_FIRST)]
        for line in self._lines:
            column.addWidget(line)

    def show_glimpse(self, glimpse: Glimpse) -> None:
        """Show how much it is; nothing says that nothing is left."""
        nothing = "Nothing is left by these choices, so there is nothing to export."
        if glimpse.wrong:
            nothing = "What the search above asks for can’t be understood yet."
        self.count.setText(str(glimpse.tally) or nothing)
        for line, words in zip(self._lines, (*glimpse.first, *[""] * _FIRST), strict=False):
            line.setText(words)
            line.setVisible(bool(words))
