"""The Tag menu: highlight, name actors, note, and step along the mentions."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.context import Choice
from ui.menus.hand import ReadingHand
from ui.menus.menu import Menu
from ui.tagging.desk import Tagging
from workbench.changes import ChangeSet
from workbench.errors import Refusal
from workbench.model.tables import ExcerptFilter

if TYPE_CHECKING:
    from ui.actors.panel import ActorsPanel
    from ui.excerpts.panel import ExcerptsPanel
    from ui.graph.relations_panel import RelationsPanel
    from ui.inspector.panel import InspectorPanel
    from ui.suggestions.panel import SuggestionsPanel


class TagMenu(Menu):
    """Answer the Tag menu and what draws relations; favourites show the names of their codes."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on, readers = self.actions.on, self.window.readers
        self.tagging = tagging = Tagging(self.context, ReadingHand(readers))
        readers.highlight_wanted.connect(partial(self._do, "tag.highlight"))
        readers.actor_wanted.connect(partial(self._do, "tag.actor"))
        readers.relation_wanted.connect(partial(self._do, "relation.new"))
        readers.note_wanted.connect(partial(self._do, "tag.note"))
        on("tag.highlight", tagging.highlight)
        for number in range(1, 10):
            on(f"tag.code_{number}", partial(tagging.highlight_with_key, number))
        on("tag.actor", tagging.tag_actor)
        on("tag.every", tagging.tag_everywhere)
        on("tag.suggest", self._suggest)
        on("tag.types", tagging.edit_types)
        on("tag.note", tagging.note)
        on("tag.speaker", tagging.speaker)
        on("tag.again", tagging.find_again)
        on("tag.next", partial(readers.step, 1))
        on("tag.previous", partial(readers.step, -1))
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

    def _suggest(self) -> None:
        self.window.care.suggester.ask()
        panel = cast("SuggestionsPanel", self.window.show_panel("suggestions"))
        panel.view.setFocus()

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let the actor list ask for every occurrence, and cards for rows or types."""
        if page_id == "actors":
            actors = cast("ActorsPanel", panel)
            actors.tag_everywhere.connect(self.tagging.tag_everywhere)
            actors.types_wanted.connect(self.tagging.edit_types)
            self.keep_told(actors)
        if page_id == "excerpts":
            cast("ExcerptsPanel", panel).rows.again_wanted.connect(self.tagging.find_again)
        if page_id == "suggestions":
            queue = cast("SuggestionsPanel", panel)
            queue.counted.connect(partial(self.window.places["right"].set_count, page_id))
            self.keep_told(queue)
        if page_id == "inspector":
            inspector = cast("InspectorPanel", panel)
            inspector.table_wanted.connect(self._show_table)
            inspector.types_wanted.connect(self.tagging.edit_types)
            inspector.again_wanted.connect(self.tagging.find_again)
        if page_id in {"inspector", "relations"}:
            evidence = cast("InspectorPanel | RelationsPanel", panel)
            evidence.edit_wanted.connect(self.tagging.edit_relation)
            evidence.claim_wanted.connect(self.tagging.add_claim)

    def _do(self, action_id: str) -> None:
        """Do what a button by the words asks for, or say why it can't be done."""
        if not self.actions.run(action_id):
            self.context.refuse(Refusal(f"{self.actions.missing(action_id)}."))

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

    def _show_table(self, narrowed: ExcerptFilter) -> None:
        cast("ExcerptsPanel", self.window.show_panel("excerpts")).show_filter(narrowed)

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
