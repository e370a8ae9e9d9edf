"""Look after the project file while it is open: checked, folded when idle, and backed up."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ui.context import Context
from ui.examining import Examiner
from ui.listening import Listener
from ui.suggesting import Suggester
from ui.sweeping import Sweeping
from workbench.ports import Fault
from workbench.tasks import Progress

#: ms after the window is shown, so that what one first looks at is there before
FIRST = 1500
IDLE = 500
BACKUP = 15 * 60 * 1000


class Care(QObject):
    """Check the file once it is shown, fold its log when nothing happens, keep rolling backups.

    All of it runs beside the window and is said only where the analyst has to act.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.examiner = Examiner(context, self)
        self.suggester = Suggester(context, self)
        self.listener = Listener(context, self)
        self._sweeping = Sweeping(context.tasks, self)
        self._first = self._timer(FIRST, self.begin, once=True)
        self._idle = self._timer(IDLE, self._fold, once=True)
        self._backup = self._timer(BACKUP, self._keep)
        if not context.store.read_only:
            context.changed.connect(self._wait)
            self._backup.start()

    def _timer(self, interval: int, due: object, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(once)
        timer.timeout.connect(due)
        return timer

    def begin_soon(self) -> None:
        """Begin soon after the window has been painted, unless it is closed before."""
        self._first.start()

    def begin(self) -> None:
        """Check the file and keep a first backup, beside the window."""
        store = self._context.store

        def check(progress: Progress) -> list[Fault]:
            with store.reader() as reader:
                return reader.check(progress)

        self._context.tasks.start("Checking the project", check, self._checked)
        self.examiner.begin()
        self.suggester.begin()
        self.listener.begin()
        self._keep()

    def rest(self) -> None:
        """Stop looking after the file, because it is being closed."""
        self.examiner.rest()
        self.suggester.rest()
        self.listener.rest()
        self._sweeping.rest()
        self._first.stop()
        self._idle.stop()
        self._backup.stop()

    def _wait(self, _changes: object) -> None:
        self._idle.start()

    def _checked(self, faults: list[Fault]) -> None:
        if faults:
            lines = [fault.what for fault in faults[:20]]
            more = [f"… and {len(faults) - 20} more."] if len(faults) > 20 else []
            ends = "The backups beside the file may hold what is damaged here."
            self._context.refused.emit("\n".join([*lines, *more, ends]))

    def _keep(self) -> None:
        if not self._context.store.read_only:
            self._context.tasks.start("", partial(_back_up, self._context))

    def _fold(self) -> None:
        self._context.tasks.start("", partial(_fold, self._context))


def _back_up(context: Context, _progress: Progress) -> Path | None:
    with context.store.background_writer() as writer:
        return writer.keep_backup()


def _fold(context: Context, _progress: Progress) -> None:
    with context.store.background_writer() as writer:
        writer.tidy()
