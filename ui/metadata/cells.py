"""How the cells of the table of metadata look, and how one is written in."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui.metadata.columns import ASKED, COLUMNS, KEYS, hint_of, is_missing, read, written
from ui.models.index import Index
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_text, shown_right_to_left
from ui.widgets.rows import RowDelegate
from workbench.errors import Refusal
from workbench.model.documents import Document

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: columns in which what other documents have is offered
_OFFERED = frozenset({"author", "outlet", "language"})


class CellField(QLineEdit):
    """Write one cell: Enter hands it over, Ctrl+Enter for all selected rows, Esc leaves it."""

    entered = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            event.accept()
            return
        super().keyPressEvent(event)


class CellDelegate(RowDelegate):
    """Draw and edit cells. `typed` carries the index, what was written, and whether for all selected.

    `wrong` carries what is wrong with what was written; the field stays open until it is right.
    """

    typed = Signal(object, str, bool)
    wrong = Signal(str)

    def __init__(self, theme: Theme, offers: Callable[[str], list[str]], parent: QObject) -> None:
        super().__init__(theme, parent)
        self._offers = offers

    # how it looks

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, option.rect
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.role("line"))
        document = index.data(RowRole)
        if document is None:
            return
        key = KEYS[index.column()]
        inner = area.adjusted(theme.px(8), 0, -theme.px(8), -1)
        text, font = str(index.data() or ""), theme.panel_font()
        empty = key in ASKED and not written(document, key)
        if empty and is_missing(document, key):
            inner = self._ring(painter, inner)
        font.setItalic(empty)
        role = "muted" if empty or key in ("path", "url") else "text"
        right = not text.isascii() and shown_right_to_left(text)
        draw_text(painter, inner, text, font, theme.role(role), right)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._focus(painter, area)

    def _ring(self, painter: QPainter, inner: QRect) -> QRect:
        """Draw the sign of what is missing: an open ring before the word."""
        size = self._theme.px(8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.role("accent"), max(1.2, size / 6)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner.left() + 1, inner.center().y() - size // 2 + 1, size, size)
        painter.restore()
        return inner.adjusted(size + self._theme.px(7), 0, 0, 0)

    def _focus(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(QPen(self._theme.role("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0, 0, -1, -2))

    # how it is written in

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        key = KEYS[index.column()]
        field = CellField(parent)
        field.setObjectName("metadata_cell")
        field.setAccessibleName(COLUMNS[index.column()].title)
        field.setPlaceholderText(hint_of(key))
        if key in _OFFERED:
            completer = QCompleter(self._offers(key), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        field.entered.connect(lambda for_all: self._enter(field, key, for_all))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        document: Document | None = index.data(RowRole)
        if isinstance(editor, CellField) and document and not editor.isModified():
            editor.setText(written(document, KEYS[index.column()]))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, CellField):
            self.typed.emit(index, editor.text(), bool(editor.property("for_all")))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        least = self._theme.px(200)
        area = option.rect.adjusted(0, 0, 0, -1)
        area.setWidth(max(area.width(), least))
        within = editor.parentWidget()
        room = within.width() if within else area.right()
        if area.right() > room:
            area.moveRight(max(room - 1, area.width() - 1))
        editor.setGeometry(area)

    def _enter(self, field: CellField, key: str, for_all: bool) -> None:
        try:
            read(key, field.text())
        except Refusal as refusal:
            field.setProperty("wrong", True)
            field.style().unpolish(field)
            field.style().polish(field)
            self.wrong.emit(str(refusal))
            return
        field.setProperty("for_all", for_all)
        self.commitData.emit(field)
        self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.SubmitModelCache)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt would hand over what is written before it could be found wrong
        enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        if enter and event.type() == QEvent.Type.KeyPress:
            return False
        return super().eventFilter(watched, event)
