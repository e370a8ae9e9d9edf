"""Walk through what the program finds of actors by itself, and how the analyst decides it."""

from typing import Any

from PySide6.QtGui import QGuiApplication

from ui.context import Target
from ui.tour.decisions import NameDecisions
from ui.tour.stage import Stage
from workbench.statements.sayings import said_about, said_by

#: names as an analyst may have them at hand: new and known ones, and some to think twice of
_LIST = """Esmail Qaani; Ghaani; Esmaeil Ghaani
Theresa May; May; T. May
Quds Force; Jerusalem Force; Q; Qu[dt]s
Will; Will Smith
Acme Shipping
---
"""


class ActorPlaces:
    """Show the places where names are suggested, put together and told apart."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def play(self) -> None:
        """Take the pictures; raises Refusal where a place stays empty."""
        self.queue()
        self.in_text()
        self.brought_in()
        self.statements()
        self.card()
        self.in_the_margin()
        NameDecisions(self.stage).play()

    def queue(self) -> None:
        """Show the queue of suggested names and what the first rests on."""
        self.stage.press("tag.suggest")
        panel: Any = self.stage.shown("suggestions_panel")
        self.stage.wait(lambda: panel.model.rowCount() > 0, "names are suggested")
        panel.view.setFocus()
        panel.view.selectRow(0)
        self.stage.settle()
        self.stage.picture("demo-suggestions")

    def in_text(self) -> None:
        """Show a suggested name chosen in its document, with why it is suggested."""
        window = self.stage.window
        store = window.context.store
        found = [one for one in store.documents.ids() if store.suggested.in_document(one)]
        self.stage.expect(bool(found), "the demo has suggested names")
        window.context.open(Target(found[0]))
        view = window.readers.active.view
        self.stage.wait(lambda: len(view.lights.suggested) > 0, "suggested names are shown")
        self.stage.press("tag.next_suggested")
        bar: Any = self.stage.shown("suggestion_bar")
        self.stage.expect(bool(bar.reason.text()), "a suggested name says why")
        self.stage.picture("demo-suggested-name")
        window.context.choose("document", found[0])

    def brought_in(self) -> None:
        """Show what a pasted list of names would do, and which of them are in doubt."""
        QGuiApplication.clipboard().setText(_LIST)
        self.stage.press("file.paste_names")
        dialog: Any = self.stage.shown("bring_names")
        self.stage.wait(lambda: bool(dialog.read), "the names are counted")
        self.stage.expect(bool(dialog.model.rows), "the names are listed")
        self.stage.picture("demo-names-brought-in", dialog)
        dialog.close()
        self.stage.settle()

    def statements(self) -> None:
        """Show what the most quoted person says, and what others say about them."""
        store, context = self.stage.window.context.store, self.stage.window.context
        person = store.actor_types.find(key="person")[0].id
        people = [row for row in store.actors.rows() if row.type_id == person]
        by, about = (
            {row.id: len(find(store, row.id)) for row in people} for find in (said_by, said_about)
        )
        chosen = max(people, key=lambda row: (min(by[row.id], about[row.id]), by[row.id]))
        context.choose_actor(chosen.id)
        self.stage.press("tag.sayings")
        panel: Any = self.stage.shown("sayings_panel")
        self.stage.wait(lambda: panel.by.model.rowCount() > 0, "somebody is quoted")
        self.stage.expect(panel.about.model.rowCount() > 0, "others speak of somebody")
        panel.by.view.selectRow(0)
        self.stage.settle()
        self.stage.picture("demo-statements")

    def card(self) -> None:
        """Show the card of the person that the documents disagree on most."""
        window = self.stage.window
        store, context = window.context.store, window.context
        person = store.actor_types.find(key="person")[0].id
        people = [row for row in store.actors.rows() if row.type_id == person]
        context.choose_actor(max(people, key=lambda row: row.mentions).id)
        self.stage.press("tag.card")
        panel: Any = self.stage.shown("card_panel")
        self.stage.wait(
            lambda: bool(panel.card and panel.card.said_by is not None), "a card is read"
        )
        self.stage.expect(any(one.contested for one in panel.card.relations), "a card is contested")
        self.stage.picture("demo-card")
        panel.head.room.click()
        self.stage.settle()
        self.stage.picture("demo-card-alone")
        panel.head.room.click()
        self.stage.settle()

    def in_the_margin(self) -> None:
        """Show in the margin who says what, and the bar that puts a speaker right."""
        window = self.stage.window
        voices, view = window.context.voices, window.readers.active.view
        self.stage.press("view.speakers")
        self.stage.wait(lambda: len(view.lights.voices.heard) > 2, "statements are shown")
        view.put_caret(0)
        for _ in range(2):
            self.stage.press("tag.next_statement")
        window.show_panel("inspector")
        self.stage.settle()
        self.stage.expect(bool(view.beside.tags()), "speakers are named in the margin")
        self.stage.press("tag.statement")
        bar: Any = self.stage.shown("statement_bar")
        self.stage.picture("demo-who-says-it")
        bar.leave()
        voices.turn(False)
        self.stage.settle()
