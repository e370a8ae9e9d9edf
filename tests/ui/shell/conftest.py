"""A real window on the demo project, with a host and a file chooser that remember what was asked."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication

import main
from db.project import create, open_project
from ui.app import Program
from ui.context import Context
from ui.fonts import load_fonts
from ui.main_window import MainWindow
from ui.tasks import Tasks
from ui.theme import Theme
from ui.user_settings import UserSettings
from workbench.bus import Bus
from workbench.demo import build_demo
from workbench.session import Desk, Session

NOON = "2024-02-04T12:00:00+00:00"


def clock():
    return NOON


class Host:
    def __init__(self):
        self.asked = []

    def open_project(self, path):
        self.asked.append(("open", path))
        return True

    def new_project(self, path):
        self.asked.append(("new", path))
        return True

    def open_package(self, path):
        self.asked.append(("package", path))
        return True

    def open_demo(self):
        self.asked.append(("demo",))
        return True

    def quit(self):
        self.asked.append(("quit",))


class Projects:
    """The program's own, with a demo that is made once for all tests."""

    def __init__(self, folder, demo_file):
        self.folder, self.demo_file = folder, demo_file

    def open(self, path, read_only=False):
        return main.Projects().open(path, read_only)

    def create(self, path):
        return main.Projects().create(path)

    def own_folder(self):
        return self.folder / "own"

    def demo(self):
        path = self.folder / "demo.sidelight"
        path.write_bytes(self.demo_file.read_bytes())
        return self.open(path)


class Chooser:
    """Answers at once with the paths put into `answers`."""

    def __init__(self):
        self.answers = []
        self.titles = []

    def open_file(self, over, title, kinds, then):
        self._answer(title, then)

    def open_files(self, over, title, kinds, then):
        self._answer(title, lambda path: then([path]))

    def open_folder(self, over, title, then):
        self._answer(title, then)

    def save_file(self, over, title, kinds, name, then):
        self._answer(title, then)

    def _answer(self, title, then):
        self.titles.append(title)
        if self.answers:
            then(self.answers.pop(0))


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.sidelight"
    store = create(path, who="Ada", clock=clock)
    build_demo(Session(store, Bus(), Desk("Ada", clock)))
    store.close()
    return path


@pytest.fixture
def fonts(qapp):
    load_fonts()


@pytest.fixture
def settings(tmp_path):
    return UserSettings(tmp_path / "settings.ini")


@pytest.fixture
def open_window(qtbot, fonts, settings, demo_file, tmp_path):
    """Open a window on a copy of the demo, or on the same copy again."""
    opened = []

    def opening(path=None, read_only=False):
        if path is None:
            path = tmp_path / "axis.sidelight"
            shutil.copy(demo_file, path)
        store = open_project(path, who="Ada", clock=clock, read_only=read_only)
        theme = Theme("light")
        theme.dress(QApplication.instance())
        context = Context(Session(store, Bus(), Desk("Ada", clock)), theme, Tasks())
        window = MainWindow(context, settings, Host(), Chooser())
        qtbot.addWidget(window)
        window.resize(1600, 1000)
        # the chart takes long to import; tests that want it ask for it
        window.places["bottom"].show_page("excerpts")
        window.show()
        qtbot.waitExposed(window)
        opened.append(window)
        return window

    yield opening
    for window in opened:
        window.close()
        window.context.store.close()
    QApplication.instance().setStyleSheet("")


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def program(qtbot, fonts, settings, tmp_path, demo_file):
    program = Program(Projects(tmp_path, demo_file), settings)
    yield program
    for window in (program.window, program.start):
        if window is not None:
            window.close()
            window.deleteLater()
    if program.window:
        program.window.context.store.close()
