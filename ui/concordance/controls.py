"""How the lines of a concordance stand: their order, their groups, how much is seen of each."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.context import Context
from ui.independence import IndependenceToggle
from ui.widgets.controls import Button, Chip, NumberField
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel, say_tip
from workbench.queries.arranging import GROUPS, SORTS, UNITS
from workbench.queries.concordance import Window

#: how far a window may reach, by its unit
_FARTHEST = {"words": 50, "characters": 500}


class Controls(QWidget):
    """Choose sort, groups and window. `arranged` says that another arrangement is wanted,
    `export_wanted` that the lines are to be written, `near_left` that all lines are wanted again.
    """

    arranged = Signal()
    export_wanted = Signal()
    near_left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.independent = IndependenceToggle(context, "concordance_independent")
        context.independence.changed.connect(self.arranged)
        sorts = [(key, f"Sort by {words}") for key, (words, _) in SORTS.items()]
        self.sort = ChoiceField("concordance_sort", "Order of the lines", sorts)
        self.sort.show_key("right")
        groups = [
            (key, f"Group by {words}" if key else "Not grouped")
            for key, (words, _) in GROUPS.items()
        ]
        self.group = ChoiceField("concordance_group", "Groups of the lines", groups)
        self.group.show_key("")
        self.width_field = NumberField("concordance_width", "How much stands on either side")
        self.width_field.setRange(0, _FARTHEST["words"])
        self.width_field.setValue(12)
        self.unit = ChoiceField(
            "concordance_unit", "Unit of the width", [(one, one) for one in UNITS]
        )
        self.unit.show_key("words")
        self.furniture = QCheckBox("Without page furniture")
        self.furniture.setObjectName("concordance_without_furniture")
        self.furniture.setAccessibleName("Leave out lines of page furniture")
        self.offer_furniture(False)
        self.near = Chip("", "concordance_near_chosen")
        say_tip(self.near, "Show all lines again")
        self.near.hide()
        self.count = PlainLabel("", "small")
        self.count.setObjectName("concordance_count")
        self.export = Button("Export lines…", "concordance_export")
        self._join()
        self._lay_out()

    def _join(self) -> None:
        for field in (self.sort, self.group):
            field.picked.connect(lambda _key: self.arranged.emit())
        self.unit.picked.connect(self._other_unit)
        self.width_field.valueChanged.connect(lambda _count: self.arranged.emit())
        self.furniture.toggled.connect(lambda _on: self.arranged.emit())
        self.near.clicked.connect(lambda _=False: self.near_left.emit())
        self.export.clicked.connect(lambda _=False: self.export_wanted.emit())

    def _lay_out(self) -> None:
        row = FlowLayout(self, 6)
        for field in (self.sort, self.group, self.unit):
            longest = max(len(field.itemText(n)) for n in range(field.count()))
            field.setMinimumContentsLength(round(longest * 0.7))
        for widget in (
            self.sort, self.group, self.width_field, self.unit, self.furniture, self.independent,
            self.near, self.count,
        ):  # fmt: skip
            row.addWidget(widget)

    def _other_unit(self, unit: str) -> None:
        """Keep about as much in view when words become characters, or the other way round."""
        count = self.width_field.value()
        self.width_field.blockSignals(True)
        self.width_field.setMaximum(_FARTHEST[unit])
        self.width_field.setValue(count * 6 if unit == "characters" else round(count / 6))
        self.width_field.blockSignals(False)
        self.arranged.emit()

    @property
    def breadth(self) -> Window:
        """Return how much is seen on either side."""
        return Window(self.width_field.value(), self.unit.key)

    def offer_furniture(self, there: bool) -> None:
        """Offer to leave page furniture out when lines stand in it."""
        self.furniture.setVisible(there or self.furniture.isChecked())

    def show_near(self, word: str) -> None:
        """Show that only lines with this neighbour are seen; empty for all."""
        self.near.setText(f"near \u2068{word.replace('&', '&&')}\u2069  ✕")
        self.near.setAccessibleName(f"Only lines near {word}: show all")
        self.near.setVisible(bool(word))

    def state(self) -> dict[str, Any]:
        """Return what is remembered."""
        return {
            "sort": self.sort.key,
            "group": self.group.key,
            "width": self.width_field.value(),
            "unit": self.unit.key,
            "furniture": self.furniture.isChecked(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered, as far as it still has sense."""
        self.blockSignals(True)
        if state.get("sort") in SORTS:
            self.sort.show_key(state["sort"])
        if state.get("group") in GROUPS:
            self.group.show_key(state["group"])
        if state.get("unit") in _FARTHEST:
            self.unit.show_key(state["unit"])
            self.width_field.setMaximum(_FARTHEST[state["unit"]])
        if isinstance(state.get("width"), int):
            self.width_field.setValue(state["width"])
        self.furniture.setChecked(state.get("furniture") is True)
        self.blockSignals(False)
