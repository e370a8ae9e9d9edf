"""The window: menus, toolbar, places and status line put together, and nothing decided here."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS, Actions
from ui.actions.focus import FieldKeys
from ui.care import Care
from ui.context import Context
from ui.host import Chooser, Host
from ui.independence import IndependenceToggle
from ui.menus import MENUS
from ui.panels import FEET, PANELS
from ui.reading.area import ReaderArea
from ui.standing import Standing
from ui.status_bar import StatusBar
from ui.toolbar import Toolbar
from ui.trail import Trail
from ui.user_settings import UserSettings
from ui.widgets.frame import Frame
from ui.widgets.labels import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.place import Place
from ui.window_memory import WindowMemory

#: milliseconds; what a crash can lose of the layout
REMEMBER_EVERY = 30_000
LABELS = {"left": "Left place", "right": "Right place", "bottom": "Bottom place"}


def local_files(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged, those of this machine alone."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _sentence(told: str) -> str:
    return told if told.endswith(".") else f"{told}."


class MainWindow(QMainWindow):
    """Join the parts of one project's window.

    `host` answers what reaches beyond the project, `chooser` asks for files.
    """

    files_dropped = Signal(list)  # list[Path]

    def __init__(
        self, context: Context, settings: UserSettings, host: Host, chooser: Chooser
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setMinimumSize(1024, 640)
        self.setAcceptDrops(True)
        self.context, self.settings, self.host, self.chooser = context, settings, host, chooser
        self.actions_ = Actions(self, ACTIONS, settings.keys)
        self.trail = Trail(context)
        self.readers = ReaderArea(context)
        self.places = {name: Place(context.theme, name, LABELS[name]) for name in LABELS}
        self.toolbar = Toolbar(context.theme, self.actions_)
        self.status = StatusBar(context.theme, context.tasks)
        self.status.hold(IndependenceToggle(context, "status.independent"))
        self.message = MessageBar(context.theme, "message", "info")
        self.banner = MessageBar(context.theme, "banner", "lock", closable=False)
        self._fill_places()
        self.frame = Frame(context.theme, self._centre(), self.places)
        self._lay_out()
        self.standing = Standing(context, self.actions_, self.trail)
        self.menus = self.actions_.fill(self._menu_bar())
        self.care = Care(context, self)
        self.parts = [make(self) for make in MENUS]
        self._listen()
        self.memory = WindowMemory(self)
        self.memory.restore()
        self._remembering = QTimer(self, interval=REMEMBER_EVERY)
        self._remembering.timeout.connect(self.memory.keep_beside)
        self._remembering.start()
        self._introduce()

    def _fill_places(self) -> None:
        for spec in PANELS:
            rare = not spec.needed(self.context.store)
            self.places[spec.place].add(
                spec.id, spec.title, partial(spec.make, self.context), spec.late, rare
            )
        for name, (page_id, alone) in FEET.items():
            self.places[name].set_foot(page_id, alone)

    def _centre(self) -> QWidget:
        centre = QWidget()
        centre.setObjectName("centre")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.message)
        column.addWidget(self.readers, 1)
        return centre

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.frame, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _menu_bar(self) -> QMenuBar:
        """Return the menu bar, put beside the program's name.

        QMenuBar's own corner widget is laid out only when the bar is first resized.
        """
        name = PlainLabel("Sidelight", "strong")
        name.setObjectName("menu.name")
        bar = QMenuBar()
        bar.setObjectName("menu")
        strip = QFrame()
        strip.setProperty("kind", "strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(10)
        row.addWidget(name)
        row.addWidget(bar, 1)
        self.setMenuWidget(strip)
        return bar

    def _listen(self) -> None:
        context = self.context
        context.refused.connect(self.message.tell)
        context.told.connect(self.status.tell)
        self.standing.counted.connect(self._show_counts)
        for place in self.places.values():
            place.made.connect(self.memory_of_panel)
        if isinstance(application := QApplication.instance(), QApplication):
            self._field_keys = FieldKeys(application, self)

    def memory_of_panel(self, page_id: str, panel: QWidget) -> None:
        """Give a panel that has just been made what was remembered of it, and join it."""
        self.memory.give(page_id, panel)
        for part in self.parts:
            part.meet(page_id, panel)

    def _introduce(self) -> None:
        store = self.context.store
        self.setWindowTitle(f"{store.path.name} — Sidelight")
        self.status.show_file(store.path.name, "read only" if store.read_only else "saved")
        if store.read_only:
            self.banner.tell(
                f"{store.path.name} is open for reading only. {_sentence(store.read_only)} "
                "Nothing can be changed here; save a copy to work on it."
            )
        self.standing.count()

    def _show_counts(self, counts: dict[str, int]) -> None:
        self.status.show_counts(counts)
        for spec in PANELS:
            if spec.count:
                self.places[spec.place].set_count(spec.id, counts.get(spec.count, 0))

    def focus_reader(self) -> None:
        """Give the keyboard to the pane in use."""
        self.readers.focus_pane(self.readers.panes.index(self.readers.active))

    def panel(self, page_id: str) -> QWidget:
        """Return a panel by its id, made now if it was not yet."""
        return self._place_of(page_id).panel(page_id)

    def show_panel(self, page_id: str) -> QWidget:
        """Bring a panel to the front, in its place or its own window, and return it."""
        place = self._place_of(page_id)
        if not self.frame.is_shown(place.objectName()):
            self.frame.show_place(place.objectName(), True)
        elif self.frame.enlarged not in {"", place.objectName()}:
            self.frame.enlarge(self.frame.enlarged)
        place.show_page(page_id)
        return place.panel(page_id)

    def _place_of(self, page_id: str) -> Place:
        return next(place for place in self.places.values() if page_id in place.pages)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()) and not self.actions_.missing("file.import"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(local_files(event.mimeData()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if QApplication.focusWidget() is None:
            self.focus_reader()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remembering.stop()
        self.memory.keep()
        for place in self.places.values():
            place.close_torn()
        self.care.rest()
        self.context.tasks.finish()
        self.standing.rest()
        self.context.leave()
        # the store closes after the last widget has had its event
        QTimer.singleShot(0, self.context.store.close)
        super().closeEvent(event)
