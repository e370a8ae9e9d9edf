"""Tell what became of an import: in brief in the window, whole in a dialog, and again later."""

import logging
from typing import TYPE_CHECKING, cast

from ui.context import Context
from workbench.importing.last_report import ToldReport, last_report, told
from workbench.importing.report import ImportReport
from workbench.model.metadata import MetadataFilter, told_missing
from workbench.tasks import Progress

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.metadata.panel import MetadataPanel

log = logging.getLogger(__name__)
#: how many lines of a report stand in the window
MOST_LINES = 10
#: of more documents than this, what they lack is counted in the pool
MANY = 1000


def in_brief(lines: list[str]) -> list[str]:
    """Return the first line and the last few, where failures stand; the report has them all.

    One line less than there may be, for what the documents that came in lack.
    """
    if len(lines) < MOST_LINES:
        return lines
    last = MOST_LINES - 3
    left_out = len(lines) - 1 - last
    return [lines[0], f"… and {left_out:,} more, all of them in the report.", *lines[-last:]]


class Reporting:
    """Show the reports of one window's imports."""

    def __init__(self, context: Context, window: "MainWindow") -> None:
        self._context = context
        self._window = window
        self._last: ToldReport | None = None

    def tell(self, report: ImportReport) -> None:
        """Tell how an import ended; what asks for a look stays until it is closed."""
        session = self._context.session
        self._last = told(report, session.desk.clock())
        self._context.told.emit(report.summary())
        lines = list(self._last.lines) if self._last.rows else []
        if lines:
            log.info("imported: %s", "\n".join(lines))
        self._tell_brief(in_brief(lines), tuple(report.imported))
        if len(lines) >= MOST_LINES:
            self._show(self._last)

    def _tell_brief(self, lines: list[str], document_ids: tuple[int, ...]) -> None:
        """Show the lines with what the documents that came in lack, and offer to fill it in."""
        store, narrowed = self._context.store, MetadataFilter(document_ids=document_ids)

        def count(_progress: Progress) -> dict[str, int]:
            with store.reader() as reader:
                return reader.metadata.missing(narrowed)

        def show(missing: dict[str, int]) -> None:
            self._offer(lines, told_missing(missing, len(document_ids)), document_ids)

        if len(document_ids) > MANY:
            self._context.tasks.start("", count, show)
        else:
            show(store.metadata.missing(narrowed))

    def _offer(self, lines: list[str], lacking: str, document_ids: tuple[int, ...]) -> None:
        def fill_in() -> None:
            panel = cast("MetadataPanel", self._window.show_panel("metadata"))
            panel.show_import(document_ids)

        if lacking:  # under the summary, since what was left out stands last
            told = [*lines[:1], lacking, *lines[1:]]
            self._window.message.tell("\n".join(told), "Fill in…", fill_in)
        elif lines:
            self._window.message.tell("\n".join(lines))

    def show_last(self) -> None:
        """Show the report of the last import again, also of one before this sitting."""
        report = self._last or last_report(self._context.store)
        if report:
            self._show(report)
        else:
            self._context.told.emit("Nothing was imported into this project yet")

    def _show(self, report: ToldReport) -> None:
        from ui.dialogs.import_report import ImportReportDialog

        save_file = self._window.chooser.save_file
        ImportReportDialog(self._context, report, self._window, save_file).show()
