"""Words on the screen: always plain text, whatever a document or a name holds."""

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.drawing import elided


def plain_tip(text: str) -> str:
    """Return a tooltip's markup that shows exactly this text; empty for none."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>" if text else ""


def say_tip(widget: QWidget, text: str) -> None:
    """Give the widget a tooltip that shows exactly this text."""
    widget.setToolTip(plain_tip(text))


class PlainLabel(QLabel):
    """Show plain text; `kind` is one of those in `ui.widgets`."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setText(text)

    def set_kind(self, kind: str) -> None:
        """Change what the words are, and so how they look."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)


class WrappedLabel(PlainLabel):
    """Show plain text in as many lines as it takes, and ask for just that height.

    Forms inside scroll areas give a wrapping label one line too few; this one insists.
    """

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__(text, kind)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._insist()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._insist()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._insist()

    def _insist(self) -> None:
        # heightForWidth would count the minimum that was set before
        if not self.wordWrap():
            return
        room = self.contentsRect().adjusted(0, 0, 0, 100_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        lines = self.fontMetrics().boundingRect(room, flags, self.text() or " ").height()
        edges = self.contentsMargins()
        height = lines + edges.top() + edges.bottom()
        if height != self.minimumHeight():
            self.setMinimumHeight(height)


def wrapped(text: str = "", kind: str = "") -> WrappedLabel:
    """Return a plain label that goes on in further lines."""
    return WrappedLabel(text, kind)


class ElidedLabel(PlainLabel):
    """Show one line of plain text that gives way at its end; the whole stands in the tooltip."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        self._whole = ""
        super().__init__(text, kind, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self._whole = " ".join(text.split())
        super().setText(self._whole)
        self.setAccessibleName(self._whole)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 1, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.contentsRect(),
            int(self.alignment() | Qt.AlignmentFlag.AlignVCenter),
            self._shown(),
        )

    def _shown(self) -> str:
        metrics = QFontMetrics(self.font())
        width = self.contentsRect().width()
        return elided(metrics, self._whole, width)

    def _tell(self) -> None:
        say_tip(self, self._whole if self._shown() != self._whole else "")


class Heading(PlainLabel):
    """Name a group of rows, in small capitals."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "heading", parent)
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.heading_font())


class Badge(PlainLabel):
    """Show a grade such as B2 in a small outline; hidden while empty."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "badge", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        if not text:
            self.hide()
        elif self.parent():  # a badge without a parent would come up as a window
            self.show()


class Hairline(QFrame):
    """Part two places by one pixel."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "hairline")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
