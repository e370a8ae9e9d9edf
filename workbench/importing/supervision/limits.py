"""How much one file may ask of the process that reads it."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold seconds for one document, bytes of memory, and bytes of one text that comes back."""

    seconds: float = 60.0
    memory: int = 2_000_000_000
    text: int = 100_000_000

    def plain(self) -> dict[str, Any]:
        """Return the limits as plain values, for the process that is to keep them."""
        return asdict(self)
