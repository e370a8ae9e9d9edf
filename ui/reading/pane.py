"""One reader: a document's header, its text with marks, the ruler and the find bar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Choice, Context
from ui.reading.empty import EmptyPane
from ui.reading.find_bar import FindBar
from ui.reading.finding import Finding
from ui.reading.furnishing import Furnishing
from ui.reading.header import PaneHeader
from ui.reading.kinship import KinshipStrip
from ui.reading.lights import NOTHING
from ui.reading.marks import MarkSet, reread
from ui.reading.ruler import OverviewRuler
from ui.reading.seeking import Seeking
from ui.reading.selection_bar import SelectionBar
from ui.reading.stepping import Stepper
from ui.reading.text_view import TextView
from workbench.changes import ChangeSet
from workbench.commands.excerpts import ResizeExcerpt
from workbench.errors import Refusal
from workbench.model.documents import Document
from workbench.model.excerpts import Mark
from workbench.model.grades import grade


class ReaderPane(QWidget):
    """Show one document, or say that none is open. `document_id` is 0 then."""

    document_changed = Signal()
    selection_changed = Signal()
    scrolled = Signal()
    asked = Signal(str)  # what the selection bar offers: highlight, actor, relation, note, cite

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_pane")
        self._context = context
        self.document = Document()
        self.header = PaneHeader(theme := context.theme, self)
        self.view = TextView(theme, self)
        self.ruler = OverviewRuler(theme, self)
        self.find_bar = FindBar(theme, self)
        self.empty = EmptyPane(theme, self)
        self.bar = SelectionBar(theme, self, bool(context.store.read_only))
        self.stepper = Stepper(self.view)
        self.furnishing = Furnishing(context, self.view)
        self.finding = Finding(self)
        self.seeking = Seeking(context, self)
        self.kinship = KinshipStrip(context, self)
        self._lay_out()
        self._join()
        self.close_document()

    def _lay_out(self) -> None:
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.find_bar, 0, 0, 1, 2)
        grid.addWidget(self.view, 1, 0)
        grid.addWidget(self.ruler, 1, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.kinship)
        column.addWidget(self._stack, 1)
        self.find_bar.hide()

    def _join(self) -> None:
        self.header.stepped.connect(self.step)
        self.header.closed.connect(self.close_document)
        self.header.find_asked.connect(self.finding.toggle)
        self.view.mark_clicked.connect(self._choose)
        self.view.blank_clicked.connect(self._choose_document)
        self.view.resize_asked.connect(self._resize)
        self.view.span_selected.connect(self._show_selection)
        self.view.scrolled.connect(self._follow_scroll)
        self.ruler.jumped.connect(lambda offset: self.view.scroll_to(offset, 0.33))
        self.bar.asked.connect(self._pass_on)

    # the document

    @property
    def document_id(self) -> int:
        """Return the open document, 0 for none."""
        return self.document.id

    def open_document(self, document_id: int) -> None:
        """Show a document from its start; a Refusal is shown and the pane stays as it was."""
        store = self._context.store
        try:
            document = store.documents.get(document_id)
            content = store.documents.content(document_id)
            marks = MarkSet(store.excerpts.marks(document_id))
            furniture = self.furnishing.of(document_id, content.text)
        except Refusal as refusal:
            self._context.refuse(refusal)
            return
        self.finding.close()
        self.document = document
        self.finding.read(content.text)
        self.view.show_text(content.text, content.pieces, furniture)
        self.view.setAccessibleName(f"Text of {document.name}")
        self._stack.setCurrentIndex(1)
        self._show_metadata()
        self.set_actor(self._context.actor_id)
        self._show_marks(marks)
        self.document_changed.emit()

    def close_document(self) -> None:
        """Show no document."""
        self.finding.close()
        self.document, self.furnishing.document_id = Document(), 0
        self.bar.hide()
        self.view.show_text("")
        self.header.show_document("", "")
        self.header.show_place("", "")
        self.offer_first_step()
        self._stack.setCurrentIndex(0)
        self.document_changed.emit()

    def offer_first_step(self) -> None:
        """Offer to import, as long as the project has no documents."""
        self.empty.offer(not self._context.store.counts().get("documents", 0))

    def _show_metadata(self) -> None:
        one = self.document
        self.header.show_document(one.name, grade(one.source_grade, one.information_grade))

    def refresh(self, changes: ChangeSet) -> None:
        """Take up a change if it touched this document; the place stays."""
        if not self.document_id:
            self.offer_first_step()
            return
        by_owner = changes.about("code", "actor", "actor_type")
        if self.document_id not in changes.documents and not by_owner:
            return
        if self.document_id in changes.ids("document"):
            found = self._context.store.documents.find(id=self.document_id)
            if not found:
                self.close_document()
                return
            self.document = found[0]
            self._show_metadata()
        self._show_marks(reread(self._context.store, self.document_id, self.view.marks, changes))

    def refresh_look(self) -> None:
        """Take colours and sizes from the theme again."""
        for part in (self.header, self.view):
            part.refresh_look()
        self.ruler.updateGeometry()
        self.update()
        self._show_selection()

    # marks

    def _show_marks(self, marks: MarkSet) -> None:
        self.view.set_marks(marks)
        self.relight()

    def relight(self) -> None:
        """Paint again what is lit besides the marks."""
        self.view.relight()
        self.ruler.show_marks(self.view.marks, self.view.lights, len(self.view.text))
        self._show_place()

    def set_actor(self, actor_id: int) -> None:
        """Light up an actor's mentions; 0 for none."""
        self.view.lights.actor_id = actor_id
        if self.view.lights.current[0] == "mention":
            self.view.lights.current = NOTHING
        self.relight()

    def set_choice(self, choice: Choice) -> None:
        """Tint the chosen excerpt or mention; another choice of another kind takes the tint off."""
        if choice.kind != "actor":
            known = choice.kind in ("excerpt", "mention", "suggestion")
            self.view.lights.current = (choice.kind, choice.id) if known else NOTHING
            self.relight()

    def _show_place(self) -> None:
        self.header.show_place(*self.stepper.words())

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) mention of the chosen actor, or of any."""
        if not self.document_id:
            return
        mark = self.stepper.step(by)
        if mark:
            self.view.lights.current = (mark.kind, mark.id)
            self.view.reveal(mark.start, mark.end)
            self.relight()

    def _choose(self, mark: Mark) -> None:
        if mark.kind == "mention":
            self._context.choose_actor(mark.owner_id)
        self._context.choose(mark.kind, mark.id)

    def _choose_document(self) -> None:
        self.view.lights.spot = (0, 0)
        if self.document_id:
            self._context.choose("document", self.document_id)

    def _resize(self, excerpt_id: int, start: int, end: int) -> None:
        self._context.run(ResizeExcerpt(excerpt_id, start, end), origin="reader")

    # places

    def show_span(self, start: int, end: int) -> None:
        """Bring a stored span on the screen and tint it."""
        self.view.lights.spot = (start, end)
        self.view.reveal(start, end)
        self.relight()

    def _follow_scroll(self) -> None:
        if self.view.selected_span() and self.isAncestorOf(self.window().focusWidget()):
            self._stand_bar()
        if self.view.lights.actor_id:
            self._show_place()
        self.scrolled.emit()

    # the selection

    def _show_selection(self) -> None:
        self._stand_bar()
        self.selection_changed.emit()

    def follow_focus(self, inside: bool) -> None:
        """Show the selection's bar while the keyboard is here, and not beside another bar."""
        if inside:
            self._stand_bar()
        else:
            self.bar.hide()

    def _stand_bar(self) -> None:
        span = self.view.selected_span() if self.view.quote().strip() else None
        rects = self.view.geometry_of.rects(*span)[:1] if span else []
        height = self.view.viewport().height()
        if rects and -rects[0].height() < rects[0].top() < height:
            self.bar.stand_at(rects[0], self.view.viewport())
        else:
            self.bar.hide()

    def _pass_on(self, what: str) -> None:
        self.bar.hide()
        self.asked.emit(what)
