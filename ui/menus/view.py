"""The View menu: panes and how they are linked, sizes, colours, and the places of the window."""

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from ui.menus.menu import Menu
from ui.panels import PANELS
from ui.theme import MODES
from ui.widgets.place import Place

LINKS = ("off", "position", "actor", "paragraph")
STEP = 10


class ViewMenu(Menu):
    """Answer the View menu, and keep its marks true."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        self._mode = "actor"
        self._join_readers()
        self._join_looks()
        self._join_places()

    def _join_readers(self) -> None:
        on, readers, trail = self.actions.on, self.window.readers, self.window.trail
        for panes in range(1, 5):
            on(f"view.panes_{panes}", partial(readers.set_count, panes))
        for mode in LINKS:
            on(f"view.link_{mode}", partial(readers.set_link, mode))
        on("view.link", self._toggle_link)
        on("view.back", trail.back)
        on("view.forward", trail.forward)
        on("view.zoom_in", partial(self._zoom, 1))
        on("view.zoom_out", partial(self._zoom, -1))
        on("view.zoom_reset", partial(self._zoom, 0))
        for changed in (readers.count_changed, readers.link_changed, readers.active_changed):
            changed.connect(self.show_readers)
        readers.selection_changed.connect(self._show_selection)
        self.show_readers()

    def show_readers(self) -> None:
        """Show in menus and toolbar how many panes there are and how they are linked."""
        readers = self.window.readers
        panes = len(readers.panes)
        self.actions.check(f"view.panes_{panes}")
        self.actions.check(f"view.link_{readers.link}")
        self.actions.check("view.link", readers.link != "off")
        if readers.link != "off":
            self._mode = readers.link
        self.window.toolbar.show_link(self._mode, readers.link != "off")
        self.window.standing.read(bool(readers.document_id), panes)
        self._show_selection()

    def _show_selection(self) -> None:
        self.window.standing.select(self.window.readers.selection() is not None)

    def _zoom(self, by: int) -> None:
        """Make the text of the pane in use larger (1), smaller (-1) or as designed (0)."""
        view = self.window.readers.active.view
        if by:
            (view.zoom_in if by > 0 else view.zoom_out)()
        else:
            view.set_zoom(1.0)

    def _toggle_link(self) -> None:
        self.window.readers.set_link("off" if self.window.readers.link != "off" else self._mode)

    def _join_looks(self) -> None:
        on, theme = self.actions.on, self.context.theme
        for mode in MODES:
            on(f"view.theme_{mode}", partial(theme.set_mode, mode))
        on("view.scale_up", lambda: theme.set_scale(theme.scale + STEP))
        on("view.scale_down", lambda: theme.set_scale(theme.scale - STEP))
        on("view.scale_reset", lambda: theme.set_scale(100))
        on("view.independent", self._toggle_copies)
        self.context.independence.changed.connect(self._show_copies)
        self._show_copies()
        on("view.full_screen", self._full_screen)
        on("view.commands", self._commands)
        theme.changed.connect(self._show_looks)
        self.actions.check(f"view.theme_{theme.mode}")

    def _show_looks(self) -> None:
        theme, settings = self.context.theme, self.window.settings
        settings.theme, settings.scale = theme.mode, theme.scale
        self.actions.check(f"view.theme_{theme.mode}")

    def _toggle_copies(self) -> None:
        self.context.independence.turn(not self.context.independence.on)

    def _show_copies(self) -> None:
        self.actions.check("view.independent", self.context.independence.on)

    def _full_screen(self) -> None:
        window = self.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()
        self.actions.check("view.full_screen", window.isFullScreen())

    def _commands(self) -> None:
        from ui.dialogs.commands import CommandPalette

        CommandPalette(self.context.theme, self.actions, self.window).open_over()

    def _join_places(self) -> None:
        on, frame = self.actions.on, self.window.frame
        for name in self.window.places:
            on(f"view.{name}", partial(self._toggle_place, name))
        on("view.maximise", lambda: frame.enlarge(self._place_in_use()))
        on("view.tear", self._tear)
        on("view.next_place", partial(self._go_on, 1))
        on("view.previous_place", partial(self._go_on, -1))
        on("view.reset", frame.reset)
        frame.changed.connect(self._show_places)
        self._show_places()
        for spec in PANELS:
            on(f"view.show_{spec.id}", partial(self._show_panel, spec.place, spec.id))

    def _show_places(self) -> None:
        frame = self.window.frame
        for name in self.window.places:
            self.actions.check(f"view.{name}", frame.is_shown(name))
        self.actions.check("view.maximise", bool(frame.enlarged))

    def _show_panel(self, place: str, page_id: str) -> None:
        self.window.show_panel(page_id)
        if self.window.places[place].current == page_id:  # not in a window of its own
            self.window.places[place].take_focus()

    def _toggle_place(self, name: str) -> None:
        self.window.frame.show_place(name, not self.window.frame.is_shown(name))

    def _place_in_use(self) -> str:
        frame = self.window.frame
        return frame.enlarged or frame.place_in_use(QApplication.focusWidget())

    def _tear(self) -> None:
        place = self.window.places[self._place_in_use()]
        place.tear(place.current)

    def _go_on(self, by: int) -> None:
        """Move the keyboard to the next place in sight: left, each pane, right, bottom, round."""
        places, panes = self.window.places, self.window.readers.panes
        every: list[QWidget] = [places["left"], *panes, places["right"], places["bottom"]]
        stops = [stop for stop in every if stop.isVisible()]
        focused = QApplication.focusWidget()
        now = next(
            (at for at, stop in enumerate(stops) if focused and stop.isAncestorOf(focused)),
            -1 if by > 0 else 0,
        )
        stop = stops[(now + by) % len(stops)]
        if isinstance(stop, Place):
            stop.take_focus()
        else:
            self.window.readers.focus_pane(every.index(stop) - 1)
