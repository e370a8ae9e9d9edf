"""What every card has: a record that it shows, rows of fields, and freshness."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QWidget

from ui.context import Context
from ui.models.freshness import Freshness
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser
from ui.widgets.controls import Button, Card
from ui.widgets.fields import TextField, row_label
from workbench.errors import Refusal
from workbench.session import Command

LABEL_WIDTH = 84


class RecordCard(Card):
    """Show one record and edit it in place.

    Subclasses say their `topics`, build rows in `build` and fill them in `fill`. `gone` is emitted
    when the record is no longer there.
    """

    gone = Signal()
    topics: tuple[str, ...] = ()

    def __init__(self, context: Context, heading: str = "") -> None:
        super().__init__(context.theme, heading)
        self.context = context
        self.theme = context.theme
        self.record_id = 0
        self.form = QFormLayout()
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(10)
        self.form.setVerticalSpacing(4)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.build()
        self.freshness = Freshness(self, context, self.topics, self.refresh)

    def build(self) -> None:
        """Make the card's widgets."""

    def fill(self, record_id: int) -> None:
        """Show the record; raises Refusal when it is gone."""

    def show_record(self, record_id: int) -> None:
        """Show another record; what was being written goes to the one before."""
        if record_id != self.record_id:
            for field in self.findChildren(TextField):
                field.commit()
        self.record_id = record_id
        self.freshness.renew()

    def refresh(self) -> None:
        """Read the record afresh."""
        if not self.record_id:
            return
        try:
            self.fill(self.record_id)
        except Refusal:
            self.record_id = 0
            self.gone.emit()

    def row(self, told: str, widget: QWidget) -> QWidget:
        """Add a labelled row."""
        label = row_label(told, widget)
        label.setMinimumWidth(self.theme.px(LABEL_WIDTH))
        if isinstance(widget, QLabel):  # a form gives a wrapping label no more than it asks for
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.form.addRow(label, widget)
        return widget

    def button(self, words: str, name: str, do: Callable[[], object]) -> Button:
        """Add a quiet button at the card's foot."""
        button = Button(words, name, "quiet")
        button.clicked.connect(lambda _=False: do())
        self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        return button

    def text_row(self, name: str, told: str, hint: str = "", many_lines: bool = False) -> TextField:
        """Add a row with a text field edited in place."""
        field = TextField(name, told, many_lines).hint(hint)
        self.row(told, field)
        return field

    def run(self, command: Command) -> Any:
        """Run a command; when it was refused, show the stored values again."""
        result = self.context.run(command, origin=self.objectName())
        self.freshness.mark()
        return result

    def ask(self, title: str, options: list[Entry], below: QWidget, then: Any) -> None:
        """Ask for one of the options in a popup under a widget."""
        chooser = Chooser(self.theme, title, options, self)
        chooser.picked.connect(then)
        chooser.ask(below.mapToGlobal(QPoint(0, below.height())))
