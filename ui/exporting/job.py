"""Write an export and verify one, off the GUI thread and on a reader of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.exporting import ExportOptions
from workbench.exporting.gathering import Order as Asked
from workbench.exporting.verify import VerifyReport, verify
from workbench.exporting.ways import leave
from workbench.model.tables import ExcerptFilter
from workbench.ports import Store
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class Order:
    """Hold what the analyst asked for: which rows, in which order, in which format, where."""

    narrowed: ExcerptFilter
    sort: str
    descending: bool
    format: str
    path: Path
    options: ExportOptions


def writing(store: Store, order: Order) -> Callable[[Progress], int]:
    """Return the work that writes the order; it gives the number of rows."""
    asked = Asked(order.narrowed, order.sort, order.descending, order.options)

    def work(progress: Progress) -> int:
        with store.reader() as reader:
            return leave(reader, order.format, asked, order.path, progress).count

    return work


def verifying(store: Store, path: Path) -> Callable[[Progress], VerifyReport]:
    """Return the work that finds the quotes of an export again."""

    def work(progress: Progress) -> VerifyReport:
        with store.reader() as reader:
            return verify(path, reader, progress)

    return work
