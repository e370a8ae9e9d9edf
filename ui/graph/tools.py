"""The few buttons over the chart: come nearer, fit, arrange, save a picture."""

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.graph.chart import Chart
from ui.theme import Theme
from ui.widgets.controls import IconButton


class ChartTools(QFrame):
    """Stand at the chart's upper right corner."""

    export_wanted = Signal()
    free_wanted = Signal()
    filter_wanted = Signal()

    def __init__(self, theme: Theme, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        acts = (
            ("filter", "chart-filter", "Show or hide what the chart is narrowed by",
             self.filter_wanted.emit),
            ("add", "chart-nearer", "Come nearer (+)", lambda: chart.walk.zoom(1.25)),
            ("remove", "chart-further", "Go back (−)", lambda: chart.walk.zoom(0.8)),
            ("fit", "chart-fit", "Fit the chart (Home)", chart.fit),
            ("relation", "chart-arrange", "Arrange again; dragged actors stay", chart.rearrange),
            ("pin", "chart-free", "Let all dragged actors go", self.free_wanted.emit),
            ("export", "chart-export", "Export chart…", self.export_wanted.emit),
        )  # fmt: skip
        for icon, name, label, act in acts:
            button = IconButton(theme, icon, name, label)
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
        chart.installEventFilter(self)
        theme.changed.connect(self._stand)
        self._stand()

    def _stand(self) -> None:
        self.adjustSize()
        self.move(self._chart.width() - self.width() - 6, 6)
        self.raise_()
        self._chart.names.reserved = QRectF(self.geometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._stand()
        return super().eventFilter(watched, event)
