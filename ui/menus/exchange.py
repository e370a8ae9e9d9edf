"""What comes from other programs for the same work."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.menus.menu import Menu
from workbench.changes import ChangeSet
from workbench.commands.code_book import AddCodeBook
from workbench.errors import Refusal
from workbench.exchange.code_book import read_code_book
from workbench.session import beside
from workbench.tasks import Progress

if TYPE_CHECKING:
    from ui.bringing.dialog import BringDialog
    from workbench.commands.bringing import BroughtIn
    from workbench.exchange.brought import Brought

_CODE_BOOKS = "REFI-QDA code books (*.qdc)"


class ExchangeMenu(Menu):
    """Answer what the File menu says of files of other programs, and of code books."""

    _published = Signal(object)  # a ChangeSet, relayed from the thread that writes

    def join(self) -> None:
        """Say what each action of this menu does."""
        self._published.connect(self.context.session.bus.publish)
        self.actions.on("file.bring", self._ask_for_file)
        self.actions.on("file.import_codes", self._ask_for_codes)

    # files of other programs

    # what reads them is loaded when it is asked for: the window opens faster

    def _ask_for_file(self) -> None:
        from workbench.exchange.incoming import INCOMING

        endings = dict.fromkeys(ending for form in INCOMING for ending in form.endings)
        every = " ".join(f"*{ending}" for ending in endings)
        kinds = [f"Files of other programs ({every})"]
        kinds += [
            f"{form.label} ({' '.join(f'*{ending}' for ending in form.endings)})"
            for form in INCOMING
        ]
        self.window.chooser.open_file(
            self.window, "Bring in", ";;".join([*kinds, "All files (*)"]), self.look_into
        )

    def look_into(self, path: Path, part: str = "") -> None:
        """Read a file beside the window, and show what it would bring, or of which project to ask.

        `part` names the project where the file holds several.
        """
        from workbench.commands.bringing import previewed
        from workbench.exchange.incoming import parts_of, read_incoming

        store = self.context.store

        def look(progress: Progress) -> "tuple[Brought, BroughtIn] | list[str]":
            if not part and len(parts := parts_of(path, store.tables_of)) > 1:
                return parts
            brought = read_incoming(path, progress, part, store.tables_of)
            if brought.empty:
                raise Refusal(f"“{path.name}” holds nothing that could be brought in.")
            with store.reader() as reader:
                return brought, previewed(brought, reader, progress)

        self.context.tasks.start(
            f"Reading {path.name}", look, partial(self._show, path), self.context.refuse
        )

    def _show(self, path: Path, found: "tuple[Brought, BroughtIn] | list[str]") -> None:
        from ui.bringing.dialog import BringDialog
        from ui.bringing.parts import PartsDialog

        if isinstance(found, list):
            asking = PartsDialog(self.context.theme, path.name, found, self.window)
            asking.chosen.connect(partial(self.look_into, path))
            asking.open()
            return
        dialog = BringDialog(self.context.theme, path.name, *found, self.window)
        dialog.wanted.connect(partial(self._bring_in, path, found[0]))
        dialog.saving.connect(partial(self._ask_where_list_goes, dialog, found[1].left_out))
        dialog.open()

    def _ask_where_list_goes(self, dialog: "BringDialog", sentences: list[str]) -> None:
        keep = partial(self._keep_list, sentences)
        self.window.chooser.save_file(dialog, "Save list", "Text (*.txt)", "left out.txt", keep)

    def _keep_list(self, sentences: list[str], path: Path) -> None:
        from workbench.exchange.left_out import write_left_out

        try:
            write_left_out(sentences, path)
        except Refusal as refusal:
            self.context.refuse(refusal)
        else:
            self.context.told.emit(f"The list was saved as {path.name}")

    def _bring_in(self, path: Path, brought: "Brought") -> None:
        from workbench.commands.bringing import BringIn

        store, desk = self.context.store, self.context.session.desk

        def work(progress: Progress) -> "BroughtIn":
            with beside(store, desk, self._publish) as session:
                came: BroughtIn = session.run(BringIn(brought, path.name, progress))
                return came

        def stop(refusal: Refusal | None = None) -> None:
            self.window.standing.work(False)
            if refusal:
                self.context.refuse(refusal)
            else:
                self.context.told.emit("Stopped. Nothing was brought in.")

        self.window.standing.work(True)
        self.context.tasks.start("Bringing in", work, self._brought, stop, stop)

    def _publish(self, changes: ChangeSet) -> None:
        self._published.emit(changes)

    def _brought(self, came: "BroughtIn") -> None:
        self.window.standing.work(False)
        undo = " Undo takes it back." if any(one.new for one in came.counts.values()) else ""
        self.context.told.emit(f"{came.summary()}{undo}")

    # code books

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
