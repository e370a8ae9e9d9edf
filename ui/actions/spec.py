"""What an action is: its words, its keys, where it stands and what it needs."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

Keys = QKeySequence.StandardKey | str

#: what an action can need, and what to tell while it is missing
NEEDS: dict[str, str] = {
    "writable": "The project is open for reading only",
    "idle": "An import is under way; wait for its end or cancel it",
    "documents": "Import a document first",
    "document": "Open a document first",
    "selection": "Select some text first",
    "words": "Select some text, or choose an excerpt, first",
    "mark": "Choose an excerpt, a mention or a relation first",
    "excerpt": "Choose an excerpt first",
    "excerpts": "There is no excerpt yet",
    "actors": "Tag an actor first",
    "relations": "There is no relation yet",
    "relation": "Choose a relation or one of its claims first",
    "related": "Choose a relation first, on the chart or in the Inspector",
    "undo": "There is nothing to undo",
    "redo": "There is nothing to redo",
    "panes": "Open a second pane first",
    "comparing": "Compare two documents first",
    "received": "Open a package that you were sent first",
    "back": "No place was visited before this one",
    "forward": "This is the place visited last",
}


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Describe one action.

    `menus` are paths such as `View/Theme`; a change of `section` inside a menu draws a line.
    `keys` are Qt's standard keys or written ones; `needs` are keys of NEEDS. Actions of one
    `group` exclude each other. `help` is the sentence for the palette and the status bar.
    """

    id: str
    text: str
    menus: tuple[str, ...]
    keys: tuple[Keys, ...] = ()
    needs: tuple[str, ...] = ()
    help: str = ""
    section: int = 0
    checkable: bool = False
    group: str = ""


def written(keys: tuple[Keys, ...]) -> list[str]:
    """Return the keys as portable text, standard ones as this platform has them, each once."""
    result: list[str] = []
    for key in keys:
        sequences = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        for sequence in sequences:
            text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
            if text and text not in result:
                result.append(text)
    return result
