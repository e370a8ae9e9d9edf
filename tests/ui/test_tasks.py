"""Jobs beside the window: told once, cancelled, and gone with those who asked."""

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.tasks import Tasks
from workbench.errors import Refusal
from workbench.tasks import Progress


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.finish()


class Asker(QObject):
    """Whoever asked for something, and writes down what came of it."""

    def __init__(self, heard: list[object]) -> None:
        super().__init__()
        self.heard = heard
        self.setObjectName("asker")

    def hear(self, what: object) -> None:
        self.heard.append((self.objectName(), what))

    def hear_cancelled(self) -> None:
        self.hear("cancelled")


def test_what_was_worked_out_is_told_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[threading.Thread] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 7

    heard: list[object] = []
    with qtbot.waitSignal(tasks.ended):
        tasks.start("", work, lambda what: heard.extend((what, threading.current_thread())))
    assert heard == [7, threading.main_thread()]
    assert threads != [threading.main_thread()]
    assert not tasks.running


def test_a_refusal_is_told_and_a_bug_is_raised(qtbot: QtBot, tasks: Tasks) -> None:
    def refuse(_progress: Progress) -> None:
        raise Refusal("The disk is full.")

    def stumble(_progress: Progress) -> None:
        raise KeyError("a bug")

    refusals: list[Refusal] = []
    with qtbot.waitSignal(tasks.ended):
        tasks.start("", refuse, failed=refusals.append)
    assert str(refusals[0]) == "The disk is full."
    with capture_exceptions() as bugs, qtbot.waitSignal(tasks.ended):
        tasks.start("", stumble, failed=refusals.append)
    assert [kind for kind, _, _ in bugs] == [KeyError]
    assert len(refusals) == 1


def test_a_job_cancelled_before_its_turn_is_not_begun(qtbot: QtBot, tasks: Tasks) -> None:
    tasks.pool.setMaxThreadCount(1)
    go, begun, heard = threading.Event(), list[int](), list[str]()
    tasks.start("", lambda _progress: go.wait(10))
    number = tasks.start(
        "", lambda _progress: begun.append(1), cancelled=lambda: heard.append("cancelled")
    )
    tasks.cancel(number)
    go.set()
    qtbot.waitUntil(lambda: not tasks.running)
    assert (begun, heard) == ([], ["cancelled"])


@pytest.mark.parametrize("ending", ["done", "failed", "cancelled"])
def test_what_ends_after_its_asker_is_gone_is_told_to_nobody(
    qtbot: QtBot, tasks: Tasks, ending: str
) -> None:
    heard: list[object] = []
    asker, go = Asker(heard), threading.Event()

    def work(progress: Progress) -> int:
        assert go.wait(10)
        progress.step(0)
        if ending == "failed":
            raise Refusal("There is no such document.")
        return 7

    hear = partial(asker.hear)
    number = tasks.start("", work, hear, hear, asker.hear_cancelled)
    delete(asker)
    if ending == "cancelled":
        tasks.cancel(number)
    with capture_exceptions() as bugs, qtbot.waitSignal(tasks.ended):
        go.set()
    assert (bugs, heard) == ([], [])


def test_nothing_begins_once_the_window_has_closed(qtbot: QtBot, tasks: Tasks) -> None:
    begun: list[int] = []
    tasks.finish()
    with qtbot.assertNotEmitted(tasks.started):
        tasks.start("Looking", lambda _progress: begun.append(1))
    tasks.pool.waitForDone()
    assert not begun
    assert not tasks.running


def test_what_jobs_worked_with_is_let_go_of_however_soon_they_end(
    qtbot: QtBot, tasks: Tasks
) -> None:
    held: list[weakref.ref[Asker]] = []
    for _ in range(300):
        asker = Asker([])
        held.append(weakref.ref(asker))
        tasks.cancel(tasks.start("", lambda _progress, asker=asker: asker.heard))
    del asker
    qtbot.waitUntil(lambda: not tasks.running)
    gc.collect()
    assert [one for one in held if one() is not None] == []
