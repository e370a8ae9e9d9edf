"""What the chart of relations shows just now, so that exactly that can leave the window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.graph.narrowing import NetworkFilter
    from workbench.graph.network import Material, Network


@dataclass(frozen=True, slots=True)
class ShownChart:
    """Hold what an open chart shows: in words, as a network, and what draws it as it is seen.

    Without words there is none open.
    """

    words: str = ""
    seen: "tuple[Material, Network, NetworkFilter] | None" = None
    draw: Callable[[Path], None] | None = None
