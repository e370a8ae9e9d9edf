"""Every way out, under the headings of what it is for; one holds."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.labels import Heading, say_tip, wrapped
from workbench.exporting.ways import KINDS, Way, ways


class Offered(QScrollArea):
    """Offer the ways out; `changed` carries the way that holds now.

    One that can't be gone on this machine stands there too, and says beneath what it lacks.
    """

    changed = Signal(object)  # Way

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("export.format")
        self.setAccessibleName("Format")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._ways = ways()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(20, 20, 12, 16)
        self._column.setSpacing(4)
        for kind, words in KINDS.items():
            listed = [way for way in self._ways.values() if way.kind == kind]
            if listed:
                self._column.addWidget(Heading(theme, words))
                for way in listed:
                    self._offer(way)
                self._column.addSpacing(10)
        self._column.addStretch()
        self.setWidget(page)
        self.setMinimumWidth(page.sizeHint().width() + self.verticalScrollBar().sizeHint().width())

    def _offer(self, way: Way) -> None:
        button = QRadioButton(way.label)
        button.setObjectName(f"export.format.{way.key}")
        lacks = way.missing()
        button.setAccessibleName(f"{way.label}, {lacks or way.said}")
        say_tip(button, way.said)
        button.setEnabled(not lacks)
        button.toggled.connect(partial(self._tell, button))
        self._group.addButton(button)
        self._buttons[way.key] = button
        self._column.addWidget(button)
        if lacks:
            why = wrapped(f"Not here: {lacks}", "small")
            why.setContentsMargins(20, 0, 0, 4)
            self._column.addWidget(why)

    def _tell(self, button: QRadioButton, on: bool) -> None:
        if on:  # the other one of the two that change says nothing
            self.ensureWidgetVisible(button)
            self.changed.emit(self.chosen)

    @property
    def chosen(self) -> Way:
        """Return the way that holds."""
        return next(self._ways[key] for key, one in self._buttons.items() if one.isChecked())

    def choose(self, preset: str, last: str) -> None:
        """Let the way hold that was gone last, or rather one that the preset asks for.

        It names a way, a kind of ways or a choice they take; what can't be gone is passed over.
        """
        every = [way for key, way in self._ways.items() if self._buttons[key].isEnabled()]
        every.sort(key=lambda way: (preset != way.key, last != way.key))
        fit = [one for one in every if preset in ("", one.key, one.kind, *one.takes)]
        wanted = self._buttons[(fit or every)[0].key]
        wanted.setChecked(True)
        wanted.setFocus()
        self.ensureWidgetVisible(wanted)
