"""Walk through what the program finds of actors by itself, and how the analyst decides it."""

from typing import Any

from ui.tour.stage import Stage


class ActorPlaces:
    """Show the places where names are suggested, put together and told apart."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def play(self) -> None:
        """Take the pictures; raises Refusal where a place stays empty."""
        self.queue()

    def queue(self) -> None:
        """Show the queue of suggested names and what the first rests on."""
        self.stage.press("tag.suggest")
        panel: Any = self.stage.shown("suggestions_panel")
        self.stage.wait(lambda: panel.model.rowCount() > 0, "names are suggested")
        panel.view.setFocus()
        panel.view.selectRow(0)
        self.stage.settle()
        self.stage.picture("demo-suggestions")
