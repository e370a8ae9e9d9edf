"""Ask which of the projects of one file is to be brought in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.bringing.dialog import SentencesModel
from ui.theme import Theme
from ui.widgets.controls import Button
from ui.widgets.labels import wrapped
from ui.widgets.lists import RowsView


class PartsDialog(QDialog):
    """List the projects of a file; `chosen` carries the name of one. Open it with `open()`."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, parts: Sequence[str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bring.parts")
        self.setWindowTitle(f"Bring in {name}")
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.parts = list(parts)
        self.list = RowsView(theme).as_list()
        self.list.setObjectName("bring.parts.list")
        self.list.setAccessibleName("Projects of the file")
        self.list.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.list.setModel(SentencesModel(self.parts, self))
        self.look = Button("Look at it", "bring.parts.look", "primary")
        self.cancel = Button("Cancel", "bring.parts.cancel")
        self._lay(name, len(parts))
        self._connect()

    def _lay(self, name: str, count: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        form = QVBoxLayout()
        form.setContentsMargins(20, 20, 20, 16)
        form.setSpacing(8)
        form.addWidget(wrapped(f"“{name}” holds {count:,} projects. Which is to be brought in?"))
        form.addWidget(self.list, 1)
        column.addLayout(form, 1)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 12, 20, 16)
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.look)
        column.addWidget(foot)
        self.resize(self._theme.px(440), self._theme.px(340))

    def _connect(self) -> None:
        for button in (self.look, self.cancel):
            button.setAutoDefault(False)  # Enter belongs to the rows
        self.list.opened.connect(self._choose)
        self.look.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)
        self.list.selectRow(0)
        self.list.setFocus()

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.parts[self.list.currentIndex().row()])
