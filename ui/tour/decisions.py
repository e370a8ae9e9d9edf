"""Walk through what is decided of names: an actor parted, two joined again, an open name settled."""

from typing import Any

from PySide6.QtCore import Qt

from ui.tour.stage import Stage
from workbench.commands.actors import AddActor
from workbench.commands.mentions import DeleteMentions

#: a person of the demo, another spelling of the surname, and a relative to mistake for him
_WHO, _SPELT, _OTHER = "Qassem Soleimani", "Suleimani", "Mohammad Soleimani"


class NameDecisions:
    """Part an actor of the demo, join what was parted, and say whom an open name means."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def play(self) -> None:
        """Take the pictures; raises Refusal where a place stays empty."""
        self.split()
        self.same_actor()
        self.who_is_meant()

    def split(self) -> None:
        """Give the mentions in another spelling to an actor of their own."""
        context = self.stage.window.context
        context.choose_actor(context.store.actors.named(_WHO)[0])
        self.stage.press("tag.split")
        dialog: Any = self.stage.shown("split")
        self.stage.wait(lambda: dialog.model.rowCount() > 0, "the actor's mentions are listed")
        mentions = context.store.mentions.find(actor_id=context.actor_id)
        dialog.tick([one.id for one in mentions if _SPELT in one.quote])
        self.stage.settle()
        self.stage.expect("will go to" in dialog.preview.text(), "what goes along is told")
        self.stage.picture("demo-split", dialog)
        dialog.apply.click()
        dialog.close()
        self.stage.settle()

    def same_actor(self) -> None:
        """Show the two side by side, and merge them."""
        store = self.stage.window.context.store
        self.stage.press("tag.same")
        panel: Any = self.stage.shown("names_panel")
        pairs = panel.pairs
        self.stage.wait(lambda: self._row(pairs) >= 0, "the two come up as one")
        pairs.view.selectRow(self._row(pairs))
        self.stage.wait(lambda: bool(pairs.right.sentences.items), "sentences stand side by side")
        self.stage.settle()
        self.stage.picture("demo-same-actor")
        count = len(store.actors.find())
        self.stage.type(key=Qt.Key.Key_Return)
        self.stage.expect(len(store.actors.find()) == count - 1, "the two are one actor now")

    def _row(self, pairs: Any) -> int:
        names = [(one.about.stays.name, one.about.goes.name) for one in pairs.model.items]
        found = (at for at, pair in enumerate(names) if _WHO in pair and _SPELT in " ".join(pair))
        return next(found, -1)

    def who_is_meant(self) -> None:
        """Let a name fit two actors, and show what speaks for each of them."""
        session = self.stage.window.context.session
        store, surname = session.store, _WHO.rsplit(maxsplit=1)[-1]
        person = store.actors.get(store.actors.named(_WHO)[0]).type_id
        session.run(AddActor(_OTHER, person, (surname,)))
        tagged = store.mentions.find(quote=surname)
        session.run(DeleteMentions(tuple(one.id for one in tagged)))
        self.stage.press("tag.meant")
        panel: Any = self.stage.shown("names_panel")
        meant = panel.meant
        self.stage.wait(lambda: meant.candidates.model_.rowCount() == 2, "the name is open")
        self.stage.settle()
        self.stage.picture("demo-who-is-meant")
        places = len(store.mentions.find())
        self.stage.type(key=Qt.Key.Key_1)
        self.stage.expect(len(store.mentions.find()) > places, "a digit says who is meant")
