"""The Tag menu: highlight, name actors, note, and step along the mentions."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.context import Choice
from ui.menus.hand import ReadingHand
from ui.menus.menu import Menu
from ui.tagging.desk import Tagging
from workbench.changes import ChangeSet
from workbench.model.tables import ExcerptFilter


class TagMenu(Menu):
    """Answer the Tag menu and what draws relations; favourites show the names of their codes."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on, readers = self.actions.on, self.window.readers
        self.tagging = tagging = Tagging(self.context, ReadingHand(readers))
        readers.highlight_wanted.connect(partial(self.actions.run, "tag.highlight"))
        readers.actor_wanted.connect(partial(self.actions.run, "tag.actor"))
        readers.relation_wanted.connect(partial(self.actions.run, "relation.new"))
        readers.note_wanted.connect(partial(self.actions.run, "tag.note"))
        on("tag.highlight", tagging.highlight)
        for number in range(1, 10):
            on(f"tag.code_{number}", partial(tagging.highlight_with_key, number))
        on("tag.actor", tagging.tag_actor)
        on("tag.every", tagging.tag_everywhere)
        on("tag.types", tagging.edit_types)
        on("tag.note", tagging.note)
        on("tag.speaker", tagging.speaker)
        on("tag.next", readers.next_mention)
        on("tag.previous", readers.previous_mention)
        on("tag.delete", tagging.delete_chosen)
        on("relation.new", tagging.relate)
        on("relation.judgement", tagging.judge)
        on("relation.kinds", tagging.edit_kinds)
        on("relation.edit", self._edit_relation)
        on("relation.claim", lambda: tagging.add_claim(self._relation))
        self._relation = 0
        self.context.chosen.connect(self._hold)
        self.context.changed.connect(self._follow)
        self._name_favourites()

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let the actor list ask for every occurrence, and cards for rows or types."""
        if page_id == "actors":
            panel.tag_everywhere.connect(self.tagging.tag_everywhere)  # type: ignore[attr-defined]
            panel.types_wanted.connect(self.tagging.edit_types)  # type: ignore[attr-defined]
            self._tell_open(panel)
        if page_id == "inspector":
            panel.table_wanted.connect(self._show_table)  # type: ignore[attr-defined]
            panel.types_wanted.connect(self.tagging.edit_types)  # type: ignore[attr-defined]

        if page_id in {"inspector", "relations"}:
            panel.edit_wanted.connect(self.tagging.edit_relation)  # type: ignore[attr-defined]
            panel.claim_wanted.connect(self.tagging.add_claim)  # type: ignore[attr-defined]

    def _related(self, choice: Choice) -> tuple[int, int]:
        """Return the relation and the claim of a choice, 0 for none."""
        if choice.kind == "relation":
            return choice.id, 0
        found = self.context.store.claims.find(id=choice.id) if choice.kind == "claim" else []
        return (found[0].relation_id, choice.id) if found else (0, 0)

    def _hold(self, choice: Choice) -> None:
        """Remember the relation chosen last: choosing the words for a claim chooses away from it."""
        self._relation = self._related(choice)[0] or self._relation
        self.actions.know(related=bool(self._relation))

    def _edit_relation(self) -> None:
        relation, claim = self._related(self.context.choice)
        if relation:
            self.tagging.edit_relation(relation, claim)

    def _tell_open(self, panel: Any) -> None:
        """Keep the actor list told which documents are open, for counting in those only."""
        readers = self.window.readers

        def tell() -> None:
            panel.set_open_documents(
                [pane.document_id for pane in readers.panes if pane.document_id]
            )

        readers.open_changed.connect(tell)
        tell()

    def _show_table(self, narrowed: ExcerptFilter) -> None:
        table: Any = self.window.show_panel("excerpts")
        table.show_filter(narrowed)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.about("code"):
            self._name_favourites()
        if changes.about("relation") and self._relation:
            known = self.context.store.relations.find(id=self._relation)
            self._relation = self._relation if known else 0
            self.actions.know(related=bool(self._relation))

    def _name_favourites(self) -> None:
        named = {c.favourite: c.name for c in self.context.store.codes.find() if c.favourite}
        for number in range(1, 10):
            self.actions.say(
                f"tag.code_{number}", named.get(number, f"Favourite code {number} (none yet)")
            )
