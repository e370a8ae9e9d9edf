"""Say in a bar where words stand now that were not found again in the newer version of a document."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.context import Context, Target
from ui.tagging.bar import Bar
from ui.widgets.controls import Button
from ui.widgets.drawing import one_line
from ui.widgets.labels import PlainLabel
from workbench.commands.placing import PlaceAgain, versions_after
from workbench.commands.versions import anchor_of
from workbench.errors import Refusal
from workbench.model.actors import Mention
from workbench.model.excerpts import Excerpt
from workbench.ports import Reader
from workbench.versions.carrying import Carrier

_LONGEST = 160
_HINT = "Select where they stand now, then press V again. Esc leaves them in the older version."


@dataclass(frozen=True)
class Astray:
    """Hold an excerpt or a mention of an older version, and where in the newest it may belong.

    `near` is a place to begin to look at; `likely` the passage that took the words' place, if small.
    """

    kind: str
    record: Excerpt | Mention
    newest_id: int
    near: int
    likely: tuple[int, int] | None
    words: str = ""


def look_for(reader: Reader, kind: str, record_id: int) -> Astray:
    """Compare the versions around the words; raises Refusal when there is no newer version."""
    record: Excerpt | Mention
    if kind == "excerpt":
        record = reader.excerpts.get(record_id)
    elif kind == "mention":
        record = reader.mentions.get(record_id)
    else:
        raise Refusal("Choose an excerpt or a mention of an older version of a document first.")
    newer = versions_after(reader, record.document_id)
    if not newer:
        raise Refusal(f"This {kind} stands in the newest version of its document already.")
    text = reader.documents.text(newer[-1])
    carrier = Carrier(reader.documents.text(record.document_id), text)
    likely = carrier.likely(anchor_of(record))
    words = text[slice(*likely)] if likely else ""
    return Astray(kind, record, newer[-1], carrier.near(record.start), likely, words)


class AgainBar(Bar):
    """Hold words that were not found again until it is said where they stand now, or Esc leaves.

    It stays while the analyst reads on. With nothing selected, the passage shown is taken.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, "again_bar", "Find again", yield_focus=False)
        self._astray: Astray | None = None
        self._quote = PlainLabel("", "strong", self)
        self._perhaps = self.hint()
        for label in (self._quote, self._perhaps):
            label.setWordWrap(True)
        self._quote.setObjectName("again_quote")
        self._perhaps.setObjectName("again_perhaps")
        self.put = Button("Put here", "again_put", "primary")
        self.cancel = Button("Cancel", "again_cancel")
        self.cancel.clicked.connect(lambda _=False: self.leave())
        self.body.addWidget(self._quote)
        self.body.addWidget(self._perhaps)
        row = QHBoxLayout()
        row.addWidget(self.hint(_HINT), 1)
        row.addWidget(self.cancel)
        row.addWidget(self.put)
        self.body.addLayout(row)
        self.setMinimumWidth(440)

    def begin(self, astray: Astray) -> int:
        """Show the words, and where in the newest version they may belong; returns that place."""
        self._astray = astray
        self._quote.setText(f"“{_short(astray.record.quote)}”")
        self._perhaps.setText(f"Perhaps now: “{_short(astray.words)}”" if astray.words else "")
        self._perhaps.setVisible(bool(astray.words))
        start, end = astray.likely or (astray.near, astray.near + 1)
        self.context.open(Target(astray.newest_id, start, end, beside=True))
        return start

    def place_at(self, target: Target | None) -> bool:
        """Move the words to the selection, or to the passage shown; says whether that was done."""
        astray = self._astray
        if astray is None:
            return False
        if target is None and astray.likely:
            target = Target(astray.newest_id, *astray.likely)
        if target is None:
            self.context.refuse(Refusal("Select the words in the newer version first."))
            return False
        command = PlaceAgain(
            astray.kind, astray.record.id, target.document_id, target.start, target.end
        )
        if self.context.run(command, "tagging") is None:
            return False
        self.context.choose(astray.kind, astray.record.id)
        self.context.told.emit(f"The {astray.kind} stands in the newer version now")
        self.leave()
        return True

    def show_at(self, host: QWidget, anchor: QRect) -> None:
        """Show as other bars do; Esc is heard wherever the keyboard is, if nothing else wants it."""
        super().show_at(host, anchor)
        host.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        escape = event.key() == Qt.Key.Key_Escape and self.isVisible()
        if escape:
            self.leave()
        return escape

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.put.click()
            return
        super().keyPressEvent(event)


def _short(words: str) -> str:
    said = one_line(words)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
