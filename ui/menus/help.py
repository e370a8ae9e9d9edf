"""The Help menu."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu

if TYPE_CHECKING:
    from ui.concordance.panel import ConcordancePanel
    from ui.corpus.results import ResultsPanel


class HelpMenu(Menu):
    """Answer the Help menu."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on = self.actions.on
        on("help.guide", self._guide)
        on("help.search", self._search)
        on("help.shortcuts", lambda: self.set_up("keys"))
        on("help.demo", self.window.host.open_demo)
        on("help.about", self._about)

    def _guide(self) -> None:
        from ui.dialogs.help import GuideDialog

        GuideDialog(self.context.theme, self.window).open()

    def _search(self) -> None:
        from ui.dialogs.help import SearchDialog

        SearchDialog(self.context.theme, self.window).open()

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let the results and the concordance ask for the syntax of searches."""
        if page_id == "results":
            cast("ResultsPanel", panel).help_wanted.connect(self._search)
        elif page_id == "concordance":
            cast("ConcordancePanel", panel).help_wanted.connect(self._search)

    def _about(self) -> None:
        from ui.dialogs.help import AboutDialog

        AboutDialog(self.context.theme, self.window).open()
