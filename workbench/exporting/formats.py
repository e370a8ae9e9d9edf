"""What a format of the registry is, and what an export is asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.exporting.columns import CHOOSABLE
from workbench.exporting.quoted import QuotedRow
from workbench.model.tables import ExcerptRow


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Say what to write: which columns (the anchoring ones always are), and what it is called.

    `project` and `exported_at` head the formats for people; `total` is how many rows are expected,
    for the progress, 0 when unknown.
    """

    columns: tuple[str, ...] = CHOOSABLE
    project: str = ""
    exported_at: str = ""
    total: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    """Hold one format: its names, how it is written, recognised and read back.

    `extension` has its dot. `write` gets a path that is not yet the final one. `recognises` gets
    the first 8 KB of a file. `grouped` formats gather the rows of one document under one heading:
    hand them rows sorted by position.
    """

    key: str
    label: str
    extension: str
    write: Callable[[Iterable[ExcerptRow], Path, ExportOptions], None]
    recognises: Callable[[bytes], bool]
    read: Callable[[Path], Iterator[QuotedRow]]
    grouped: bool = False
