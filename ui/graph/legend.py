"""A line of the legend: the look of an edge beside the words that name it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.shapes import paint_shape

DASHES = {"solid": [], "dash": [4.0, 3.0], "dot": [1.0, 2.5], "dashdot": [5.0, 2.5, 1.0, 2.5]}


class Sample(QWidget):
    """Show how an edge or a node looks: a stroke with its dash, or a shape."""

    def __init__(self, theme: Theme, swatch: str, dash: str = "", shape: str = "") -> None:
        super().__init__()
        self._theme, self._swatch, self._dash, self._shape = theme, swatch, dash, shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(12 if self._shape else 26), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour: QColor = self._theme.line(self._swatch)
        if self._shape:
            size = float(self._theme.px(10))
            box = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
            paint_shape(painter, box, self._shape, colour)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour, 2.5 * self._theme.scale / 100)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if DASHES.get(self._dash):
            pen.setDashPattern([part * 0.8 for part in DASHES[self._dash]])
        painter.setPen(pen)
        middle = self.height() // 2
        painter.drawLine(0, middle, self.width(), middle)


class LegendRow(QWidget):
    """Show or hide one kind: a box to tick, its look, its name and how many there are."""

    def __init__(self, sample: Sample, words: str, name: str, count: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(f"Show {words}")
        self.words = ElidedLabel(words)
        self.count = PlainLabel(count, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(sample)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)

    def mousePressEvent(self, event: object) -> None:
        self.box.setFocus()
        self.box.click()
