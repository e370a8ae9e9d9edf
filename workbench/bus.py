"""Who hears of a change. Synchronous and toolkit-free; the window adapts it in `ui/qtbus.py`."""

from collections.abc import Callable

from workbench.changes import ChangeSet

Listener = Callable[[ChangeSet], None]


class Bus:
    """Tell every listener of each change, in the order they joined."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def join(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; return the function that removes it again, however often it is called."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def publish(self, changes: ChangeSet) -> None:
        """Call every listener with the change."""
        for listener in tuple(self._listeners):
            listener(changes)
