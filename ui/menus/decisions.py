"""What the menus do with decisions that reviewers send back."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu

if TYPE_CHECKING:
    from ui.decisions.bringing import Bringing
    from ui.decisions.panel import DecisionsPanel
    from workbench.commands.reviews import Merged


class DecisionsMenu(Menu):
    """Bring decisions in, and show those that wait."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        self.actions.on("review.bring", self._ask)
        self.actions.on("review.decisions", self._show)

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Show how many wait, and let the place ask for files."""
        if page_id == "decisions":
            decisions = cast("DecisionsPanel", panel)
            decisions.counted.connect(self._count)
            decisions.wanted.connect(lambda: self.actions.run("review.bring"))
            decisions.writing.working.connect(self.window.standing.work)

    def _count(self, waiting: int) -> None:
        self.window.places["bottom"].set_count("decisions", waiting or None)

    @cached_property
    def bringing(self) -> "Bringing":
        """Return what reads files of decisions and brings them in."""
        from ui.decisions.bringing import Bringing

        bringing = Bringing(self.context, self.window)
        bringing.writing.working.connect(self.window.standing.work)
        bringing.brought.connect(self._brought)
        return bringing

    def _ask(self) -> None:
        from ui.decisions.bringing import FILES

        chooser = self.window.chooser
        chooser.open_files(self.window, "Bring decisions in", FILES, self.bringing.begin)

    def _brought(self, result: "Merged") -> None:
        """Show what waits, where anything does."""
        if result.waiting or result.left:
            self._show()

    def _show(self) -> None:
        cast("DecisionsPanel", self.window.show_panel("decisions")).view.setFocus()
