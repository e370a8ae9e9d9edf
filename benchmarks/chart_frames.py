"""Show the chart and pan it, at two sizes, beside a bare pyqtgraph loop of the same lines and dots."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
import pyqtgraph as pg
from figure import each_milliseconds, p95, tell
from PySide6.QtWidgets import QApplication

from ui.graph.chart import Chart
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.graph.network import Edge, Network, Node
from workbench.model.relations import RelationKind

SIZE = (1100, 700)
KINDS = tuple(
    RelationKind(n, f"kind{n}", f"kind {n}", colour=colour, dash=dash)
    for n, (colour, dash) in enumerate(
        [("blue", "solid"), ("green", "dash"), ("orange", "dot"), ("purple", "dashdot")], start=1
    )
)
LOOKS = [("blue", "o"), ("orange", "s"), ("green", "d"), ("purple", "h"), ("teal", "star")]
WORDS = ["Northern", "Brigade", "Council", "Ministry", "Guard", "Reza", "Ali", "Party", "Union"]


def network(nodes: int, edges: int) -> Network:
    """Return a network of communities of about 25, with a few edges between them."""
    random = np.random.default_rng(1)
    made = {}
    while len(made) < edges:
        one = int(random.integers(0, nodes))
        near = one // 25 * 25 + int(random.integers(0, 25))
        other = near % nodes if random.random() < 0.93 else int(random.integers(0, nodes))
        kind = int(random.integers(0, 5))
        number = len(made) + 1
        if one != other:
            made[number] = Edge(one + 1, other + 1, kind, number if kind else 0, bool(kind), 2, 1)
    dots = tuple(
        Node(n + 1, " ".join(random.choice(WORDS, 2)), "Person", *LOOKS[n % 5],
             int(random.zipf(1.8) % 60))
        for n in range(nodes)
    )  # fmt: skip
    return Network(dots, tuple(made.values()), KINDS)


def frames(step: Callable[[int], None], paint: Callable[[], None]) -> float:
    """Return the 95th percentile of 60 panned frames, in ms."""
    numbers = iter(range(60))

    def frame() -> None:
        step(next(numbers))
        paint()

    return p95(each_milliseconds(frame, 60))


def bare(shown: Network, places: np.ndarray) -> tuple[float, float]:
    """Return (first frame, pan p95) in ms of pyqtgraph alone, drawing the same places."""
    ends = np.array([(e.source - 1, e.target - 1) for e in shown.edges])
    kinds = np.array([e.kind_id for e in shown.edges])
    begun = time.perf_counter()
    view = pg.GraphicsView()
    box = pg.ViewBox(lockAspect=True)
    view.setCentralItem(box)
    for kind in range(5):
        points = places[ends[kinds == kind].ravel()]
        box.addItem(pg.PlotCurveItem(points[:, 0], points[:, 1], connect="pairs", pen=(90, 90, 90)))
    box.addItem(pg.ScatterPlotItem(x=places[:, 0], y=places[:, 1], size=8))
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    view.grab()
    first = (time.perf_counter() - begun) * 1000

    def paint() -> None:
        view.viewport().repaint()

    pan = frames(lambda n: box.translateBy(x=20 if n % 2 else -20), paint)
    view.close()
    return first, pan


def ours(shown: Network) -> tuple[float, float, np.ndarray]:
    """Return (first frame, pan p95) in ms, and where the actors ended up."""
    tasks = Tasks()
    chart = Chart(Theme("light"), tasks)
    chart.resize(*SIZE)
    chart.show()
    QApplication.processEvents()
    begun = time.perf_counter()
    chart.show_network(shown)
    chart.grab()
    first = (time.perf_counter() - begun) * 1000
    chart.settle()
    tasks.finish()
    QApplication.processEvents()
    places = chart.canvas.places

    def paint() -> None:
        chart.canvas.viewport().repaint()

    pan = frames(lambda n: chart.canvas.pan(3 if n % 2 else -3, 2), paint)
    chart.close()
    return first, pan, places


def main() -> None:
    application = QApplication([])
    for nodes, edges, first_limit, pan_limit in (
        (2000, 10_000, 150, 20),
        (5000, 20_000, 250, 45),
    ):
        shown = network(nodes, edges)
        first, pan, places = ours(shown)
        bare_first, bare_pan = bare(shown, places)
        what = f"chart of {nodes:,} nodes and {edges:,} edges"
        tell(f"{what}: first frame", first, bare_first, first_limit)
        tell(f"{what}: pan frame, p95", pan, bare_pan, pan_limit)
    del application


if __name__ == "__main__":
    main()
