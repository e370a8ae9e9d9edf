"""What the Review menu does: packages leave for somebody else to judge, and are reviewed here."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu
from workbench.review.package_file import ENDING
from workbench.review.reviewing import received

if TYPE_CHECKING:
    from ui.review.panel import ReviewPanel

_PACKAGES = f"Packages for review (*{ENDING} *.html *.htm)"
_UNDER_REVIEW = (
    "“{}” is under review here. Decide in the Review place. The excerpts are the analyst’s: what you"
    " change of them is marked and not sent back, what you add is."
)


_BLIND = (
    "“{}” is to be coded here by yourself: every excerpt that you make goes back with Save"
    " decisions, and what you tag or relate besides stays with you."
)


class ReviewMenu(Menu):
    """Make packages, open those of others, and send decisions back."""

    def join(self) -> None:
        """Say what each action of this menu does, and what this project is."""
        self.actions.on("review.make", self._make)
        self.actions.on("review.open", self._ask_for_package)
        self.actions.on("review.save", self._save)
        made = received(self.context.store)
        self.actions.know(received=made is not None)
        if made and not self.context.store.read_only:
            said = _BLIND if made.blind else _UNDER_REVIEW
            self.window.banner.tell(said.format(made.title or "A package"))

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let the Review place offer the first steps and show how much waits."""
        if page_id == "review":
            place = cast("ReviewPanel", panel)
            place.make_wanted.connect(self._make)
            place.open_wanted.connect(self._ask_for_package)
            place.save_wanted.connect(self._save)
            place.counted.connect(partial(self.window.places["left"].set_count, page_id))

    def _ask_for_package(self) -> None:
        self.window.chooser.open_file(
            self.window, "Open a package", _PACKAGES, self.window.host.open_package
        )

    def _save(self) -> None:
        from ui.review.saving import SavingDialog

        name = self.window.settings.analyst
        dialog = SavingDialog(self.context, name, self.window, self.window.chooser.save_file)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _make(self) -> None:
        from ui.corpus.panel import CorpusPanel
        from ui.excerpts.panel import ExcerptsPanel
        from ui.review.form import Chosen
        from ui.review.making import MakingDialog

        table = cast(ExcerptsPanel, self.window.panel("excerpts"))
        corpus = cast(CorpusPanel, self.window.panel("corpus"))
        chosen = Chosen(
            table.filter_shown(),
            [row.id for row in table.rows.rows() if row.kind == "excerpt"],
            corpus.document_ids(),
        )
        dialog = MakingDialog(self.context, chosen, self.window, self.window.chooser.save_file)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
