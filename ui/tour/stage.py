"""The real window with hands: it waits for what should come, presses keys and takes pictures."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import Program, build_app
from ui.main_window import MainWindow
from ui.models.freshness import Freshness
from ui.user_settings import UserSettings
from workbench.errors import Refusal
from workbench.session import Projects

SIZE = (1600, 1000)
#: what the offscreen platform says of windows it does not have
_NOT_NEWS = "This plugin does not support"
PATIENCE = 120.0


class Answers:
    """Answer the window's questions for files with what was laid out beforehand."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.target = Path()

    def open_file(
        self, _over: QWidget, _title: str, _kinds: str, then: Callable[[Path], object]
    ) -> None:
        """Give the first file."""
        then(self.files[0])

    def open_files(
        self, _over: QWidget, _title: str, _kinds: str, then: Callable[[list[Path]], object]
    ) -> None:
        """Give all files."""
        then(self.files)

    def open_folder(self, _over: QWidget, _title: str, then: Callable[[Path], object]) -> None:
        """Give the first file, a folder."""
        then(self.files[0])

    def save_file(
        self, _over: QWidget, _title: str, _kinds: str, _name: str, then: Callable[[Path], object]
    ) -> None:
        """Give the target."""
        then(self.target)


class Stage:
    """Hold the program, its window, and the folder that the pictures go to."""

    def __init__(self, projects: Projects, out: Path) -> None:
        self.out = out
        self._heard_before = qInstallMessageHandler(_pass_on)
        self.application = build_app()
        self.answers = Answers()
        settings = UserSettings(out / "settings.ini")
        settings.analyst = "Analyst"
        self.program = Program(projects, settings, self.answers)
        self.program.theme.set_mode("light")
        self.pictures: list[str] = []
        self.refusals: list[str] = []

    @property
    def window(self) -> MainWindow:
        """Return the window now shown."""
        assert self.program.window is not None
        return self.program.window

    def enter(self, path: Path) -> None:
        """Show the window on a project file."""
        if not self.program.open_project(path):
            raise Refusal(f"The tour can't open {path.name}.")
        self._arrive()

    def enter_new(self, path: Path) -> None:
        """Make a project and show the window on it."""
        path.unlink(missing_ok=True)
        if not self.program.new_project(path):
            raise Refusal(f"The tour can't make {path.name}.")
        self._arrive()

    def _arrive(self) -> None:
        self.window.resize(*SIZE)
        self.window.context.refused.connect(self.refusals.append)
        self.settle()

    def press(self, action_id: str) -> None:
        """Run an action as its menu entry would; raises Refusal where it is not enabled."""
        if missing := self.window.actions_.missing(action_id):
            raise Refusal(f"The action {action_id} can't be used: {missing}.")
        self.window.actions_.action(action_id).trigger()
        self.settle()

    def type(self, text: str = "", key: Qt.Key | None = None, control: bool = False) -> None:
        """Type into what has the keyboard, then press a key."""
        modifier = (
            Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        )
        hand = QApplication.focusWidget() or self.window.focusWidget() or self.window
        if text:
            QTest.keyClicks(hand, text)
            self.settle()
            hand = QApplication.focusWidget() or hand
        if key is not None:
            QTest.keyClick(hand, key, modifier)
        self.settle()

    def settle(self) -> None:
        """Wait until the jobs have ended and every panel in sight shows what the store holds."""
        self.wait(lambda: not self._busy(), "the window has come to rest")
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.application.processEvents()

    def _busy(self) -> bool:
        panels = self.window.findChildren(Freshness)
        return self.window.context.tasks.running or any(one.due for one in panels)

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until the condition holds; raises Refusal, naming `what`, after two minutes."""
        until = time.monotonic() + PATIENCE
        self.application.processEvents()
        while not condition():
            if time.monotonic() > until:
                raise Refusal(f"The tour waited in vain until {what}.")
            QTest.qWait(10)

    def expect(self, holds: bool, what: str) -> None:
        """Raise Refusal unless a step shows what it should."""
        if not holds:
            said = f" The window said: {self.refusals[-1]}" if self.refusals else ""
            raise Refusal(f"The tour expected that {what}.{said}")

    def shown(self, name: str) -> QWidget:
        """Return the widget of that name that is to be seen; raises Refusal when there is none."""
        everywhere = self.application.allWidgets()
        found = [one for one in everywhere if one.objectName() == name and one.isVisible()]
        self.expect(bool(found), f"{name} is shown")
        return found[0]

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Save what the window shows in both themes, numbered in order.

        The steps go on in the theme of the last picture: half of them are played in the dark.
        """
        number = len(self.pictures) + 1
        now = self.program.theme.mode
        for mode in (now, "light" if now == "dark" else "dark"):
            self.program.theme.set_mode(mode)
            self.settle()
            file = self.out / f"{number:02d}-{name}-{mode}.png"
            if not (widget or self.window).grab().save(str(file)):
                raise Refusal(f"The picture {file.name} can't be written to {self.out}.")
        self.pictures.append(f"{number:02d}-{name}")

    def leave(self) -> None:
        """Close the window and let go of the project."""
        window, self.program.window = self.program.window, None
        if window is not None:
            window.close()
            QTest.qWait(1)  # the store closes after the window's last event
            window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.application.processEvents()

    def end(self) -> None:
        """Leave the window and give Qt its own voice back."""
        self.leave()
        qInstallMessageHandler(self._heard_before)


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, said: str) -> None:
    if not said.startswith(_NOT_NEWS):
        print(said, file=sys.stderr)
