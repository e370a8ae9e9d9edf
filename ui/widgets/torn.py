"""A panel in a window of its own."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class TornWindow(QWidget):
    """Hold a panel that was taken out of the main window, whose actions work here too."""

    closed = Signal()

    def __init__(self, page_id: str, title: str, panel: QWidget, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setObjectName(f"torn.{page_id}")
        self.setWindowTitle(title)
        self.setMinimumSize(320, 240)
        self.addActions(owner.actions())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        panel.show()

    def geometry_text(self) -> str:
        """Return the window's place on the screen as text."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def restore_text(self, text: str) -> None:
        """Go to a remembered place on the screen, moved into sight by Qt when it is gone."""
        self.restoreGeometry(QByteArray.fromBase64(text.encode()))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
