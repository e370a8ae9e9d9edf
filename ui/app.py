"""The program around the windows: fonts, theme, log, and which project is open."""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from ui.context import Context
from ui.dialogs.files import FileChooser
from ui.faults import Faults
from ui.fonts import load_fonts
from ui.host import Chooser, Projects
from ui.main_window import MainWindow
from ui.start_window import StartWindow
from ui.sweeping import put_off
from ui.tasks import Tasks
from ui.theme import Theme
from ui.user_settings import UserSettings
from workbench.errors import Refusal
from workbench.review.package_file import is_package_file
from workbench.session import Session

log = logging.getLogger(__name__)


def build_app(argv: Sequence[str] = ()) -> QApplication:
    """Return the application with its name and the bundled fonts; the one there is, if any."""
    # a job beside the window lets the window's thread in so soon; by default it takes ten times that
    sys.setswitchinterval(0.0005)
    put_off()
    application = QApplication.instance() or QApplication(list(argv) or sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Sidelight")
    application.setApplicationDisplayName("")  # titles name the program themselves
    application.setDesktopFileName("sidelight")
    load_fonts()
    return application


def settings_path() -> Path:
    """Return where the analyst's own settings are kept."""
    if told := os.environ.get("SIDELIGHT_SETTINGS"):
        return Path(told)
    kind = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(kind)) / "sidelight" / "settings.ini"


def open_window(
    session: Session,
    settings: UserSettings,
    theme: Theme,
    host: "Program",
    chooser: Chooser | None = None,
) -> MainWindow:
    """Return a window on the session's project, not yet shown."""
    if settings.analyst:
        session.desk.who = settings.analyst
    context = Context(session, theme, Tasks())
    return MainWindow(context, settings, host, chooser or FileChooser())


class Program(QObject):
    """Hold the one window, and put another in its place when another project is opened."""

    def __init__(
        self, projects: Projects, settings: UserSettings, chooser: Chooser | None = None
    ) -> None:
        super().__init__()
        self._projects = projects
        self.settings = settings
        self._chooser = chooser or FileChooser()
        self.theme = Theme(settings.theme, settings.scale)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.theme.dress(application)
        self.window: MainWindow | None = None
        self.start: StartWindow | None = None

    def open_project(self, path: Path) -> bool:
        """Show another project; a Refusal is told in the window that asked."""
        if self.window and self.window.context.store.path == path.absolute():
            return True
        if is_package_file(path):
            return self.open_package(path)
        return self._show(lambda: self._projects.open(path))

    def open_package(self, path: Path) -> bool:
        """Show the project that a package is reviewed in; its passphrase is asked for if it has one."""
        from ui.review.opening import OpeningDialog

        over = self.window or self.start
        dialog = OpeningDialog(self.theme, self._projects, path, self._chooser, over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(self.open_project)
        dialog.begin()
        return True

    def new_project(self, path: Path) -> bool:
        """Make a project and show it."""
        return self._show(lambda: self._projects.create(path))

    def open_demo(self) -> bool:
        """Show the demo project."""
        return self._show(self._projects.demo)

    def begin(self, path: Path | None = None, demo: bool = False) -> None:
        """Show the project named, the demo, the project used last, or the way in.

        Raises Refusal when a project was named and can't be opened.
        """
        if path is not None and is_package_file(path):
            self.show_start()
            self.open_package(path)
            return
        if path is not None or demo:
            named = path
            self._put(self._projects.demo() if named is None else self._projects.open(named))
            return
        recent = self.settings.recent
        self.show_start()
        if recent:
            self.open_project(recent[0])

    def show_start(self) -> None:
        """Show the way in, for who has no project yet."""
        self.start = StartWindow(self.theme, self, self.settings, self._chooser)
        self.start.show()

    def finish(self) -> None:
        """Close the project and write the settings down, as when the program ends."""
        if self.window is not None:
            self.window.context.store.close()
        self.settings.save()

    def quit(self) -> None:
        """Close every window and leave."""
        QApplication.closeAllWindows()

    def _show(self, opened: Callable[[], Session]) -> bool:
        try:
            session = opened()
        except Refusal as refusal:
            log.info("refused: %s", refusal, exc_info=refusal)
            self._tell(str(refusal))
            return False
        self._put(session)
        return True

    def _put(self, session: Session) -> None:
        window = open_window(session, self.settings, self.theme, self, self._chooser)
        self.settings.used(session.store.path)
        before, self.window = self.window, window
        window.show()
        window.care.begin_soon()
        for old in (before, self.start):
            if old is not None:
                old.close()
                old.deleteLater()
        self.start = None

    def _tell(self, sentence: str) -> None:
        if self.window is not None:
            self.window.message.tell(sentence)
        elif self.start is not None:
            self.start.message.tell(sentence)


def run(
    projects: Projects, path: Path | None = None, demo: bool = False, settings: Path | None = None
) -> int:
    """Open the window on a project, the demo, or the project used last; returns the exit code.

    Raises Refusal when the project named can't be opened.
    """
    application = build_app()
    program = Program(projects, UserSettings(settings or settings_path()))
    faults = Faults(lambda: program.window)
    faults.watch()
    try:
        program.begin(path, demo)
        return application.exec()
    finally:
        faults.rest()
        program.finish()
