"""Lay a paragraph out in lines for paper: in its own direction, broken wherever it has to be."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPdfWriter, QTextLayout, QTextLine, QTextOption

from ui.fonts import PANEL_FAMILIES, READING_FAMILIES
from workbench.exporting.scripts import reads_from_right

#: a longer word takes a layout longer with its square, so it is laid out in pieces
_LONGEST_WORD = re.compile(r"(\S{2000})(?=\S)")
#: how far a line is from the next, as a share of its height
_LEADING = 1.16


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold what a kind of paragraph looks like; sizes are in points.

    `before` is left out at the top of a page. `hanging` is how far all lines but the first are
    moved in. `bar` is a line beside it, where its lines begin; `shaded` has a ground of its own.
    """

    size: float
    bold: bool = False
    reading: bool = False
    colour: str = "#1a2233"
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    bar: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Hold the lines of a paragraph with their heights in dots, and what keeps them alive.

    `right` says that it reads from the right; `outlined` is what an outline calls it, or nothing.
    """

    kind: Kind
    layouts: tuple[QTextLayout, ...]
    lines: tuple[QTextLine, ...]
    heights: tuple[float, ...]
    right: bool
    outlined: str = ""

    def draw(self, painter: QPainter, number: int, x: float, y: float) -> None:
        """Draw a line; `x` is the paragraph's left edge, `y` the line's top."""
        line = self.lines[number]
        painter.setPen(QColor(self.kind.colour))
        line.draw(painter, QPointF(x, y - line.y()))


class Setting:
    """Make blocks for a page of a width in dots; `point` is how many of these make one."""

    def __init__(self, device: QPdfWriter, point: float, width: float) -> None:
        self._device, self._point, self._width = device, point, width
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}

    def block(self, kind: Kind, text: str, outlined: str = "", right: bool | None = None) -> Block:
        """Return a paragraph of a kind; where `right` is not said, its first letter says it."""
        right = reads_from_right(text) if right is None else right
        parts = _LONGEST_WORD.sub("\\1\n", text).split("\n")
        layouts = tuple(QTextLayout(part, self._font(kind), self._device) for part in parts)
        lines = [line for layout in layouts for line in self._lines(layout, kind, right)]
        heights = tuple(line.height() * _LEADING for line in lines)
        return Block(kind, layouts, tuple(lines), heights, right, outlined)

    def _lines(self, layout: QTextLayout, kind: Kind, right: bool) -> list[QTextLine]:
        layout.setTextOption(_option(right))
        lines: list[QTextLine] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            moved = kind.hanging * self._point if lines else 0.0
            line.setLineWidth(self._width - kind.indent * self._point - moved)
            line.setPosition(QPointF(0.0 if right else moved, 0.0))
            lines.append(line)
        layout.endLayout()
        return lines

    def _font(self, kind: Kind) -> QFont:
        key = kind.size, kind.bold, kind.reading
        if key not in self._fonts:  # making one takes long
            font = QFont(READING_FAMILIES if kind.reading else PANEL_FAMILIES)
            font.setPointSizeF(kind.size)
            font.setWeight(QFont.Weight.DemiBold if kind.bold else QFont.Weight.Normal)
            # signs of another shape beside digits could not be copied, nor read back, as they are
            font.setFeature(QFont.Tag.fromString("calt"), 0)
            self._fonts[key] = font
        return self._fonts[key]


def _option(right: bool) -> QTextOption:
    option = QTextOption()
    if right:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
