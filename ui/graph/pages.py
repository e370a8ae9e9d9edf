"""What stands in the chart's place while there is nothing to draw."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.controls import EmptyPlace, step
from workbench.graph.network import Material, Network


class ChartPages(QStackedWidget):
    """Show the chart, or why there is none and what to do about it."""

    def __init__(self, show_together: Callable[[], object]) -> None:
        super().__init__()
        self.empty = EmptyPlace(
            "No relations yet",
            "The chart shows how actors stand to each other, and opens the words that say so. "
            "Select words that relate two actors and press R.",
        )
        self.unrelated = EmptyPlace(
            "No relations yet",
            "Select words that relate two actors and press R. Until then, the chart can show who "
            "is mentioned together.",
            [step(self, "together", "Show who is mentioned together", show_together)],
        )
        self.nothing = EmptyPlace(
            "Nothing to show",
            "No relation is left by what is ticked at the left. Widen it, or press Show everything.",
        )
        for page in (self.empty, self.unrelated, self.nothing):
            self.addWidget(page)

    def turn_to(self, chart: QWidget, material: Material, network: Network) -> None:
        """Show the page for this material, of which the filter leaves this network."""
        page: QWidget = chart
        if not network.nodes:
            page = self.empty
            if material.relations:
                page = self.nothing
            elif material.spans:
                page = self.unrelated
        self.setCurrentWidget(page)
