"""What stands just now, so that actions are offered only while they can be done."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.actions import Actions
from ui.context import Choice, Context
from ui.trail import Trail

_CODED = {"excerpt", "claim"}
_RELATED = {"relation", "claim"}
_DELETABLE = {"excerpt", "mention", "relation", "claim"}


class Standing(QObject):
    """Tell the actions what is chosen, open, counted and undoable.

    Counts are read once for any number of changes that arrive together.
    """

    counted = Signal(dict)

    def __init__(self, context: Context, actions: Actions, trail: Trail) -> None:
        super().__init__()
        self._context, self._actions, self._trail = context, actions, trail
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.count)
        context.changed.connect(self._count_soon)
        context.independence.changed.connect(self._soon.start)
        context.chosen.connect(self._choose)
        trail.changed.connect(self._walk)
        self._selected = self._chosen = False
        actions.know(writable=not context.store.read_only, idle=True)
        self.count()

    def count(self) -> None:
        """Read how much there is and what could be undone, and tell everybody."""
        store = self._context.store
        counts, copied = store.counts(), self._context.independence
        undo, redo = store.history.next_undo(), store.history.next_redo()
        self._actions.say("edit.undo", f"Undo {_lowered(undo)}".rstrip())
        self._actions.say("edit.redo", f"Redo {_lowered(redo)}".rstrip())
        self._actions.know(
            undo=bool(undo),
            redo=bool(redo),
            documents=bool(counts.get("documents")),
            actors=bool(counts.get("actors")),
            relations=bool(counts.get("relations")),
            excerpts=bool(counts.get("excerpts") or counts.get("mentions")),
        )
        counts |= {"copies": copied.left_out["documents"]}
        if copied.on:
            for one in ("excerpts", "mentions"):
                counts[one] -= copied.left_out[one]
        self.counted.emit(counts)

    def rest(self) -> None:
        """Read nothing any more, as when the window closes."""
        self._soon.stop()

    def select(self, selected: bool) -> None:
        """Say whether a reader has words selected."""
        self._selected = selected
        self._tell()

    def read(self, document: bool, panes: int) -> None:
        """Say whether a document is open, and in how many panes."""
        self._actions.know(document=document, panes=panes > 1)

    def work(self, writing: bool) -> None:
        """Say whether an import is under way; tagging goes on beside it, undo does not."""
        self._actions.know(idle=not writing)

    def _count_soon(self, _changes: object) -> None:
        self._soon.start()

    def _choose(self, choice: Choice) -> None:
        self._chosen = choice.kind in _CODED
        self._actions.know(
            excerpt=choice.kind in _CODED,
            mark=choice.kind in _DELETABLE,
            relation=choice.kind in _RELATED,
        )
        self._tell()

    def _tell(self) -> None:
        self._actions.know(selection=self._selected, words=self._selected or self._chosen)

    def _walk(self) -> None:
        self._actions.know(back=self._trail.can_go_back, forward=self._trail.can_go_forward)


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
