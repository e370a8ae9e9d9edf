"""Build networks for the chart, keeping what was read of the project until it changes."""

from collections.abc import Callable

from ui.context import Context
from ui.graph.reading import Reading
from workbench.graph.cooccurrence import Units
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, Network, build_network, read_material
from workbench.ports import Reader
from workbench.tasks import Progress


class Networks:
    """Keep a project's material and build networks from it; `done` gets (material, network)."""

    def __init__(self, context: Context, done: Callable[[Material, Network], None]) -> None:
        self._done = done
        self.material = Material()
        self._read = False
        self._units = Units(context.store.documents.text)
        self._reading = Reading(context, "Building the chart", self._finish)

    @property
    def busy(self) -> bool:
        """Say whether a network is being built."""
        return self._reading.busy

    def forget(self) -> None:
        """Say that the project has changed."""
        self._read = False

    def build(self, narrowed: NetworkFilter) -> None:
        """Build the network of a filter; one under way is given up."""
        known = self.material if self._read else None

        def work(reader: Reader, progress: Progress) -> tuple[Material, Network]:
            material = known or read_material(reader)

            def text(document_id: int) -> str:
                progress.step(0, 0, "Reading sentences")
                return reader.documents.text(document_id)

            return material, build_network(material, narrowed, self._units.reading(text))

        self._reading.start(work)

    def _finish(self, built: tuple[Material, Network]) -> None:
        self.material, self._read = built[0], True
        self._done(*built)
