"""Go to a place by its name, as the exports write it; what was copied stands there already."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.widgets.controls import Button, Field
from ui.widgets.labels import PlainLabel, wrapped
from workbench.errors import Refusal
from workbench.queries.named_places import named_place
from workbench.text.hashes import place_in


class NamedPlaceDialog(QDialog):
    """Ask for the name of a place and open its document there."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("named_place")
        self.setWindowTitle("Go to place")
        self._context = context
        self._field = Field("named_place.name", "Name of the place", "ni:///sha-256;…#char=120,180")
        self._says = wrapped("", "wrong")
        self._says.setObjectName("named_place.says")
        go, leave = Button("Go", "named_place.go", "primary"), Button("Cancel", "named_place.leave")
        go.setDefault(True)
        go.clicked.connect(self._go)
        leave.clicked.connect(self.reject)
        label = PlainLabel("Name of the place, from an export’s column “Place”", "small")
        label.setBuddy(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        for part in (label, self._field, self._says):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(leave)
        buttons.addWidget(go)
        column.addLayout(buttons)
        self.setMinimumWidth(context.theme.px(460))
        copied = QGuiApplication.clipboard().text()
        if place_in(copied[:10_000]):
            self._field.setText(" ".join(copied[:10_000].split()))
            self._field.selectAll()
        self._field.textChanged.connect(lambda: self._say(""))
        self._say("")

    def _go(self) -> None:
        try:
            place = named_place(self._context.store, self._field.text())
        except Refusal as refusal:
            self._say(str(refusal))
            return
        self.accept()
        self._context.open(Target(place.document_id, place.start, place.end))

    def _say(self, words: str) -> None:
        self._field.set_wrong(bool(words))
        self._says.setText(words)
        self._says.setVisible(bool(words))
        self.adjustSize()
