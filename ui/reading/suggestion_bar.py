"""The small bar that stands at a suggested name: why it is suggested, and each decision."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.suggestions.deciding import OFFERS, shown_key
from ui.theme import Theme
from ui.widgets.controls import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, wrapped
from workbench.model.decisions import SuggestedPlace

#: pixels of the design that its words and buttons take
_WIDE = 420


class SuggestionBar(QFrame):
    """Say what a suggested name is taken for and why, and offer the decisions with their keys.

    `asked` carries the id of one of OFFERS. Buttons take no keyboard from the text, whose keys
    decide as well. In a project open for reading only there are none.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, read_only: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("suggestion_bar")
        self.setProperty("kind", "floating")
        self.setAutoFillBackground(True)
        self._theme = theme
        self._pane = parent
        self.name = ElidedLabel("", "strong")
        self.reason = wrapped("", "small")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.reason)
        self._row = FlowLayout(spacing=3)
        column.addLayout(self._row)
        for offer in () if read_only else OFFERS:
            self._row.addWidget(self._button(*offer))
        self.hide()

    def _button(self, name: str, words: str, keys: str, told: str) -> Button:
        key = shown_key(keys)
        kind = "primary" if name == "accept" else ""
        button = Button(words, f"suggestion_bar_{name}", kind, tip=f"{told} ({key})")
        button.setAccessibleDescription(f"{told}. Key: {key}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _=False: self.asked.emit(name))
        return button

    def tell(self, place: SuggestedPlace, taken: str) -> None:
        """Say which name it is, what it is taken for and why."""
        self.name.setText(f"{place.name} · {taken}")
        self.reason.setText(f"Why: {place.reason}" if place.reason else "")
        self.reason.setVisible(bool(place.reason))
        self.setAccessibleName(f"Suggested: {place.name}, {taken}. {place.reason}")

    def stand_at(self, words: QRectF, area: QWidget) -> None:
        """Show the bar under the words, or above where there is no room, within the area."""
        gap = self._theme.px(6)
        width = min(self._theme.px(_WIDE), area.width() - 2 * gap)
        height = self._column.heightForWidth(width)
        top = words.bottom() + gap
        if top + height > area.height() and words.top() - height - gap >= 0:
            top = words.top() - height - gap
        left = min(max(words.left(), gap), max(gap, area.width() - width - gap))
        self.setGeometry(0, 0, width, height)
        self.move(area.mapTo(self._pane, QPoint(round(left), round(top))))
        self.show()
        self.raise_()
