"""What an analyst may choose of a way out: only the choices that it takes are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.exporting.form import Columns, Options, titled
from ui.exporting.shown import ShownChart
from ui.widgets.controls import Field
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import PlainLabel, wrapped
from workbench.errors import Refusal
from workbench.exporting import CHOOSABLE, ExportOptions
from workbench.exporting.formats import ANALYSTS, GROUPINGS
from workbench.exporting.gathering import Order
from workbench.exporting.ways import (
    ANALYSTS as WHO,
)
from workbench.exporting.ways import (
    COLUMNS,
    FURNITURE,
    GROUPING,
    PERIOD,
    REPOSTS,
    ROWS,
    Way,
)
from workbench.model.dates import parse_date
from workbench.model.dates import shown as shown_date
from workbench.model.tables import ExcerptFilter

_PAUSE = 250  # ms of typing
_TWICE = {
    "code": "An excerpt under two codes stands under both.",
    "actor": "An excerpt in which two actors are mentioned stands under both.",
    "relation": "An excerpt stands once for each claim that rests on it.",
}


@dataclass(frozen=True, slots=True)
class ShownRows:
    """Say what the excerpts table shows: its filter, its order, and how many rows there are."""

    narrowed: ExcerptFilter
    sort: str = "position"
    descending: bool = False
    count: int = 0


class Choices(QWidget):
    """Hold the choices; `changed` is emitted shortly after one changed."""

    changed = Signal()

    def __init__(self, context: Context, rows: ShownRows, chart: ShownChart) -> None:
        super().__init__()
        self.setObjectName("export.choices")
        self._context, self._rows, self._chart = context, rows, chart
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._typing.timeout.connect(self.changed)
        held = context.store.counts()
        everything = held.get("excerpts", 0) + held.get("mentions", 0)
        said = {
            "shown": (f"What the table shows ({rows.count:,})", ""),
            "all": (f"All excerpts and mentions ({everything:,})", ""),
        }
        self._which = Options("export.which", "Rows", said)
        self._which.allow("shown", bool(rows.count))
        self._which.choose("shown" if rows.count else "all")
        drawn = {
            "shown": (f"What the chart shows ({chart.words})", ""),
            "all": ("All actors and relations", ""),
        }
        self._network = Options("export.network", "Network", drawn)
        self._network.choose("shown" if chart.words else "all")
        self._where = self._field("export.where", "Only rows that fit", "code:Ceasefire since:2019")
        self._wrong = wrapped("", "wrong")
        self._wrong.setObjectName("export.where.says")
        self._wrong.hide()
        self._since = self._field("export.since", "Published since", "2019")
        self._until = self._field("export.until", "Published until", "Jan 2021")
        self._copies = self._switch(
            "export.independent", "Leave out what copies only repeat",
            context.independence.marks, context.independence.on,
        )  # fmt: skip
        self._furniture = self._switch("export.furniture", "Leave out page furniture")
        self._grouping = ChoiceField("export.grouping", "Grouping", GROUPINGS.items())
        self._twice = wrapped("", "small")
        self._analysts = ChoiceField("export.analysts", "Analysts", ANALYSTS.items())
        for choice in (self._grouping, self._analysts):
            choice.setProperty("kind", "field")
        self._columns = Columns()
        self._lay()
        self._connect()

    def _field(self, name: str, told: str, hint: str) -> Field:
        field = Field(name, told, hint)
        field.textChanged.connect(self._typing.start)
        return field

    def _switch(self, name: str, words: str, count: int = 0, on: bool = False) -> QCheckBox:
        box = QCheckBox(f"{words} ({count:,})" if count else words)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setChecked(on)
        return box

    def _lay(self) -> None:
        theme = self._context.theme
        self._said = wrapped("", "muted")
        self._said.setObjectName("export.said")
        search = QWidget()
        column = QVBoxLayout(search)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._labelled(column, "Only rows that fit", self._where)
        column.addWidget(self._wrong)
        period = QWidget()
        dates = QGridLayout(period)
        dates.setContentsMargins(0, 0, 0, 0)
        for at, field in enumerate((self._since, self._until)):
            dates.addWidget(PlainLabel(field.accessibleName(), "small"), 0, at)
            dates.addWidget(field, 1, at)
        gathered = QWidget()
        under = QVBoxLayout(gathered)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(4)
        under.addWidget(self._grouping)
        under.addWidget(self._twice)
        place = QVBoxLayout(self)
        place.setContentsMargins(12, 20, 20, 16)
        place.setSpacing(14)
        self._network_part = titled(theme, "Network", self._network)
        self._rows_part = titled(theme, "Rows", self._which)
        self._gathered = titled(theme, "Grouping", gathered)
        self._who = titled(theme, "Analysts", self._analysts)
        self._shown_columns = titled(theme, "Columns", self._columns)
        self._period, self._search = period, search
        for part in (
            *(self._said, self._rows_part, self._network_part, search, period, self._copies),
            *(self._furniture, self._gathered, self._who, self._shown_columns),
        ):
            place.addWidget(part)
        place.addStretch()

    def _labelled(self, column: QVBoxLayout, words: str, field: Field) -> None:
        label = PlainLabel(words, "small")
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)

    def _connect(self) -> None:
        for options in (self._which, self._network):
            options.changed.connect(self._tell)
        for box in (self._copies, self._furniture):
            box.toggled.connect(self._tell)
        for choice in (self._grouping, self._analysts):
            choice.picked.connect(self._tell)
        self._columns.changed.connect(self._tell)

    def _tell(self) -> None:
        twice = _TWICE.get(self._grouping.key, "")
        self._twice.setText(twice)
        self._twice.setVisible(bool(twice))
        whole = self._network_part.isHidden() or self._network.chosen == "all"
        for part in (self._period, self._copies):
            part.setEnabled(whole)
        self.changed.emit()

    # what is shown and chosen -----------------------------------------------------------------

    def show_way(self, way: Way) -> None:
        """Show the choices that a way takes."""
        takes = way.takes
        self._said.setText(f"{way.label}: {way.said}.")
        of_chart = way.kind == "network" and bool(self._chart.words)
        for part, there in (
            (self._rows_part, ROWS in takes),
            (self._search, ROWS in takes),
            (self._network_part, of_chart),
            (self._period, PERIOD in takes),
            (self._copies, REPOSTS in takes and bool(self._context.independence.marks)),
            (self._furniture, FURNITURE in takes),
            (self._gathered, GROUPING in takes),
            (self._who, WHO in takes),
            (self._shown_columns, COLUMNS in takes),
        ):
            part.setVisible(there)
        kept = self._grouping.key
        offered = {key: words for key, words in GROUPINGS.items() if key or not way.headed}
        self._grouping.offer(offered.items())
        self._grouping.show_key(kept if kept in offered else next(iter(offered)))
        self._tell()

    def gather(self, grouping: str) -> None:
        """Gather rows under the headings of this key of GROUPINGS."""
        self._grouping.show_key(grouping)
        self._tell()

    def of_chart(self, way: Way) -> bool:
        """Say whether what the chart shows is to go out, and not all there is."""
        live = way.kind == "network" and bool(self._chart.words)
        return live and self._network.chosen == "shown"

    def order(self, way: Way) -> Order:
        """Return what is asked for; raises Refusal for a date that can't be read."""
        takes = way.takes
        rows = self._rows if self._which.chosen == "shown" else ShownRows(ExcerptFilter())
        narrowed = rows.narrowed if ROWS in takes else ExcerptFilter()
        if PERIOD in takes:
            ends = (parse_date(self._since.text()), parse_date(self._until.text()))
            narrowed = replace(narrowed, since=ends[0], until=ends[1])
        narrowed = replace(
            narrowed,
            independent=REPOSTS in takes and self._copies.isChecked(),
            without_furniture=FURNITURE in takes and self._furniture.isChecked(),
            where=self._where.text().strip() if ROWS in takes else "",
        )
        options = ExportOptions(
            columns=self._columns.chosen,
            project=self._context.store.path.stem,
            exported_at=shown_date(self._context.session.desk.clock()[:10]),
            grouping=self._grouping.key if GROUPING in takes else "",
            analysts=self._analysts.key if WHO in takes else "",
        )
        seen = self._chart.seen if self.of_chart(way) else None
        return Order(narrowed, rows.sort, rows.descending, options, seen)

    def show_wrong(self, refusal: Refusal | None) -> None:
        """Show what is wrong with the search, or nothing."""
        self._where.set_wrong(refusal is not None)
        self._wrong.setText(str(refusal or ""))
        self._wrong.setVisible(refusal is not None)

    # what is remembered -----------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """Return what is remembered of the choices."""
        return {
            "columns": list(self._columns.chosen),
            "grouping": self._grouping.key,
            "analysts": self._analysts.key,
            "furniture": self._furniture.isChecked(),
        }

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Choose what was chosen last; what is unknown by now is passed over."""
        self._columns.choose(kept.get("columns", CHOOSABLE))
        self._furniture.setChecked(kept.get("furniture") is True)
        for field, key in ((self._grouping, "grouping"), (self._analysts, "analysts")):
            known = kept.get(key, "")
            field.show_key(known if known in (GROUPINGS | ANALYSTS) else "")
