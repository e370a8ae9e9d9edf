"""What nobody holds any more goes when the jobs have ended, never while one runs."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer

from ui import sweeping
from ui.sweeping import Sweeping
from ui.tasks import Tasks


class Ring:
    def __init__(self) -> None:
        self.itself = self


def test_unreachable_objects_go_once_no_job_runs(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "CALM", 100)
    tasks, parent, going = Tasks(), QObject(), threading.Event()
    calm = Sweeping(tasks, parent).findChild(QTimer)
    ring = Ring()
    gone = weakref.ref(ring)
    gc.collect()
    gc.disable()
    try:
        del ring
        long = tasks.start("", lambda _progress: going.wait(30))
        with qtbot.waitSignal(tasks.ended, check_params_cb=lambda job: job != long):
            tasks.start("", lambda _progress: None)
        with qtbot.waitSignal(calm.timeout):
            pass
        assert gone() is not None
        going.set()
        qtbot.waitUntil(lambda: gone() is None)
    finally:
        gc.enable()
        going.set()
        tasks.finish()
