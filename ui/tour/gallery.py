"""Walk through a project that is already rich, one picture a place."""

from typing import Any

from ui.context import Target
from ui.tour.actors import ActorPlaces
from ui.tour.exchange import ExchangePlaces
from ui.tour.review import ReviewPlaces
from ui.tour.stage import Stage
from workbench.suggesting.filling import RULES


class Gallery:
    """Show every place of the window on the demo project."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def play(self) -> None:
        """Take the pictures; raises Refusal where a place stays empty."""
        self.overview()
        for page, name in (("timeline", "timeline"), ("matrix", "matrix"), ("excerpts", "table")):
            self.stage.window.show_panel(page)
            self.stage.settle()
            self.stage.picture(f"demo-{name}")
        self.corpus()
        ActorPlaces(self.stage).play()
        ExchangePlaces(self.stage).play()
        ReviewPlaces(self.stage).play()
        self.places()
        self.dialogs()

    def overview(self) -> None:
        """Show the window as it is worked in: two documents, an actor, the chart."""
        window = self.stage.window
        store, context = window.context.store, window.context
        self.stage.expect(store.counts()["documents"] >= 8, "the demo has documents")
        self.stage.wait(lambda: not store.suggested.waiting(RULES), "the documents were read")
        by_weight = sorted(
            store.documents.rows(list(store.documents.ids())),
            key=lambda row: -(row.excerpts + row.mentions),
        )
        person = store.actor_types.find(key="person")[0].id
        people = [row for row in store.actors.rows() if row.type_id == person]
        actor = max(people, key=lambda row: (row.documents, row.mentions))
        first, second = _both_mention(store, actor.id, [row.id for row in by_weight])
        window.readers.set_count(2)
        context.open(Target(first, pane=0))
        context.open(Target(second, pane=1))
        window.readers.focus_pane(0)
        context.choose_actor(actor.id)
        self.stage.press("tag.next")
        window.show_panel("corpus")
        panel: Any = window.show_panel("relations")
        self.stage.settle()
        panel.chart.settle()
        self.stage.expect(len(panel.chart.network.edges) > 5, "the demo chart has relations")
        contested = [edge for edge in panel.chart.network.edges if edge.contested]
        self.stage.expect(bool(contested), "the demo's documents disagree")
        panel.choose_relation(contested[0].relation_id)
        self.stage.settle()
        self.stage.expect(
            {item.against for item in panel.evidence.list.items.items} == {True, False},
            "a contested edge lists what is said for and against",
        )
        self.stage.picture("demo")

    def corpus(self) -> None:
        """Show what is missing of documents, a word in all of them, and two copies compared."""
        window, store = self.stage.window, self.stage.window.context.store
        self.stage.press("document.metadata")
        look: Any = self.stage.shown("metadata_text")
        self.stage.wait(lambda: bool(look.toPlainText()), "the text stands beside the table")
        self.stage.picture("demo-metadata")
        lines: Any = window.show_panel("concordance")
        lines.search("Iran")
        self.stage.wait(lambda: lines.model.rowCount() > 0, "the concordance has lines")
        self.stage.settle()
        self.stage.picture("demo-concordance")
        copies = store.copies.groups().copies
        self.stage.expect(bool(copies), "the demo has a copy")
        copy, told = next(iter(copies.items()))
        window.context.compare(told.origin_id, copy)
        comparing = window.readers.comparing
        self.stage.wait(lambda: comparing.differences > 0, "two documents are compared")
        self.stage.settle()
        self.stage.picture("demo-compared")
        self.stage.press("document.leave_comparison")

    def places(self) -> None:
        """Show the other lists, the larger texts, and the smaller."""
        window = self.stage.window
        window.show_panel("codes")
        relations: Any = window.show_panel("relations")
        self.stage.picture("demo-codes")
        for scale in (80, 200):
            self.stage.program.theme.set_scale(scale)
            self.stage.settle()
            relations.chart.settle()
            self.stage.picture(f"demo-{scale}-per-cent")
        self.stage.program.theme.set_scale(100)
        self.stage.settle()
        relations.chart.settle()
        rtl = [
            row.id
            for row in window.context.store.documents.rows(
                list(window.context.store.documents.ids())
            )
            if row.language in {"fa", "ar"}
        ]
        for pane, document_id in enumerate(rtl[:2]):
            window.context.open(Target(document_id, pane=pane))
        self.stage.settle()
        self.stage.picture("demo-right-to-left")

    def dialogs(self) -> None:
        """Show the command palette, the history, kinds, types, the preferences and the keys."""
        for action, name, widget in (
            ("view.commands", "commands", "command_palette"),
            ("edit.history", "history", "history"),
            ("relation.kinds", "kinds", "kinds"),
            ("tag.types", "types", "types"),
            ("edit.preferences", "preferences", "preferences"),
            ("help.shortcuts", "shortcuts", "keys"),
        ):
            self.stage.press(action)
            shown = self.stage.shown(widget)
            self.stage.picture(f"demo-{name}", shown if shown.isWindow() else None)
            shown.window().close() if shown.isWindow() else shown.hide()
            self.stage.settle()


def _both_mention(store: Any, actor_id: int, ranked: list[int]) -> tuple[int, int]:
    """Return the two most tagged documents that mention the actor and are not copies of each other."""
    mentioned = {document_id for document_id, _ in store.mentions.by_document(actor_id)}
    heard = [one for one in ranked if one in mentioned]
    return heard[0], heard[1] if len(heard) > 1 else ranked[1]
