"""The names on the chart: as many as fit, the most important first, shortened where they must be."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QStaticText, QTextOption

from ui.graph.canvas import Canvas, Layer
from ui.graph.layers import Chosen, mark_size
from workbench.graph.labels import Ground, Spot, Tag, place_tags
from workbench.graph.packing import Floats

#: names beyond this width are shortened; the whole name stands in the line below the chart
_WIDEST = 190
#: a name in two lines, or cut, where there is no room for the whole; a name of few letters stays
_SHORT = 84
_CROWD = 250
_WRITTEN_OUT = 400


class NameLayer(Layer):
    """Paint the names that fit; which those are is worked out when looking has come to rest."""

    def __init__(self, canvas: Canvas, chosen: Chosen) -> None:
        super().__init__(20)
        self._canvas, self._chosen = canvas, chosen
        self._texts: dict[int, list[QStaticText]] = {}
        self._spots: dict[int, Spot] = {}
        #: a part of the canvas that something else covers
        self.reserved = QRectF()

    def forget(self) -> None:
        """Drop what was measured, as when names or sizes change."""
        self._texts.clear()
        self._spots.clear()

    def shown(self) -> list[int]:
        """Return the nodes whose names are painted now."""
        return list(self._spots)

    def place(self) -> None:
        """Choose places for the names of what is in view, the most important first."""
        canvas = self._canvas
        if not len(canvas.places):
            return
        pixels = canvas.pixels(canvas.places)
        room = [canvas.width() + 20, canvas.height() + 20]
        seen = np.flatnonzero(((pixels > -20) & (pixels < room)).all(axis=1))
        ground = Ground(canvas.width(), canvas.height())
        order = sorted(seen.tolist(), key=lambda node: (-canvas.radii[node], node))
        # in a crowd a name may stand over the small, never over those that matter more
        kept = order[:_CROWD]
        taken = self.reserved
        ground.take(taken.x(), taken.y(), taken.width(), taken.height())
        ground.take_all(pixels[kept], canvas.radii[kept])
        self._cross(ground, pixels)
        chosen = [node for node in order if node in self._chosen.nodes]
        tags = (self._tag(node) for node in dict.fromkeys(chosen + order[:_WRITTEN_OUT]))
        self._spots = place_tags(tags, pixels, canvas.radii, ground, 250)

    def _cross(self, ground: Ground, pixels: Floats) -> None:
        canvas = self._canvas
        count = len(canvas.network.edges)
        if not count or not canvas.fine:
            return
        every = np.repeat(np.arange(count), 48)
        ground.cross(canvas.lines.along(pixels, every, np.tile(np.linspace(0, 1, 48), count)))
        mark = mark_size(canvas)
        middles = canvas.lines.middles(pixels)
        for number, edge in enumerate(canvas.network.edges):
            if edge.contested:
                x, y = middles[number].tolist()
                ground.take(x - mark, y - mark, 2 * mark, 2 * mark)

    def _tag(self, node: int) -> Tag:
        if node not in self._texts:
            self._texts[node] = self._written(node)
        (width, height), *shorter = [
            (text.size().width(), text.size().height()) for text in self._texts[node]
        ]
        return Tag(node, width, height, tuple(shorter))

    def _written(self, node: int) -> list[QStaticText]:
        """Return the name in one line, then in two, then cut."""
        canvas = self._canvas
        metrics = QFontMetricsF(canvas.theme.panel_font(11))
        whole = " ".join(canvas.network.nodes[node].name.split())
        right, px = Qt.TextElideMode.ElideRight, canvas.theme.px
        ways = [self._text(metrics.elidedText(whole, right, px(_WIDEST)))]
        if metrics.horizontalAdvance(whole) > px(_SHORT) and canvas.fine:
            broken = _broken(whole)
            if "\n" in broken:
                wide = max(metrics.horizontalAdvance(line) for line in broken.split("\n"))
                ways.append(self._text(broken, min(wide + 2, px(_WIDEST))))
            ways.append(self._text(metrics.elidedText(whole, right, px(_SHORT))))
        return ways

    def _text(self, said: str, width: float = -1) -> QStaticText:
        text = QStaticText(said)
        text.setTextFormat(Qt.TextFormat.PlainText)
        if width > 0:
            text.setTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
            text.setTextWidth(width)
        text.prepare(font=self._canvas.theme.panel_font(11))
        return text

    def draw(self, painter: QPainter) -> None:
        canvas = self._canvas
        if not self._spots:
            return
        painter.setFont(canvas.theme.panel_font(11))
        ground = QColor(canvas.theme.role("panel"))
        ground.setAlpha(190)
        painter.setPen(canvas.theme.role("text"))
        pixels = canvas.pixels(canvas.places)
        for node, spot in self._spots.items():
            x, y = pixels[node].tolist()
            text = self._texts[node][spot.way]
            size = text.size()
            left, top = x + spot.left, y + spot.top
            box = QRectF(left - 1, top + 1, size.width() + 2, size.height() - 2)
            painter.fillRect(box, ground)
            painter.drawStaticText(QPointF(left, top), text)


def _broken(name: str) -> str:
    """Return the name with a line break at the space nearest its middle."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if not spaces:
        return name
    at = min(spaces, key=lambda space: abs(space - len(name) / 2))
    return f"{name[:at]}\n{name[at + 1 :]}"
