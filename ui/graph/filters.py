"""The column that says what the chart shows: kinds, sources, period, documents, actors."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.graph.legend import LegendGroup, LegendRow, Sample
from ui.graph.period import Period
from ui.theme import Theme
from ui.widgets.controls import Button
from ui.widgets.labels import Heading
from workbench.graph.cooccurrence import UNITS
from workbench.graph.narrowing import NetworkFilter, filter_from, filter_state
from workbench.graph.network import Material


class FilterColumn(QScrollArea):
    """Hold the filter; `changed` carries it whenever the analyst has changed it."""

    changed = Signal(object)  # NetworkFilter

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("relations-filters")
        self.setAccessibleName("What the chart shows")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.theme = theme
        self.filter = NetworkFilter()
        self._open_documents: tuple[int, ...] = ()
        self._actor: tuple[int, str] = (0, "")
        page = QWidget()
        page.setProperty("kind", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(6)
        self._build()
        self.setWidget(page)
        self.set_filter(self.filter)

    def _build(self) -> None:
        self._heading("Show")
        self._kinds = self._group()
        self._build_together()
        self._heading("From at least")
        self.sources = self._spin("relations-sources", "From at least this many sources", 1, 99)
        self.sources.valueChanged.connect(lambda n: self._change(sources=n))
        self._column.addWidget(self.sources)
        self.independent = self._check("relations-independent", "Independent only", "independent")
        self.independent.setToolTip("Count a repost with its origin, as one source.")
        self._build_period()
        self._build_places()
        self._heading("Actors")
        self._types = self._group()
        self.alone = self._check("relations-alone", "Unconnected actors", "alone")
        self.everything = Button("Show everything", "relations-everything", "quiet")
        self.everything.clicked.connect(self.reset)
        self._column.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()

    def _heading(self, words: str) -> None:
        if self._column.count():
            self._column.addSpacing(6)
        self._column.addWidget(Heading(self.theme, words))

    def _group(self) -> QVBoxLayout:
        group = QVBoxLayout()
        group.setSpacing(4)
        self._column.addLayout(group)
        return group

    def _spin(self, name: str, told: str, low: int, high: int) -> QSpinBox:
        spin = QSpinBox()
        spin.setObjectName(name)
        spin.setAccessibleName(told)
        spin.setRange(low, high)
        spin.setMinimumWidth(40)  # its words give way before the column grows wider than its place
        spin.lineEdit().setTextMargins(6, 0, 0, 0)
        return spin

    def _check(self, name: str, words: str, field: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setMinimumWidth(40)
        box.toggled.connect(lambda on: self._change(**{field: on}))
        self._column.addWidget(box)
        return box

    def _build_together(self) -> None:
        self._together = LegendRow(
            Sample(self.theme, "grey", "solid"), "mentioned together", "relations-together"
        )
        self._together.count.hide()
        self._together.box.toggled.connect(lambda _on: self._change_together())
        self._column.addWidget(self._together)
        self.unit = QComboBox()
        self.unit.setObjectName("relations-unit")
        self.unit.setAccessibleName("Mentioned together in the same")
        for unit in UNITS:
            self.unit.addItem(f"in a {unit}", unit)
        self.unit.setMinimumWidth(40)
        self.unit.activated.connect(lambda _row: self._change_together())
        self.least = self._spin("relations-least", "Mentioned together at least so often", 1, 999)
        self.least.setPrefix("at least ")
        self.least.setSuffix(" ×")
        self.least.valueChanged.connect(lambda n: self._change(least=n))
        self._column.addWidget(self.unit)
        self._column.addWidget(self.least)

    def _build_period(self) -> None:
        self._heading("Period")
        self.period = Period()
        self.period.changed.connect(lambda since, until: self._change(since=since, until=until))
        self._column.addWidget(self.period)

    def _build_places(self) -> None:
        self._heading("Only")
        self.documents = QCheckBox("Open documents")
        self.documents.setObjectName("relations-documents")
        self.documents.setMinimumWidth(40)
        self.documents.toggled.connect(lambda _on: self._change_documents())
        self._column.addWidget(self.documents)
        self.ego = QCheckBox("Around an actor")
        self.ego.setObjectName("relations-ego")
        self.ego.setMinimumWidth(40)
        self.ego.toggled.connect(self._change_ego)
        self.steps = self._spin("relations-depth", "How many steps around the actor", 1, 2)
        self.steps.valueChanged.connect(lambda n: self._change(depth=n))
        self._column.addWidget(self.ego)
        self._column.addWidget(self.steps)

    # what the project holds -------------------------------------------------------------------

    def show_material(self, material: Material) -> None:
        """Offer the kinds and types that the project uses."""
        used = Counter(relation.kind_id for relation in material.relations)
        kinds = [kind for kind in material.kinds if used[kind.id]]
        groups: list[LegendGroup] = []
        for category in dict.fromkeys(kind.category for kind in kinds):
            same = [kind for kind in kinds if kind.category == category]
            sample = Sample(self.theme, same[0].colour, same[0].dash)
            rows = [(kind.id, kind.label, used[kind.id]) for kind in same]
            groups.append(LegendGroup(self.theme, category, sample, rows))
            groups[-1].changed.connect(self._hide_kinds)
        self._refill(self._kinds, groups)
        counts = Counter(actor.type_id for actor in material.actors)
        types = []
        for one in material.types:
            if counts[one.id]:
                sample = Sample(self.theme, one.colour, shape=one.shape)
                name = f"relations-type-{one.id}"
                types.append(LegendRow(sample, one.label, name, str(counts[one.id])))
                types[-1].box.toggled.connect(self._hider("hidden_types", one.id))
        self._refill(self._types, types)
        self._tick()

    def _refill(self, group: QVBoxLayout, rows: Sequence[QWidget]) -> None:
        while (item := group.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for row in rows:
            group.addWidget(row)

    def _hide_kinds(self, hidden: frozenset[int]) -> None:
        group = self.sender()
        if isinstance(group, LegendGroup):
            others = self.filter.hidden_kinds - group.boxes.keys()
            self._change(hidden_kinds=others | hidden)

    def _hider(self, field: str, number: int) -> Callable[[bool], None]:
        def toggle(on: bool) -> None:
            hidden = getattr(self.filter, field)
            self._change(**{field: hidden - {number} if on else hidden | {number}})

        return toggle

    def set_open_documents(self, document_ids: Sequence[int]) -> None:
        """Say which documents are open in the readers."""
        self._open_documents = tuple(document_ids)
        if self.documents.isChecked():
            self._change_documents()

    def set_actor(self, actor_id: int, name: str) -> None:
        """Say which actor is chosen; an ego view that is on stays with its own actor."""
        self._actor = (actor_id, name)
        if not self.filter.ego:
            self.ego.setEnabled(bool(actor_id))
            self._name_ego(name)

    def surround(self, actor_id: int, name: str) -> None:
        """Show only what is around an actor."""
        self._change(ego=actor_id)
        self._actor = (actor_id, name)
        self.set_filter(self.filter)
        self._name_ego(name)

    def _name_ego(self, name: str) -> None:
        said = name if len(name) <= 20 else f"{name[:19]}…"
        self.ego.setText(f"Around {said}".replace("&", "&&") if name else "Around an actor")
        self.ego.setAccessibleName(f"Around {name}" if name else "Around an actor")

    # what the analyst changed -----------------------------------------------------------------

    def reset(self) -> None:
        """Narrow nothing."""
        self.set_filter(NetworkFilter(independent=self.filter.independent))
        self.changed.emit(self.filter)

    def _change(self, **what: Any) -> None:
        narrowed = replace(self.filter, **what)
        if narrowed != self.filter:
            self.filter = narrowed
            self._mark()
            self.changed.emit(narrowed)

    def _change_together(self) -> None:
        on = self._together.box.isChecked()
        self._change(together=self.unit.currentData() if on else "")
        self._mark()

    def show_together(self) -> None:
        """Draw who is mentioned together, be it once only."""
        self.set_filter(replace(self.filter, least=1))
        self._together.box.setChecked(True)

    def _change_documents(self) -> None:
        # with no document open there is nothing to show, rather than everything
        shown_ids = frozenset(self._open_documents or (0,))
        self._change(document_ids=shown_ids if self.documents.isChecked() else frozenset())

    def _change_ego(self, on: bool) -> None:
        self._change(ego=self._actor[0] if on else 0)
        if not on:
            self.set_actor(*self._actor)

    # remembering ------------------------------------------------------------------------------

    def set_filter(self, narrowed: NetworkFilter) -> None:
        """Show a filter without saying so."""
        self.filter = narrowed
        blockers = [QSignalBlocker(one) for one in (
            self.sources, self.least, self.steps, self.ego, self.documents, self.alone,
            self.independent, self._together.box, self.unit)]  # fmt: skip
        self.sources.setValue(narrowed.sources)
        self.least.setValue(narrowed.least)
        self.steps.setValue(narrowed.depth)
        self.ego.setChecked(bool(narrowed.ego))
        self.ego.setEnabled(bool(narrowed.ego or self._actor[0]))
        self.documents.setChecked(bool(narrowed.document_ids))
        self.alone.setChecked(narrowed.alone)
        self.independent.setChecked(narrowed.independent)
        self._together.box.setChecked(bool(narrowed.together))
        if narrowed.together:
            self.unit.setCurrentIndex(UNITS.index(narrowed.together))
        self.period.show_dates(narrowed.since, narrowed.until)
        del blockers
        self._tick()
        self._mark()

    def _tick(self) -> None:
        for group in (self._kinds, self._types):
            for place in range(group.count()):
                item = group.itemAt(place)
                row = item.widget() if item else None
                if isinstance(row, LegendGroup):
                    row.show_hidden(self.filter.hidden_kinds)
                elif isinstance(row, LegendRow):
                    number = int(row.box.objectName().removeprefix("relations-type-"))
                    with QSignalBlocker(row.box):
                        row.box.setChecked(number not in self.filter.hidden_types)

    def _mark(self) -> None:
        many = self.filter.sources > 1
        self.sources.setSuffix(" independent sources" if many else " source")
        self.unit.setEnabled(bool(self.filter.together))
        self.least.setEnabled(bool(self.filter.together))
        self.steps.setVisible(bool(self.filter.ego))
        self.steps.setSuffix(" step away" if self.filter.depth == 1 else " steps away")
        nothing = NetworkFilter(independent=self.filter.independent)
        self.everything.setVisible(self.filter != nothing)

    def state(self) -> dict[str, Any]:
        """Return the filter as JSON values."""
        return filter_state(self.filter)

    def restore(self, state: dict[str, Any]) -> None:
        """Show a filter that was kept, without saying so."""
        self.set_filter(filter_from(state))
