"""Bugs are loud: written to the log, and shown with what became of the work."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

if TYPE_CHECKING:
    from ui.main_window import MainWindow

log = logging.getLogger(__name__)


def log_path() -> Path:
    """Return the log file in the user's state folder."""
    kind = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(kind)) / "sidelight" / "sidelight.log"


class Faults(QObject):
    """Catch what nobody caught, in any thread, and tell it in the window.

    Nothing is lost by a bug: every act was committed, or rolled back as a whole, before.
    """

    _caught = Signal(str)

    def __init__(self, window: "Callable[[], MainWindow | None]", path: Path | None = None) -> None:
        super().__init__()
        self._window = window
        self.path = path or log_path()
        self._handler: logging.Handler | None = None
        self._caught.connect(self._tell)

    def watch(self) -> None:
        """Begin to catch and to log."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                self.path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
            )
        except OSError as error:
            log.warning("no log file: %s", error)
        else:
            form = "%(asctime)s %(levelname)s %(name)s %(message)s"
            self._handler.setFormatter(logging.Formatter(form))
            logging.getLogger().addHandler(self._handler)
            logging.getLogger().setLevel(logging.INFO)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread

    def rest(self) -> None:
        """Give back what `watch` took."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._handler:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("a fault of the program", exc_info=(kind, error, trace))
        traceback.print_exception(kind, error, trace)
        self._caught.emit(f"{kind.__name__}: {error}")

    def _catch_in_thread(self, told: threading.ExceptHookArgs) -> None:
        self._catch(told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback)

    def _tell(self, what: str) -> None:
        window = self._window()
        if window is not None:
            window.message.tell(
                "Sidelight made a mistake and could not finish the last act. Everything before "
                f"it is saved. What went wrong is written in {self.path}:\n{what}"
            )
