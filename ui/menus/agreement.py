"""What shows how far two analysts agree, and lets it be written to files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu

if TYPE_CHECKING:
    from ui.agreement.panel import AgreementPanel

_KINDS = "Excel workbook, figures and differences (*.xlsx);;CSV table (*.csv)"


class AgreementMenu(Menu):
    """Answer the entry that compares two analysts."""

    def join(self) -> None:
        """Say what the action does."""
        self.actions.on("review.agreement", lambda: self.window.show_panel("agreement").setFocus())

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Ask for files, and lead to a package where there is nobody to compare."""
        if page_id == "agreement":
            shown = cast("AgreementPanel", panel)
            shown.file_wanted.connect(self._ask_file)
            shown.package_wanted.connect(lambda: self.actions.run("review.make"))

    def _ask_file(self, write: Callable[[Path], object], name: str) -> None:
        self.window.chooser.save_file(
            self.window, "Export agreement", _KINDS, f"{name}.xlsx", write
        )
