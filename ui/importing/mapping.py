"""The dialog that asks which column of a table is the text, which the title, and so on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.controls import Button
from ui.widgets.labels import ElidedLabel, PlainLabel, wrapped
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
#: widths in letters: of the dialog, and of a field
_WIDE, _BOX = 80, 26
Chosen = dict[str, str]


def offered(outline: Outline, before: Mapping[str, str]) -> Chosen:
    """Return the columns chosen before when the table has that column of texts, else those guessed."""
    guessed = {field: str(getattr(outline.guess, field)) for field in _FIELDS}
    if before.get("text", "") not in outline.columns:
        return guessed
    said = {field: before.get(field, guessed[field]) for field in _FIELDS}
    return {field: name if name in outline.columns else "" for field, name in said.items()}


class TableColumns(QWidget):
    """Let a column of one table be chosen for each field; `changed` when another is."""

    changed = Signal()

    def __init__(self, outline: Outline, chosen: Chosen) -> None:
        super().__init__()
        self.outline = outline
        self._boxes = {field: self._box(field, title) for field, title in _FIELDS.items()}
        self._examples = {field: ElidedLabel("", "muted") for field in _FIELDS}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for field, title in _FIELDS.items():
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(self._boxes[field])
            row.addWidget(self._examples[field], 1)
            form.addRow(PlainLabel(title), row)
        self._fill(chosen)

    @staticmethod
    def _box(name: str, title: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"mapping.{name}")
        box.setAccessibleName(f"Column of the {title.lower()}")
        box.setMinimumWidth(_BOX * box.fontMetrics().averageCharWidth())
        return box

    def _fill(self, chosen: Chosen) -> None:
        for field, box in self._boxes.items():
            box.addItem(_NONE, "")
            for column in self.outline.columns:
                box.addItem(column, column)
            box.setCurrentIndex(max(box.findData(chosen[field]), 0))
            box.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show what the first row says in each chosen column."""
        for field, box in self._boxes.items():
            example = self.outline.columns.get(str(box.currentData()), "")
            self._examples[field].setText(example)
        self.changed.emit()

    def chosen(self) -> Chosen:
        """Return the columns' names by field; the text's is empty when the table is left out."""
        return {field: str(box.currentData()) for field, box in self._boxes.items()}


class MappingDialog(QDialog):
    """Let columns be chosen for each kind of table, one after the other; open it with `open()`.

    `chosen` carries the columns by field, by the tables' key. What was chosen before for the same
    columns is offered again (`before`, by key), else what was chosen last (`last`) when the table
    has that column of texts. A table without a text is left out; when there is nothing else to
    import (`alone`), one has to come in.
    """

    chosen = Signal(dict)

    def __init__(
        self,
        outlines: Sequence[Outline],
        before: Mapping[str, Chosen] | None = None,
        last: Chosen | None = None,
        parent: QWidget | None = None,
        alone: bool = True,
    ) -> None:
        super().__init__(parent)
        self._alone = alone
        self.setObjectName("mapping")
        self.setWindowTitle("Import a table" if len(outlines) == 1 else "Import tables")
        known = before or {}
        self._outlines = list(outlines)
        self._chosen = [offered(one, known.get(one.key, last or {})) for one in outlines]
        self._steps: dict[int, TableColumns] = {}  # made when they are seen: there may be hundreds
        self._said, self._note = wrapped(), wrapped("", "muted")
        self._said.setObjectName("mapping.said")
        self._note.setObjectName("mapping.note")
        self._stack = QStackedWidget()
        self._back = Button("Back", "mapping.back")
        self._next = Button("Next table", "mapping.next")
        self._import = Button("Import", "mapping.import", "primary")
        self._cancel = Button("Cancel", "mapping.cancel")
        self._lay()
        self._join()
        self._go(0)

    def _lay(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._import)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        for part in (self._said, self._stack, self._note):
            column.addWidget(part)
        column.addLayout(foot)
        self.setMinimumWidth(_WIDE * self.fontMetrics().averageCharWidth())

    def _join(self) -> None:
        for button in (self._back, self._next):
            button.setVisible(len(self._outlines) > 1)
        self._back.clicked.connect(lambda: self._go(self._number - 1))
        self._next.clicked.connect(lambda: self._go(self._number + 1))
        self._import.clicked.connect(self._answer)
        self._cancel.clicked.connect(self.reject)

    def _go(self, number: int) -> None:
        count = len(self._outlines)
        self._number = number
        self._stack.setCurrentWidget(self._step(number))
        outline = self._outlines[number]
        place = f"Table {number + 1:,} of {count:,}. " if count > 1 else ""
        others = f" {_alike(outline.others)}" if outline.others else ""
        self._said.setText(f"{place}Each row of “{outline.name}” becomes a document.{others}")
        self._back.setEnabled(number > 0)
        self._next.setEnabled(number + 1 < count)
        # Enter goes on until every table was seen; Import takes all as they stand at any time
        self._next.setDefault(number + 1 < count)
        self._import.setDefault(number + 1 == count)
        self._allow()

    def _step(self, number: int) -> TableColumns:
        if number not in self._steps:
            step = TableColumns(self._outlines[number], self._chosen[number])
            step.changed.connect(self._allow)
            self._steps[number] = step
            self._stack.addWidget(step)
        return self._steps[number]

    def _allow(self) -> None:
        for number, step in self._steps.items():
            self._chosen[number] = step.chosen()
        worded = [bool(one["text"]) for one in self._chosen]
        here = worded[self._number]
        missing = "Choose the column that holds the text"
        may_go = any(worded) or not self._alone
        left_out = f"{missing}, or the table is left out." if may_go else f"{missing}."
        self._note.setText("" if here else left_out)
        self._import.setEnabled(may_go)

    def _answer(self) -> None:
        self.accept()
        keys = [one.key for one in self._outlines]
        self.chosen.emit(dict(zip(keys, self._chosen, strict=True)))


def _alike(count: int) -> str:
    if count == 1:
        return "One more table has the same columns and comes in alike."
    return f"{count:,} more tables have the same columns and come in alike."
