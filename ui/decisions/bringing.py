"""Bring files of decisions in: what they hold, and what would be done, is said before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.decisions.writing import Writing
from ui.widgets.controls import Button
from ui.widgets.labels import wrapped
from workbench.commands.reviews import Merged, MergeReviews, merged
from workbench.review.brought import SentBack, sent_back
from workbench.review.cases import DOUBTS
from workbench.review.merging import plan
from workbench.tasks import Progress

FILES = "Decisions of reviewers (*.json);;All files (*)"
#: sentences on what is left out that are shown; a file may hold any number
_MOST = 8


@dataclass(frozen=True, slots=True)
class Looked:
    """Hold files that were read, and what bringing them in would come to."""

    files: tuple[SentBack, ...]
    merged: Merged


class Bringing(QObject):
    """Read files beside the window, say what they hold, and bring them in as it is answered.

    `brought` carries what came of it.
    """

    brought = Signal(object)  # Merged

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.writing = Writing(context, self)

    def begin(self, paths: Sequence[Path]) -> None:
        """Read the files; what can't be used is refused with one sentence, and nothing comes in."""
        store, clock = self._context.store, self._context.session.desk.clock

        def look(progress: Progress) -> Looked:
            files = tuple(map(sent_back, paths))
            with store.reader() as reader:
                planned = plan(reader, files, clock(), progress)
            return Looked(files, merged(planned, take=True))

        self._context.tasks.start("Reading decisions", look, self._ask, self._context.refuse)

    def _ask(self, looked: Looked) -> None:
        if not looked.merged.decisions:
            self._context.told.emit(" ".join(looked.merged.told) or looked.merged.summary())
            return
        dialog = BringingDialog(self._context, looked.merged, self._window)
        dialog.chosen.connect(lambda take: self._bring(looked, take))
        dialog.open()

    def _bring(self, looked: Looked, take: bool) -> None:
        self.writing.run(
            "Bringing decisions in",
            lambda session, progress: session.run(
                MergeReviews(looked.files, take, progress), "decisions"
            ),
            self._tell,
        )

    def _tell(self, result: Merged) -> None:
        self._context.told.emit(f"{result.summary()} Undo takes it back.")
        self.brought.emit(result)


class BringingDialog(QDialog):
    """Say whose decisions came and what would be done. `chosen` says whether to take at once."""

    chosen = Signal(bool)

    def __init__(self, context: Context, would: Merged, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bring_decisions")
        self.setWindowTitle("Bring decisions in")
        self._context = context
        brought = "decision" if would.decisions == 1 else "decisions"
        self.title = wrapped(f"{would.decisions:,} {brought} of {would.reviewers}", "title")
        self.does = wrapped(self._does(would))
        self.does.setObjectName("bring_decisions_does")
        self.needs = wrapped(self._needs(would))
        self.needs.setObjectName("bring_decisions_needs")
        self.needs.setVisible(bool(would.waiting))
        self.left = wrapped(self._left(would), "small")
        self.left.setObjectName("bring_decisions_left")
        self.left.setVisible(bool(would.told))
        self.take = self._button(f"Take {would.done.total:,} at once", "take", True)
        self.take.setEnabled(bool(would.done.total))
        self.look = self._button("Decide one by one", "look", False)
        first = self.take if would.done.total else self.look
        first.setProperty("kind", "primary")
        self.cancel = Button("Cancel", "bring_decisions_cancel")
        self.cancel.clicked.connect(self.reject)
        self._lay()
        first.setDefault(True)
        first.setFocus()  # or Enter would press the leftmost

    def _button(self, words: str, name: str, take: bool) -> Button:
        button = Button(words, f"bring_decisions_{name}")
        button.clicked.connect(lambda: self._choose(take))
        return button

    def _does(self, would: Merged) -> str:
        done = would.done.said()
        return f"Taken at once: {done}." if done else "None can be taken without being looked at."

    def _needs(self, would: Merged) -> str:
        count = sum(would.waiting.values())
        need = "needs" if count == 1 else "need"
        kinds = ", ".join(
            f"{DOUBTS[kind][:1].lower()}{DOUBTS[kind][1:]} ({many:,})"
            for kind, many in would.waiting.items()
        )
        return f"{count:,} {need} you either way: {kinds}."

    def _left(self, would: Merged) -> str:
        more = len(would.told) - _MOST
        rest = [f"{more:,} more sentences are not shown."] if more > 0 else []
        return "\n".join([*would.told[:_MOST], *rest])

    def _lay(self) -> None:
        theme = self._context.theme
        words, foot = QVBoxLayout(), QFrame()
        words.setContentsMargins(20, 16, 20, 16)
        words.setSpacing(8)
        for line in (self.title, self.does, self.needs, self.left):
            words.addWidget(line)
        words.addStretch(1)
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 12, 20, 16)
        row.setSpacing(8)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.look)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words, 1)
        column.addWidget(foot)
        self.setFont(theme.panel_font())
        self.resize(theme.px(480), theme.px(200))

    def _choose(self, take: bool) -> None:
        self.accept()
        self.chosen.emit(take)
