"""Read and build networks for a view: at once while the project is small, else in the pool."""

from collections.abc import Callable

from ui.context import Context
from workbench.graph.cooccurrence import Units
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, Network, build_network, read_material
from workbench.ports import Reader
from workbench.tasks import Progress

#: up to so many mentions and relations a network is built at once
AT_ONCE = 3000


class Networks:
    """Keep a project's material and build networks from it; `done` gets (material, network)."""

    def __init__(self, context: Context, done: Callable[[Material, Network], None]) -> None:
        self._context, self._done = context, done
        self.material = Material()
        self._read = False
        self._units = Units(context.store.documents.text)
        self._job = 0

    @property
    def busy(self) -> bool:
        """Say whether a network is being built."""
        return bool(self._job)

    def forget(self) -> None:
        """Say that the project has changed."""
        self._read = False

    def build(self, narrowed: NetworkFilter) -> None:
        """Build the network of a filter; one under way is given up."""
        if self._job:
            self._context.tasks.cancel(self._job)
            self._job = 0
        counts = self._context.store.counts()
        if counts.get("mentions", 0) + counts.get("relations", 0) <= AT_ONCE:
            self._finish(self._built(self._context.store, narrowed))
            return
        self._job = self._context.tasks.start(
            "Building the chart", lambda progress: self._apart(progress, narrowed), self._arrived
        )

    def _apart(self, progress: Progress, narrowed: NetworkFilter) -> tuple[Material, Network]:
        with self._context.store.reader() as reader:
            progress.step(0)
            return self._built(reader, narrowed, progress)

    def _built(
        self, reader: Reader, narrowed: NetworkFilter, progress: Progress | None = None
    ) -> tuple[Material, Network]:
        material = self.material if self._read else read_material(reader)

        def text(document_id: int) -> str:
            if progress:
                progress.step(0, 0, "Reading sentences")
            return reader.documents.text(document_id)

        units = self._units.reading(text)
        return material, build_network(material, narrowed, units)

    def _arrived(self, built: tuple[Material, Network]) -> None:
        self._job = 0
        self._finish(built)

    def _finish(self, built: tuple[Material, Network]) -> None:
        self.material, self._read = built[0], True
        self._done(*built)
