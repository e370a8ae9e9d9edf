"""The way the analyst came: places visited, for Back and Forward."""

from PySide6.QtCore import QObject, Signal

from ui.context import Context, Target

LONGEST = 100


class Trail(QObject):
    """Remember the places asked for, and go back and forward along them."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._places: list[Target] = []
        self._at = -1
        self._walking = False
        context.wanted.connect(self._visit)

    @property
    def can_go_back(self) -> bool:
        """Say whether a place was visited before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Say whether Back was used."""
        return self._at + 1 < len(self._places)

    def back(self) -> None:
        """Go to the place visited before."""
        self._step(-1)

    def forward(self) -> None:
        """Go to the place visited after this one."""
        self._step(1)

    def _visit(self, target: Target) -> None:
        if self._walking or (self._places and self._places[self._at] == target):
            return
        self._places = [*self._places[: self._at + 1], target][-LONGEST:]
        self._at = len(self._places) - 1
        self.changed.emit()

    def _step(self, by: int) -> None:
        at = self._at + by
        if not 0 <= at < len(self._places):
            return
        self._at = at
        self._walking = True
        try:
            self._context.open(self._places[at])
        finally:
            self._walking = False
        self.changed.emit()
