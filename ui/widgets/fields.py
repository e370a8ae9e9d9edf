"""Fields that are edited where they stand: they commit on Enter or on leaving, and Esc restores."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.widgets.controls import Field
from ui.widgets.labels import PlainLabel, say_tip

SEVERAL = "(several)"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextField(QPlainTextEdit):
    """Edit plain text in place; it wraps and grows to its lines, so that nothing is clipped.

    `committed` carries the new text when it was changed by hand. With `many_lines`, Shift+Enter
    begins a line. `boxed` is for dialogs, where fields are seen before they are pointed at.
    """

    committed = Signal(str)
    #: more than these are scrolled
    most_lines = 12

    def __init__(self, name: str, told: str, many_lines: bool = False, boxed: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "field" if boxed else "")
        self._inset = 12 if boxed else 6
        self.setObjectName(name)
        self.setAccessibleName(told)
        self._many_lines = many_lines
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str, several: bool = False) -> None:
        """Show a stored value; `several` stands for values that differ.

        What is just being written stays: a change elsewhere must not take it away.
        """
        if self.hasFocus() and self.touched:
            return
        self._shown = "" if several else text
        self.setPlaceholderText(SEVERAL if several else self._hint)
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
        self.document().setModified(False)
        self._fit()

    _hint = ""

    def hint(self, words: str) -> "TextField":
        """Show words while it is empty."""
        self._hint = words
        self.setPlaceholderText(words)
        return self

    @property
    def touched(self) -> bool:
        """Say whether the text was changed by hand since it was shown."""
        return self.document().isModified()

    @property
    def text(self) -> str:
        """Return what is written."""
        said = self.toPlainText().strip()
        return said if self._many_lines else " ".join(said.split())

    def commit(self) -> None:
        """Hand over the text if it was changed."""
        if self.touched:
            self.document().setModified(False)
            if self.text != self._shown or self.placeholderText() == SEVERAL:
                self._shown = self.text
                self.committed.emit(self.text)

    def restore(self) -> None:
        """Show the stored value again."""
        self.setPlainText(self._shown)
        self.document().setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not (shift and self._many_lines):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.touched:
            self.restore()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 14, self.height())

    def _fit(self) -> None:
        lines = max(1, round(self.document().documentLayout().documentSize().height()))
        policies = Qt.ScrollBarPolicy
        full = (
            policies.ScrollBarAsNeeded if lines > self.most_lines else policies.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(full)
        height = min(lines, self.most_lines) * self.fontMetrics().lineSpacing() + self._inset
        # a style sheet puts a least height of its own in place of this one
        if self.maximumHeight() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)


class ChoiceField(QComboBox):
    """Choose one of a few values in place; `picked` carries its key when chosen by hand."""

    picked = Signal(str)

    def __init__(self, name: str, told: str, options: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.touched = False
        self._offered: list[tuple[str, str]] = []
        self.offer(options)
        self.activated.connect(self._activated)

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Take these (key, words) instead; the same again leave an open list alone."""
        offered = list(options)
        if offered == self._offered:
            return
        self._offered = offered
        self.blockSignals(True)
        self.clear()
        for key, words in offered:
            self.addItem(words, key)
        self.blockSignals(False)

    def show_key(self, key: str, several: bool = False) -> None:
        """Show a stored value; `several` stands for values that differ."""
        self.touched = False
        self.setPlaceholderText(SEVERAL if several else "")
        self.setCurrentIndex(-1 if several else self.findData(key))
        say_tip(self, "" if several else self.currentText())

    @property
    def key(self) -> str:
        """Return the key of what is chosen, or empty."""
        return str(self.currentData() or "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chosen words elided: the style would cut them."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        control = QStyle.ComplexControl.CC_ComboBox
        painter.drawComplexControl(control, option)
        room = self.style().subControlRect(
            control, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        width = room.width() - 2 - (self.iconSize().width() + 6 if self._has_icon else 0)
        words = option.currentText or self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, width
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @property
    def _has_icon(self) -> bool:
        return not self.itemIcon(self.currentIndex()).isNull()

    def _activated(self, index: int) -> None:
        self.touched = True
        self.picked.emit(str(self.itemData(index) or ""))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: scrolling past must not change a grade."""
        event.ignore()


class FilterField(Field):
    """A field that narrows a list as you type: Down goes into the list, Esc empties it."""

    down = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name, words, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


def row_label(told: str, widget: QWidget) -> PlainLabel:
    """Return the muted label of a row, level with the first line of its field."""
    label = PlainLabel(told, "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    inset = {TextField: 3, ChoiceField: 4}.get(type(widget), 0) or widget.property("inset") or 0
    label.setContentsMargins(0, inset + (3 if widget.property("kind") == "field" else 0), 0, 0)
    label.setBuddy(widget)
    return label
