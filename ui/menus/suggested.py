"""What the menus do with names that are only suggested, in the texts themselves."""

from ui.menus.menu import Menu
from ui.reading.pane import ReaderPane
from ui.reading.suggested import SuggestedNames
from ui.reading.suggested_count import SuggestedCount
from ui.widgets.labels import PlainLabel

_KEPT = "suggested_names"


class SuggestedMenu(Menu):
    """Show suggested names in every reader or in none, count them, and step along them.

    Whether they are shown is remembered with the project; at first they are.
    """

    def join(self) -> None:
        """Say what each action does, and join every reader that comes to be."""
        self._names: dict[ReaderPane, SuggestedNames] = {}
        store, readers = self.context.store, self.window.readers
        self._on = store.settings.get(_KEPT, True) is not False
        self.left = PlainLabel("", "small")
        self.left.setObjectName("status.suggested")
        self.window.status.hold(self.left)
        on = self.actions.on
        on("view.suggested", self._toggle)
        on("tag.next_suggested", lambda: self._step(1))
        on("tag.previous_suggested", lambda: self._step(-1))
        self.actions.check("view.suggested", self._on)
        readers.open_changed.connect(self._meet_readers)
        readers.active_changed.connect(lambda _document: self._count())
        self.window.care.suggester.kept.connect(self._tell_readers)
        self._meet_readers()

    def _meet_readers(self) -> None:
        for pane in self.window.readers.panes:
            if pane not in self._names:
                self._names[pane] = names = SuggestedNames(self.context, pane)
                button = SuggestedCount(self.context.theme)
                button.clicked.connect(lambda _=False, names=names: names.step(1))
                names.counted.connect(button.show_count)
                pane.header.hold(button)
                names.counted.connect(self._count)
                names.show(self._on)

    def _tell_readers(self, documents: frozenset[int]) -> None:
        for names in self._names.values():
            names.heard(documents)

    def _count(self) -> None:
        names = self._names.get(self.window.readers.active)
        count = names.count if names else 0
        self.left.setText(f"{count:,} suggested in this document" if count else "")

    def _toggle(self) -> None:
        self._on = not self._on
        if not self.context.store.read_only:
            self.context.store.settings.put(_KEPT, self._on)
        self.actions.check("view.suggested", self._on)
        for names in self._names.values():
            names.show(self._on)
        hidden = "Suggested names are hidden in the texts; the queue has them still"
        self.context.told.emit("Suggested names are shown" if self._on else hidden)

    def _step(self, by: int) -> None:
        if not self._on:
            self._toggle()
        names = self._names[self.window.readers.active]
        if names.step(by):
            self.window.readers.focus_reader()
        else:
            self.context.told.emit("No name is suggested in this document")
