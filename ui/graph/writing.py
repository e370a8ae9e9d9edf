"""Write the network behind the chart for other programs, beside the window."""

from pathlib import Path

from ui.context import Context
from workbench.graph.files import write_network
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, Network
from workbench.tasks import Progress


def write_aside(
    context: Context, material: Material, network: Network, narrowed: NetworkFilter, path: Path
) -> None:
    """Write all actors and edges of the filter, also those the chart has no room for."""
    store, kind = context.store, path.suffix.casefold()

    def work(_progress: Progress) -> int:
        with store.reader() as reader:
            return write_network(reader, material, network, path, kind, narrowed)

    def tell(edges: int) -> None:
        of = "edge" if edges == 1 else "edges"
        context.told.emit(
            f"{len(network.nodes):n} actors and {edges:n} {of} written to {path.name}"
        )

    context.tasks.start("Writing the network", work, tell, context.refuse)
