"""Look for objects that nobody holds but each other only while nobody waits for the window.

A full look goes through every object there is, and all threads wait for it: 60 ms with the 300,000
parts of a large document, wherever it happens to come due. So it is put off until no job has run
for some seconds, and what the program itself is made of is never looked at again.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from ui.tasks import Tasks

#: ms without any job
CALM = 5000
#: of young objects as often as ever; of all, at the latest after ten million more
_YOUNG, _MIDDLE, _ALL = 1000, 10, 1000


def put_off() -> None:
    """Leave out what is there already, and let a full look come by itself only as a last resort."""
    if not gc.get_freeze_count():
        gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _ALL)


class Sweeping(QObject):
    """Take a full look when the jobs of a window have ended and none has begun for a while."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._due)
        tasks.ended.connect(lambda _job: self._calm.start())

    def rest(self) -> None:
        """Look no more, because the window is being closed."""
        self._calm.stop()

    def _due(self) -> None:
        if self._tasks.running:
            self._calm.start()
        else:
            gc.collect()
