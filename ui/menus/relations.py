"""The Relations menu: draw a relation from words or judgement, and see the chart."""

from typing import Any

from ui.menus.menu import Menu


class RelationsMenu(Menu):
    """Answer the Relations menu; the chart is made when it is first asked for."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on = self.actions.on
        if "relations" in self.window.places["bottom"].pages:
            on("relation.fit", lambda: self._chart().fit())
            on("file.export_chart", lambda: self._chart().export())

    def _chart(self) -> Any:
        return self.window.show_panel("relations")
