"""The Help menu."""

from ui.menus.menu import Menu


class HelpMenu(Menu):
    """Answer the Help menu."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on = self.actions.on
        on("help.guide", self._guide)
        on("help.shortcuts", lambda: self.set_up("keys"))
        on("help.demo", self.window.host.open_demo)
        on("help.about", self._about)

    def _guide(self) -> None:
        from ui.dialogs.help import GuideDialog

        GuideDialog(self.context.theme, self.window).open()

    def _about(self) -> None:
        from ui.dialogs.help import AboutDialog

        AboutDialog(self.context.theme, self.window).open()
