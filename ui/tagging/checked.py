"""The strip under a search that tags all checked places at once: as an actor, or under a code."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame

from ui.actors.panel import actor_options
from ui.codes.editing import code_options
from ui.context import Context
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser
from ui.widgets.controls import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel
from workbench.commands.mentions import Spot, TagSpots
from workbench.commands.spots import CodeSpots, Spots, run_in_parts
from workbench.session import Command, beside
from workbench.tasks import Progress

#: places tagged in one go; more would hold up the window
AT_ONCE = 300


class CheckedStrip(QFrame):
    """Say how many places are checked and tag them; hidden while none is.

    `spots` gives the checked places, `checked_all` checks all or none; `how_many` are checked, where
    that is told faster than by gathering them.
    """

    _published = Signal(object)  # a ChangeSet, relayed from the thread that tags

    def __init__(
        self,
        context: Context,
        name: str,
        spots: Callable[[], Sequence[Spot]],
        checked_all: Callable[[bool], None],
        how_many: Callable[[], int] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Checked places")
        self._context, self._spots = context, spots
        self._published.connect(context.session.bus.publish)
        self._how_many = how_many or (lambda: len(spots()))
        self.count = PlainLabel("", "small")
        self.count.setObjectName(f"{name}_count")
        self.actor = Button(
            "Tag actor…", f"{name}_actor", tip="Tag every checked place as an actor"
        )
        self.code = Button("Code…", f"{name}_code", tip="Keep every checked place under a code")
        self.all = Button("All", f"{name}_all", "quiet", tip="Check every place")
        self.none = Button("None", f"{name}_none", "quiet", tip="Take every check off")
        self.all.setAccessibleName("Check all places")
        self.none.setAccessibleName("Check no place")
        row = FlowLayout(self, 4)
        row.setContentsMargins(8, 4, 8, 4)
        for widget in (self.count, self.all, self.none, self.code, self.actor):
            row.addWidget(widget)
        self.actor.clicked.connect(self.ask_actor)
        self.code.clicked.connect(self.ask_code)
        self.all.clicked.connect(lambda _=False: checked_all(True))
        self.none.clicked.connect(lambda _=False: checked_all(False))
        self.refresh()

    def refresh(self) -> None:
        """Show how many places are checked now."""
        count = self._how_many()
        self.count.setText(f"{count:,} checked")
        self.setVisible(bool(count))
        writable = not self._context.store.read_only
        self.actor.setEnabled(writable)
        self.code.setEnabled(writable)

    def ask_actor(self) -> None:
        """Ask which actor the checked places name."""
        if self._how_many():
            self._ask(
                "Tag as which actor?", actor_options(self._context.store), self.actor, self.tag
            )

    def ask_code(self) -> None:
        """Ask under which code the checked places go."""
        if self._how_many():
            self._ask("Under which code?", code_options(self._context.store), self.code, self.keep)

    def tag(self, actor_id: int) -> None:
        """Tag the checked places as an actor, in one step."""
        self._do(lambda spots: TagSpots(actor_id, spots), "tagged")

    def keep(self, code_id: int) -> None:
        """Keep the checked places under a code, in one step."""
        self._do(lambda spots: CodeSpots(code_id, spots), "put under the code")

    def _do(self, command: Callable[[Spots], Command], done: str) -> None:
        """Run a command on the checked places; very many are done beside the window."""
        context, spots = self._context, tuple(self._spots())
        if len(spots) <= AT_ONCE:
            self._tell(context.run(command(spots), "search"), done)
            return
        store, desk, publish = context.store, context.session.desk, self._published.emit

        def work(progress: Progress) -> int:
            with beside(store, desk, publish) as session:
                return run_in_parts(session, command, spots, AT_ONCE, progress)

        context.tasks.start(
            "Tagging places", work, lambda count: self._tell(count, done), context.refuse
        )

    def _tell(self, count: int | None, done: str) -> None:
        if count:
            places = "place" if count == 1 else "places"
            self._context.told.emit(f"{count:,} {places} {done}. Undo takes it back.")

    def _ask(
        self, title: str, options: list[Entry], below: Button, then: Callable[[int], None]
    ) -> None:
        chooser = Chooser(self._context.theme, title, options, self)
        chooser.picked.connect(lambda key: then(int(key)))
        chooser.ask(below.mapToGlobal(QPoint(0, below.height())))
