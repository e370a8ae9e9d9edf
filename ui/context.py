"""What every view of a window shares: the session, the theme, and what is chosen just now."""

import logging
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.independence import Independence
from ui.tasks import Tasks
from ui.theme import Theme
from ui.voices import Voices
from workbench.changes import ChangeSet
from workbench.errors import Refusal
from workbench.ports import Store
from workbench.queries.tree import Query
from workbench.session import Command, Session

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Target:
    """Name a place in a document to show: a half-open code-point span (0, 0 is its start).

    `pane` is the reader to use, −1 for the one in use; `beside` asks for a second pane. An excerpt
    is outlined in that reader alone.
    """

    document_id: int
    start: int = 0
    end: int = 0
    pane: int = -1
    beside: bool = False
    excerpt_id: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Name what the inspector shows: document, excerpt, mention, actor, code, relation or claim.

    A statement is named by its document and a place `at` which it stands there.
    """

    kind: str = ""
    id: int = 0
    at: int = 0


class Context(QObject):
    """Join the views of one window without letting them know each other.

    Signals arrive on the GUI thread. Views read through `store`, write through `run`, ask for a
    document with `open`, and say what is selected with `choose` and `choose_actor`.
    """

    changed = Signal(object)  # ChangeSet: something was committed, undone or redone
    wanted = Signal(object)  # Target: show this place in a reader
    chosen = Signal(object)  # Choice: inspect this
    actor_chosen = Signal(int)  # light up this actor's mentions everywhere; 0 for none
    compared = Signal(int, int)  # show these two documents side by side, their differences marked
    card_wanted = Signal(int)  # show the card of this actor
    sayings_wanted = Signal(int)  # show what this actor says, and what is said about it
    sought = Signal(object)  # Query: mark its places in every reader; None for none
    told = Signal(str)  # a passing message for the status bar
    refused = Signal(str)  # a sentence the analyst can act on

    def __init__(self, session: Session, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.tasks = tasks
        self.actor_id = 0
        self.choice = Choice()
        self.query: Query | None = None
        self.independence = Independence(self)
        self.voices = Voices(self)
        self._leave = session.bus.join(self.changed.emit)

    @property
    def store(self) -> Store:
        """Return the store, for reading."""
        return self.session.store

    def leave(self) -> None:
        """Hear of no change any more, as when the window closes."""
        self._leave()

    def run(self, command: Command, origin: str = "", group: str = "") -> Any:
        """Run a command; a Refusal is shown in the window and None returned."""
        try:
            return self.session.run(command, origin, group)
        except Refusal as refusal:
            self.refuse(refusal)
            return None

    def run_telling(self, command: Command, origin: str = "") -> bool:
        """Run a command that takes something away and say that Undo brings it back.

        Returns False when it was refused, which is shown in the window.
        """
        try:
            self.session.run(command, origin)
        except Refusal as refusal:
            self.refuse(refusal)
            return False
        self.told.emit(f"{command.label}. Undo brings it back.")
        return True

    def undo(self) -> ChangeSet | None:
        """Undo and say what was undone."""
        return self._stepped("Undone", self.session.undo)

    def redo(self) -> ChangeSet | None:
        """Redo and say what was redone."""
        return self._stepped("Redone", self.session.redo)

    def _stepped(self, word: str, step: Any) -> ChangeSet | None:
        try:
            changes: ChangeSet | None = step()
        except Refusal as refusal:
            self.refuse(refusal)
            return None
        if changes:
            self.told.emit(f"{word}: {changes.label}")
        return changes

    def refuse(self, refusal: Refusal) -> None:
        """Show a sentence that the analyst can act on, and log its reason."""
        log.info("refused: %s", refusal, exc_info=refusal)
        self.refused.emit(str(refusal))

    def open(self, target: Target) -> None:
        """Ask the readers to show a place."""
        self.wanted.emit(target)

    def compare(self, left: int, right: int) -> None:
        """Ask the readers to compare two documents; the origin or the older one stands left."""
        self.compared.emit(left, right)

    def show_card(self, actor_id: int) -> None:
        """Ask for the card of an actor."""
        self.card_wanted.emit(actor_id)

    def show_sayings(self, actor_id: int) -> None:
        """Ask for what an actor says, and what others say about it."""
        self.sayings_wanted.emit(actor_id)

    def seek(self, query: Query | None) -> None:
        """Mark the places of a search in every reader; None for none."""
        if query != self.query:
            self.query = query
            self.sought.emit(query)

    def choose(self, kind: str, record_id: int, at: int = 0) -> None:
        """Say what is selected, for the inspector."""
        self.choice = Choice(kind, record_id, at)
        self.chosen.emit(self.choice)

    def choose_actor(self, actor_id: int) -> None:
        """Light up an actor's mentions everywhere; 0 for none."""
        if actor_id != self.actor_id:
            self.actor_id = actor_id
            self.actor_chosen.emit(actor_id)
        if actor_id:
            self.choose("actor", actor_id)
