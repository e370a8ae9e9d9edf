"""Part an actor: choose mentions that are somebody else's, see what goes along, and part them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.actors.panel import actor_options
from ui.context import Context, Target
from ui.corpus.searching import Searching
from ui.deciding.split_list import MentionsModel
from ui.tagging.occurrence_list import OccurrenceDelegate
from ui.widgets.chooser import Chooser
from ui.widgets.controls import Button, Chip
from ui.widgets.drawing import quoted_apart
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Hairline, PlainLabel, wrapped
from workbench.actors.names import folded
from workbench.actors.parting import CameOver, Parcel, came_over, going_along
from workbench.commands.merging import moved_in_words
from workbench.commands.splitting import SplitActor
from workbench.errors import Refusal
from workbench.model.actors import Alias, Mention
from workbench.model.dates import shown
from workbench.ports import Reader

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SPELLING, DOCUMENT = "spelling", "document"


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
        self._actor_id = self._target_id = 0
        self._came: Sequence[CameOver] = ()
        self._chosen: CameOver | None = None
        self._aliases: Sequence[Alias] = ()
        self._mentions: Sequence[Mention] = ()
        self._titles: dict[int, str] = {}
        self._parcel = Parcel()
        self._searching = Searching(context, self)
        self._weighing = Searching(context, self)
        self.model = MentionsModel(self)
        self.model.ticked_changed.connect(self._weigh)
        self._make_parts()
        self._lay()
        context.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._context.theme.panel_font())
        self.resize(self._context.theme.px(760), self._context.theme.px(560))
        self.view.doItemsLayout()

    def _make_parts(self) -> None:
        theme = self._context.theme
        self.said = wrapped("Tick the mentions that are somebody else's.")
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
        self.to = QComboBox()
        self.to.setObjectName("split_name")
        self.to.setAccessibleName("Name of the actor they go to")
        self.to.setEditable(True)
        self.to.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.to.editTextChanged.connect(lambda _: self._renamed())
        self.type = ChoiceField("split_type", "Type of the new actor")
        self.type.picked.connect(lambda _: self._tell())
        self.known = self._button("Existing actor…", "split_known", self._ask_known)
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
        top, to, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.said, 1)
        self.grouping.setFixedWidth(self._context.theme.px(140))
        top.addWidget(self.grouping, 0, Qt.AlignmentFlag.AlignTop)
        to.addWidget(PlainLabel("Goes to", "muted"))
        to.addWidget(self.to, 2)
        to.addWidget(self.type, 1)
        to.addWidget(self.known)
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
        column.addLayout(to)
        column.addWidget(self.preview)
        column.addLayout(foot)

    # what it shows

    def begin(self, actor_id: int) -> None:
        """Show the mentions of an actor."""
        self._actor_id, self._target_id, self._chosen = actor_id, 0, None
        store = self._context.store
        actor = store.actors.get(actor_id)
        self.setWindowTitle(f"Split {actor.name}")
        types = sorted(store.actor_types.find(), key=lambda one: (one.position, one.id))
        self.type.offer([(str(one.id), one.label) for one in types])
        self.type.show_key(str(actor.type_id))
        self.to.clear()
        self.model.show_mentions((), {}, True)
        self._read()
        self.show()
        self.activateWindow()
        self.view.setFocus()

    def _read(self) -> None:
        actor_id = self._actor_id

        def ask(reader: Reader) -> tuple[list[Mention], dict[int, str], list[CameOver]]:
            mentions = reader.mentions.find(actor_id=actor_id)
            rows = reader.documents.rows(list({one.document_id for one in mentions}))
            titles = {row.id: row.name for row in rows}
            mentions.sort(key=lambda one: (one.document_id, one.start))
            return mentions, titles, came_over(reader, actor_id)

        self._searching.ask(lambda reader, _: ask(reader), self._show_found, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.said.setText(str(refusal))

    def _show_found(self, found: tuple[list[Mention], dict[int, str], list[CameOver]]) -> None:
        self._mentions, self._titles, self._came = found
        self._aliases = self._context.store.aliases.find(actor_id=self._actor_id)
        self.said.setText(
            "Tick the mentions that are somebody else's."
            if self._mentions
            else "Nothing mentions this actor yet, so that there is nothing to part."
        )
        self._regroup()
        self._offer_merges()
        names = [alias.text for alias in self._aliases]
        self.to.addItems(names)
        self.to.setEditText("")
        if self.model.rows:
            self.view.setCurrentIndex(self.model.index(1, 0))

    def _regroup(self) -> None:
        by_spelling = self.grouping.key == SPELLING
        self.model.show_mentions(self._mentions, self._titles, by_spelling)

    def _offer_merges(self) -> None:
        """Offer to tick at once what each merge brought."""
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for number, one in enumerate(self._came):
            count = len(one.mention_ids)
            words = f"{count:n} came with {one.name}, merged {shown(one.at[:10])}"
            chip = Chip(words, f"split_came_{number}", "muted")
            chip.clicked.connect(partial(self._take_apart, one))
            self._flow.addWidget(chip)
        self.chips.setVisible(bool(self._came))

    def _take_apart(self, one: CameOver) -> None:
        """Tick what a merge brought, and let it go back under its name."""
        self._target_id, self._chosen = 0, one
        self.type.show_key(str(one.type_id))
        self.to.setEditText(one.name)
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
        if ticked and not self._target_id and not self.to.currentText().strip():
            self.to.setEditText(ticked[0].quote)  # which tells the preview too
        self._tell()

    def _going_names(self) -> list[Alias]:
        """Return the spellings that go: those of which every mention does, or that a merge brought."""
        gone = {folded(one.quote) for one in self.model.ticked_mentions}
        ids = {one.id for one in self.model.ticked_mentions}
        stay = {folded(one.quote) for one in self._mentions if one.id not in ids}
        brought = set(self._chosen.alias_ids) if self._chosen else set()
        name = folded(self.to.currentText())
        return [
            one
            for one in self._aliases
            if folded(one.text) not in stay
            and (folded(one.text) in gone or one.id in brought or folded(one.text) == name)
        ]

    def _relations(self) -> tuple[int, ...]:
        """Return the relations that a merge brought and that go back with all of it."""
        return self._chosen.relation_ids if self._chosen and self._whole() else ()

    def _whole(self) -> bool:
        ticked = {one.id for one in self.model.ticked_mentions}
        return bool(self._chosen and ticked.issuperset(self._chosen.mention_ids))

    def _tell(self) -> None:
        """Say what would go, and where."""
        ticked, names = self.model.ticked_mentions, self._going_names()
        if not ticked:
            self.preview.setText("Nothing is ticked.")
            return
        relations = len({*self._relations(), *self._parcel.relation_ids,
                         *(one.relation_id for one in self._parcel.claims)})  # fmt: skip
        said = len(self._parcel.excerpt_ids) + len(self._parcel.statement_ids)
        moved = moved_in_words(len(ticked), relations, len(names), said)
        spelt = f" ({', '.join(f'“{one.text}”' for one in names)})" if names else ""
        to = self.to.currentText().strip() or "…"
        what = "" if self._target_id else f"new {self.type.currentText().lower()} "
        said_to = f"{moved}{spelt} will go to {what}“{to}”. One step to undo."
        self.preview.setText(quoted_apart(said_to))
        self.apply.setText("Move" if self._target_id else "Split off")

    def _renamed(self) -> None:
        self._target_id = 0
        self.type.setEnabled(True)
        self._tell()

    def _ask_known(self) -> None:
        """Ask for an actor that the mentions are to go to."""
        entries = [one for one in actor_options(self._context.store) if one.key != self._actor_id]
        names = {one.key: one.text for one in entries}
        chooser = Chooser(self._context.theme, "Whose are they?", entries, self)
        chooser.picked.connect(lambda key: self._choose_target(key, names[key]))
        chooser.ask(self.known.mapToGlobal(self.known.rect().bottomLeft()))

    def _choose_target(self, actor_id: int, name: str) -> None:
        self.to.setEditText(name)
        self._target_id = actor_id
        self.type.setEnabled(False)
        self._tell()

    # what is done

    def part(self) -> None:
        """Give what is ticked away; one step to undo."""
        ticked = self.model.ticked_mentions
        if not ticked:
            return
        command = SplitActor(
            self._actor_id,
            tuple(one.id for one in ticked),
            tuple(one.id for one in self._going_names()),
            self._target_id,
            self.to.currentText().strip(),
            int(self.type.key or 0),
            self._relations(),
            self._chosen.excerpt_ids if self._chosen and self._whole() else (),
        )
        result = self._context.run(command, "split")
        if result:
            self._context.told.emit(f"{command.told(result)}. Undo takes it back.")
            self._chosen = None
            self.model.tick_only(())
            self.to.clear()
            self._read()

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
