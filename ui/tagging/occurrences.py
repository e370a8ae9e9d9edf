"""Tag every occurrence of an actor's names, seen before it is done."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context, Target
from ui.corpus.searching import Searching
from ui.tagging.occurrence_list import ROW, OccurrenceDelegate, OccurrenceModel
from ui.widgets.controls import Button
from ui.widgets.labels import PlainLabel
from workbench.actors.occurrences import Occurrence, places_of
from workbench.commands.mentions import TagSpots
from workbench.errors import Refusal
from workbench.ports import Reader
from workbench.tasks import Progress


class OccurrencesDialog(QDialog):
    """List the untagged places of an actor's names in one document or in all, and tag the ticked.

    Stays beside the window: Space ticks, Enter tags, a double click or Ctrl+Enter shows a place in
    a reader. Applying is one undoable step.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setObjectName("occurrences")
        self.setAccessibleName("Tag every occurrence")
        self._context = context
        self._searching = Searching(context, self)
        self._actor_id = self._document_id = 0
        self._model = OccurrenceModel(self)
        self._where = QComboBox(self)
        self._where.setObjectName("occurrences_where")
        self._where.setAccessibleName("Where to look")
        self._where.activated.connect(lambda _: self._look())
        self._found: tuple[list[Occurrence], dict[int, str]] = [], {}
        self._furniture = QCheckBox(self)
        self._furniture.setObjectName("occurrences_furniture")
        self._furniture.toggled.connect(lambda _on: self._show_places())
        self._said = PlainLabel("", "", self)
        self._said.setWordWrap(True)
        self._said.setObjectName("occurrences_said")
        self._list = self._made_list()
        self._apply = self._button("Tag", "occurrences_apply", self._tag, "primary")
        self._apply.setDefault(True)
        self._build()
        self._model.ticked_changed.connect(self._count)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.resize(760, 520)

    def _dress(self) -> None:
        self.setFont(self._context.theme.panel_font())
        self._list.doItemsLayout()

    def _made_list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("occurrences_list")
        view.setAccessibleName("Places of the name")
        view.setModel(self._model)
        view.setItemDelegate(OccurrenceDelegate(self._context.theme, self))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.installEventFilter(self)
        view.doubleClicked.connect(self._open)
        return view

    def _button(self, text: str, name: str, pressed: object, kind: str = "") -> Button:
        button = Button(text, name, kind)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _build(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._said, 1)
        top.addWidget(self._where)
        bottom.addWidget(self._button("Tick all", "occurrences_all", self._all))
        bottom.addWidget(self._button("Tick none", "occurrences_none", self._none))
        bottom.addWidget(self._furniture)
        bottom.addStretch(1)
        bottom.addWidget(self._button("Close", "occurrences_close", self.close))
        bottom.addWidget(self._apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addLayout(top)
        layout.addWidget(self._list, 1)
        layout.addLayout(bottom)

    def _all(self) -> None:
        self._model.tick_all(True)

    def _none(self) -> None:
        self._model.tick_all(False)

    def begin(self, actor_id: int, document_id: int) -> None:
        """Look for the actor's names in a document (0 is all) and show what there is."""
        self._actor_id = actor_id
        name = self._context.store.actors.get(actor_id).name
        self.setWindowTitle(f"Tag every occurrence of {name}")
        self._where.clear()
        if document_id:
            self._where.addItem("In this document", document_id)
        self._where.addItem("In all documents", 0)
        self._look()
        self.show()
        self.activateWindow()
        self._list.setFocus()

    def _look(self) -> None:
        self._document_id = int(self._where.currentData())
        self._found = [], {}
        self._furniture.setVisible(False)
        self._model.show_places([], {})
        self._said.setText("Looking for the names…")
        actor_id, document_id = self._actor_id, self._document_id

        def search(reader: Reader, progress: Progress) -> tuple[list[Occurrence], dict[int, str]]:
            wanted = [document_id] if document_id else reader.documents.ids()
            found = places_of(reader, actor_id, wanted, progress)
            rows = reader.documents.rows(list(dict.fromkeys(one.document_id for one in found)))
            return found, {row.id: row.name for row in rows}

        self._searching.ask(
            search, self._show_found, self._failed, "Looking for names", self._stopped
        )

    def _show_found(self, found: tuple[list[Occurrence], dict[int, str]]) -> None:
        self._found = found
        grey = sum(one.furnished for one in found[0])
        words = f"Page furniture too ({grey:,})"
        self._furniture.setText(words)
        self._furniture.setAccessibleName(words)
        self._furniture.setVisible(bool(grey))
        self._show_places()

    def _show_places(self) -> None:
        """Show the places, those in page furniture only when they are asked for."""
        places, titles = self._found
        asked = self._furniture.isChecked()
        self._model.show_places([one for one in places if asked or not one.furnished], titles)
        if self._model.rows:
            self._list.setCurrentIndex(self._model.index(1, 0))

    def _failed(self, refusal: Refusal) -> None:
        self._said.setText(str(refusal))

    def _stopped(self) -> None:
        self._said.setText("Stopped. Nothing was tagged.")

    def _count(self) -> None:
        ticked = len(self._model.ticked)
        places = sum(isinstance(row, Occurrence) for row in self._model.rows)
        documents = len(self._model.rows) - places
        self._apply.setText(f"Tag {ticked}" if ticked else "Tag")
        self._apply.setEnabled(ticked > 0)
        if places:
            where = f" in {documents} documents" if documents > 1 else ""
            shown = [row for row in self._model.rows if isinstance(row, Occurrence)]
            doubts = sum(bool(row.doubt) and not row.furnished for row in shown)
            inside = f" · {doubts} lie inside other names and are not ticked" if doubts else ""
            self._said.setText(f"{ticked} of {places} places{where}{inside}")
        elif self._found[0]:
            self._said.setText("The places that are left stand in page furniture.")
        else:
            self._said.setText("Every place of these names is tagged already.")

    def _tag(self) -> None:
        spots = tuple((one.document_id, one.start, one.end) for one in self._model.ticked)
        count = self._context.run(TagSpots(self._actor_id, spots), "tagging")
        if count:
            self._context.told.emit(f"Tagged {count} {'place' if count == 1 else 'places'}")
            self.close()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Occurrence):
            self._context.open(Target(row.document_id, row.start, row.end))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            index = self._list.currentIndex()
            if event.key() == Qt.Key.Key_Space and index.isValid():
                self._model.toggle(index.row())
                return True
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if held:
                    self._open(index)
                elif self._apply.isEnabled():
                    self._tag()
                return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        self._searching.stop()
        super().closeEvent(event)
