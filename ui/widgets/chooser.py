"""Choose one record by typing part of its name: a code, an actor, a kind, a document."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.choices import Entry
from ui.widgets.picking import PickList, Rank


def holding(entries: Sequence[Entry]) -> Rank:
    """Return what finds the entries that hold every typed word; those that begin so come first."""
    told = [(f"{one.text} {one.detail}".casefold(), one) for one in entries]

    def rank(typed: str) -> tuple[Sequence[Entry], int]:
        words = typed.casefold().split()
        found = [pair for pair in told if all(word in pair[0] for word in words)]
        if words:
            found.sort(key=lambda pair: not pair[0].startswith(words[0]))
        return [entry for _, entry in found], 0

    return rank


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
        entries: Sequence[Entry],
        parent: QWidget,
        added: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setAccessibleName(title)
        self.setProperty("kind", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._added = added
        self._list = PickList(theme, holding(entries), "chooser", title)
        self.field = self._list.field
        lay = QVBoxLayout(self)
        lay.setContentsMargins(6, 6, 6, 6)
        lay.addWidget(self._list)
        lay.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # as high as what is left
        self._list.setFixedWidth(theme.px(288))
        self._list.accepted.connect(self._pick)
        self._list.unmatched.connect(self._add)
        self._list.begin()
        lay.activate()

    def ask(self, at: QPoint) -> None:
        """Show below a point of the screen, held inside it."""
        show_inside(self, at)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, record_id: int, _stay: bool) -> None:
        self.picked.emit(record_id)
        self.close()

    def _add(self, words: str) -> None:
        if self._added:
            self._added(words)
            self.close()


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
