"""Run the searches of the window in the pool, the newest alone: an older one is interrupted."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from ui.context import Context
from workbench.errors import Refusal
from workbench.ports import Reader
from workbench.tasks import Progress

Ask = Callable[[Reader, Progress], Any]


class Searching(QObject):
    """Ask the store one thing after the other; only the newest answer is handed over."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._number = 0
        self._job = 0
        self._guard = threading.Lock()
        self._reader: Reader | None = None

    def stop(self) -> None:
        """Drop what is being asked."""
        self._number += 1
        self._context.tasks.cancel(self._job)
        with self._guard:
            if self._reader is not None:
                self._reader.interrupt()

    def ask(
        self,
        question: Ask,
        answered: Callable[[Any], None],
        refused: Callable[[Refusal], None],
        title: str = "",
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Ask on a reader of a pool thread, in place of whatever was asked before.

        With a `title` the job stands in the status bar with its progress, and may be cancelled
        there: `stopped` is called then.
        """
        self.stop()
        number, store = self._number, self._context.store

        def work(progress: Progress) -> Any:
            with store.reader() as reader:
                with self._guard:
                    progress.step(0)  # one that is given up by now would hide the newest
                    self._reader = reader
                try:
                    return question(reader, progress)
                finally:
                    with self._guard:
                        if self._reader is reader:
                            self._reader = None

        self._job = self._context.tasks.start(
            title,
            work,
            partial(self._tell, number, answered),
            partial(self._tell, number, refused),
            partial(self._tell, number, stopped),
        )

    def _tell(self, number: int, told: Callable[..., None] | None, *what: Any) -> None:
        if told and number == self._number:
            told(*what)
