"""A line of the legend: the look of an edge beside the words that name it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.graph.strokes import DASHES
from ui.theme import Theme
from ui.widgets.controls import IconButton
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.shapes import paint_shape


class Sample(QWidget):
    """Show how an edge or a node looks: a stroke with its dash, or a shape."""

    def __init__(self, theme: Theme, swatch: str, dash: str = "", shape: str = "") -> None:
        super().__init__()
        self._theme, self._swatch, self._dash, self._shape = theme, swatch, dash, shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(
            0 if self._shape == "none" else self._theme.px(12 if self._shape else 20),
            self._theme.px(16),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour: QColor = self._theme.line(self._swatch)
        if self._shape == "none":
            return
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
        row.setSpacing(7)
        row.addWidget(self.box)
        row.addWidget(sample)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)

    def add(self, widget: QWidget) -> None:
        """Put one more control at the end of the row."""
        layout = self.layout()
        if layout:
            layout.addWidget(widget)

    def mousePressEvent(self, event: object) -> None:
        self.box.setFocus()
        self.box.click()


class LegendGroup(QWidget):
    """Show or hide a group of kinds that look alike, all at once or, unfolded, one by one.

    `changed` carries the ids that are hidden now, of this group.
    """

    changed = Signal(object)

    def __init__(
        self, theme: Theme, name: str, sample: Sample, kinds: Sequence[tuple[int, str, int]]
    ) -> None:
        super().__init__()
        self._kinds = kinds
        what = name.capitalize() if len(kinds) > 1 else kinds[0][1]
        total = str(sum(count for _, _, count in kinds))
        self.row = LegendRow(sample, what, f"relations-category-{name}", total)
        self.row.box.clicked.connect(self._all)
        self.boxes: dict[int, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.row)
        self._rest = QWidget()
        self._rest.hide()
        inner = QVBoxLayout(self._rest)
        inner.setContentsMargins(theme.px(24), 0, 0, 0)
        inner.setSpacing(4)
        for kind, words, count in kinds:
            line = LegendRow(Sample(theme, "grey", shape="none"), words, f"relations-kind-{kind}",
                             str(count))  # fmt: skip
            line.box.clicked.connect(lambda _on: self._tell())
            self.boxes[kind] = line.box
            inner.addWidget(line)
        column.addWidget(self._rest)
        if len(kinds) > 1:
            self._add_fold(theme, what)

    def _add_fold(self, theme: Theme, what: str) -> None:
        self.fold = IconButton(
            theme, "down", f"relations-unfold-{what}", f"Kinds of {what}", size=12
        )
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._rest.setVisible)
        self.fold.toggled.connect(lambda on: self.fold.set_icon("up" if on else "down"))
        self.row.add(self.fold)

    def show_hidden(self, hidden: frozenset[int]) -> None:
        """Tick what is shown."""
        for kind, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(kind not in hidden)
        count = sum(box.isChecked() for box in self.boxes.values())
        state = Qt.CheckState.PartiallyChecked
        if count in {0, len(self.boxes)}:
            state = Qt.CheckState.Checked if count else Qt.CheckState.Unchecked
        with QSignalBlocker(self.row.box):
            self.row.box.setCheckState(state)

    def _all(self) -> None:
        on = any(not box.isChecked() for box in self.boxes.values())
        for box in self.boxes.values():
            box.setChecked(on)
        self._tell()

    def _tell(self) -> None:
        hidden = frozenset(kind for kind, box in self.boxes.items() if not box.isChecked())
        self.show_hidden(hidden)
        self.changed.emit(hidden)
