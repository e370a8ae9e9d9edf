"""Keep what became of the files of the last import with the project, to be read again later."""

from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.errors import Refusal
from workbench.importing.report import ImportReport, Line
from workbench.ports import Reader, Store

_KEY = "import.report"
#: no more lines of a report are kept
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class ToldReport:
    """Hold a report as it is told: when, in one line, file by file, and whole as sentences."""

    at: str
    summary: str
    rows: tuple[Line, ...]
    lines: tuple[str, ...]

    def text(self) -> str:
        """Return the whole report as a text with a line a file."""
        return "\n".join((f"Import of {self.at}", *self.lines)) + "\n"


def told(report: ImportReport, at: str) -> ToldReport:
    """Return a report as it is told."""
    return ToldReport(at, report.summary(), tuple(report.by_urgency()), tuple(report.lines()))


def keep(store: Store, report: ImportReport, at: str) -> None:
    """Keep the report of an import; a project that takes nothing more keeps the one before."""
    kept = asdict(told(report, at))
    kept["rows"], kept["lines"] = kept["rows"][:_MOST], kept["lines"][:_MOST]
    try:
        store.settings.put(_KEY, kept)
    except Refusal:
        return


def last_report(store: Reader) -> ToldReport | None:
    """Return what was told of the last import into the project, or None."""
    kept = store.settings.get(_KEY)
    if not kept:
        return None
    rows = tuple(Line(**row) for row in kept["rows"])
    return ToldReport(kept["at"], kept["summary"], rows, tuple(kept["lines"]))


def write_report(report: ToldReport, path: Path) -> None:
    """Write a report as a text file; raises Refusal when it can't be written."""
    try:
        path.write_text(report.text(), "utf-8", errors="replace")
    except OSError as error:
        why = error.strerror or str(error)
        raise Refusal(f"The report can't be written as {path.name}: {why}.") from error
