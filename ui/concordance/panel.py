"""The Concordance place: a word in its contexts, sorted by neighbours, with what stands near it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.concordance.controls import Controls
from ui.concordance.model import LinesModel
from ui.concordance.neighbours import Neighbours
from ui.concordance.view import LinesView
from ui.context import Context
from ui.corpus.asking import QueryField
from ui.corpus.searching import Searching
from ui.tagging.checked import CheckedStrip
from ui.widgets.controls import EmptyPlace
from workbench.errors import QueryRefused, Refusal
from workbench.ports import Reader
from workbench.queries.arranging import MOST
from workbench.queries.contexts import Arrangement, Contexts, Group, read_contexts
from workbench.queries.parsing import read_query
from workbench.tasks import Progress

#: width and height from which on the words near and the controls have their room
_ROOMY, _HIGH = 640, 190


class ConcordancePanel(QWidget):
    """Show every place of a search as a line. `counted` carries how many."""

    counted = Signal(int)
    file_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concordance")
        self.setAccessibleName("Concordance")
        self._context = context
        self._searching = Searching(context, self)
        self._arranging = Searching(context, self)
        self._word = ""
        self._asked = ""
        self._reach = 0
        self.model = LinesModel(self)
        self._build_head()
        self._build_list()
        self._lay_out()

    def _build_head(self) -> None:
        self.asking = QueryField(self._context.theme, "concordance", "Words to see in context")
        self.asking.asked.connect(self.search)
        self.asking.help_wanted.connect(self.help_wanted)
        self.field = self.asking.field
        self.field.down.connect(lambda: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.field.textChanged.connect(self._emptied)
        self.controls = Controls(self._context)
        self.asking.row.addWidget(self.controls.export)
        self.controls.arranged.connect(self._arrange)
        self.controls.export_wanted.connect(self.file_wanted)

    def _build_list(self) -> None:
        self.strip = CheckedStrip(
            self._context,
            "concordance_checked",
            lambda: self.model.checked,
            self.model.check_all,
            lambda: self.model.count,
        )
        self.model.checked_changed.connect(self.strip.refresh)
        self.view = LinesView(self._context, self.model, self.strip)
        self.near = Neighbours(self._context)
        self.near.picked.connect(self._narrow)
        self.controls.near_left.connect(self.near.leave)

    def _lay_out(self) -> None:
        self.empty = EmptyPlace(
            "A word in all its contexts",
            "Type a word or a search above and press Enter: every place stands as one line, sorted "
            "by what precedes or follows, with the words that stand near it.",
        )
        self.nothing = EmptyPlace("Nothing found", "Try another form of the word, word* or word~.")
        self.found = QWidget()
        row = QHBoxLayout(self.found)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.near)
        self.stack = QStackedWidget()
        for page in (self.empty, self.nothing, self.found):
            self.stack.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(4)
        head.addWidget(self.asking)
        head.addWidget(self.controls)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        self._show(Contexts(), [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the lines when there is little."""
        super().resizeEvent(event)
        theme = self._context.theme
        self.near.setVisible(self.width() >= theme.px(_ROOMY))
        self.controls.setVisible(self.height() >= theme.px(_HIGH))

    # asking

    def search(self, typed: str) -> None:
        """Show every place of a search."""
        self.field.setText(typed)
        if not typed.strip():
            return
        try:
            query = read_query(typed)
        except QueryRefused as refused:
            self._refused(refused)
            return
        self._word = ""
        self.controls.show_near("")
        wanted = self._wanted()
        self._asked, self._reach = typed, wanted.window.reach

        def ask(reader: Reader, progress: Progress) -> tuple[Contexts, list[Group]]:
            contexts = read_contexts(reader, query, wanted.window, progress)
            return contexts, wanted.of(reader, contexts)

        self._arranging.stop()
        self.controls.count.setText("Reading…")
        self._searching.ask(ask, self._found, self._refused, "Reading contexts")

    def _wanted(self) -> Arrangement:
        chosen = self.controls
        return Arrangement(
            chosen.sort.key or "right",
            chosen.group.key,
            chosen.breadth,
            chosen.furniture.isChecked(),
            self._word,
            self.near.window_field.value(),
            self._context.independence.on,
        )

    def _emptied(self, typed: str) -> None:
        """Leave the search when the field is emptied."""
        if typed.strip() or not (self._asked or self.asking.error.isVisible()):
            return
        self._searching.stop()
        self._arranging.stop()
        self._asked = ""
        self._context.seek(None)
        self._show(Contexts(), [])

    def _found(self, answer: tuple[Contexts, list[Group]]) -> None:
        contexts, groups = answer
        self._context.seek(contexts.query)
        self._show(contexts, groups)
        self.view.begin()

    def _show(self, contexts: Contexts, groups: list[Group]) -> None:
        self.asking.accept(contexts.query)
        self.controls.offer_furniture(bool(contexts.furnished.any()))
        self.model.show_contexts(contexts, groups, self.controls.breadth)
        self._count()
        count = len(contexts.lines)
        empty = self.nothing if contexts.query else self.empty
        self.stack.setCurrentWidget(self.found if count else empty)
        self.counted.emit(count)
        self.near.show_contexts(contexts)

    def _refused(self, refusal: Refusal) -> None:
        self._searching.stop()
        self._count()
        self.asking.refuse(refusal)

    def _count(self) -> None:
        contexts = self.model.contexts
        shown = self.model.shown_count
        copies = int(contexts.repeated.sum()) if self._context.independence.on else 0
        self.controls.count.setText(_counted(contexts, shown, copies) if contexts.lines else "")
        self.controls.export.setEnabled(bool(shown))

    def _arrange(self) -> None:
        """Put the lines in the order and the groups that the controls show, in the pool."""
        contexts = self.model.contexts
        if not contexts.lines:
            return
        wanted = self._wanted()
        if wanted.window.reach > self._reach:
            self.search(self._asked)
            return

        def show(groups: list[Group]) -> None:
            self.model.show_groups(groups, wanted.window)
            self._count()

        self._arranging.ask(lambda reader, _: wanted.of(reader, contexts), show, self._refused)

    def _narrow(self, word: str) -> None:
        """Show only the lines that have a neighbour; empty shows all."""
        if word != self._word:
            self._word = word
            self.controls.show_near(word)
            self._arrange()

    def write(self, path: Path) -> None:
        """Write the lines shown to a file, in the pool; a Refusal is shown."""
        from ui.concordance.writing import write_found

        lines, cited = self.model.shown(), dict(self.model.contexts.cited)
        write_found(self._context, lambda _reader, _progress: (lines, cited), path)

    def state(self) -> dict[str, Any]:
        """Return what is remembered."""
        return self.controls.state() | {"window": self.near.window_field.value()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered."""
        self.controls.restore(state)
        if isinstance(state.get("window"), int):
            self.near.window_field.setValue(state["window"])


def _counted(contexts: Contexts, shown: int, copies: int) -> str:
    count, documents = len(contexts.lines), contexts.documents
    said = f"{count:,} in {documents:,} document{'' if documents == 1 else 's'}"
    said = f"The first {said}" if count >= MOST else said
    if shown < count:
        said = f"{shown:,} of {said}"
    aside = int(contexts.furnished.sum())
    said = f"{said}, {aside:,} in page furniture" if aside else said
    return f"{said}, {copies:,} in copies" if copies else said
