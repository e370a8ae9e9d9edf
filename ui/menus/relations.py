"""The Relations menu: draw a relation from words or judgement, and see the chart."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu

if TYPE_CHECKING:
    from ui.graph.relations_panel import RelationsPanel


class RelationsMenu(Menu):
    """Answer the Relations menu; the chart is made when it is first asked for."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on = self.actions.on
        on("relation.fit", lambda: self._chart().fit())

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Tell the relations panel which documents are open."""
        if page_id == "relations":
            self.keep_told(cast("RelationsPanel", panel))

    def _chart(self) -> "RelationsPanel":
        return cast("RelationsPanel", self.window.show_panel("relations"))
