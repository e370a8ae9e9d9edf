"""The middle of the window: one to four readers side by side, linked or not."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from ui.context import Choice, Context, Target
from ui.reading.comparing import Comparing
from ui.reading.linking import LINKS, Linking
from ui.reading.memory import restore, state
from ui.reading.pane import ReaderPane
from ui.reading.placing import MOST_PANES, pane_for
from ui.reading.selected import citation, selected
from workbench.changes import ChangeSet


class ReaderArea(QWidget):
    """Hold the panes, know the one in use, and answer what is selected there."""

    selected = Signal(object)  # Target: the words just selected
    selection_changed = Signal()
    active_changed = Signal(int)  # document id of the pane in use, 0 for none
    open_changed = Signal()  # which documents stand in the panes
    link_changed = Signal(str)
    count_changed = Signal(int)
    import_wanted = Signal()
    demo_wanted = Signal()
    highlight_wanted = Signal()
    actor_wanted = Signal()
    relation_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_area")
        self._context = context
        self._panes: list[ReaderPane] = []
        self._count = 0
        self._active = 0
        self._told = -1
        self._linking = Linking(self)
        self.comparing = Comparing(context, self, self._linking)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self.set_count(1)
        self._join()

    def _join(self) -> None:
        context = self._context
        context.wanted.connect(self.show_target)
        context.changed.connect(self._refresh)
        context.actor_chosen.connect(self._light)
        context.chosen.connect(self._tint)
        context.theme.changed.connect(self._refresh_look)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._follow_focus)

    # panes

    @property
    def panes(self) -> list[ReaderPane]:
        """Return the panes on the screen, left to right."""
        return self._panes[: self._count]

    @property
    def active(self) -> ReaderPane:
        """Return the pane in use."""
        return self._panes[self._active]

    @property
    def document_id(self) -> int:
        """Return the document of the pane in use, 0 for none."""
        return self.active.document_id

    def set_count(self, count: int) -> None:
        """Show one to four panes; those put away keep their documents."""
        count = min(max(count, 1), MOST_PANES)
        while len(self._panes) < count:
            self._add_pane()
        self._count = count
        for number, pane in enumerate(self._panes):
            pane.setVisible(number < count)
        self._splitter.setSizes([1000] * count + [0] * (len(self._panes) - count))
        self.activate(min(self._active, count - 1))
        self.count_changed.emit(count)
        self.open_changed.emit()

    def _add_pane(self) -> None:
        pane = ReaderPane(self._context, self)
        number = len(self._panes)
        pane.setObjectName(f"reader_pane_{number + 1}")
        pane.setAccessibleName(f"Reader {number + 1}")
        pane.document_changed.connect(self._tell_active)
        pane.document_changed.connect(self.open_changed)
        pane.selection_changed.connect(lambda: self._tell_selection(pane))
        pane.scrolled.connect(lambda: self._follow(pane))
        pane.asked.connect(self._pass_on)
        pane.empty.import_wanted.connect(self.import_wanted)
        pane.empty.demo_wanted.connect(self.demo_wanted)
        pane.set_actor(self._context.actor_id)
        self._panes.append(pane)
        self._splitter.addWidget(pane)

    def focus_pane(self, number: int) -> None:
        """Put the keyboard in a pane, counted from 0; nothing happens where there is none."""
        if 0 <= number < self._count:
            pane = self._panes[number]
            self.activate(number)
            (pane.view if pane.document_id else pane.empty).setFocus(
                Qt.FocusReason.ShortcutFocusReason
            )

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:  # the window itself lost the keyboard
            return
        for number, pane in enumerate(self.panes):
            inside = pane.isAncestorOf(new)
            pane.follow_focus(inside)
            if inside:
                self.activate(number)

    def activate(self, number: int) -> None:
        """Make a pane the one in use, without moving the keyboard."""
        self._active = number
        for at, pane in enumerate(self._panes):
            pane.header.show_active(at == number and self._count > 1)
        self._tell_active()

    def _tell_active(self) -> None:
        if self._panes and self.document_id != self._told:
            self._told = self.document_id
            self.active_changed.emit(self._told)

    # showing

    def show_target(self, target: Target) -> None:
        """Open the target's document in a pane and bring its span on the screen."""
        pane = pane_for(self, target)
        if pane.document_id != target.document_id:
            pane.open_document(target.document_id)
        if pane.document_id != target.document_id:
            return
        self.activate(self._panes.index(pane))
        if self._holds_keyboard():  # else it stays in the list that the document was chosen in
            self.focus_reader()
        if target.end > target.start:
            pane.show_span(target.start, target.end)
        if target.excerpt_id:
            pane.set_choice(Choice("excerpt", target.excerpt_id))

    def _holds_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    # what is selected

    def selection(self) -> Target | None:
        """Return the words selected in the pane in use, or None."""
        return selected(self.active)

    def _tell_selection(self, pane: ReaderPane) -> None:
        self.selection_changed.emit()
        target = selected(pane)
        if target:
            self.activate(self._panes.index(pane))
            self.selected.emit(target)

    def focus_reader(self) -> None:
        """Give the keyboard back to the pane in use."""
        self.focus_pane(self._active)

    def clear_selection(self) -> None:
        """Drop the selection of the pane in use, as after it was tagged."""
        self.active.view.clear_selection()

    def copy_with_citation(self) -> None:
        """Put the selected words on the clipboard with all that a citation names."""
        if said := citation(self.active):
            QGuiApplication.clipboard().setText(said)
            self._context.told.emit("Copied with citation")

    def _pass_on(self, what: str) -> None:
        if what == "cite":
            self.copy_with_citation()
            return
        wanted = (self.highlight_wanted, self.actor_wanted, self.relation_wanted, self.note_wanted)
        wanted[("highlight", "actor", "relation", "note").index(what)].emit()

    # links

    @property
    def link(self) -> str:
        """Return how panes follow each other: off, position, actor or paragraph."""
        return self._linking.mode

    def set_link(self, mode: str) -> None:
        """Let panes follow each other another way."""
        if mode in LINKS and mode != self._linking.mode:
            self._linking.mode = mode
            self._follow(self.active)
            self.link_changed.emit(mode)

    def _follow(self, pane: ReaderPane) -> None:
        if pane is self.active or self._linking.paired:
            self._linking.scrolled(pane, [other for other in self.panes if other is not pane])

    def step(self, by: int) -> None:
        """Step every linked pane to the next (1) or previous (-1) mention of the chosen actor."""
        for pane in self.panes if self.link == "actor" else [self.active]:
            pane.step(by)

    # what the window tells

    def _refresh(self, changes: ChangeSet) -> None:
        for pane in self._panes:
            pane.refresh(changes)

    def _light(self, actor_id: int) -> None:
        for pane in self._panes:
            pane.set_actor(actor_id)

    def _tint(self, choice: Choice) -> None:
        for pane in self._panes:
            pane.set_choice(choice)

    def _refresh_look(self) -> None:
        for pane in self._panes:
            pane.refresh_look()

    # what is remembered

    def state(self) -> dict[str, Any]:
        """Return open documents, places (stored offset of the top line), zoom and link mode."""
        return state(self)

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Bring back what `state` told; documents that are gone are left out."""
        restore(self, kept, self._context.store)
