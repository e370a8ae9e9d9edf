"""How an export goes and what became of it: progress, then a sentence and what to do next."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.widgets.controls import Button
from ui.widgets.labels import PlainLabel
from workbench.exporting.verify import VerifiedRow, VerifyReport
from workbench.exporting.ways import Written

_SHOWN = 5


class Outcome(QWidget):
    """Show the job while it runs, and its end in words."""

    folder_wanted = Signal()
    verify_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setObjectName("export.progress")
        self._bar.setAccessibleName("Progress of the export")
        self._bar.setTextVisible(False)
        self._says = PlainLabel()
        self._says.setObjectName("export.says")
        self._says.setWordWrap(True)
        self._says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._folder = Button("Show in folder", "export.folder")
        self._folder.clicked.connect(self.folder_wanted)
        self._verify = Button("Verify now", "export.verify")
        self._verify.clicked.connect(self.verify_wanted)
        self._keep_room()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar)
        column.addWidget(self._says)
        self.say("")

    @property
    def next_steps(self) -> tuple[Button, Button]:
        """Return the buttons for a file that was written, to stand among the dialog's own."""
        return self._folder, self._verify

    def _keep_room(self) -> None:
        """Let nothing move when the bar or the buttons come and go."""
        for widget in (self._bar, self._folder, self._verify):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)

    def say(self, words: str, wrong: bool = False, written: bool = False) -> None:
        """Show a sentence; `wrong` for one to act on, `written` when there is a file to look at."""
        self._bar.hide()
        self._says.setText(words)
        self._says.set_kind("wrong" if wrong else "")
        # a minimum, because a wrapped label's wish for height does not make its window grow
        self._says.setMinimumHeight(max(0, self._says.heightForWidth(max(self.width(), 200))))
        self._folder.setVisible(written)
        self._verify.setVisible(written)

    def begin(self, words: str) -> None:
        """Show that a job has begun."""
        self.say(words)
        self._bar.setRange(0, 0)
        self._bar.show()

    def progress(self, done: int, total: int, words: str) -> None:
        """Show how far the job is; an unknown total moves without end."""
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))  # rows may have been added since they were counted
        self._says.setText(f"{words}: {done:,} of {total:,}" if total else f"{words}: {done:,}")

    def tell_written(self, written: Written, path: Path, proven: bool = True) -> None:
        """Say what was written; what has no quotes can't be verified."""
        is_in = "is" if written.count == 1 else "are"
        said = f"{written} {is_in} in {path.name}."
        self.say(" ".join(filter(None, (said, written.remark))), written=True)
        self._verify.setVisible(proven)
        (self._verify if proven else self._folder).setFocus()

    def tell_verified(self, report: VerifyReport) -> None:
        """Say what verifying found, with the first quotes that are not in place."""
        lines = [report.summary(), *(_line(row) for row in report.rows[:_SHOWN])]
        if (more := len(report.rows) - _SHOWN) > 0:
            lines.append(f"and {more:,} more")
        self.say("\n".join(lines), wrong=bool(report.missing), written=True)


def _line(row: VerifiedRow) -> str:
    quote = " ".join(row.quote.split())
    short = quote if len(quote) <= 60 else f"{quote[:59]}…"
    to = f" to “{row.where.title}”, {row.where.start}–{row.where.end}" if row.where else ""
    return f"Row {row.row:,} {row.state}{to}: “{short}”"


def show_folder(path: Path) -> None:
    """Open the folder of a file in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
