"""One place of a suggested name with the words around it, and the way from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.inspector.parts import Quote
from ui.widgets.controls import IconButton
from ui.widgets.labels import ElidedLabel, wrapped
from workbench.errors import Refusal
from workbench.model.decisions import SuggestedPlace

#: code points shown on either side of the name
_AROUND = 90


class PlaceCard(QWidget):
    """Show the places of one name, one at a time; a click opens it in a reader."""

    moved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("suggested_place")
        self.setAccessibleName("Where it stands")
        self._context = context
        self._places: Sequence[SuggestedPlace] = ()
        self._at = 0
        theme = context.theme
        self.count = ElidedLabel("", "muted")
        self.before = IconButton(theme, "previous", "suggested_before", "Place before (Left)")
        self.next = IconButton(theme, "next", "suggested_next", "Next place (Right)")
        self.before.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.quote = Quote(theme, "suggested_quote", "")
        self.quote.pressed.connect(self.open)
        self.reason = wrapped("", "small")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.count, 1)
        head.addWidget(self.before)
        head.addWidget(self.next)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(12, 4, 12, 4)
        lay.setSpacing(4)
        lay.addLayout(head)
        lay.addWidget(self.quote)
        lay.addWidget(self.reason)

    @property
    def place(self) -> SuggestedPlace | None:
        """Return the place shown."""
        return self._places[self._at] if self._places else None

    def show_places(self, places: Sequence[SuggestedPlace]) -> None:
        """Show the first of these."""
        self._places, self._at = places, 0
        self.setVisible(bool(places))
        self._show()

    def step(self, by: int) -> None:
        """Go on by so many places, round at the ends."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._show()
            self.moved.emit()

    def open(self) -> None:
        """Show the place in a reader."""
        if one := self.place:
            self._context.open(Target(one.document_id, one.start, one.end))

    def _show(self) -> None:
        one = self.place
        if one is None:
            return
        self.count.setText(f"Place {self._at + 1:,} / {len(self._places):,}")
        for button in (self.before, self.next):
            button.setEnabled(len(self._places) > 1)
        try:
            store = self._context.store
            text, title = (
                store.documents.text(one.document_id),
                store.documents.get(one.document_id),
            )
        except Refusal:  # deleted since the queue was read; the queue is read again at once
            self.hide()
            return
        self.quote.say(around(text, one.start, one.end), title.name)
        self.reason.setText(f"Why: {one.reason}" if one.reason else "")


def around(text: str, start: int, end: int) -> str:
    """Return a span with whole words around it, and dots where the text goes on."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
