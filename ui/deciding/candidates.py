"""Those whom a name may mean: each with the key that chooses it and what speaks for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.index import Index
from ui.models.items import Items
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_badge, draw_text, one_line, quoted_apart
from ui.widgets.shapes import paint_shape
from workbench.actors.weighing import Weighed
from workbench.model.actors import ActorType

_WRAP = int(Qt.TextFlag.TextWordWrap)
NOBODY = ActorType(label="No actor yet", colour="grey", shape="o")


def _lines(one: Weighed) -> str:
    return quoted_apart("\n".join(one.reasons))


class CandidatesModel(Items):
    """Hold those whom a name may mean."""

    items: Sequence[Weighed]
    types: Mapping[int, ActorType] = {}

    def show_weighed(self, items: Sequence[Weighed], types: Mapping[int, ActorType]) -> None:
        """Hold others, with the types of the project."""
        self.types = types
        self.show_items(items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.items[index.row()]
        if role == RowRole:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.bearer.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}: {one.bearer.name}, {'; '.join(one.reasons)}"
        return None


class CandidateDelegate(QStyledItemDelegate):
    """Paint the type's sign, the name with its key, and what is known, a line or more each."""

    def __init__(self, theme: Theme, view: "CandidateList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._theme
        width = max(40, self._view.viewport().width() - theme.px(12 + 12 + 17))
        return QSize(width, self._tall(index.data(RowRole), width) + theme.px(24 + 14))

    def _tall(self, one: Weighed, width: int) -> int:
        metrics = QFontMetrics(self._theme.panel_font(12))
        room = QRect(0, 0, width, 10_000)
        return metrics.boundingRect(room, _WRAP, _lines(one)).height()

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        one: Weighed = index.data(RowRole)
        theme, area = self._theme, QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.role("raised"))
        painter.setPen(theme.role("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(6))
        kind = self._view.model_.types.get(one.type_id, NOBODY)
        head = QRect(inner.left(), inner.top(), inner.width(), theme.px(24))
        size = theme.px(9)
        box = QRectF(head.left(), head.center().y() + 1 - size / 2, size, size)
        paint_shape(painter, box, kind.shape, theme.line(kind.colour))
        key = f"{index.row() + 1}"
        taken = draw_badge(painter, theme, head.right(), head.center().y(), key)
        name = head.adjusted(theme.px(17), 0, -taken, 0)
        bold = theme.panel_font(13, bold=True)
        draw_text(painter, name, one_line(one.bearer.name), bold, theme.role("text"), right=False)
        painter.setFont(theme.panel_font(12))
        painter.setPen(theme.role("muted"))
        below = inner.adjusted(theme.px(17), head.height(), 0, theme.px(4))
        painter.drawText(below, _WRAP, _lines(one))
        painter.restore()


class CandidateList(QListView):
    """Show those whom a name may mean; `picked` carries the number of the one clicked, from 0."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("meant_candidates")
        self.setAccessibleName("Whom the name may mean")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)  # or Qt keeps the heights of rows when the width changes
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model_ = CandidatesModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(CandidateDelegate(theme, self))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_candidates(self, items: Sequence[Weighed], types: Mapping[int, ActorType]) -> None:
        """Show others."""
        self.model_.show_weighed(items, types)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(index.row())
