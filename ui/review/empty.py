"""What the Review place says where there is nothing to list."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.widgets.controls import EmptyPlace, step


def nothing_left(owner: QWidget, show_all: Callable[[], object]) -> EmptyPlace:
    """Return what is said when every excerpt is narrowed away."""
    return EmptyPlace(
        "Nothing matches the filter",
        "Every field above narrows the list.",
        [step(owner, "review_clear", "Show all", show_all)],
    )


def no_review(
    owner: QWidget, make: Callable[[], object], open_: Callable[[], object]
) -> EmptyPlace:
    """Return what is said in a project that was not made of a package, with the first steps."""
    return EmptyPlace(
        "No review under way here",
        "A package lets somebody judge your excerpts without your project. One that you were"
        " sent opens as a project of its own, and is reviewed in this place.",
        [
            step(owner, "review_make", "Make a package…", make),
            step(owner, "review_open", "Open a package…", open_),
        ],
    )


def to_be_coded() -> EmptyPlace:
    """Return what is said of a blind package."""
    return EmptyPlace(
        "Code these documents yourself",
        "The package holds documents and a code book, and nothing that anybody marked. Read,"
        " select a passage and press a code’s key; every excerpt that you make is sent back.",
    )
