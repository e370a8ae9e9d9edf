"""Choose one record by typing part of its name: a code, an actor, a kind, a document."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_swatch, draw_text, isolated, one_line
from ui.widgets.lists import RowsView
from ui.widgets.shapes import paint_shape

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Option:
    """Offer one record: its id, what it is called, a muted detail, its colour, its shape if any."""

    id: int
    label: str
    detail: str = ""
    colour: str = ""
    shape: str = ""


class OptionsModel(QAbstractListModel):
    """List those options whose words hold everything that was typed."""

    def __init__(self, options: Iterable[Option] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, Option]] = []
        self.shown: list[Option] = []
        self.offer(options)

    def offer(self, options: Iterable[Option]) -> None:
        """Take these options instead."""
        self._all = [(f"{one.label} {one.detail}".casefold(), one) for one in options]
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Show the options that hold every typed word; those that begin so come first."""
        words = typed.casefold().split()
        found = [pair for pair in self._all if all(word in pair[0] for word in words)]
        if words:
            found.sort(key=lambda pair: not pair[0].startswith(words[0]))
        self.beginResetModel()
        self.shown = [option for _, option in found]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        option = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return option.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (option.label, option.detail)))
        return option if role == RowRole else None


class OptionDelegate(QStyledItemDelegate):
    """Draw an option: its sign, its name, its detail."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, shown, area = self._theme, index.data(RowRole), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.role("selection"))
        area = area.adjusted(theme.px(8), 0, -theme.px(8), 0)
        if shown.colour:
            size, middle = theme.px(10), area.center().y() + 1
            box = QRectF(area.left(), middle - size / 2, size, size)
            if shown.shape:
                paint_shape(painter, box, shown.shape, theme.line(shown.colour))
            else:
                draw_swatch(painter, theme, shown.colour, box)
            area.setLeft(area.left() + size + theme.px(8))
        width = draw_text(
            painter, area, one_line(shown.label), theme.panel_font(), theme.role("text")
        )
        area.setLeft(area.left() + width + theme.px(8))
        if shown.detail and area.width() > theme.px(30):
            draw_text(
                painter, area, isolated(shown.detail), theme.panel_font(12), theme.role("muted")
            )


class Chooser(QFrame):
    """Ask for one of many in a small popup: type, Up and Down, Enter; Esc leaves.

    `picked` carries the chosen id. With `added`, Enter on words that match nothing calls it with
    the words.
    """

    picked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        title: str,
        options: Sequence[Option],
        parent: QWidget,
        added: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setAccessibleName(title)
        self.setProperty("kind", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._added = added
        self.model = OptionsModel(options, self)
        self.field = QLineEdit()
        self.field.setObjectName("chooser_field")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(title)
        self.view = RowsView(theme, 26).as_list()
        self.view.setObjectName("chooser_list")
        self.view.setAccessibleName(title)
        self.view.setModel(self.model)
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.view.setItemDelegate(OptionDelegate(theme, self.view))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(6, 6, 6, 6)
        lay.setSpacing(4)
        lay.addWidget(self.field)
        lay.addWidget(self.view)
        self.resize(theme.px(300), theme.px(min(340, 54 + 26 * max(3, len(options)))))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.view.clicked.connect(self._pick)
        self.view.opened.connect(lambda index, beside: self._pick(index))
        self._narrow("")

    def ask(self, at: QPoint) -> None:
        """Show below a point of the screen, held inside it."""
        show_inside(self, at)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, typed: str) -> None:
        self.model.narrow(typed)
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _pick(self, index: QModelIndex) -> None:
        option = index.data(RowRole)
        if option:
            self.picked.emit(option.id)
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            return (pressed and self._key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            row = self.view.currentIndex().row() + step
            if 0 <= row < self.model.rowCount():
                self.view.setCurrentIndex(self.model.index(row, 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.view.currentIndex().isValid():
                self._pick(self.view.currentIndex())
            elif self._added and self.field.text().strip():
                self._added(self.field.text().strip())
                self.close()
            return True
        return False


class Prompt(QFrame):
    """Ask for a few words in a small popup; `said` carries them on Enter, Esc leaves."""

    said = Signal(str)

    def __init__(self, theme: Theme, title: str, parent: QWidget, text: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("prompt")
        self.setAccessibleName(title)
        self.setProperty("kind", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(text)
        self.field.setObjectName("prompt_field")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(title)
        self.field.returnPressed.connect(self._say)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(6, 6, 6, 6)
        lay.addWidget(self.field)
        self.resize(theme.px(300), self.sizeHint().height())

    def ask(self, at: QPoint) -> None:
        """Show at a point of the screen, held inside it."""
        show_inside(self, at)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    def _say(self) -> None:
        text = self.field.text().strip()
        self.close()
        if text:
            self.said.emit(text)


def show_inside(popup: QWidget, at: QPoint) -> None:
    """Show a popup at a point, moved as far as needed to stay on the screen."""
    room = popup.screen().availableGeometry()
    x = max(room.left(), min(at.x(), room.right() - popup.width()))
    y = max(room.top(), min(at.y(), room.bottom() - popup.height()))
    popup.move(x, y)
    popup.show()
