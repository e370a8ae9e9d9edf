"""Run commands: one transaction, one journal entry and one published change each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from workbench.bus import Bus
from workbench.changes import ChangeSet
from workbench.ports import Store


class Command(Protocol):
    """A user action as data: what it is called, and what it does to the store."""

    @property
    def label(self) -> str:
        """Name the action as Undo shows it."""
        ...

    def apply(self, store: Store, desk: "Desk") -> Any:
        """Check and write; raises Refusal when it can't be done. Returns what the caller needs."""
        ...


@runtime_checkable
class Telling(Protocol):
    """A command whose history entry tells what came of it."""

    def told(self, result: Any) -> str:
        """Return what was done, in place of the label."""
        ...


class Desk:
    """Hold who works and what time it is, so that tests can say both."""

    def __init__(self, who: str, clock: Callable[[], str]) -> None:
        self.who = who
        self.clock = clock


class Session:
    """Join a store, an analyst and those who listen."""

    def __init__(self, store: Store, bus: Bus, desk: Desk) -> None:
        self.store = store
        self.bus = bus
        self.desk = desk

    def run(self, command: Command, origin: str = "", group: str = "") -> Any:
        """Apply the command in one operation, publish what changed, return its result.

        Raises Refusal (nothing is written then, and nothing enters the history).
        """
        with self.store.operation(command.label, self.desk.who, origin, group) as recording:
            result = command.apply(self.store, self.desk)
            if isinstance(command, Telling):
                recording.label = command.told(result)
        if recording.changes.touched:
            self.bus.publish(recording.changes)
        return result

    def undo(self) -> ChangeSet | None:
        """Take back the last operation and publish it; None when there is nothing to undo."""
        return self._published(self.store.undo())

    def redo(self) -> ChangeSet | None:
        """Bring back what was last undone and publish it; None when there is nothing to redo."""
        return self._published(self.store.redo())

    def _published(self, changes: ChangeSet | None) -> ChangeSet | None:
        if changes:
            self.bus.publish(changes)
        return changes


@contextmanager
def beside(store: Store, desk: Desk, publish: Callable[[ChangeSet], None]) -> Iterator[Session]:
    """Give the calling worker thread a session of its own, beside the owner of the store.

    `publish` is called on this thread with each committed ChangeSet; a window relays it to its own.
    """
    bus = Bus()
    bus.join(publish)
    with store.background_writer() as writer:
        yield Session(writer, bus, desk)


class Projects(Protocol):
    """Open and make projects for a window, which does not know the store."""

    def open(self, path: Path, read_only: bool = False) -> Session:
        """Open a project file; raises ProjectRefused."""
        ...

    def create(self, path: Path) -> Session:
        """Make a new, empty project file; raises ProjectRefused."""
        ...

    def demo(self) -> Session:
        """Open the demo project, built when it is not there."""
        ...

    def own_folder(self) -> Path:
        """Return the folder for projects that nobody chose a place for."""
        ...
