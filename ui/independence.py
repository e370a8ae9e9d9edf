"""The one switch that says whether counts leave out what copies only repeat.

It holds for the whole project, is remembered with it, and stands wherever something is counted.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from ui.widgets.labels import say_tip
from workbench.changes import COPIES, COUNTING, ChangeSet

if TYPE_CHECKING:
    from ui.context import Context

_KEPT = "independent"
_MARKS = ("mention", "excerpt")


class Independence(QObject):
    """Hold whether copies count, and how much is left out; `changed` when either changes.

    `left_out` has how many documents are copies, and excerpts and mentions that only repeat.
    """

    changed = Signal()

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self._context = context
        self.on = context.store.settings.get(_KEPT, True) is not False
        self.left_out = context.store.copies.left_out()
        context.changed.connect(self._hear)

    @property
    def marks(self) -> int:
        """Return how many excerpts and mentions only repeat others."""
        return self.left_out["excerpts"] + self.left_out["mentions"]

    def turn(self, on: bool) -> None:
        """Count without what copies repeat, or with it, everywhere in the window."""
        if on == self.on:
            return
        self.on = on
        self._context.store.settings.put(_KEPT, on)
        words = "Copies are left out of counts" if on else "Copies are counted too"
        self._context.told.emit(words)
        # every view that counts hears it like any other change
        self._context.changed.emit(
            ChangeSet(words, "independence", "do", {COUNTING: frozenset({int(on)})})
        )
        self.changed.emit()

    def _hear(self, changes: ChangeSet) -> None:
        copied = bool(self.left_out["documents"])
        if not changes.about("document", "origin", COPIES, *(_MARKS if copied else ())):
            return
        now = self._context.store.copies.left_out()
        if now != self.left_out:
            self.left_out = now
            self.changed.emit()

    def told(self) -> str:
        """Return what is left out, as a sentence."""
        out = self.left_out
        copies = counted(out["documents"], "document repeats", "documents repeat")
        return (
            f"{copies} another. {counted(out['excerpts'], 'excerpt')} and"
            f" {counted(out['mentions'], 'mention')} only repeat what stands in an origin"
            f" {'and are left out of every count' if self.on else 'and are counted all the same'}."
        )


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 copy`, `2 copies`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def of_all(count: int, repeated: int, what: str) -> str:
    """Return `41 of 58 mentions (17 in copies)`, or empty where copies repeat none."""
    if not repeated:
        return ""
    return f"{count - repeated:,} of {counted(count, what)} ({repeated:,} in copies)"


class IndependenceToggle(QCheckBox):
    """Turn the switch in a place that counts; hidden while the project has no copies."""

    def __init__(self, context: "Context", name: str) -> None:
        super().__init__("Independent only")
        self.setObjectName(name)
        join(self, context.independence)


def join(button: QAbstractButton, switch: Independence) -> None:
    """Let a button turn the switch and show how it stands, and be seen only where copies are."""

    def show() -> None:
        button.blockSignals(True)
        button.setChecked(switch.on)
        button.blockSignals(False)
        said = f"{switch.told()} (Ctrl+Shift+R)"
        say_tip(button, said)
        button.setAccessibleDescription(said)
        button.setVisible(bool(switch.left_out["documents"]))

    button.setCheckable(True)
    button.setAccessibleName("Independent only: leave out what copies repeat")
    show()
    button.toggled.connect(switch.turn)
    switch.changed.connect(_Shower(button, show).show)


class _Shower(QObject):
    """Show the switch on a button for as long as the button lives."""

    def __init__(self, button: QAbstractButton, act: Callable[[], None]) -> None:
        super().__init__(button)
        self._act = act

    def show(self) -> None:
        self._act()
