"""Show a card as high as its words need, and scroll it where there is less room than that."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class Scrolled(QScrollArea):
    """Hold a card in a column: it takes the height of its words at most, and scrolls when squeezed."""

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._card = card
        self.setWidget(card)
        card.installEventFilter(self)

    def sizeHint(self) -> QSize:
        wide = self.viewport().width()
        return QSize(self._card.sizeHint().width(), self._card.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() * 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._card.isHidden())
        return super().eventFilter(watched, event)
