"""The Statements place: everything an actor says, and everything said about it, side by side."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.actors.panel import actor_options
from ui.context import Context
from ui.corpus.searching import Searching
from ui.excerpts.filter_bar import HeldWidth
from ui.independence import IndependenceToggle
from ui.models.freshness import Freshness
from ui.sayings.side import Side
from ui.tagging.checked import CheckedStrip
from ui.widgets.chooser import Chooser
from ui.widgets.controls import Button, EmptyPlace, Field, step
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Hairline, say_tip
from workbench.changes import SUGGESTED
from workbench.commands.mentions import Spot
from workbench.errors import Refusal
from workbench.exporting.sayings import write_sayings
from workbench.model.dates import parse_date, shown
from workbench.ports import Reader
from workbench.statements.arranging import GROUPS
from workbench.statements.sayings import Saying, said_about, said_by, within
from workbench.tasks import Progress

#: width of the design from which the two lists stand side by side, and height from which there is
#: room for what narrows them
_WIDE, _HIGH = 560, 190
_HALVES = [1000, 1000]
_TOPICS = ("actor", "alias", "mention", "statement", "document", "furniture", SUGGESTED)
Found = tuple[list[Saying], list[Saying]]


class SayingsPanel(QWidget):
    """Show both lists of one actor, read off the GUI thread and kept fresh.

    `counted` carries how many statements are shown; `file_wanted` asks for a file to write to.
    """

    counted = Signal(int)
    file_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sayings_panel")
        self.setAccessibleName("Statements")
        self._context = context
        self._searching = Searching(context, self)
        self._found: Found = ([], [])
        self.actor_id = 0
        self._build_head()
        self._build_lists()
        self._lay_out()
        self.freshness = Freshness(self, context, _TOPICS, self.refresh)

    def _build_head(self) -> None:
        context = self._context
        self.actor = Button("Choose an actor…", "sayings_actor")
        self.actor.clicked.connect(lambda _=False: self.ask_actor())
        groups = [(key, words) for key, (words, _) in GROUPS.items()]
        self.group = ChoiceField("sayings_group", "Groups of the statements", groups)
        self.group.show_key("")
        self.group.setMinimumContentsLength(13)
        self.group.picked.connect(lambda _key: self._arrange())
        self.since = self._date("sayings_since", "Since")
        self.until = self._date("sayings_until", "Until")
        self.independent = IndependenceToggle(context, "sayings_independent")
        self.export = Button("Export list…", "sayings_export")
        self.export.clicked.connect(lambda _=False: self.file_wanted.emit())

    def _date(self, name: str, words: str) -> Field:
        field = Field(name, f"{words}: a year, a month or a day", words)
        HeldWidth(field, self._context.theme, 96)
        field.textChanged.connect(lambda _text: self._arrange())
        return field

    def _build_lists(self) -> None:
        self.by, self.about = Side(self._context, "by"), Side(self._context, "about")
        self.strip = CheckedStrip(self._context, "sayings_checked", self._checked, self._check_all)
        self.strip.actor.hide()  # a whole statement names nobody
        for side in (self.by, self.about):
            side.model.checked_changed.connect(self.strip.refresh)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("sayings_split")
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.by)
        self.split.addWidget(self.about)
        self.split.setSizes(_HALVES)
        choose = step(self, "choose", "Choose an actor…", self.ask_actor)
        self.empty = EmptyPlace(
            "What somebody says, and what is said about them",
            "Choose an actor, in a list or in a text, and press Shift+S: every statement of theirs"
            " stands at the left, and every statement of others that mentions them at the right.",
            [choose],
        )
        self.gone = EmptyPlace(
            "This actor is no longer in the project",
            "It was deleted or merged into another. Undo brings it back.",
            [choose],
        )

    def _lay_out(self) -> None:
        whole, self.head = QWidget(), QWidget()
        head = FlowLayout(self.head, 6)
        head.setContentsMargins(8, 6, 8, 6)
        for widget in (
            self.actor, self.group, self.since, self.until, self.independent, self.export,
        ):  # fmt: skip
            head.addWidget(widget)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Hairline())
        column.addWidget(self.split, 1)
        column.addWidget(self.strip)
        self.whole = whole
        self.stack = QStackedWidget()
        for page in (self.empty, self.gone, whole):
            self.stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.setFocusProxy(self.by.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists one above the other where there is no room side by side.

        In a low place they have the room to themselves.
        """
        super().resizeEvent(event)
        wide = self.width() >= self._context.theme.px(_WIDE)
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if turned != self.split.orientation():
            self.split.setOrientation(turned)
            self.split.setSizes(_HALVES)
        self.head.setVisible(self.height() >= self._context.theme.px(_HIGH))

    # what it shows

    def show_actor(self, actor_id: int) -> None:
        """Show the statements by an actor and about it."""
        if actor_id != self.actor_id:
            self._found = ([], [])
            self.by.model.check_all(False)
            self.about.model.check_all(False)
        self.actor_id = actor_id
        self.freshness.renew()

    def ask_actor(self) -> None:
        """Ask whose statements to show."""
        options = actor_options(self._context.store)
        chooser = Chooser(self._context.theme, "Whose statements?", options, self)
        chooser.picked.connect(lambda key: self.show_actor(int(key)))
        below = self.actor if self.actor.isVisible() else self
        chooser.ask(below.mapToGlobal(QPoint(0, below.height() if below is self.actor else 40)))

    def refresh(self) -> None:
        """Ask for both lists in the pool; what is shown stays until the answer comes."""
        actor_id, independent = self.actor_id, self._context.independence.on
        if not actor_id:
            self.stack.setCurrentWidget(self.empty)
            return
        known = self._context.store.actors.find(id=actor_id)
        if not known:
            self._refused(None)
            return
        self._name(known[0].name)

        def ask(reader: Reader, progress: Progress) -> Found:
            return (
                said_by(reader, actor_id, independent, progress),
                said_about(reader, actor_id, independent, progress),
            )

        self._searching.ask(ask, self._show, self._refused, "Listening who speaks")

    def _name(self, name: str) -> None:
        self.stack.setCurrentWidget(self.whole)
        short = name if len(name) <= 28 else f"{name[:27]}…"
        self.actor.setText(short.replace("&", "&&"))
        self.actor.setAccessibleName(f"Statements of {name}: choose another actor")
        say_tip(self.actor, name)
        self.by.call(f"What \u2068{name}\u2069 says")
        self.about.call(f"What others say about \u2068{name}\u2069")
        if not (self._found[0] or self._found[1]):
            self.by.count.setText("Reading…")
            self.about.count.setText("")

    def _show(self, found: Found) -> None:
        self._found = found
        self._arrange()

    def _refused(self, _refusal: Refusal | None) -> None:
        self._found = ([], [])
        self.stack.setCurrentWidget(self.gone)
        self.counted.emit(0)

    def _arrange(self) -> None:
        """Show what the dates leave, in the groups that are chosen."""
        period = (self._read(self.since), self._read(self.until))
        shown_ = 0
        for side, every in zip((self.by, self.about), self._found, strict=True):
            kept = within(every, *period)
            side.show_sayings(kept, self.group.key, len(every))
            shown_ += len(kept)
        self.export.setEnabled(bool(shown_))
        self.counted.emit(shown_)

    @staticmethod
    def _read(field: Field) -> str:
        """Return a field's date; one that can't be read yet does not narrow, and says why."""
        try:
            stored = parse_date(field.text())
        except Refusal as refusal:
            field.set_wrong(True)
            say_tip(field, str(refusal))
            return ""
        field.set_wrong(False)
        say_tip(field, "")
        return stored

    # what is done with it

    def _checked(self) -> list[Spot]:
        return [*self.by.model.checked, *self.about.model.checked]

    def _check_all(self, on: bool) -> None:
        self.by.model.check_all(on)
        self.about.model.check_all(on)

    def write(self, path: Path) -> None:
        """Write both lists to a file, in the pool; a Refusal is shown."""
        every = [*self.by.model.ordered(), *self.about.model.ordered()]

        def work(progress: Progress) -> int:
            return write_sayings(every, path, progress=progress)

        def told(count: int) -> None:
            many = "statement" if count == 1 else "statements"
            self._context.told.emit(f"{count:,} {many} written to {path.name}.")

        self._context.tasks.start("Exporting statements", work, told, self._context.refuse)

    # what is remembered

    def state(self) -> dict[str, Any]:
        """Return actor, groups and dates as JSON values."""
        return {
            "actor": self.actor_id,
            "group": self.group.key,
            "since": self._read(self.since),
            "until": self._read(self.until),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered, as far as it still has sense."""
        if state.get("group") in GROUPS:
            self.group.show_key(state["group"])
        for name, field in (("since", self.since), ("until", self.until)):
            field.setText(shown(str(state.get(name) or "")))
        if isinstance(state.get("actor"), int) and not self.actor_id:
            self.actor_id = state["actor"]
            self.freshness.mark()
