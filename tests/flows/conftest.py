"""The real program on a real project file, with a chooser that is told its answers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from main import Projects
from tests.flows.hands import Answers, Keyboard, Mouse
from tests.patience import PatientBot
from ui.app import Program, build_app
from ui.user_settings import UserSettings

ARTICLES = {
    "quieter hand.txt": (
        "A quieter hand in Tehran\n\n"
        "Esmail Qaani took over the Quds Force in January 2020. Esmail Qaani has kept to the "
        "border towns since, and leaves the day-to-day choices to others.\n\n"
        "The Quds Force still pays the salaries of Kataib Hezbollah, two officials said."
    ),
    "two patrons.md": (
        "# Iraq between two patrons\n\n"
        "Analysts doubt that Esmail Qaani has the standing of the man before him.\n\n"
        "Kataib Hezbollah denies that the Quds Force pays it anything at all.\n\n"
        "Later in the year Esmail Qaani travelled to Baghdad twice."
    ),
    "notice.html": (
        "<html><head><title>Notice of arrests</title></head><body><h1>Notice of arrests</h1>"
        "<p>The ministry arrested four men near the border on Monday, a spokesman said, and gave "
        "no names. Their cars were taken to the capital the same evening.</p></body></html>"
    ),
}


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Give a robot that waits longer than a crowded machine takes."""
    return PatientBot(request)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Give a folder of three short articles of different kinds."""
    folder = tmp_path / "new articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def program(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Program]]:
    """Give what starts the program, as often as wanted, and ends it when the test does."""
    monkeypatch.setenv("SIDELIGHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SIDELIGHT_ANALYST", "Ada")
    build_app()
    started: list[Program] = []

    def start(answers: Answers, path: Path | None = None) -> Program:
        if started:
            leave(started.pop())
        made = Program(Projects(), UserSettings(tmp_path / "settings.ini"), answers)
        started.append(made)
        path = path or tmp_path / "axis.sidelight"
        assert made.open_project(path) if path.exists() else made.new_project(path)
        window = made.window
        assert window is not None
        window.resize(1600, 1000)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return made

    yield start
    for one in started:
        leave(one)


def leave(program: Program) -> None:
    """Close the window as its close button does, and let go of the project."""
    window, program.window = program.window, None
    if window is not None:
        store = window.context.store
        window.close()
        for _ in range(3):  # the store closes after the window's last event
            QApplication.processEvents()
        store.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def keyboard(qtbot: QtBot, program: Callable[..., Program]) -> Keyboard:
    """Give the window of a new project, and a keyboard."""
    answers = Answers()
    hands = Keyboard(qtbot, program(answers), answers)
    hands.rest()
    return hands


@pytest.fixture
def mouse(qtbot: QtBot, program: Callable[..., Program]) -> Mouse:
    """Give the window of a new project, and a mouse."""
    answers = Answers()
    hands = Mouse(qtbot, program(answers), answers)
    hands.rest()
    return hands
