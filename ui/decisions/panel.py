"""The Decisions place: what reviewers decided and nobody has taken or left aside yet."""

import time
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from ui.context import Context, Target
from ui.corpus.searching import Searching
from ui.decisions.delegate import DecisionDelegate
from ui.decisions.model import DecisionsModel, Head
from ui.decisions.side import DecisionSide
from ui.decisions.writing import Writing
from ui.models.freshness import Freshness
from ui.widgets.columns import lay_under
from ui.widgets.controls import Button, EmptyPlace, step
from ui.widgets.fields import FilterField
from ui.widgets.keys import list_acts
from ui.widgets.lists import RowsView, fit_heads
from ui.widgets.row_menu import offer_menu, passing_menu
from workbench.commands.reviews import DeclineVerdicts, TakeVerdicts
from workbench.review.cases import Case, open_cases
from workbench.review.outcome import Outcome

#: pixels of a decision and of a group's head
_ROW, _HEAD = 44, 30
#: how list and side share the width
_SHARES = (3, 4)
#: seconds; a list that takes longer to read is read anew after so many times as long
_QUICK, _PATIENCE = 0.2, 4
#: more than these are taken beside the window
_MANY = 100
_TOPICS = (
    *("review", "verdict", "excerpt", "code", "claim", "document"),
    *("relation", "actor"),
)


