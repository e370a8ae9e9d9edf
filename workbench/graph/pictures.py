"""The chart as a picture: what is drawn is said here, the window's floor draws it."""

from functools import partial
from pathlib import Path

from workbench.errors import Refusal
from workbench.exporting.gathering import Order
from workbench.exporting.ways import PERIOD, REPOSTS, Way, Written
from workbench.graph.files import network_of
from workbench.ports import Reader
from workbench.presses import CHART, lacking, lent
from workbench.tasks import Progress


def _way(key: str, label: str, said: str) -> Way:
    def write(reader: Reader, order: Order, path: Path, progress: Progress) -> Written:
        _, network, _ = network_of(reader, order)
        if not network.nodes:
            raise Refusal("There are no related actors yet, so there is no chart to draw.")
        places = {place.actor_id: (place.x, place.y) for place in reader.places.find()}
        lent(CHART)(network, places, path, key)
        return Written(len(network.nodes), "actor", "actors")

    return Way(key, label, f".{key}", "network", said, frozenset({PERIOD, REPOSTS}), write,
               missing=partial(lacking, CHART), drawn=True, noun="relations")  # fmt: skip


SVG = _way("svg", "Chart as SVG", "a drawing for reports, with text that can be edited")
PNG = _way("png", "Chart as PNG", "a picture for reports and slides")
