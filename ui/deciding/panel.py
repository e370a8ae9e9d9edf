"""The place where names are decided: which actors are one, and whom a name means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from ui.context import Context
from ui.deciding.meant import MeantView
from ui.deciding.pairs import PairsView
from ui.deciding.waiting import WaitingView
from ui.widgets.columns import lay_under
from ui.widgets.controls import Button
from ui.widgets.fields import FilterField


class NamesPanel(QWidget):
    """Show either list of what waits; the buttons at the head say how much that is.

    `counted` carries how much waits in both.
    """

    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("names_panel")
        self.setAccessibleName("Names to decide")
        self.pairs, self.meant = PairsView(context), MeantView(context)
        self.views: tuple[WaitingView, ...] = (self.pairs, self.meant)
        self._totals = [0, 0]
        self.field = FilterField("names_field", "Filter names")
        self.field.textChanged.connect(self._narrow)
        self.field.down.connect(self._into_list)
        self.field.returnPressed.connect(self._into_list)
        self.stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self.buttons: list[Button] = []
        for number, view in enumerate(self.views):
            self.stack.addWidget(view)
            button = Button(view.told, f"names_{view.name}", "", checkable=True)
            button.clicked.connect(lambda _=False, number=number: self.show_view(number))
            self._group.addButton(button)
            self.buttons.append(button)
            view.counted.connect(lambda count, number=number: self._count(number, count))
        self.buttons[0].setChecked(True)
        lay_under(self, (self.field, *self.buttons), self.stack)

    def show_view(self, number: int) -> None:
        """Show one of the lists and give it the keyboard: 0 pairs, 1 names that are open."""
        self.buttons[number].setChecked(True)
        self.stack.setCurrentIndex(number)
        self.views[number].narrow(self.field.text())
        self.views[number].view.setFocus()

    @property
    def shown(self) -> WaitingView:
        """Return the list in front."""
        return self.views[self.stack.currentIndex()]

    def _narrow(self, typed: str) -> None:
        self.shown.narrow(typed)

    def _into_list(self) -> None:
        self.shown.view.setFocus()

    def _count(self, number: int, count: int) -> None:
        self._totals[number] = count
        self.buttons[number].setText(f"{self.views[number].told} {count:,}")
        self.counted.emit(sum(self._totals))
