"""Page furniture: what stands around a text on its page and is not part of what it says."""

from dataclasses import dataclass

STATES = {"confirmed": "Page furniture", "rejected": "Part of the text"}


@dataclass(frozen=True, slots=True)
class FurnitureSpan:
    """Hold a stretch of whole lines that is page furniture, half-open in code points, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Hold what the analyst said of a stretch: `state` is confirmed or rejected.

    `lines` are its lines as `workbench.text.furniture.line_key` writes them, one a line, by which
    the same lines are known again in other documents of the outlet.
    """

    id: int = 0
    document_id: int = 0
    start: int = 0
    end: int = 0
    state: str = "confirmed"
    lines: str = ""
