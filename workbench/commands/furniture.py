"""Put right what is page furniture and what is part of the text."""

from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.model.furniture import STATES, Furniture
from workbench.ports import Store
from workbench.session import Desk
from workbench.text.furniture import line_key, lines

#: a shorter line is too common to be known again in other documents
_LEARNT = 4


@dataclass(frozen=True)
class SayFurniture:
    """Say that the lines of a span are page furniture, or part of the text; the outlet learns it.

    `state` is confirmed or rejected. Whole lines are meant, however little of them the span holds.
    """

    document_id: int
    start: int
    end: int
    state: str

    @property
    def label(self) -> str:
        """Name the action."""
        return "Mark as page furniture" if self.state == "confirmed" else "Mark as part of the text"

    def apply(self, store: Store, desk: Desk) -> None:
        """Keep it, in place of what was said of the same lines before."""
        if self.state not in STATES:
            raise ValueError(f"not a state of page furniture: {self.state}")
        text = store.documents.text(self.document_id)
        meant = [one for one in lines(text) if one.start < self.end and one.end > self.start]
        if not meant:
            raise Refusal("There are no words here to mark.")
        start, end = meant[0].start, meant[-1].end
        before = store.furniture.find(document_id=self.document_id)
        store.furniture.remove(one.id for one in before if start <= one.start and one.end <= end)
        keys = (line_key(one.said) for one in meant)
        store.furniture.add(
            Furniture(
                document_id=self.document_id,
                start=start,
                end=end,
                state=self.state,
                lines="\n".join(key for key in keys if len(key) >= _LEARNT),
            )
        )
