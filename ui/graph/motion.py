"""Let a layout settle before the analyst's eyes, without ever holding up the window."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ui.tasks import Tasks
from workbench.graph.layout import Layout
from workbench.tasks import Progress

#: a larger network settles in a thread of its own and is shown now and then
LIVELY = 500
_FRAME = 25
_GLIMPSE = 400
_SOON = 50


class Motion(QObject):
    """Run one layout at a time: a few steps a frame when small, in the pool when large.

    `moved` says that the layout's positions are new, `settled` that they are the last. With
    `animated` off, as where there is no display, a small layout settles at once.
    """

    moved = Signal()
    settled = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.animated = QGuiApplication.platformName() not in {"offscreen", "minimal"}
        self.layout = Layout.empty()
        self._tasks = tasks
        self._job = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        # the first frame is painted before a worker begins to compete for the processor
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._employ)

    @property
    def running(self) -> bool:
        """Say whether actors still move."""
        return self._timer.isActive() or self._soon.isActive() or bool(self._job)

    def start(self, layout: Layout) -> None:
        """Let the layout settle; the one before is given up."""
        self.stop()
        self.layout = layout
        if layout.settled:
            self.settled.emit()
        elif layout.count > LIVELY:
            self._soon.start()
        elif self.animated:
            self._timer.start(_FRAME)
        else:
            self.settle()

    def stop(self) -> None:
        """Leave actors where they are."""
        self._timer.stop()
        self._soon.stop()
        if self._job:
            self._tasks.cancel(self._job)
            self._job = 0

    def settle(self) -> None:
        """Go to the end at once."""
        self.stop()
        self.layout.run()
        self.moved.emit()
        self.settled.emit()

    def _employ(self) -> None:
        layout = self.layout
        self._job = self._tasks.start(
            "", lambda progress: _run(layout, progress), done=self._arrived
        )
        if self.animated:
            self._timer.start(_GLIMPSE)

    def _tick(self) -> None:
        if not self._job:
            for _ in range(4):
                self.layout.step()
        self.moved.emit()
        if not self._job and self.layout.settled:
            self._timer.stop()
            self.settled.emit()

    def _arrived(self, layout: object) -> None:
        if layout is self.layout:
            self._timer.stop()
            self._job = 0
            self.moved.emit()
            self.settled.emit()


def _run(layout: Layout, progress: Progress) -> Layout:
    while not layout.settled:
        layout.step()
        progress.step(layout.steps)
    return layout
