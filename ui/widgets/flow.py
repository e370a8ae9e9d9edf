"""A layout for chips: side by side, and on the next line when the place is narrow."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Line = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Lay widgets in lines as words are laid in a paragraph, from the right in right-to-left."""

    def __init__(
        self, parent: QWidget | None = None, spacing: int = 4, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._centred = centred
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay(self, rect: QRect, place: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        y = 0
        for line in self._lines(inner.width()):
            x = self._indent(line, inner.width())
            height = max(size.height() for _item, size in line)
            for item, size in line:
                if place:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(self._corner(inner, x, top, size.width()), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing()) + rect.height() - inner.height()

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self.spacing()
        return lines

    def _indent(self, line: Line, width: int) -> int:
        if not self._centred:
            return 0
        taken = sum(size.width() + self.spacing() for _item, size in line) - self.spacing()
        return max(0, (width - taken) // 2)

    def _corner(self, inner: QRect, x: int, y: int, width: int) -> QPoint:
        parent = self.parentWidget()
        if parent and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QPoint(inner.right() + 1 - x - width, inner.top() + y)
        return inner.topLeft() + QPoint(x, y)
