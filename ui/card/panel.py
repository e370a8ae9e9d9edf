"""The actor's card: who it is, where it is mentioned, how it is related, and with whom."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actors.panel import actor_options
from ui.card.columns import CardColumns
from ui.card.head import CardHead
from ui.card.reading import CardReading, heard_out
from ui.card.visited import Visited
from ui.context import Context, Target
from ui.dialogs.files import FileChooser
from ui.host import SaveFile
from ui.models.freshness import Freshness
from ui.widgets.chooser import Chooser
from ui.widgets.controls import EmptyPlace, step
from ui.widgets.labels import Hairline
from workbench.cards import FORMATS, sheet_of, write_card
from workbench.cards.writing import about, file_name, printed
from workbench.changes import SUGGESTED, ChangeSet
from workbench.commands.actors import EditActor
from workbench.errors import Refusal
from workbench.model.cards import Card
from workbench.model.dates import shown as shown_date
from workbench.tasks import Progress

TOPICS = (
    "actor", "alias", "actor_type", "mention", "excerpt", "relation", "claim", "relation_kind",
    "document", "origin", "statement",
)  # fmt: skip
#: ms between two looks at whether documents were read
_WAITING = 2000
_STEPS = ((QKeySequence.StandardKey.Back, -1), (QKeySequence.StandardKey.Forward, 1))


class CardPanel(QWidget):
    """Show one actor's card, read off the GUI thread and kept fresh.

    `chart_wanted` carries a relation to show on the chart, or 0 for the actor chosen;
    `edit_wanted` asks for the Inspector, `room_wanted` for the whole window; `left` says that a
    place was opened in a reader.
    """

    chart_wanted = Signal(int)
    edit_wanted = Signal()
    room_wanted = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_panel")
        self.setAccessibleName("Actor’s card")
        self.context = context
        self.choose_file: SaveFile = FileChooser().save_file
        self.actor_id = 0
        self.card: Card | None = None
        self._whole: frozenset[str] = frozenset()
        self._visited = Visited()
        self._then: Callable[[Card], None] | None = None
        self.reading = CardReading(context, self)
        self._build()
        self.freshness = Freshness(self, context, TOPICS, self.refresh)
        context.theme.changed.connect(self._show)
        context.changed.connect(self._look_for_read)

    def _build(self) -> None:
        self.head = CardHead(self.context)
        self.columns = CardColumns(self.context.theme)
        self.columns.note.setReadOnly(bool(self.context.store.read_only))
        choose = step(self, "choose", "Choose an actor…", self.ask_actor)
        self.empty = EmptyPlace(
            "No card is shown",
            "The card of an actor gathers its names, roles, mentions, relations and company. "
            "Choose an actor, in a list, a text or on the chart, and press P.",
            [choose],
        )
        self.gone = EmptyPlace(
            "This actor is no longer in the project",
            "It was deleted or merged into another. Undo brings it back.",
            [choose],
        )
        self.stack = QStackedWidget()
        for page in (self.empty, self.gone, self.columns):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Hairline())
        column.addWidget(self.stack, 1)
        self._connect()
        self._allow()

    def _connect(self) -> None:
        self.reading.heard.connect(self._heard)
        self.reading.gone.connect(self._miss)
        head = self.head
        head.stepped.connect(self.step)
        head.other_wanted.connect(self.ask_actor)
        head.edit_wanted.connect(self._edit)
        head.chart_wanted.connect(lambda: self._chart(0))
        head.print_wanted.connect(self.print_card)
        head.export_wanted.connect(self.export)
        head.room_wanted.connect(self.room_wanted)
        self.columns.followed.connect(self.follow)
        self.columns.note.committed.connect(self._keep_note)
        for column in self.columns.columns:
            column.installEventFilter(self)
        self.setFocusProxy(self.columns.columns[0])

    # what it shows

    def show_actor(self, actor_id: int) -> None:
        """Show the card of an actor, and remember that it was looked at."""
        self._visited.visit(actor_id)
        self._turn_to(actor_id)

    def step(self, by: int) -> None:
        """Go back or forward among the cards looked at."""
        if actor_id := self._visited.step(by):
            self._turn_to(actor_id)

    def _turn_to(self, actor_id: int) -> None:
        if actor_id != self.actor_id:
            self.columns.note.commit()
            self._whole = frozenset()
        self.actor_id = actor_id
        self._allow()
        self.freshness.renew()

    def refresh(self) -> None:
        """Read the card afresh, in the pool."""
        if self.actor_id:
            self.reading.read(self.actor_id)

    def _look_for_read(self, changes: ChangeSet) -> None:
        """Look again now and then while the documents that it waits for are read."""
        if changes.about(SUGGESTED) and self.card and self.card.unread:
            self.freshness.mark(_WAITING)

    def _heard(self, card: Card) -> None:
        anew = self.card is None or self.card.actor.id != card.actor.id
        self.card = card
        self._show()
        if anew:
            self.columns.to_top()
        if self._then:
            then, self._then = self._then, None
            then(card)

    def _miss(self) -> None:
        """Say that the actor is gone; its card comes back when it does."""
        self.card = self._then = None
        self.stack.setCurrentWidget(self.gone)
        self._allow()

    def _show(self) -> None:
        if self.card is None:
            return
        self.stack.setCurrentWidget(self.columns)
        self.columns.note.show_text(self.card.actor.note)
        self.columns.show_sheet(sheet_of(self.card, whole=self._whole))
        self._allow()

    def _allow(self) -> None:
        self.head.allow(bool(self.card), self._visited.can_step(-1), self._visited.can_step(1))

    # where it leads

    def follow(self, address: str, beside: bool) -> None:
        """Go where an address leads: a place, an actor, a relation, or the rest of a section."""
        kind, _, rest = address.partition(":")
        if kind == "place":
            document_id, start, end = map(int, rest.split(":"))
            self.context.choose_actor(self.actor_id)
            self.left.emit()
            self.context.open(Target(document_id, start, end, beside=beside))
        elif kind == "actor":
            self.show_actor(int(rest))
        elif kind == "relation":
            self._chart(int(rest))
        elif kind == "sayings":
            self.context.show_sayings(int(rest))
        elif kind == "all":
            self._whole |= {rest}
            self._show()

    def _chart(self, relation_id: int) -> None:
        if relation_id:
            self.context.choose("relation", relation_id)
        else:
            self.context.choose_actor(self.actor_id)
        self.chart_wanted.emit(relation_id)

    def _edit(self) -> None:
        self.context.choose_actor(self.actor_id)
        self.edit_wanted.emit()

    def _keep_note(self, note: str) -> None:
        if self.card:
            self.context.run(EditActor(self.card.actor.id, {"note": note}), self.objectName())

    def ask_actor(self) -> None:
        """Ask whose card to show."""
        options = actor_options(self.context.store)
        chooser = Chooser(self.context.theme, "Whose card?", options, self)
        chooser.picked.connect(self.show_actor)
        below = QPoint(0, self.head.other.height())
        chooser.ask(self.head.other.mapToGlobal(below))

    # paper and files

    def print_card(self) -> None:
        """Ask for a printer, then print."""
        from ui.card.printing import ask_printer

        def ask(card: Card) -> None:
            ask_printer(self, printed(card, self._whole), self._about(card))

        self._with_card(ask)

    def export(self, key: str = "pdf") -> None:
        """Ask where to write the card in a format of `FORMATS`."""

        def ask(card: Card) -> None:
            label, ending = FORMATS[key]
            title, kinds = "Export actor’s card", f"{label} (*{ending})"
            write = partial(self.export_to, key=key)
            self.choose_file(self, title, kinds, file_name(card, key), write)

        self._with_card(ask)

    def _with_card(self, act: Callable[[Card], None]) -> None:
        """Do something with the card, once it has been read."""
        if self.card and self.card.actor.id == self.actor_id:
            act(self.card)
        elif self.actor_id:
            self._then = act
        else:
            self.context.refuse(Refusal("Choose an actor first, in a list or in a text."))

    def export_to(self, path: Path, key: str) -> None:
        """Write the card in the pool; the window tells when it is there, or why it is not."""
        from ui.card.printing import press

        if self.card is None:
            return
        card, whole = self.card, self._whole
        project, made = self.context.store.path.stem, self._made()

        def work(progress: Progress) -> None:
            with self.context.store.reader() as reader:
                write_card(
                    heard_out(reader, card, progress), key, path, project, made, press, whole
                )

        def told(_nothing: object) -> None:
            self.context.told.emit(f"Card of {card.actor.name} written to {path.name}")

        self.context.tasks.start("Export card", work, told, self.context.refuse)

    def _about(self, card: Card) -> str:
        return about(self.context.store.path.stem, self._made(), card)

    def _made(self) -> str:
        return shown_date(self.context.session.desk.clock()[:10])

    # keys, size and memory

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of Back and Forward for the cards while a column has the keyboard."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in kinds and isinstance(event, QKeyEvent):
            by = next((by for key, by in _STEPS if event.matches(key)), 0)
            if by and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if by:
                self.step(by)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.measure(self.width())

    def state(self) -> dict[str, Any]:
        """Return whose card is shown, as JSON values."""
        return {"actor": self.actor_id}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what `state` returned."""
        if isinstance(state.get("actor"), int) and state["actor"]:
            self.show_actor(state["actor"])
