"""The Timeline place: what is said to have held when, beside when it was published."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context, Target
from ui.graph.reading import Reading
from ui.graph.time_view import TimeView
from ui.independence import IndependenceToggle
from ui.models.freshness import Freshness
from ui.widgets.controls import EmptyPlace, IconButton
from ui.widgets.labels import ElidedLabel
from workbench.graph.network import Material, read_material
from workbench.graph.timeline import Bar, Row, build_timeline
from workbench.ports import Reader
from workbench.tasks import Progress

_TOPICS = ("relation", "claim", "relation_kind", "actor", "document", "excerpt")
_LANES = {"relation": "A row for each relation", "actor": "A row for each actor"}


class TimelinePanel(QWidget):
    """Join the timeline to the project; clicking a bar opens its words."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.context = context
        self._material: Material | None = None
        self._reading = Reading(context, "Reading the timeline", self._read)
        self._build()
        self._fresh = Freshness(self, context, _TOPICS, self._renew)
        context.actor_chosen.connect(self._follow)

    def _build(self) -> None:
        self.lanes = QComboBox()
        self.lanes.setObjectName("timeline-lanes")
        self.lanes.setAccessibleName("Rows of the timeline")
        for key, words in _LANES.items():
            self.lanes.addItem(words, key)
        self.lanes.activated.connect(lambda _row: self._show())
        self.only = QCheckBox("Only the chosen actor")
        self.only.setObjectName("timeline-only")
        self.only.toggled.connect(lambda _on: self._show())
        self.view = TimeView(self.context.theme)
        self.view.opened.connect(self._open)
        self.view.pointed.connect(self._point)
        self.hint = ElidedLabel("", "small")
        self.hint.setContentsMargins(12, 2, 12, 4)
        strip = QHBoxLayout()
        strip.setContentsMargins(12, 6, 8, 6)
        strip.setSpacing(12)
        strip.addWidget(self.lanes)
        strip.addWidget(self.only)
        strip.addWidget(IndependenceToggle(self.context, "timeline-independent"))
        strip.addStretch()
        for icon, name, label, act in (
            ("add", "timeline-nearer", "Come nearer (+)", lambda: self.view.zoom(1.25)),
            ("remove", "timeline-further", "Go back (−)", lambda: self.view.zoom(0.8)),
            ("fit", "timeline-fit", "Show all time (Home)", self.view.fit),
        ):
            button = IconButton(self.context.theme, icon, name, label)
            button.clicked.connect(lambda _on=False, act=act: act())
            strip.addWidget(button)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(strip)
        column.addWidget(self.view, 1)
        column.addWidget(self.hint)
        self.pages = QStackedWidget()
        self.empty = EmptyPlace(
            "Nothing on the timeline yet",
            "It shows when documents were published and when claims say something held. "
            "Give a document its date, or a claim its since and until, in the Inspector.",
        )
        self.pages.addWidget(self.empty)
        self.pages.addWidget(shown)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)

    def _renew(self) -> None:
        self._material = None
        self._show()

    def _follow(self, _actor: int) -> None:
        if self.only.isChecked():
            self._show()

    def _show(self) -> None:
        known, by = self._material, self.lanes.currentData()
        actor = self.context.actor_id if self.only.isChecked() else 0

        independent = self.context.independence.on

        def work(reader: Reader, _progress: Progress) -> tuple[Material, list[Row]]:
            material = known or read_material(reader, spans=False)
            counted = material.counted(independent)
            counted = replace(counted, documents=material.originals(independent))
            return material, build_timeline(counted, by, actor)

        self._reading.start(work)

    def _read(self, found: tuple[Material, list[Row]]) -> None:
        self._material, rows = found
        self.pages.setCurrentIndex(int(any(row.bars for row in rows)))
        self.view.show_rows(rows)

    def _point(self, bar: Bar | None) -> None:
        self.hint.setText(f"{bar.words} · {bar.said}" if bar else "")

    def _open(self, bar: Bar) -> None:
        self.context.choose(bar.kind, bar.id)
        self.context.open(Target(bar.document_id, *bar.span, beside=bar.kind == "claim"))

    def state(self) -> dict[str, Any]:
        """Return what is remembered."""
        return {"lanes": self.lanes.currentData()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered."""
        self.lanes.setCurrentIndex(max(self.lanes.findData(state.get("lanes")), 0))
        self._fresh.renew()
