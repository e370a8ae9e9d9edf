"""What the dialogs of names share: a list to tick, a sentence above it, a button that applies."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.names.list import NamesModel, NamesView
from ui.widgets.controls import Button
from ui.widgets.labels import wrapped
from workbench.errors import Refusal
from workbench.ports import Reader
from workbench.session import Session, beside
from workbench.tasks import Progress


class NamesDialog(QDialog):
    """Look something up beside the window, list it, and apply what is ticked beside the window.

    Space ticks, Enter applies. `working` says that applying began or ended. Subclasses look with
    `look`, show what was found, and do the rest in `apply_ticked`.
    """

    working = Signal(bool)
    _published = Signal(object)  # a ChangeSet, relayed from the thread that writes

    def __init__(self, context: Context, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self._context = context
        self._published.connect(context.session.bus.publish)
        self._job = self._search = 0
        self.read = False
        self.model = NamesModel(self)
        self.view = NamesView(context.theme, self.model, f"{name}_list", title)
        self.said = wrapped("")
        self.said.setObjectName(f"{name}_said")
        self.box = QComboBox()
        self.apply = self._button("", f"{name}_apply", self._apply, "primary")
        self._lay(name)
        self.model.ticked_changed.connect(self.count)
        self.view.opened.connect(lambda *_: self._apply())
        context.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._context.theme.panel_font())
        self.resize(self._context.theme.px(640), self._context.theme.px(540))

    def _button(self, text: str, name: str, pressed: object, kind: str = "") -> Button:
        button = Button(text, name, kind)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _lay(self, name: str) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(12)
        top.addWidget(self.said, 1)
        top.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        every = self._button("Tick all", f"{name}_all", lambda: self.model.tick_all(True))
        none = self._button("Tick none", f"{name}_none", lambda: self.model.tick_all(False))
        foot.addWidget(every)
        foot.addWidget(none)
        for button in self.more_buttons():
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._button("Close", f"{name}_close", self.close))
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def more_buttons(self) -> list[Button]:
        """Return what else stands at the foot."""
        return []

    # looking

    def look(
        self,
        title: str,
        words: str,
        question: Callable[[Reader, Progress], Any],
        answered: Callable[[Any], None],
    ) -> None:
        """Ask beside the window, in place of what was asked before; `words` stand there meanwhile."""
        self._context.tasks.cancel(self._job)
        self.read = False
        self.model.show_groups((), ())
        self.said.setText(words)
        store = self._context.store

        def search(progress: Progress) -> Any:
            with store.reader() as reader:
                return question(reader, progress)

        def answer(found: Any) -> None:
            if number == self._search:
                self.read = True
                answered(found)
                if self.model.rows:
                    self.view.setCurrentIndex(self.model.index(1, 0))

        self._search += 1
        number = self._search
        self._job = self._context.tasks.start(
            title, search, answer, lambda refusal: self._told(number, str(refusal)),
            lambda: self._told(number, "Stopped. Nothing was changed."),
        )  # fmt: skip

    def _told(self, search: int, words: str) -> None:
        if search == self._search:  # not one that a newer search has taken the place of
            self.said.setText(words)

    def show_up(self) -> None:
        """Show the dialog beside the window, with the keyboard in its list."""
        self.show()
        self.activateWindow()
        self.view.setFocus()

    def count(self) -> None:
        """Say how much is ticked."""
        raise NotImplementedError

    # applying

    def apply_ticked(self) -> None:
        """Do what is ticked."""
        raise NotImplementedError

    def _apply(self) -> None:
        if self.read and self.apply.isEnabled():
            self.apply_ticked()
            self.close()

    def write(
        self, title: str, work: Callable[[Session, Progress], Any], done: Callable[[Any], None]
    ) -> None:
        """Run what writes beside the window; undo waits until it has ended."""
        store, desk = self._context.store, self._context.session.desk

        def run(progress: Progress) -> Any:
            with beside(store, desk, self._published.emit) as session:
                return work(session, progress)

        def end(then: Callable[[Any], None], value: Any) -> None:
            self.working.emit(False)
            then(value)

        def refuse(refusal: Refusal) -> None:
            end(self._context.refuse, refusal)

        self.working.emit(True)
        self._context.tasks.start(
            title, run, lambda result: end(done, result), refuse,
            lambda: self.working.emit(False),
        )  # fmt: skip

    def closeEvent(self, event: QCloseEvent) -> None:
        self._search += 1
        self._context.tasks.cancel(self._job)
        super().closeEvent(event)
