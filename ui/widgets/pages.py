"""What a place holds: panels that are made when they are first shown."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.torn import TornWindow

Factory = Callable[[], QWidget]


@dataclass
class Page:
    """Hold one panel of a place; the panel is made when it is first shown.

    A `rare` one has no tab unless it was asked for.
    """

    id: str
    title: str
    factory: Factory
    count: int | None = None
    panel: QWidget | None = None
    late: bool = False
    rare: bool = False
    holder: QWidget = field(default_factory=QWidget)
    hidden: bool = False
    torn: TornWindow | None = None

    @property
    def label(self) -> str:
        """Return the tab's words: the title with its count."""
        return self.title if self.count is None else f"{self.title} {self.count:,}"


def take_focus(panel: QWidget) -> bool:
    """Give the keyboard to the first part of the panel that wants it; says whether one does."""
    first = panel.focusProxy()  # where a panel says that its work begins
    stops = [*([first] if first else []), panel, *panel.findChildren(QWidget)]
    for stop in stops:
        if stop.isVisible() and stop.isEnabled() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False
