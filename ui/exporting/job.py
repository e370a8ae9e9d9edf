"""Go a way out and verify what was written, off the GUI thread and on a reader of its own."""

from collections.abc import Callable
from pathlib import Path

from workbench.exporting.gathering import Order
from workbench.exporting.verify import VerifyReport, verify
from workbench.exporting.ways import Way, Written, leave
from workbench.ports import Store
from workbench.tasks import Progress


def writing(store: Store, way: Way, order: Order, path: Path) -> Callable[[Progress], Written]:
    """Return the work that writes an order."""

    def work(progress: Progress) -> Written:
        with store.reader() as reader:
            return leave(reader, way.key, order, path, progress)

    return work


def verifying(store: Store, path: Path) -> Callable[[Progress], VerifyReport]:
    """Return the work that finds the quotes of an export again."""

    def work(progress: Progress) -> VerifyReport:
        with store.reader() as reader:
            return verify(path, reader, progress)

    return work
