"""What the menus do with who says what: show it, step along, put it right, add what was not found."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.context import Target
from ui.menus.hand import ReadingHand
from ui.menus.menu import Menu
from ui.reading.pane import ReaderPane
from ui.reading.speaking import Speaking
from ui.tagging.actor_list import KnownActors
from ui.tagging.statement import StatementBar
from workbench.errors import Refusal
from workbench.statements.heard import Heard

if TYPE_CHECKING:
    from ui.inspector.panel import InspectorPanel

_OFFERED = ("tag.statement", "view.speakers")


class StatementsMenu(Menu):
    """Show who says what in every reader or in none, and open the bar that puts it right."""

    def join(self) -> None:
        """Say what each action does, and join every reader that comes to be."""
        self._speaking: dict[ReaderPane, Speaking] = {}
        self._hand = ReadingHand(self.window.readers)
        self._bar: StatementBar | None = None
        on, voices = self.actions.on, self.context.voices
        on("view.speakers", lambda: voices.turn(not voices.on))
        on("tag.statement", self._put_right)
        on("tag.next_statement", partial(self._step, 1))
        on("tag.previous_statement", partial(self._step, -1))
        voices.switched.connect(self._show_switch)
        self.window.readers.open_changed.connect(self._meet_readers)
        self._show_switch()
        self._meet_readers()

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let the card of a statement ask for the bar."""
        if page_id == "inspector":
            cast("InspectorPanel", panel).correcting.connect(self._correct)

    def _show_switch(self) -> None:
        self.actions.check("view.speakers", self.context.voices.on)

    def _meet_readers(self) -> None:
        for pane in self.window.readers.panes:
            if pane not in self._speaking:
                self._speaking[pane] = speaking = Speaking(self.context, pane)
                speaking.correcting.connect(self._correct)
                pane.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                pane.view.customContextMenuRequested.connect(partial(self._offer, pane))

    def _here(self) -> Speaking:
        return self._speaking[self.window.readers.active]

    def _offer(self, pane: ReaderPane, point: QPoint) -> None:
        """Offer with what a text offers anyhow to say who says it, at the words under the pointer."""
        view = pane.view
        if tag := view.beside.tag_at(point.toPointF()):
            view.voice_clicked.emit(tag.heard, False)
            view.put_caret(tag.heard.start)
        elif view.selected_span() is None:
            view.put_caret(view.geometry_of.offset_at(point.toPointF()))
        menu = QTextEdit.createStandardContextMenu(view, point)
        menu.setObjectName("reader_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        for action_id in _OFFERED:
            menu.addAction(self.actions.action(action_id))
        menu.popup(view.viewport().mapToGlobal(point))

    def _step(self, by: int) -> None:
        self._when_heard(partial(self._go, by))

    def _go(self, by: int) -> None:
        if self._here().step(by):
            self.window.readers.focus_reader()
            self.context.told.emit(self._here().told())
        else:
            self.context.told.emit(self._nothing())

    def _nothing(self) -> str:
        """Say why there is nothing to go to."""
        if self.context.store.suggested.voices(self.window.readers.document_id):
            return "Nobody is quoted or reported in this document"
        return "Nothing was found here yet; Tag ▸ Suggest names reads the documents that wait"

    def _when_heard(self, then: "partial[None]") -> None:
        """Show who says what if it is not shown, and go on once it is known."""
        self.context.voices.turn(True)
        document_id = self.window.readers.document_id
        self.context.voices.ask(document_id, lambda _heard: then())

    # the bar

    def _put_right(self) -> None:
        bar = self._bar
        if bar and bar.isVisible():
            if self._hand.selection():
                bar.take_selected()
            elif bar.first:
                bar.first.setFocus()
            return
        self._when_heard(partial(self._begin))

    def _begin(self) -> None:
        """Open the bar on the statement at the selection or the cursor, else on words to add."""
        target, speaking = self._hand.selection(), self._here()
        if target is None:
            if one := speaking.current:
                self._correct(one)
            else:
                self.context.refuse(
                    Refusal(
                        "No statement stands at the cursor. Select the words of one to add it, or"
                        " go to the next with F4."
                    )
                )
        elif one := speaking.at(target.start, target.end):
            self._open(one, None, self._hand.anchor_rect())
        else:
            self._open(None, target, self._hand.anchor_rect())

    def _correct(self, one: Heard) -> None:
        for pane in self.window.readers.panes:
            if pane.document_id == one.document_id:
                speaking = self._speaking[pane]
                speaking.choose(one)
                self._open(one, None, speaking.place_of(one))
                return

    def _open(self, one: Heard | None, fresh: Target | None, place: QRect) -> None:
        if self.context.store.read_only:
            self.context.refuse(Refusal(f"{self.actions.missing('tag.statement')}."))
            return
        if self._bar is None:
            self._bar = StatementBar(self.context, KnownActors(self.context))
            self._bar.setParent(self.window)
            self._bar.left.connect(self._hand.focus_reader)
        document_id = self.window.readers.document_id
        nearby = self.context.voices.of(one.document_id if one else document_id)
        self._bar.begin(one, fresh, nearby, self._hand.selection)
        self._bar.show_at(self.window, place)
