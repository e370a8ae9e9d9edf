"""The dialog that asks which column of a table is the text, which the title, and so on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.controls import Button
from ui.widgets.labels import ElidedLabel, PlainLabel
from workbench.importing.outline import Outline

_FIELDS = {
    "text": "Text",
    "title": "Title",
    "author": "Author",
    "outlet": "Outlet",
    "url": "Address",
    "published": "Date",
    "language": "Language",
}
_NONE = "—"


class MappingDialog(QDialog):
    """Let a column be chosen for each field; open it with `open()`.

    `chosen` carries the columns' names by field. What was chosen before is offered again when the
    table has that column of texts.
    """

    chosen = Signal(dict)

    def __init__(
        self, outline: Outline, before: dict[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mapping")
        self.setWindowTitle("Import a table")
        self._fields = {field: self._field(field, title) for field, title in _FIELDS.items()}
        self._examples = {field: ElidedLabel("", "muted") for field in _FIELDS}
        self._outline = outline
        self._import = Button("Import", "mapping.import", "primary")
        self._cancel = Button("Cancel", "mapping.cancel")
        self._lay()
        self._fill(before or {})
        self._import.clicked.connect(self._answer)
        self._cancel.clicked.connect(self.reject)

    @staticmethod
    def _field(name: str, title: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"mapping.{name}")
        box.setAccessibleName(f"Column of the {title.lower()}")
        box.setMinimumWidth(180)
        return box

    def _lay(self) -> None:
        said = PlainLabel(f"Each row of “{self._outline.name}” becomes a document.")
        said.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for field, title in _FIELDS.items():
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(self._fields[field])
            row.addWidget(self._examples[field], 1)
            form.addRow(PlainLabel(title), row)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._import)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addWidget(said)
        column.addLayout(form)
        column.addLayout(foot)
        self.setMinimumWidth(560)

    def _fill(self, before: dict[str, str]) -> None:
        alike = before.get("text", "") in self._outline.columns
        for field, box in self._fields.items():
            box.addItem(_NONE, "")
            for column in self._outline.columns:
                box.addItem(column, column)
            guessed = str(getattr(self._outline.guess, field))
            offered = before.get(field, guessed) if alike else guessed
            box.setCurrentIndex(max(box.findData(offered), 0))
            box.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show what the first row says in each chosen column; without a text nothing is imported."""
        for field, box in self._fields.items():
            example = self._outline.columns.get(str(box.currentData()), "")
            self._examples[field].setText(example)
        self._import.setEnabled(bool(self._fields["text"].currentData()))

    def _answer(self) -> None:
        self.accept()
        self.chosen.emit({field: str(box.currentData()) for field, box in self._fields.items()})
