"""The way in, while no project is open."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.host import OPENABLE, PROJECTS, Chooser, Host
from ui.theme import Theme
from ui.user_settings import UserSettings
from ui.widgets.controls import Button, EmptyPlace
from ui.widgets.message_bar import MessageBar


class StartWindow(QWidget):
    """Say what the program is for and offer the first steps."""

    def __init__(self, theme: Theme, host: Host, settings: UserSettings, chooser: Chooser) -> None:
        super().__init__()
        self.setObjectName("start_window")
        self.setWindowTitle("Sidelight")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(720, 480)
        self._host, self._chooser = host, chooser
        self.message = MessageBar(theme, "message", "info")
        steps = [
            self._step("start.demo", "Open the demo", host.open_demo),
            self._step("start.new", "New project…", self._new),
            self._step("start.open", "Open project…", self._open),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        column.addWidget(
            EmptyPlace(
                "Sidelight",
                "Read open sources side by side, highlight what matters, name who acts, and draw "
                "relations from the words that say them. Everything stays in one file on this "
                "machine.",
                steps,
            ),
            1,
        )
        for path in settings.recent[:3]:
            button = Button(path.name.replace("&", "&&"), "start.recent", "quiet", tip=str(path))
            button.clicked.connect(partial(host.open_project, path))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(24)

    def _step(self, name: str, text: str, do: object) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.triggered.connect(do)
        return action

    def _new(self) -> None:
        self._chooser.save_file(
            self, "New project", PROJECTS, "project.sidelight", self._host.new_project
        )

    def _open(self) -> None:
        self._chooser.open_file(self, "Open project", OPENABLE, self._host.open_project)
