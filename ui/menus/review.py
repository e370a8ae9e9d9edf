"""What the Review menu does: packages leave for somebody else to judge."""

from typing import cast

from PySide6.QtCore import Qt

from ui.menus.menu import Menu


class ReviewMenu(Menu):
    """Make packages for review."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        self.actions.on("review.make", self._make)

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
