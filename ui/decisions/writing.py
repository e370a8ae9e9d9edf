"""Write what takes long beside the window; undo waits until it has ended, Cancel takes all back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.context import Context
from workbench.session import Session, beside
from workbench.tasks import Progress


class Writing(QObject):
    """Run one piece of writing after the other. `working` says that one began or ended."""

    working = Signal(bool)
    _published = Signal(object)  # a ChangeSet, relayed from the thread that writes

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._published.connect(context.session.bus.publish)

    def run(
        self, title: str, work: Callable[[Session, Progress], Any], done: Callable[[Any], None]
    ) -> None:
        """Run `work`; `done` gets what it returns, a Refusal is shown in the window."""
        store, desk = self._context.store, self._context.session.desk

        def write(progress: Progress) -> Any:
            with beside(store, desk, self._published.emit) as session:
                return work(session, progress)

        def end(then: Callable[[Any], None], value: Any) -> None:
            self.working.emit(False)
            then(value)

        self.working.emit(True)
        self._context.tasks.start(
            title,
            write,
            lambda result: end(done, result),
            lambda refusal: end(self._context.refuse, refusal),
            lambda: end(self._context.told.emit, "Stopped. Nothing was changed."),
        )
