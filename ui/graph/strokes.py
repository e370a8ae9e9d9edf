"""How edges and nodes are stroked: colour and dash by kind, width by claims, shape by type."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ui.theme import Theme
from ui.widgets.shapes import shape_path
from workbench.graph.network import Edge
from workbench.model.relations import RelationKind

DASHES = {"solid": [], "dash": [4.0, 3.0], "dot": [1.0, 2.5], "dashdot": [5.0, 2.5, 1.0, 2.5]}
_WIDTHS = {0: 1.2, 1: 1.4, 2: 2.0}


def edge_pen(
    theme: Theme, edge: Edge, kind: RelationKind | None, fine: bool, stronger: float = 0.0
) -> QPen:
    """Return the pen of an edge; in a large network (not `fine`) thin, pale and without dashes."""
    colour = theme.line(kind.colour) if kind else theme.role("faint")
    if not fine:
        return _cosmetic(QPen(_between(colour, theme.role("panel"), 0.45), 1.0))
    width = _WIDTHS.get(edge.claims, 2.8) if edge.relation_id else 1.2
    pen = _cosmetic(QPen(colour, width * theme.scale / 100 + stronger))
    if kind and DASHES.get(kind.dash):
        pen.setDashPattern(DASHES[kind.dash])
    return pen


def _cosmetic(pen: QPen) -> QPen:
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def symbol(shape: str) -> QPainterPath:
    """Return the shape that stands for the type everywhere, around the middle of its spot."""
    return shape_path(shape).translated(-0.5, -0.5)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    def mixed(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        mixed(one.red(), other.red()),
        mixed(one.green(), other.green()),
        mixed(one.blue(), other.blue()),
    )
