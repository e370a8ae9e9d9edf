"""The Document menu: what is known of a document, how far it was read, the next and the last."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.context import Target
from ui.menus.menu import Menu
from ui.reading.links import copy_address
from ui.reading.pages import ask_for_page
from workbench.commands.copies import ChooseOrigin, CountByItself
from workbench.copies.kinship import kin_of
from workbench.errors import Refusal
from workbench.exporting.original import original_name, write_original
from workbench.model.grades import READING_STATUSES

if TYPE_CHECKING:
    from ui.corpus.panel import CorpusPanel
    from ui.metadata.panel import MetadataPanel


class DocumentMenu(Menu):
    """Answer the Document menu for the documents chosen in the corpus list."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on = self.actions.on
        on("document.edit", lambda: self._corpus().edit())
        on("document.metadata", lambda: self._metadata().show_missing())
        on("document.defaults", self._defaults)
        for status in READING_STATUSES:
            on(f"document.status_{status}", partial(self._set_status, status))
        on("document.next", partial(self._go, 1))
        on("document.previous", partial(self._go, -1))
        on("document.page", lambda: ask_for_page(self.context, self.window.readers.active))
        on("document.link", lambda: copy_address(self.context, self.window.readers.active))
        on("document.original", self._ask_original)
        on("document.furniture", self._put_right)
        on("document.unfold", self._unfold)
        on("document.origin", self._open_origin)
        on("document.choose_origin", self._choose_origin)
        on("document.alone", self._count_alone)
        on("document.delete", lambda: self._corpus().delete())

    def _corpus(self) -> "CorpusPanel":
        return cast("CorpusPanel", self.window.panel("corpus"))

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let the corpus list and the table of metadata ask for the defaults."""
        if page_id == "metadata":
            cast("MetadataPanel", panel).defaults_wanted.connect(self._defaults)
        if page_id == "corpus":
            cast("CorpusPanel", panel).default_wanted.connect(self._default)

    def _metadata(self) -> "MetadataPanel":
        return cast("MetadataPanel", self.window.show_panel("metadata"))

    def _default(self, scope: str, document_id: int) -> None:
        from ui.metadata.defaults import ask_default

        document = self.context.store.documents.get(document_id)
        ask_default(self.context, self.window, scope, document)

    def _defaults(self) -> None:
        from ui.metadata.defaults import DefaultsDialog

        DefaultsDialog(self.context, self.window).begin()

    def _set_status(self, status: str) -> None:
        self._corpus().set_status(status)

    def _ask_original(self) -> None:
        """Ask where to write the original of the document chosen in the list, or of the open one."""
        chosen = self._corpus().document_ids() or [self.window.readers.document_id]
        if len(chosen) > 1 or not chosen[0]:
            self.context.refuse(Refusal("Choose one document, in the list or by opening it."))
            return
        self.window.chooser.save_file(
            self.window,
            "Save original",
            "All files (*)",
            original_name(self.context.store.documents.get(chosen[0])),
            partial(self._save_original, chosen[0]),
        )

    def _save_original(self, document_id: int, path: Path) -> None:
        try:
            size = write_original(self.context.store, document_id, path)
        except Refusal as refusal:
            self.context.refuse(refusal)
            return
        self.context.told.emit(f"Original saved as {path.name}, {size:,} bytes")

    def _open_origin(self) -> None:
        readers = self.window.readers
        document_id = readers.document_id
        kin = kin_of(self.context.store, document_id) if document_id else None
        if not kin:
            self.context.told.emit("This document repeats no other, and none repeats it")
            return
        self.context.open(Target(kin.other_id, beside=True))
        readers.set_link("paragraph")

    def _choose_origin(self) -> None:
        self.context.run_telling(ChooseOrigin(self.window.readers.document_id))

    def _count_alone(self) -> None:
        document_id = self.window.readers.document_id
        said = self.context.store.origins.find(document_id=document_id)
        alone = not any(one.standing == "independent" for one in said)
        self.context.run_telling(CountByItself((document_id,), alone))

    def _put_right(self) -> None:
        self.window.readers.active.furnishing.put_right()

    def _unfold(self) -> None:
        pane = self.window.readers.active
        folds = pane.view.folds
        if folds.every:
            pane.furnishing.show_all(any(not folds.is_open(one) for one in folds.every))
        else:
            self.context.told.emit("No page furniture was found in this document")

    def _go(self, by: int) -> None:
        """Open the document after or before the one in use, in the order of the corpus list."""
        ids = list(self._corpus().model.ids)
        now = self.window.readers.document_id
        if not ids:
            return
        at = ids.index(now) + by if now in ids else 0
        if 0 <= at < len(ids):
            self.context.open(Target(ids[at]))
        else:
            self.context.told.emit("This is the last one" if by > 0 else "This is the first one")
