"""The excerpt under review: who speaks, what rests on it, and what the reviewer says of it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.review.list import Shown
from ui.widgets.fields import TextField
from ui.widgets.labels import wrapped
from workbench.model.grades import LIKELIHOODS
from workbench.model.relations import Claim
from workbench.ports import Reader

_TOUCHED = {
    "text": "its document",
    "span": "where it begins or ends",
    "note": "its note",
    "codes": "its codes",
}
#: letters of a note that are shown here; all of it stands in the Inspector
_LONGEST = 1000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommentField(TextField):
    """Write a comment: Enter keeps it and goes back, Shift+Enter begins a line, Esc leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        leaving = event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and not shift)
        super().keyPressEvent(event)
        if leaving:
            self.left.emit()


class ReviewCard(QWidget):
    """Show what belongs to one excerpt; `commented` carries its number and the comment."""

    commented = Signal(int, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("review_card")
        self.setAccessibleName("The excerpt under review")
        self._context = context
        self._number = 0
        self.state = wrapped("", "strong")
        self.state.setObjectName("review_state")
        self.about = wrapped("", "small")
        self.about.setObjectName("review_about")
        self.note = wrapped("", "small")
        self.note.setObjectName("review_note")
        self.touched = wrapped("", "wrong")
        self.touched.setObjectName("review_touched")
        self.comment = CommentField("review_comment", "Comment", True, boxed=True)
        self.comment.hint("Comment (M)")
        self.comment.committed.connect(lambda said: self.commented.emit(self._number, said))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(4)
        for part in (self.state, self.about, self.note, self.touched, self.comment):
            column.addWidget(part)

    def show_row(self, shown: Shown | None) -> None:
        """Show an excerpt, None for none; what is being written of the one before is kept first."""
        if shown is None or shown.row.number != self._number:
            self.comment.commit()
        self.setVisible(shown is not None)
        if shown is None:
            self._number = 0
            return
        row, verdict = shown.row, shown.verdict
        self._number = row.number
        self.state.setText(f"{row.number:,} · {shown.state} · {shown.codes}")
        lines = list(_about(self._context.store, row.excerpt_id, row.grade))
        self.about.setText("\n".join(lines))
        self.about.setVisible(bool(lines))
        note = self._note(row.excerpt_id)[:_LONGEST]
        self.note.setText(f"Note of the analyst: {note}" if note else "")
        self.note.setVisible(bool(note))
        self._tell_touched(row.touched)
        self.comment.show_text(verdict.comment if verdict else "")

    def _note(self, excerpt_id: int) -> str:
        return next((one.note for one in self._context.store.excerpts.these([excerpt_id])), "")

    def _tell_touched(self, touched: tuple[str, ...]) -> None:
        said = ""
        if touched == ("gone",):
            said = "You deleted this excerpt here. That is not sent back: undo it, and reject it."
        elif touched:
            parts = " and ".join(_TOUCHED[one] for one in touched)
            said = f"You changed {parts} here. That is not sent back: undo it, or say it below."
        self.touched.setText(said)
        self.touched.setVisible(bool(said))


def _about(reader: Reader, excerpt_id: int, grade: str) -> Iterator[str]:
    """Yield what else is known: who speaks, the grade, and the relations that rest on the excerpt."""
    speaker = reader.excerpts.speaker(excerpt_id)
    name = reader.actors.get(speaker.actor_id).name if speaker.actor_id else speaker.words
    parts = [f"{name} speaks" if name else "", f"Source {grade}" if grade else ""]
    if said := " · ".join(filter(None, parts)):
        yield said
    for claim in reader.claims.find(excerpt_id=excerpt_id):
        yield _related(reader, claim)


def _related(reader: Reader, claim: Claim) -> str:
    relation = reader.relations.get(claim.relation_id)
    ends = [reader.actors.get(end).name for end in (relation.subject_id, relation.object_id)]
    kind = reader.relation_kinds.get(relation.kind_id).label
    more = [
        "" if claim.stance == "asserts" else claim.stance,
        LIKELIHOODS[claim.likelihood][0] if claim.likelihood else "",
        f"{claim.since or '…'} to {claim.until or '…'}" if claim.since or claim.until else "",
    ]
    said = ", ".join(filter(None, more))
    return f"Evidence: {ends[0]} {kind} {ends[1]}{f' ({said})' if said else ''}"
