"""Draw the chart of a whole network where no chart is open, as the command line does."""

from collections.abc import Mapping
from pathlib import Path

from ui.tasks import Tasks
from ui.theme import Theme
from workbench.graph.network import Network

#: pixels of the design that an actor takes with its name, and the sides of the smallest chart
_ROOM, _WIDE, _HIGH = 110 * 72, 1200, 800
#: beyond this no viewer of pictures is quick
_WIDEST = 6000
_LARGEST_PICTURE = 8000


def draw(
    network: Network, places: Mapping[int, tuple[float, float]], path: Path, kind: str
) -> None:
    """Write the chart as `png` or `svg`, as large as its actors need; raises Refusal.

    `places` are those of dragged actors by id. Needs an application.
    """
    from ui.graph.chart import Chart

    tasks = Tasks()
    chart = Chart(Theme("light"), tasks)
    try:
        larger = max(1.0, (1.4 * len(network.nodes) * _ROOM / (_WIDE * _HIGH)) ** 0.5)
        wide = min(round(_WIDE * larger), _WIDEST)
        chart.resize(wide, wide * _HIGH // _WIDE)
        chart.grab()  # a widget that was never shown or painted is not told its size
        chart.show_network(network, places)
        chart.settle()
        if kind == "svg":
            chart.export_svg(path)
        else:
            chart.export_png(path, min(2 * wide, _LARGEST_PICTURE))
    finally:
        tasks.finish()
        chart.deleteLater()
