"""Write the lines of a concordance to a file, off the GUI thread."""

from pathlib import Path

from ui.concordance.model import LinesModel
from ui.context import Context
from workbench.exporting import FORMATS, ExportOptions
from workbench.exporting.places import write_places
from workbench.tasks import Progress

#: what the file dialog offers, by the ending that it gives
KINDS = ";;".join(f"{one.label} (*{one.extension})" for one in FORMATS.values())


def format_for(path: Path) -> str:
    """Return the format that a file's ending names; a table for any other."""
    endings = {one.extension: key for key, one in FORMATS.items()}
    return endings.get(path.suffix.casefold(), "csv")


def write_lines(context: Context, model: LinesModel, path: Path) -> int:
    """Begin to write the lines shown, in their order; returns the job's number."""
    contexts, shown = model.contexts, model.shown
    options = ExportOptions(
        project=context.store.path.stem, exported_at=context.session.desk.clock()
    )

    def work(progress: Progress) -> int:
        return write_places(shown(), contexts.cited, format_for(path), path, options, progress)

    def told(count: int) -> None:
        lines = "line" if count == 1 else "lines"
        context.told.emit(f"{count:n} {lines} written to {path.name}.")

    return context.tasks.start("Exporting lines", work, told, context.refuse)
