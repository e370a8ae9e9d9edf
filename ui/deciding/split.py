"""Part an actor: choose mentions that are somebody else's, see what goes along, and part them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.corpus.searching import Searching
from ui.deciding.destination import Destination
from ui.deciding.split_list import Held, MentionsModel
from ui.tagging.occurrence_list import OccurrenceDelegate
from ui.widgets.controls import Button, Chip
from ui.widgets.drawing import quoted_apart
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Hairline, wrapped
from workbench.actors.names import folded
from workbench.actors.parting import CameOver, Parcel, going_along
from workbench.changes import ChangeSet
from workbench.commands.merging import moved_in_words
from workbench.commands.splitting import SplitActor
from workbench.errors import Refusal
from workbench.model.actors import Alias
from workbench.model.dates import shown

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SPELLING, DOCUMENT = "spelling", "document"
_TICK = "Tick the mentions that are somebody else's."
_NOTHING = "Nothing mentions this actor yet, so that there is nothing to part."


class SplitDialog(QDialog):
    """List an actor's mentions to be ticked, and give those to another actor in one undoable step.

    Stays beside the window. Space ticks, Enter parts, Ctrl+Enter shows a mention in a reader. What
    merges once brought can be ticked at once.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setObjectName("split")
        self.setAccessibleName("Split actor")
        self._context = context
        self._actor_id = 0
        self._chosen: CameOver | None = None
        self._aliases: Sequence[Alias] = ()
        self._held = Held((), {}, ())
        self._parcel = Parcel()
        self._searching = Searching(context, self)
        self._weighing = Searching(context, self)
        self.model = MentionsModel(self)
        self.model.ticked_changed.connect(self._weigh)
        self._make_parts()
        self._lay()
        context.theme.changed.connect(self._dress)
        context.changed.connect(self._hear)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._context.theme.panel_font())
        self.resize(self._context.theme.px(760), self._context.theme.px(560))
        self.view.doItemsLayout()

    def _make_parts(self) -> None:
        theme = self._context.theme
        self.said = wrapped(_TICK)
        self.said.setObjectName("split_said")
        options = ((SPELLING, "By spelling"), (DOCUMENT, "By document"))
        self.grouping = ChoiceField("split_grouping", "Group the mentions", options)
        self.grouping.show_key(SPELLING)
        self.grouping.picked.connect(lambda _: self._regroup())
        self.chips = QWidget()
        self.chips.setObjectName("split_came_over")
        self._flow = FlowLayout(self.chips, 4)
        self.view = QListView()
        self.view.setObjectName("split_mentions")
        self.view.setAccessibleName("Mentions of the actor")
        self.view.setUniformItemSizes(False)
        self.view.setModel(self.model)
        self.view.setItemDelegate(OccurrenceDelegate(theme, self))
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.installEventFilter(self)
        self.view.doubleClicked.connect(self._open)
        self.destination = Destination(self._context)
        self.destination.changed.connect(self._tell)
        self.preview = wrapped("", "muted")
        self.preview.setObjectName("split_preview")
        self.apply = self._button("Split off", "split_apply", self.part, "primary")
        self.apply.setDefault(True)

    def _button(self, text: str, name: str, pressed: object, kind: str = "") -> Button:
        button = Button(text, name, kind)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _lay(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.said, 1)
        self.grouping.setFixedWidth(self._context.theme.px(140))
        top.addWidget(self.grouping, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._button("Tick none", "split_none", lambda: self.tick(())))
        foot.addStretch(1)
        foot.addWidget(self._button("Close", "split_close", self.close))
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.chips)
        column.addWidget(self.view, 1)
        column.addWidget(Hairline())
        column.addWidget(self.destination)
        column.addWidget(self.preview)
        column.addLayout(foot)

    # what it shows

    def begin(self, actor_id: int) -> None:
        """Show the mentions of an actor."""
        self._actor_id, self._chosen = actor_id, None
        store = self._context.store
        actor = store.actors.get(actor_id)
        self.setWindowTitle(f"Split {actor.name}")
        self.destination.begin(actor_id)
        self.model.show_mentions((), {}, True)
        self._read()
        self.show()
        self.activateWindow()
        self.view.setFocus()

    def _hear(self, changes: ChangeSet) -> None:
        """Read anew what is tagged or undone elsewhere; what is ticked stays so."""
        if not self.isVisible() or not changes.about("mention", "actor", "alias"):
            return
        if self._context.store.actors.find(id=self._actor_id):
            self._read()
        else:
            self.close()

    def _read(self) -> None:
        actor_id = self._actor_id

        self._searching.ask(
            lambda reader, _: Held.of(reader, actor_id), self._show_found, self._refused
        )

    def _refused(self, refusal: Refusal) -> None:
        self.said.setText(str(refusal))

    def _show_found(self, found: Held) -> None:
        self._held = found
        self._aliases = self._context.store.aliases.find(actor_id=self._actor_id)
        self.said.setText(_TICK if self._held.mentions else _NOTHING)
        self._regroup()
        self._offer_merges()
        if not self.model.ticked_mentions:
            self.destination.offer(alias.text for alias in self._aliases)
        if self.model.rows:
            self.view.setCurrentIndex(self.model.index(1, 0))

    def _regroup(self) -> None:
        by_spelling = self.grouping.key == SPELLING
        self.model.show_mentions(self._held.mentions, self._held.titles, by_spelling)

    def _offer_merges(self) -> None:
        """Offer to tick at once what each merge brought."""
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for number, one in enumerate(self._held.came):
            count = len(one.mention_ids)
            words = f"{count:,} came with {one.name}, merged {shown(one.at[:10])}"
            chip = Chip(words, f"split_came_{number}", "muted")
            chip.clicked.connect(partial(self._take_apart, one))
            self._flow.addWidget(chip)
        self.chips.setVisible(bool(self._held.came))

    def _take_apart(self, one: CameOver) -> None:
        """Tick what a merge brought, and let it go back under its name."""
        self._chosen = one
        self.destination.propose(one.name, one.type_id)
        self.tick(one.mention_ids)

    def tick(self, mention_ids: Sequence[int]) -> None:
        """Tick these mentions and no others, and bring the first into sight."""
        self.model.tick_only(mention_ids)
        if (row := self.model.first_ticked) >= 0:
            index = self.model.index(row, 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    # what goes along

    def _weigh(self) -> None:
        """Ask what rests on the mentions that are ticked."""
        actor_id, ids = self._actor_id, [one.id for one in self.model.ticked_mentions]
        self.apply.setEnabled(bool(ids))
        if not ids:
            self._show_parcel(Parcel())
            return
        self._weighing.ask(
            lambda reader, _: going_along(reader, actor_id, ids), self._show_parcel, self._refused
        )

    def _show_parcel(self, parcel: Parcel) -> None:
        self._parcel = parcel
        ticked = self.model.ticked_mentions
        if ticked and not self.destination.name:
            self.destination.propose(ticked[0].quote)  # which tells the preview too
        self._tell()

    def _going_names(self) -> list[Alias]:
        """Return the spellings that go: those of which every mention does, or that a merge brought."""
        gone = {folded(one.quote) for one in self.model.ticked_mentions}
        ids = {one.id for one in self.model.ticked_mentions}
        stay = {folded(one.quote) for one in self._held.mentions if one.id not in ids}
        brought = set(self._chosen.alias_ids) if self._chosen else set()
        name = folded(self.destination.name)
        return [
            one
            for one in self._aliases
            if folded(one.text) not in stay
            and (folded(one.text) in gone or one.id in brought or folded(one.text) == name)
        ]

    def _brought(self) -> CameOver | None:
        """Return the merge all of which goes back, with its relations and statements."""
        ticked = {one.id for one in self.model.ticked_mentions}
        whole = self._chosen and ticked.issuperset(self._chosen.mention_ids)
        return self._chosen if whole else None

    def _tell(self) -> None:
        """Say what would go, and where."""
        ticked, names = self.model.ticked_mentions, self._going_names()
        if not ticked:
            self.preview.setText("Nothing is ticked.")
            return
        back = self._brought()
        gone = {one.relation_id for one in self._parcel.claims} | set(self._parcel.relation_ids)
        relations = len(gone.union(back.relation_ids if back else ()))
        said = len(self._parcel.excerpt_ids) + len(self._parcel.statement_ids)
        moved = moved_in_words(len(ticked), relations, len(names), said)
        spelt = f" ({', '.join(f'“{one.text}”' for one in names)})" if names else ""
        said_to = f"{moved}{spelt} will go to {self.destination.told}. One step to undo."
        self.preview.setText(quoted_apart(said_to))
        self.apply.setText("Move" if self.destination.target_id else "Split off")

    # what is done

    def part(self) -> None:
        """Give what is ticked away; one step to undo."""
        ticked = self.model.ticked_mentions
        if not ticked:
            return
        back = self._brought()
        command = SplitActor(
            self._actor_id,
            tuple(one.id for one in ticked),
            tuple(one.id for one in self._going_names()),
            self.destination.target_id,
            self.destination.name,
            int(self.destination.type.key or 0),
            back.relation_ids if back else (),
            back.excerpt_ids if back else (),
        )
        result = self._context.run(command, "split")
        if result:
            self._context.told.emit(f"{command.told(result)}. Undo takes it back.")
            self._chosen = None
            self.model.tick_only(())

    def _open(self, index: QModelIndex) -> None:
        if one := self.model.mention_at(index.row()):
            self._context.open(Target(one.document_id, one.start, one.end))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tick with Space, also a heading; Ctrl+Enter shows, Enter parts."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        row = self.view.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self.model.toggle(row)
            return True
        if event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._open(self.view.currentIndex())
            else:
                self.part()
            return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._searching.stop()
        self._weighing.stop()
        super().closeEvent(event)
