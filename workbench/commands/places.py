"""Keep where the analyst dragged actors on the chart."""

from dataclasses import dataclass

from workbench.model.relations import Place
from workbench.ports import Store
from workbench.session import Desk


@dataclass(frozen=True)
class PlaceActors:
    """Keep where actors were dragged on the chart: (actor id, x, y) each."""

    places: tuple[tuple[int, float, float], ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return "Move on chart"

    def apply(self, store: Store, desk: Desk) -> None:
        """Move the place that is kept, or keep a new one."""
        for actor_id, x, y in self.places:
            kept = store.places.find(actor_id=actor_id)
            if kept:
                store.places.change([kept[0].id], x=x, y=y)
            else:
                store.places.add(Place(actor_id=actor_id, x=x, y=y))


@dataclass(frozen=True)
class FreeActors:
    """Let the layout place actors again."""

    actor_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return "Free on chart"

    def apply(self, store: Store, desk: Desk) -> None:
        """Forget the kept places."""
        store.places.remove(
            place.id for place in store.places.find() if place.actor_id in self.actor_ids
        )