class DecisionsPanel(QWidget):
    """List decisions at the left and show the one in hand at the right.

    T takes, N takes and adds the comment to the note, L leaves aside, Enter and Space show the words
    in a reader, Shift+T takes all that nothing speaks against. `counted` carries how many wait,
    `wanted` asks for files to bring in.
    """

    counted = Signal(int)
    wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisions_panel")
        self.setAccessibleName("Decisions of reviewers")
        self._context = context
        self._searching = Searching(context, self)
        self.writing = Writing(context, self)
        self.model = DecisionsModel(self)
        self._make_list()
        self._act()
        self.side = DecisionSide(context, self.acts)
        self.side.asked.connect(self.show_decision)
        self._lay_out()
        self._asked = self._took = 0.0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.refresh)
        self.freshness = Freshness(self, context, _TOPICS, self._due)
        self._show_current()

    def _make_list(self) -> None:
        theme = self._context.theme
        self.view = RowsView(theme, _ROW).as_list()
        self.view.setObjectName("decisions_list")
        self.view.setAccessibleName("Decisions that wait")
        self.view.setModel(self.model)
        self.view.setItemDelegate(DecisionDelegate(theme, self.view))
        self.view.opened.connect(self._open)
        self.view.clicked.connect(self._click)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.model.modelReset.connect(self._fit_heads)
        theme.changed.connect(self._fit_heads)

    def _act(self) -> None:
        self.acts = list_acts(
            self.view,
            (
                ("decision.take", "Take", "T", self.take),
                ("decision.note", "Take, comment to note", "N", lambda: self.take(noted=True)),
                ("decision.leave", "Leave aside", "L", self.leave),
                ("decision.open", "Show in reader", "Space", lambda: self._show_words(False)),
                ("decision.beside", "Show beside", "", lambda: self._show_words(True)),
                ("decision.all", "Take all that nothing speaks against", "Shift+T", self.take_all),
                ("decision.fold", "Fold group", "Left", lambda: self._fold(True)),
                ("decision.unfold", "Unfold group", "Right", lambda: self._fold(False)),
            ),
        )
        offer_menu(self.view, self._menu)

    def _lay_out(self) -> None:
        self.field = FilterField("decisions_field", "Filter decisions")
        self.field.textChanged.connect(self._narrow)
        self.field.down.connect(self.view.setFocus)
        self.field.returnPressed.connect(self.view.setFocus)
        self.all = Button("Take all", "decisions_all", tip=self.acts["decision.all"].text())
        self.all.clicked.connect(self.take_all)
        bring = Button("Bring decisions in…", "decisions_bring")
        bring.clicked.connect(self.wanted)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.view)
        self.split.addWidget(self.side)
        for place, share in enumerate(_SHARES):
            self.split.setStretchFactor(place, share)
        self.split.setSizes([share * 100 for share in _SHARES])
        self.empty = EmptyPlace(
            "No decision waits",
            "What reviewers send back stands here beside your excerpts as they are now: take it, or"
            " leave it aside. Where they disagree, or an excerpt changed meanwhile, it says so.",
            [step(self, "bring", "Bring decisions in…", self.wanted.emit)],
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.empty)
        lay_under(self, (self.field, self.all, bring), self.stack)

    def _fit_heads(self) -> None:
        """Give the heads of groups their own height, and the decisions theirs."""
        theme = self._context.theme
        fit_heads(self.view, self.model.heads, theme.px(_ROW), theme.px(_HEAD))

    def _menu(self, _index: QModelIndex) -> QMenu:
        menu = passing_menu(self, "decisions_menu")
        menu.addActions(list(self.acts.values()))
        return menu

    # what it shows

    def _due(self) -> None:
        """Read anew, though not at once where that takes long and was just done."""
        waited = time.monotonic() - self._asked
        if self._took > _QUICK and waited < self._took * _PATIENCE:
            self._rest.start(round((self._took * _PATIENCE - waited) * 1000))
        else:
            self.refresh()

    def refresh(self) -> None:
        """Ask in the pool what waits; what is shown stays until the answer comes."""
        self._asked = time.monotonic()
        self._searching.ask(
            lambda reader, _progress: open_cases(reader), self._show_cases, self._context.refuse
        )

    def _show_cases(self, cases: list[Case]) -> None:
        self._took = time.monotonic() - self._asked
        at, held = self.view.currentIndex().row(), self.current
        self.model.show_cases(cases)
        self._go(held.verdict.id if held else 0, at)

    def _go(self, verdict_id: int, otherwise: int) -> None:
        """Bring a decision into hand, or the next one at a place."""
        row = self.model.place_of(verdict_id)
        last = self.model.rowCount() - 1
        if row < 0:
            row = min(max(otherwise, 0), last)
        if isinstance(self.model.row_at(row), Head):
            row = row + 1 if isinstance(self.model.row_at(row + 1), Case) else row
        self.stack.setCurrentWidget(
            self.split if self.model.every or self.model.typed else self.empty
        )
        if row >= 0:
            self.view.selectRow(row)
        self._show_current()
        self._count()

    def _count(self) -> None:
        ready = sum(one.ready for one in self.model.every)
        self.all.setText(f"Take all {ready:,}" if ready else "Take all")
        self.all.setEnabled(bool(ready))
        self.counted.emit(len(self.model.every))

    def _narrow(self, typed: str) -> None:
        held = self.current
        self.model.narrow(typed)
        self._go(held.verdict.id if held else 0, 0)

    @property
    def current(self) -> Case | None:
        """Return the decision in hand."""
        row = self.model.row_at(self.view.currentIndex().row())
        return row if isinstance(row, Case) else None

    def _show_current(self) -> None:
        case = self.current
        known = map(self.model.case, case.rivals if case else ())
        self.side.show_case(case, [one for one in known if one])
        writable = not self._context.store.read_only
        noted = bool(
            case and case.verdict.comment and case.verdict.ruling not in ("reject", "mark")
        )
        self.acts["decision.take"].setEnabled(bool(writable and case and case.possible))
        self.acts["decision.note"].setEnabled(bool(writable and noted and case and case.possible))
        self.acts["decision.leave"].setEnabled(bool(writable and case))
        self.acts["decision.open"].setEnabled(bool(case and case.place))

    def show_decision(self, verdict_id: int) -> None:
        """Bring one into hand, in whatever group it stands."""
        if self.model.place_of(verdict_id) < 0:
            self.field.clear()
            for row in reversed(self.model.heads):
                self.model.fold(row, False)
        self._go(verdict_id, 0)
        self.view.setFocus()

    # what can be done

    def _chosen(self) -> list[Case]:
        rows = map(self.model.row_at, self.view.places())
        return [one for one in rows if isinstance(one, Case)]

    def take(self, noted: bool = False) -> None:
        """Take the one in hand; of several that are chosen those that nothing speaks against."""
        chosen = self._chosen()
        taken = chosen if len(chosen) < 2 else [one for one in chosen if one.ready]
        if taken:
            self._take(taken, noted, len(chosen) - len(taken))
        elif chosen:
            self._context.told.emit("Something speaks against each of these; take them one by one.")

    def take_all(self) -> None:
        """Take all that nothing speaks against, whatever is filtered."""
        if ready := [one for one in self.model.every if one.ready]:
            self._take(ready)

    def _take(self, cases: list[Case], noted: bool = False, left: int = 0) -> None:
        gone = {one.verdict.id for one in cases} | {rival for one in cases for rival in one.rivals}
        command = TakeVerdicts(tuple(one.verdict.id for one in cases), noted)

        def done(outcome: Outcome | None) -> None:
            if outcome:
                rest = f" {left:,} to be taken one by one." if left else ""
                self._context.told.emit(f"{outcome.said().capitalize()}. Undo takes it back.{rest}")
                self._decided(gone)

        if len(cases) <= _MANY:
            done(self._context.run(command, "decisions"))
        else:
            self.writing.run(
                "Taking decisions",
                lambda session, progress: session.run(replace(command, progress=progress)),
                done,
            )

    def leave(self) -> None:
        """Leave those that are chosen aside."""
        if chosen := self._chosen():
            ids = {one.verdict.id for one in chosen}
            if self._context.run_telling(DeclineVerdicts(tuple(ids)), "decisions"):
                self._decided(ids)

    def _decided(self, ids: set[int]) -> None:
        """Take decisions out of the list and go on at once; the store is asked again beside."""
        at = self.view.currentIndex().row()
        self.model.drop(lambda one: one.verdict.id in ids)
        self._go(0, at)

    def _open(self, index: QModelIndex, beside: bool) -> None:
        if isinstance(self.model.row_at(index.row()), Head):
            self._toggle(index.row())
        else:
            self._show_words(beside)

    def _click(self, index: QModelIndex) -> None:
        if isinstance(self.model.row_at(index.row()), Head):
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        self.model.fold(row)
        self.view.selectRow(row)

    def _fold(self, on: bool) -> None:
        if self.view.currentIndex().isValid() and self.model.heads:
            head = self.model.head_of(self.view.currentIndex().row())
            self.model.fold(head, on)
            self.view.selectRow(head)

    def _show_words(self, beside: bool) -> None:
        """Show the words as they are now in a reader."""
        if (case := self.current) and case.place:
            self._context.open(Target(*case.place, beside=beside))
