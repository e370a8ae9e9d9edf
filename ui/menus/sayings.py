"""What shows and exports what an actor says, and what is said about it."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu

if TYPE_CHECKING:
    from ui.sayings.panel import SayingsPanel


class SayingsMenu(Menu):
    """Answer the entry about statements, and whoever asks for an actor's."""

    def join(self) -> None:
        """Say what the action does."""
        self.actions.on("tag.sayings", self._show_chosen)
        self.context.sayings_wanted.connect(self._show)

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Ask for the file that a list is written to."""
        if page_id == "sayings":
            lists = cast("SayingsPanel", panel)
            lists.file_wanted.connect(lambda: self._export(lists))

    def _export(self, lists: "SayingsPanel") -> None:
        from ui.concordance.writing import KINDS

        self.window.chooser.save_file(
            self.window, "Export statements", KINDS, "statements.csv", lists.write
        )

    def _show_chosen(self) -> None:
        """Show the statements of what is chosen; with nothing chosen, the last ones, or ask whose."""
        if chosen := self.chosen_actor():
            self._show(chosen)
            return
        panel = self._panel()
        panel.setFocus()
        if not panel.actor_id:
            panel.ask_actor()

    def _show(self, actor_id: int) -> None:
        panel = self._panel()
        panel.show_actor(actor_id)
        panel.setFocus()

    def _panel(self) -> "SayingsPanel":
        return cast("SayingsPanel", self.window.show_panel("sayings"))
