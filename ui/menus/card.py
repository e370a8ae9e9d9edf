"""What shows, prints and exports an actor's card."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu

if TYPE_CHECKING:
    from ui.card.panel import CardPanel
    from ui.graph.relations_panel import RelationsPanel


class CardMenu(Menu):
    """Answer the entries about the card, and whoever asks for one."""

    def join(self) -> None:
        """Say what each action does."""
        on = self.actions.on
        on("tag.card", self._show_chosen)
        on("file.print_card", lambda: self._shown().print_card())
        on("file.export_card", lambda: self._shown().export())
        self.context.card_wanted.connect(self._show)

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Lead from the card to the chart and the Inspector, and say how files are asked for."""
        if page_id != "card":
            return
        card = cast("CardPanel", panel)
        card.choose_file = self.window.chooser.save_file
        card.chart_wanted.connect(self._show_chart)
        card.edit_wanted.connect(lambda: self.window.show_panel("inspector"))
        card.room_wanted.connect(lambda: self.window.frame.enlarge("bottom"))
        card.left.connect(self._show_readers)

    def _show_readers(self) -> None:
        """Take back the window that the card had to itself."""
        frame = self.window.frame
        if frame.enlarged:
            frame.enlarge(frame.enlarged)

    def _show_chosen(self) -> None:
        """Show the card of what is chosen; with nothing chosen, the last one, or ask whose."""
        chosen = self.chosen_actor()
        if chosen:
            self._show(chosen)
            return
        panel = self._panel()
        panel.setFocus()
        if not panel.actor_id:
            panel.ask_actor()

    def _shown(self) -> "CardPanel":
        """Return the panel with a card on it: the one in sight, or that of what is chosen."""
        panel = self._panel()
        if not panel.actor_id and (chosen := self.chosen_actor()):
            panel.show_actor(chosen)
        return panel

    def _show(self, actor_id: int) -> None:
        panel = self._panel()
        panel.show_actor(actor_id)
        panel.setFocus()

    def _panel(self) -> "CardPanel":
        return cast("CardPanel", self.window.show_panel("card"))

    def _show_chart(self, relation_id: int) -> None:
        chart = cast("RelationsPanel", self.window.show_panel("relations"))
        chart.setFocus()
        if relation_id:
            chart.choose_relation(relation_id)
