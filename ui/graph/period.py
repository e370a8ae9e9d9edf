"""The period that the chart is narrowed to: two dates, each as precise as the analyst writes it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.controls import Field
from ui.widgets.labels import PlainLabel, say_tip, wrapped
from workbench.errors import Refusal
from workbench.model.dates import parse_date, shown


class Period(QWidget):
    """Hold two dates; `changed` carries both as EDTF, empty for open, once they can be read."""

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.since = self._date("relations-since", "From this date", "from")
        self.until = self._date("relations-until", "To this date", "to")
        self.wrong = wrapped("", "wrong")
        self.wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.since)
        row.addWidget(PlainLabel("–", "muted"))
        row.addWidget(self.until)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.wrong)

    def _date(self, name: str, told: str, hint: str) -> Field:
        field = Field(name, told, hint)
        say_tip(field, "2020, Jan 2020 or 3 Jan 2020. Claims without any date are left out.")
        field.setMinimumWidth(40)
        field.editingFinished.connect(self._read)
        return field

    def show_dates(self, since: str, until: str) -> None:
        """Show two EDTF dates without saying so."""
        for field, date in ((self.since, since), (self.until, until)):
            with QSignalBlocker(field):
                field.setText(shown(date))

    def _read(self) -> None:
        try:
            since, until = (parse_date(field.text()) for field in (self.since, self.until))
        except Refusal as refusal:
            self.wrong.setText(str(refusal))
            self.wrong.show()
            return
        self.wrong.hide()
        self.changed.emit(since, until)
