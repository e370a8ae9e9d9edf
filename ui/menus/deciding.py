"""What the menus do where names are decided: who is one, whom a name means, who is to be parted."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu
from workbench.errors import Refusal

if TYPE_CHECKING:
    from ui.actors.panel import ActorsPanel
    from ui.deciding.panel import NamesPanel
    from ui.deciding.split import SplitDialog


class DecidingMenu(Menu):
    """Show which actors may be one, whom names may mean, and what an actor is to give away."""

    def join(self) -> None:
        """Say what each action does."""
        on = self.actions.on
        on("tag.same", lambda: self._panel().show_view(0))
        on("tag.meant", lambda: self._panel().show_view(1))
        on("tag.split", lambda: self._split(self.context.actor_id))

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Show how much waits, and let the actor list part an actor."""
        if page_id == "names":
            counted = cast("NamesPanel", panel).counted
            counted.connect(partial(self.window.places["bottom"].set_count, page_id))
        if page_id == "actors":
            cast("ActorsPanel", panel).split_wanted.connect(self._split)

    def _panel(self) -> "NamesPanel":
        return cast("NamesPanel", self.window.show_panel("names"))

    @cached_property
    def _splitting(self) -> "SplitDialog":
        from ui.deciding.split import SplitDialog

        return SplitDialog(self.context, self.window)

    def _split(self, actor_id: int) -> None:
        if not actor_id:
            self.context.refuse(Refusal("Choose an actor first, in the list or by a mention."))
            return
        self._splitting.begin(actor_id)
