"""Show first as many actors as the place has room for, and the others when they are asked for."""

from collections.abc import Iterable

from workbench.graph.crowd import thinned
from workbench.graph.network import Network

#: so few more are shown too, however narrow the place
_FEW = 3


class Crowding:
    """Hold the whole network of the filter and say which part of it the chart shows."""

    def __init__(self) -> None:
        self.whole = Network()
        self.everybody = False
        self._kept: set[int] = set()
        self._room = 0

    def take(self, whole: Network) -> None:
        """Hold another network."""
        self.whole = whole
        self._kept &= {node.id for node in whole.nodes}

    def keep(self, actor_ids: Iterable[int]) -> None:
        """Show these actors from now on, whether there is room or not."""
        self._kept |= set(actor_ids) & {node.id for node in self.whole.nodes}

    def forget(self) -> None:
        """Keep nobody any more."""
        self._kept.clear()

    def grows(self, room: int) -> bool:
        """Say whether another room, in actors, calls for another part of the network."""
        count = len(self.whole.nodes)
        if self.everybody or count <= min(room, self._room):
            return False
        return min(room, count) > 1.3 * self._room or room < 0.7 * min(self._room, count)

    def part(self, room: int) -> Network:
        """Return what is shown where there is room for so many actors."""
        self._room = room
        if self.everybody or len(self.whole.nodes) <= room + _FEW:
            return self.whole
        return thinned(self.whole, room, self._kept)

    def offer(self, shown: Network) -> str:
        """Return what a button below the chart offers; empty when nobody is left out."""
        left = len(self.whole.nodes) - len(shown.nodes)
        if left:
            return f"Show {left:,} more {'actor' if left == 1 else 'actors'}"
        too_many = self.everybody and len(self.whole.nodes) > self._room + _FEW
        return "Show fewer actors" if too_many else ""
