"""After a mention is tagged, offer the other places of the name: a line that can be passed over."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.context import Context
from ui.corpus.searching import Searching
from ui.tagging.bar import Bar
from ui.widgets.controls import Button
from workbench.actors.occurrences import Occurrence, places_of
from workbench.ports import Reader
from workbench.tasks import Progress

_STAYS = 12_000  # milliseconds


class OfferBar(Bar):
    """Say how often the name stands elsewhere; the reader keeps the keyboard.

    `wanted` carries the actor and the document to tag in, 0 for all. Esc or time closes it.
    """

    wanted = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "offer_bar", "More places of this name", yield_focus=False)
        self._searching = Searching(context, self)
        self._actor_id = self._document_id = 0
        self._said = self.hint()
        self._said.setWordWrap(False)
        self._here = self._button("offer_here", lambda: self._ask(self._document_id))
        self._all = self._button("offer_all", lambda: self._ask(0))
        close = self._button("offer_close", self.leave)
        close.setText("Not now")
        row = QHBoxLayout()
        for part in (self._said, self._here, self._all, close):
            row.addWidget(part)
        self.body.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self.hide)

    def _button(self, name: str, pressed: object) -> Button:
        button = Button("", name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(pressed)
        return button

    def look(self, actor_id: int, document_id: int, host: QWidget, anchor: QRect) -> None:
        """Count the other places aside, and show the line when there are some."""
        self.drop()
        self._actor_id, self._document_id = actor_id, document_id

        def search(reader: Reader, progress: Progress) -> list[Occurrence]:
            found = places_of(reader, actor_id, reader.documents.ids(), progress)
            return [one for one in found if not one.furnished]

        self._searching.ask(
            search, lambda found: self._show(found, host, anchor), self.context.refuse
        )

    def drop(self) -> None:
        """Close, and stop counting."""
        self.hide()
        self._actor_id = 0
        self._searching.stop()

    def _show(self, found: list[Occurrence], host: QWidget, anchor: QRect) -> None:
        actor_id = self._actor_id
        if not found or not self.context.store.actors.find(id=actor_id):
            return
        here = sum(one.document_id == self._document_id for one in found)
        name = self.context.store.actors.get(actor_id).name
        self._said.setText(self.fontMetrics().elidedText(
            f"Tagged as {name}", Qt.TextElideMode.ElideRight, 260))  # fmt: skip
        self._here.setText(f"Tag {here} more in this document…")
        self._here.setVisible(here > 0)
        self._all.setText(f"Tag {len(found)} in all documents…")
        self._all.setVisible(len(found) > here)
        self.show_at(host, anchor)
        self._timer.start()
        host.installEventFilter(self)
        focus = host.focusWidget()
        if focus is not None:
            focus.installEventFilter(self)
            self._watched = focus

    def _ask(self, document_id: int) -> None:
        self.hide()
        self.wanted.emit(self._actor_id, document_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            self.isVisible()
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.hide()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
