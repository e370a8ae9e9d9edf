"""What the Document menu does with versions: two documents joined, a newer one parted."""

from typing import TYPE_CHECKING, cast

from ui.menus.menu import Menu
from workbench.commands.replacing import JoinVersions, PartVersions
from workbench.commands.versions import Carried
from workbench.errors import Refusal
from workbench.importing.report import carried_in_words

if TYPE_CHECKING:
    from ui.corpus.panel import CorpusPanel


class VersionsMenu(Menu):
    """Answer what says by hand which document is a newer version of which."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        self.actions.on("document.join_versions", self._join_versions)
        self.actions.on("document.part_versions", self._part_versions)

    def _pair(self) -> list[int]:
        """Return the two documents chosen in the list, or those of the first two panes."""
        chosen = cast("CorpusPanel", self.window.panel("corpus")).document_ids()
        panes = [pane.document_id for pane in self.window.readers.panes if pane.document_id]
        return chosen if len(chosen) == 2 else list(dict.fromkeys(panes))[:2]

    def _join_versions(self) -> None:
        """Join two documents, the one published, or else added, first as the older."""
        pair = self._pair()
        if len(pair) != 2:
            self.context.refuse(
                Refusal("Choose two documents in the corpus list, or open them in two panes.")
            )
            return
        known = [self.context.store.documents.get(one) for one in pair]
        older, newer = sorted(known, key=lambda one: (one.published or one.added_at[:10], one.id))
        self._tell(self.context.run(JoinVersions(older.id, newer.id)), f"“{newer.name}” is newer")

    def _part_versions(self) -> None:
        self._tell(self.context.run(PartVersions(self.window.readers.document_id)), "Parted")

    def _tell(self, carried: Carried | None, said: str) -> None:
        if carried is not None:
            more = carried_in_words(carried)
            self.context.told.emit(f"{said}{': ' if more else ''}{more}. Undo takes it back.")
