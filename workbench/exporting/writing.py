"""Export rows to a file: the one door that the window and the command line use."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.exporting.aside import aside
from workbench.exporting.formats import ExportOptions
from workbench.exporting.registry import format_of
from workbench.model.tables import ExcerptRow
from workbench.tasks import Progress

_STEP = 500


def export(
    rows: Iterable[ExcerptRow],
    key: str,
    path: Path,
    options: ExportOptions | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the rows in a format of the registry; returns how many there were.

    The file appears whole or not at all. Raises Refusal when it can't be written or the format or
    a column is unknown, Cancelled when `progress` was.
    """
    chosen = options or ExportOptions()
    counted = _Counted(rows, chosen.total, progress or Progress())
    with aside(path) as beside:
        format_of(key).write(counted, beside, chosen)
        counted.told("Putting the file in its place")
    return counted.count


class _Counted:
    """Count rows on their way, report them, and stop when cancelled."""

    def __init__(self, rows: Iterable[ExcerptRow], total: int, progress: Progress) -> None:
        self.count = 0
        self._rows = rows
        self._total = total
        self._progress = progress

    def __iter__(self) -> Iterator[ExcerptRow]:
        self.told("Writing excerpts")
        for row in self._rows:
            yield row
            self.count += 1
            if self.count % _STEP == 0:
                self.told("Writing excerpts")

    def told(self, words: str) -> None:
        """Report how far the export is; raises Cancelled once Cancel was pressed."""
        self._progress.step(self.count, self._total, words)
