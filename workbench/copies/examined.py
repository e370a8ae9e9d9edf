"""What is kept of a document once it has been looked at for copies and page furniture."""

from dataclasses import dataclass

from workbench.copies.sketching import Hashes, Sketch
from workbench.model.furniture import FurnitureSpan


@dataclass(frozen=True)
class Examined:
    """Hold what was found in one document; all of it can be found again from its text.

    `lines` are the hashes of its lines, sorted; `found` is what rules say is page furniture, and
    `grey` the spans that are once the analyst's word is heard; `shared` is how many lines were
    known from other documents of the outlet.
    """

    document_id: int
    sketch: Sketch
    lines: Hashes
    found: tuple[FurnitureSpan, ...] = ()
    grey: tuple[tuple[int, int], ...] = ()
    shared: int = 0

    @property
    def furnished(self) -> int:
        """Return how many code points are page furniture."""
        return sum(end - start for start, end in self.grey)
