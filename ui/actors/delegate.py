"""How actors look in their list: the type's sign, the name, how often they are mentioned."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.actors.model import Heading, Item, Offer, Person
from ui.models.index import Index
from ui.models.pages import RowRole
from ui.widgets.drawing import draw_badge, draw_text, one_line
from ui.widgets.rows import RowDelegate
from ui.widgets.shapes import paint_shape


class ActorDelegate(RowDelegate):
    """Draw headings, actors and offers."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(RowRole)
        theme = self._theme
        inner = option.rect.adjusted(theme.px(12), 0, -theme.px(10), 0)
        if isinstance(item, Heading):
            font = theme.heading_font() if item.capitals else theme.panel_font(12)
            line = inner.adjusted(0, theme.px(5), 0, 0)
            draw_text(painter, line, item.words, font, theme.role("muted"))
        elif isinstance(item, Person):
            self._person(painter, inner, item)
        elif isinstance(item, Offer):
            self._offer(painter, inner, item)

    def _person(self, painter: QPainter, inner: QRect, item: Person) -> None:
        theme = self._theme
        font, count = theme.panel_font(12), f"{item.count:,}"
        taken = draw_text(painter, inner, count, font, theme.role("muted"), right=True)
        self._named(painter, inner, item.row.name, item.colour, item.shape, taken + theme.px(8))

    def _offer(self, painter: QPainter, inner: QRect, item: Offer) -> None:
        theme = self._theme
        taken = draw_badge(painter, theme, inner.right(), inner.center().y(), item.key)
        self._named(painter, inner, item.type.label, item.type.colour, item.type.shape, taken)

    def _named(
        self, painter: QPainter, inner: QRect, name: str, colour: str, shape: str, taken: int
    ) -> None:
        theme, size = self._theme, self._theme.px(9)
        box = QRectF(inner.left(), inner.center().y() + 1 - size / 2, size, size)
        paint_shape(painter, box, shape, theme.line(colour))
        line = inner.adjusted(size + theme.px(8), 0, -taken, 0)
        draw_text(painter, line, one_line(name), theme.panel_font(), theme.role("text"))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Leave the sign in sight beside the name being written."""
        editor.setGeometry(option.rect.adjusted(self._theme.px(24), 0, 0, 0))
