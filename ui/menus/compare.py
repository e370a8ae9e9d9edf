"""What the Document menu does to compare: two documents chosen, a copy and its origin, two panes."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu
from workbench.copies.kinship import kin_of
from workbench.errors import Refusal

if TYPE_CHECKING:
    from ui.corpus.panel import CorpusPanel

_NOTHING = (
    "There is nothing to compare this with. Choose two documents in the corpus list, or open a"
    " second one in another pane."
)


class CompareMenu(Menu):
    """Answer what compares documents."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on, comparing = self.actions.on, self.window.readers.comparing
        on("document.compare", self._compare)
        on("document.next_difference", lambda: comparing.step(1))
        on("document.previous_difference", lambda: comparing.step(-1))
        on("document.leave_comparison", comparing.leave)
        comparing.changed.connect(lambda: self.actions.know(comparing=comparing.active))
        self.actions.know(comparing=False)

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let the corpus list compare what is chosen there."""
        if page_id == "corpus":
            corpus = cast("CorpusPanel", panel)
            corpus.compare_wanted.connect(self._compare_chosen)

    def _compare_chosen(self, document_ids: list[int]) -> None:
        """Compare two documents of the list, or one with its origin, else with the open one."""
        if len(document_ids) == 2:
            self._begin(*document_ids)
        elif len(document_ids) == 1:
            open_id = self.window.readers.document_id
            kin = kin_of(self.context.store, document_ids[0])
            pair = kin.pair if kin else (open_id, document_ids[0]) if open_id else None
            self._begin(*pair) if pair else self._refuse()
        else:
            self.context.refuse(Refusal("Choose two documents to compare."))

    def _begin(self, left: int, right: int) -> None:
        """Compare, with the origin, or else the one published first, at the left."""
        known = self.context.store.copies.groups([left, right])
        dates = [self.context.store.documents.get(one).published or "9" for one in (left, right)]
        turned = known.source(left) == right or (
            known.source(right) != left and dates[1] < dates[0]
        )
        self.context.compare(*((right, left) if turned else (left, right)))

    def _refuse(self) -> None:
        self.context.refuse(Refusal(_NOTHING))

    def _compare(self) -> None:
        """Compare what is chosen in the list, else the open copy with its origin, else two panes."""
        corpus = cast("CorpusPanel", self.window.panel("corpus"))
        chosen = corpus.document_ids()
        if corpus.view.hasFocus() and chosen:
            self._compare_chosen(chosen)
            return
        readers = self.window.readers
        document_id = readers.document_id
        kin = kin_of(self.context.store, document_id) if document_id else None
        panes = [pane.document_id for pane in readers.panes if pane.document_id]
        others = [one for one in panes if one != document_id]
        if kin:
            self.context.compare(*kin.pair)
        elif document_id and others:
            first, second = (one for one in panes if one in (document_id, others[0]))
            self._begin(first, second)
        elif len(chosen) == 2:
            self._compare_chosen(chosen)
        else:
            self._refuse()
