"""How documents stand to each other as copies: what they share, and where the words came from."""

from dataclasses import dataclass

#: what an analyst may say of a document: the others were copied from it; or it counts by itself
STANDINGS = {"origin": "Origin of its copies", "independent": "Counts by itself"}


@dataclass(frozen=True, slots=True)
class Overlap:
    """Say how much of one document's text stands in another: `share` is 0–1 of the document's."""

    document_id: int
    other_id: int
    share: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold what the analyst said of a document among its copies; `standing` is of `STANDINGS`."""

    id: int = 0
    document_id: int = 0
    standing: str = "origin"


@dataclass(frozen=True, slots=True)
class CopyOf:
    """Name the origin of a copy, and the share of the copy's text that stands there, 0–1."""

    origin_id: int
    share: float
