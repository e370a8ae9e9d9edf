"""What goes to other programs for the same work, and comes from them."""

from pathlib import Path

from ui.menus.menu import Menu
from workbench.commands.code_book import AddCodeBook
from workbench.errors import Refusal
from workbench.exchange.code_book import read_code_book, write_code_book

_CODE_BOOKS = "REFI-QDA code books (*.qdc)"


class ExchangeMenu(Menu):
    """Answer what the File menu says of code books."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        self.actions.on("file.import_codes", self._ask_for_codes)
        self.actions.on("file.export_codes", self._ask_where_codes_go)

    def _ask_for_codes(self) -> None:
        self.window.chooser.open_file(
            self.window, "Import code book", _CODE_BOOKS, self.import_codes
        )

    def import_codes(self, path: Path) -> None:
        """Add the codes of a file, and say what was left out."""
        try:
            book = read_code_book(path)
            added = self.context.session.run(AddCodeBook(book))
        except Refusal as refusal:
            self.context.refuse(refusal)
            return
        self.window.show_panel("codes")
        self.context.told.emit(" ".join([added.summary(), *book.skipped[:3]]))

    def _ask_where_codes_go(self) -> None:
        self.window.chooser.save_file(
            self.window, "Export code book", _CODE_BOOKS, "codes.qdc", self.export_codes
        )

    def export_codes(self, path: Path) -> None:
        """Write the tree of codes."""
        try:
            count = write_code_book(self.context.store.codes.find(), path)
        except Refusal as refusal:
            self.context.refuse(refusal)
        else:
            codes = "code" if count == 1 else "codes"
            self.context.told.emit(f"{count:n} {codes} written to {path.name}")
