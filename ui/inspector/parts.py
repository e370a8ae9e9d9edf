"""The parts that cards are made of: links into documents, quotes, and chips that can be removed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.controls import Chip
from ui.widgets.drawing import draw_text, isolated, one_line, shown_right_to_left
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Heading, PlainLabel, say_tip, wrapped

_LONGEST_CHIP = 28
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Link(QPushButton):
    """A line that leads somewhere: elided words at the left, a muted detail at the right."""

    def __init__(self, theme: Theme, name: str, words: str = "", detail: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setFlat(True)
        self.setProperty("inset", 3)
        self.setProperty("kind", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(words, detail)

    def say(self, words: str, detail: str = "") -> None:
        """Change what it says."""
        self._words, self._detail = one_line(words), detail
        self.setAccessibleName(", ".join(filter(None, (self._words, detail))))
        say_tip(self, self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        area = self.rect()
        if self.underMouse() or self.hasFocus():
            painter.fillRect(area, theme.role("raised"))
        if self.hasFocus():
            painter.setPen(theme.role("accent"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        inner = area.adjusted(2, 0, -4, 0)
        small, muted = theme.panel_font(12), theme.role("muted")
        taken = draw_text(painter, inner, self._detail, small, muted, right=True)
        line = QRect(inner).adjusted(0, 0, -(taken + theme.px(8)) if taken else 0, 0)
        draw_text(painter, line, self._words, theme.panel_font(), theme.role("text"))
        painter.end()


class Quote(QFrame):
    """Quoted words with a line on where they stand; a click or Enter leads there."""

    pressed = Signal()

    def __init__(self, theme: Theme, name: str, quote: str, detail: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.quote = wrapped()
        self.detail = wrapped("", "small")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(2, 3, 2, 3)
        lay.setSpacing(2)
        lay.addWidget(self.quote)
        lay.addWidget(self.detail)
        theme.changed.connect(self._dress)
        self._dress()
        self.say(quote, detail)

    def say(self, quote: str, detail: str = "") -> None:
        """Change the words."""
        self.quote.setText(f"“{one_line(quote)}”")
        right = shown_right_to_left(quote)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.quote.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(", ".join(filter(None, (one_line(quote), detail))))

    def _dress(self) -> None:
        self.quote.setFont(self._theme.reading_font(14))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self._theme.role("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()


class HeldChip(Chip):
    """A chip with a cross at its end: a click there, or Delete, takes it off."""

    removed = Signal()

    def __init__(self, text: str, name: str, kind: str = "") -> None:
        super().__init__(f"{shortened(text)}  ×", name, kind)
        self.setAccessibleName(text)
        self.setAccessibleDescription("Delete takes it off")
        say_tip(self, text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().x()
        leading = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        on_cross = at < 20 if leading else at > self.width() - 20
        self.setDown(False)
        if on_cross and self.rect().contains(event.position().toPoint()):
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        # Delete is the chip's before it is the window's, which would delete the whole excerpt
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _REMOVE:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVE:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Held:
    """Name one chip: what it stands for, its words, whether it can be taken off."""

    id: int
    text: str
    removable: bool = True


class Chips(QWidget):
    """Show short words as chips in lines, with one at the end that adds another.

    `removed` and `pressed` carry the id of a chip; `adding` is emitted by the last one.
    """

    removed = Signal(int)
    pressed = Signal(int)
    adding = Signal()

    def __init__(self, name: str, told: str, add: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setProperty("inset", 2)
        self.add = Chip(f"+ {add}", f"{name}_add", "muted") if add else None
        self._shown: tuple[Held, ...] | None = None
        self._flow = FlowLayout(self, 4)
        if self.add:
            self.add.setAccessibleName(add)
            self.add.clicked.connect(self.adding)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Iterable[Held]) -> None:
        """Show these; nothing moves when they are shown already."""
        held = tuple(chips)
        if held == self._shown:
            return
        self._shown = held
        clear_layout(self._flow, keep=self.add)
        for one in held:
            self._flow.addWidget(self._chip(one))
        if self.add:
            self._flow.addWidget(self.add)
        self._insist()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._insist()

    def _insist(self) -> None:
        """Ask for the height of all lines: a form would give less."""
        height = self._flow.heightForWidth(self.width())
        if height != self.minimumHeight():
            self.setMinimumHeight(height)

    def _chip(self, one: Held) -> Chip:
        name = f"{self.objectName()}_{one.id}"
        if not one.removable:
            chip = Chip(shortened(one.text), name)
            say_tip(chip, one.text)
        else:
            chip = HeldChip(one.text, name)
            chip.removed.connect(lambda: self.removed.emit(one.id))
        chip.clicked.connect(lambda: self.pressed.emit(one.id))
        return chip


def shortened(text: str) -> str:
    """Return a chip's words, cut where they would not fit a narrow panel."""
    said = one_line(text)
    return said if len(said) <= _LONGEST_CHIP else said[: _LONGEST_CHIP - 1] + "…"


def clear_layout(layout: QVBoxLayout | FlowLayout, keep: QWidget | None = None) -> None:
    """Take all widgets out of a layout and let go of them, but one to keep."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget and widget is not keep:
            widget.hide()
            widget.deleteLater()


class Listing(QWidget):
    """A heading with lines under it: the first few, and the rest on demand."""

    FEW = 6

    def __init__(self, theme: Theme, name: str, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.heading = Heading(theme, title)
        self._makers: list[Callable[[], QWidget]] = []
        self._all = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self.heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        outer.addLayout(self._lines)

    def show_lines(self, makers: list[Callable[[], QWidget]]) -> None:
        """Show lines, made as they are needed; hidden when there are none."""
        self._makers, self._all = makers, False
        self._fill()
        self.setVisible(bool(makers))

    def _fill(self) -> None:
        clear_layout(self._lines)
        shown = self._makers if self._all else self._makers[: self.FEW]
        for make in shown:
            self._lines.addWidget(make())
        if len(shown) < len(self._makers):
            more = Link(self._theme, "show_all", f"Show all {len(self._makers)}")
            more.clicked.connect(self._show_all)
            self._lines.addWidget(more)

    def _show_all(self) -> None:
        self._all = True
        self._fill()


def muted(text: str) -> PlainLabel:
    """Return a muted label that wraps."""
    return wrapped(text, "muted")


def where(title: str, outlet: str, published: str, badge: str) -> str:
    """Return the line that says where words stand: title, outlet, date, grade."""
    return isolated(*(one_line(part) for part in (title, outlet, published, badge)))
