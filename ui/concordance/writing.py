"""Write places that a search found to a file, off the GUI thread."""

from collections.abc import Callable
from pathlib import Path

from ui.context import Context
from workbench.exporting import FORMATS, ExportOptions
from workbench.exporting.places import Labelled, write_places
from workbench.model.documents import Cited
from workbench.ports import Reader
from workbench.tasks import Progress

#: what the file dialog offers, by the ending that it gives
KINDS = ";;".join(f"{one.label} (*{one.extension})" for one in FORMATS.values())
Found = tuple[Labelled, dict[int, Cited]]


def write_found(context: Context, find: Callable[[Reader, Progress], Found], path: Path) -> int:
    """Begin to write what `find` gives in the pool: lines and documents; returns the job's number."""
    store = context.store
    options = ExportOptions(project=store.path.stem, exported_at=context.session.desk.clock())

    def work(progress: Progress) -> int:
        with store.reader() as reader:
            lines, cited = find(reader, progress)
            return write_places(lines, cited, path, options, progress)

    def told(count: int) -> None:
        lines = "line" if count == 1 else "lines"
        context.told.emit(f"{count:,} {lines} written to {path.name}.")

    return context.tasks.start("Exporting lines", work, told, context.refuse)
