"""What reviewers said of the excerpt that is inspected, with their comments."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.inspector.parts import Listing
from ui.theme import Theme
from ui.widgets.labels import wrapped
from workbench.ports import Reader
from workbench.review.said import Said, said_of

#: letters of a comment that are shown
_LONGEST = 1500


class Reviewed(Listing):
    """List what reviewers said; hidden where nobody said anything."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "excerpt_reviewed", "Review")

    def show_said(self, reader: Reader, excerpt_id: int) -> None:
        """Show what was said of an excerpt."""
        self.show_lines([_line(one) for one in said_of(reader, excerpt_id)])


def _line(one: Said) -> Callable[[], QWidget]:
    def make() -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(2, 3, 2, 3)
        column.setSpacing(2)
        column.addWidget(wrapped(f"{one.words}.", "" if one.state == "taken" else "muted"))
        if one.comment:
            said = one.comment
            short = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
            column.addWidget(wrapped(f"“{short}”", "small"))
        return held

    return make
