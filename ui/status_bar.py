"""The line at the foot: which file, how much is in it, what was just done, what is under way."""

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.controls import Button
from ui.widgets.labels import ElidedLabel, PlainLabel

_PASSING = 8000
_COUNTED = ("documents", "actors", "excerpts")


def counted(counts: dict[str, int]) -> str:
    """Return `28 documents, 3 copies · 41 actors · 312 excerpts`."""
    said = [
        f"{counts.get(key, 0):,} {key if counts.get(key) != 1 else key.removesuffix('s')}"
        for key in _COUNTED
    ]
    if copies := counts.get("copies", 0):
        said[0] += f", {copies:,} {'copy' if copies == 1 else 'copies'}"
    return " · ".join(said)


def time_left(done: int, total: int, seconds: float) -> str:
    """Return how long a job still takes at its rate so far, or empty while that can't be told."""
    if not 0 < done < total or seconds < 1:
        return ""
    left = seconds / done * (total - done)
    if left < 60:
        return f"{max(1, round(left))} s left"
    return f"{round(left / 60)} min left"


class StatusBar(QFrame):
    """Show the project's standing, a passing message, and the running job."""

    def __init__(self, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAccessibleName("Status")
        self.setProperty("kind", "foot")
        self.file = PlainLabel("", "small")
        self.file.setObjectName("status.file")
        self.counts = ElidedLabel("", "small")
        self.counts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.counts.setObjectName("status.counts")
        self.message = ElidedLabel("", "small")
        self.message.setObjectName("status.message")
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.timeout.connect(lambda: self.message.setText(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(16)
        row.addWidget(self.file)
        row.addWidget(self.counts)
        row.addWidget(self.message, 1)
        row.addWidget(JobLine(theme, tasks))
        self._row = row
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def hold(self, widget: QWidget) -> None:
        """Give a widget room beside the counts."""
        self._row.insertWidget(2, widget)

    def _dress(self) -> None:
        self.setFixedHeight(self._theme.px(27))

    def show_file(self, name: str, standing: str) -> None:
        """Show the project file and whether it is saved."""
        self.file.setText(f"{name} · {standing}")

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show how much the project holds."""
        self.counts.setText(counted(counts))

    def tell(self, message: str) -> None:
        """Show a message for a few seconds."""
        self.message.setText(message)
        self._passing.start(_PASSING)


class JobLine(QWidget):
    """Show the newest running job: title, per cent, bar, time left, and Cancel."""

    def __init__(self, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("status.job")
        self._tasks = tasks
        self._theme = theme
        self._titles: dict[int, str] = {}
        self._began: dict[int, float] = {}
        self.title = PlainLabel("", "small")
        self.title.setObjectName("status.job.title")
        self.left = PlainLabel("", "small")
        self.bar = QProgressBar()
        self.bar.setObjectName("status.job.bar")
        self.bar.setTextVisible(False)
        self.cancel = Button("Cancel", "status.job.cancel", "quiet")
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.title, self.bar, self.left, self.cancel):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        tasks.started.connect(self._start)
        tasks.progressed.connect(self._progress)
        tasks.ended.connect(self._end)
        theme.changed.connect(self._dress)
        self._dress()
        self._show()

    def _dress(self) -> None:
        self.bar.setFixedWidth(self._theme.px(160))

    @property
    def job(self) -> int:
        """Return the number of the job shown, or 0."""
        return max(self._titles, default=0)

    def _start(self, number: int, title: str) -> None:
        if title:
            self._titles[number] = title
            self._began[number] = time.monotonic()
            self._show()

    def _end(self, number: int) -> None:
        self._titles.pop(number, None)
        self._began.pop(number, None)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._titles))
        self.title.setText(self._titles.get(self.job, ""))
        self.left.setText("")
        self.bar.setRange(0, 0)
        self.cancel.setAccessibleName(f"Cancel {self._titles.get(self.job, '')}".strip())
        self.cancel.setEnabled(True)

    def _progress(self, number: int, done: int, total: int, _words: str) -> None:
        if number != self.job or not total:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.title.setText(f"{self._titles[number]} {done * 100 // total} %")
        self.left.setText(time_left(done, total, time.monotonic() - self._began[number]))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._tasks.cancel(self.job)
