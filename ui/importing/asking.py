"""Ask about the columns of tables before they come in; what was chosen is kept with the project."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.importing.mapping import Chosen, MappingDialog
from workbench.importing.outline import TABLES, Outline, may_hold_tables, outlines_of

#: where the columns chosen last, and those chosen for tables of each header, are kept
_LAST, _BY_HEADER = "import.columns", "import.tables"
#: how many headers are remembered, the latest
_REMEMBERED = 50
Then = Callable[[dict[str, Chosen]], None]


def with_columns(context: Context, window: QWidget, paths: list[Path], then: Then) -> None:
    """Call `then` with the columns of the tables among the paths, by header, asked where there are any.

    Nothing is called when the question is cancelled.
    """
    if not any(may_hold_tables(path) for path in paths):
        then({})
        return
    context.tasks.start(
        "Looking for tables",
        lambda progress: outlines_of(paths, progress),
        partial(_ask, context, window, _alone(paths), then),
        lambda _refusal: then({}),  # the import's own report says why
    )


def _alone(paths: list[Path]) -> bool:
    return all(path.suffix.casefold() in TABLES for path in paths)


def _ask(
    context: Context, window: QWidget, alone: bool, then: Then, outlines: list[Outline]
) -> None:
    if not outlines:
        then({})
        return
    settings = context.store.settings
    known: dict[str, Chosen] = settings.get(_BY_HEADER) or {}
    dialog = MappingDialog(outlines, known, settings.get(_LAST), window, alone)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def keep(chosen: dict[str, Chosen]) -> None:
        others = {key: columns for key, columns in known.items() if key not in chosen}
        kept = [*others.items(), *chosen.items()][-_REMEMBERED:]
        settings.put(_BY_HEADER, dict(kept))
        worded = [columns for columns in chosen.values() if columns["text"]]
        if worded:
            settings.put(_LAST, worded[-1])
        then(chosen)

    dialog.chosen.connect(keep)
    dialog.open()
