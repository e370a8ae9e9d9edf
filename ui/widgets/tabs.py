"""The words above a place: one a panel, the one shown underlined in the accent."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QTabBar

from ui.theme import Theme

PAD = 9
HEIGHT = 35


class Tabs(QTabBar):
    """Show titles as in a newspaper: the chosen one strong, the others muted.

    `pulled` is emitted with the index of a tab that was dragged out of the bar.
    """

    pulled = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._pressed: QPoint | None = None
        self.setObjectName(f"{name}.tabs")
        self.setAccessibleName(f"Panels of the {name} place")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        theme.changed.connect(self._restyled)

    def tabSizeHint(self, index: int) -> QSize:
        strong = QFontMetrics(self._theme.panel_font(bold=True))
        width = strong.horizontalAdvance(self.tabText(index)) + 2 * self._theme.px(PAD)
        return QSize(width, self._theme.px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.role("window"))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        chosen = index == self.currentIndex()
        rect = self.tabRect(index)
        painter.setFont(self._theme.panel_font(bold=chosen))
        painter.setPen(self._ink(index, chosen))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        if not chosen:
            return
        accent = self._theme.role("accent")
        painter.fillRect(QRect(rect.left(), self.height() - 2, rect.width(), 2), accent)
        if self.hasFocus():
            painter.setPen(accent)
            painter.drawRoundedRect(rect.adjusted(2, 5, -3, -6), 4, 4)

    def _ink(self, index: int, chosen: bool) -> QColor:
        hovered = self.tabRect(index).contains(self.mapFromGlobal(self.cursor().pos()))
        return self._theme.role("text" if chosen or (hovered and self.underMouse()) else "muted")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        far = 4 * QApplication.startDragDistance()
        if self._pressed is None or -far < at.y() < self.height() + far:
            return
        index, self._pressed = self.tabAt(self._pressed), None
        if index >= 0:
            self.pulled.emit(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.HoverMove, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    def _restyled(self) -> None:
        # a title that is set again makes the bar measure its tabs again
        for index in range(self.count()):
            text = self.tabText(index)
            self.setTabText(index, text + " ")
            self.setTabText(index, text)
        self.updateGeometry()
        self.update()
