"""Remember where actors stood on the chart, so that a changed network keeps its picture."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from workbench.graph.layout import Layout
from workbench.graph.network import Network

Place = tuple[float, float]


class Arranging:
    """Hold the places of actors, by actor id: those dragged, and those the layout gave."""

    def __init__(self) -> None:
        self.dragged: dict[int, Place] = {}
        self._kept: dict[int, Place] = {}
        #: how many times as wide as high the picture was made
        self.width = 1.5

    def knows_most(self, network: Network) -> bool:
        """Say whether most actors of the network have a place already."""
        known = sum(node.id in self._kept for node in network.nodes)
        return bool(known) and 2 * known >= len(network.nodes)

    def layout(self, network: Network, dragged: Mapping[int, Place], width: float) -> Layout:
        """Return the layout to begin from; most actors new means that all are placed anew."""
        self.dragged, self.width = dict(dragged), width
        number = {node.id: n for n, node in enumerate(network.nodes)}
        ends = [(number[edge.source], number[edge.target]) for edge in network.edges]
        known = self._kept if self.knows_most(network) else {}
        return Layout(
            len(number),
            np.array(ends, dtype=np.int64).reshape(-1, 2),
            pinned={number[a]: at for a, at in self.dragged.items() if a in number},
            start={number[a]: at for a, at in known.items() if a in number},
            width=width,
        )

    def keep(self, network: Network, places: Iterable[Sequence[float]]) -> None:
        """Remember where the actors of the network stand now."""
        ids = (node.id for node in network.nodes)
        self._kept = {actor: (x, y) for actor, (x, y) in zip(ids, places, strict=True)}

    def forget(self) -> None:
        """Place all actors anew the next time, except dragged ones."""
        self._kept.clear()
