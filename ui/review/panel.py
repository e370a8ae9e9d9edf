"""The Review place: each excerpt of a package, and every decision by one key."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.corpus.searching import Searching
from ui.models.freshness import Freshness
from ui.review.acts import BUTTONS, ORIGIN, ReviewActs
from ui.review.board import Board, read_board
from ui.review.card import ReviewCard
from ui.review.empty import no_review, nothing_left, to_be_coded
from ui.review.head import ReviewHead
from ui.review.list import Narrowed, ReviewDelegate, ReviewModel, Shown
from ui.widgets.controls import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.keys import Acts
from ui.widgets.labels import Hairline
from ui.widgets.lists import RowsView, place_kept
from ui.widgets.row_menu import offer_menu, passing_menu
from ui.widgets.scrolled import Scrolled
from workbench.changes import ChangeSet
from workbench.commands.verdicts import CommentOnExcerpt
from workbench.model.review import Made
from workbench.review.reviewing import codes_in, decided

#: pixels of the design that the place is high when instructions are shown without being asked for
_ROOM = 600
#: and below which some fields give way to the list
_LOW = 480
#: ms that the list rests on a row before the reader follows
_REST = 40


class ReviewPanel(QWidget):
    """List what a package holds. `acts` are its actions by id, for menus.

    A accepts, R rejects, C changes the code, a digit changes it to the code with that key, M
    comments, Del takes back; N goes to the next undecided. Enter shows an excerpt in a reader,
    Ctrl+Enter beside. `counted` carries how many are undecided.
    """

    counted = Signal(int)
    make_wanted = Signal()
    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_panel")
        self.setAccessibleName("Review")
        self._context = context
        self._made: Made | None = None
        self._filling = False
        self._searching = Searching(context, self)
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._follow)
        self.model = ReviewModel(self)
        self._build()
        self.deciding = ReviewActs(context, self.view, self, self._ways())
        self.acts = self.deciding.acts
        self._offer_buttons()
        self._lay()
        self.freshness = Freshness(self, context, ("excerpt", "code", "document"), self.refresh)
        context.changed.connect(self._hear)

    def _build(self) -> None:
        theme = self._context.theme
        self.head = ReviewHead(self._context)
        self.head.changed.connect(self._narrow)
        self.head.words.down.connect(self.focus_list)
        self.head.words.returnPressed.connect(self.focus_list)
        self.view = RowsView(theme, 44).as_list()
        self.view.setObjectName("review_list")
        self.view.setAccessibleName("Excerpts under review")
        self.view.setModel(self.model)
        self.view.setItemDelegate(ReviewDelegate(theme, self.view))
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._turned())
        offer_menu(self.view, self._menu)
        self.setFocusProxy(self.view)
        self.card = ReviewCard(self._context)
        self.card.commented.connect(self._comment)
        self.card.comment.left.connect(self.focus_list)
        self.nothing = nothing_left(self, self.show_all)
        self.empty = no_review(self, self.make_wanted.emit, self.open_wanted.emit)
        self.blind = to_be_coded()

    def _ways(self) -> Acts:
        return (
            ("review.comment", "Comment…", "M", self.card.comment.setFocus),
            ("review.next", "Next undecided", "N", partial(self.to_undecided, 1)),
            ("review.before", "Undecided before", "Shift+N", partial(self.to_undecided, -1)),
            ("review.told", "Instructions", "I", self.head.ask),
            ("review.find", "Filter", "/", self.head.words.setFocus),
        )

    def _offer_buttons(self) -> None:
        self._buttons = FlowLayout(spacing=4)
        self._deciding: list[Button] = []
        for name, told in BUTTONS.items():
            act = self.acts[name]
            kind = "primary" if name == "review.accept" else ""
            tip = f"{told} ({act.shortcut().toString()})"
            button = Button(act.text(), name.replace(".", "_"), kind, tip=tip)
            button.clicked.connect(act.trigger)
            self._buttons.addWidget(button)
            self._deciding.append(button)
        self.save = Button("Save decisions…", "review_save", tip="Write what goes back to a file")
        self.save.clicked.connect(lambda _=False: self.save_wanted.emit())
        self._buttons.addWidget(self.save)

    def _lay(self) -> None:
        self.stack = QStackedWidget()
        for page in (self.view, self.nothing, self.blind):
            self.stack.addWidget(page)
        self.tools = QWidget()
        foot = QVBoxLayout(self.tools)
        foot.setContentsMargins(8, 4, 8, 8)
        foot.setSpacing(4)
        foot.addLayout(self._buttons)
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(Hairline())
        column.addWidget(Scrolled(self.card))
        column.addWidget(self.tools)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._whole)
        self._pages.addWidget(self.empty)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.fit(low=self.height() < self._context.theme.px(_LOW))

    # what it shows

    def refresh(self) -> None:
        """Read the excerpts in the pool; what is shown stays until the answer comes."""
        self._searching.ask(read_board, self._show, self._context.refuse)

    def _show(self, board: Board) -> None:
        first = self._made is None
        self._made = board.made
        self._pages.setCurrentWidget(self._whole if board.made else self.empty)
        if board.made is None:
            return
        self.head.show_package(board.made)
        blind = board.made.blind
        for part in (self.head.narrowing, self.head.bar, *self._deciding):
            part.setVisible(not blind)
        self._filling = True
        with place_kept(self.view, self.model):
            self.model.show_rows(board.rows, dict(board.verdicts or {}), board.names or {})
        self._filling = False
        self._own = board.own
        if first:
            room = self.height() > self._context.theme.px(_ROOM)
            asked = room and bool(board.made.instructions) and not self.model.verdicts
            self.head.told.setChecked(asked)
            place = self.model.next_undecided(-1, 1)
            self.view.selectRow(max(0, place))
        self._settle()

    _own = 0

    def _settle(self) -> None:
        """Bring everything beside the list up to it."""
        model, made = self.model, self._made
        if made is None:
            return
        if made.blind:
            many = "excerpt" if self._own == 1 else "excerpts"
            self.head.count.setText(f"{self._own:,} {many} made here")
            self.stack.setCurrentWidget(self.blind)
            self.card.show_row(None)
            return
        self.stack.setCurrentWidget(self.view if model.items else self.nothing)
        self.head.show_progress(model.decided, model.total, len(model.items))
        self.counted.emit(model.total - model.decided)
        if model.items and not self.view.currentIndex().isValid():
            self.view.selectRow(0)
        self.card.show_row(self.current)

    @property
    def current(self) -> Shown | None:
        """Return the excerpt in hand."""
        return self.model.shown(self.view.currentIndex().row())

    def _hear(self, changes: ChangeSet) -> None:
        """Show what was decided elsewhere, or undone."""
        if self._made and changes.origin != ORIGIN and changes.about("verdict", "review"):
            self.model.show_verdicts(decided(self._context.store, self._made.id))
            self._settle()

    def _narrow(self) -> None:
        self._renarrow(self.head.narrowed)

    def _renarrow(self, narrowed: Narrowed) -> None:
        self._filling = True
        with place_kept(self.view, self.model):
            self.model.narrow(narrowed)
        self._filling = False
        self._settle()

    def show_all(self) -> None:
        """Narrow by nothing."""
        self.head.show_narrowed(Narrowed())
        self._narrow()
        self.focus_list()

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def to_undecided(self, by: int) -> None:
        """Go to the nearest excerpt that is undecided, after (1) or before (−1)."""
        place = self.model.next_undecided(self.view.currentIndex().row(), by)
        if place >= 0:
            self.view.selectRow(place)
        else:
            self._context.told.emit("Everything shown is decided.")

    def _turned(self) -> None:
        if not self._filling:
            self.card.show_row(self.current)
            self._resting.start()

    def _follow(self) -> None:
        if self.isVisible():
            self._read(self.current)

    def _open(self, index: QModelIndex, beside: bool) -> None:
        self._resting.stop()
        self._read(self.model.shown(index.row()), beside)

    def _read(self, shown: Shown | None, beside: bool = False) -> None:
        """Show an excerpt in a reader; one that was deleted here stands in none."""
        if shown and shown.row.document_id:
            row = shown.row
            self._context.open(Target(row.document_id, row.start, row.end, beside=beside))
            self._context.choose("excerpt", row.excerpt_id)

    def _menu(self, _index: QModelIndex) -> QMenu:
        menu = passing_menu(self, "review_menu")
        menu.addActions(list(self.acts.values()))
        return menu

    # what is decided

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the excerpts chosen."""
        return tuple(self.model.id_at(place) for place in self.view.places())

    def codes_instead(self) -> tuple[int, ...]:
        """Return the codes that the one in hand was given instead, or stands under."""
        shown = self.current
        if shown is None:
            return ()
        changed = shown.verdict and shown.verdict.ruling == "change"
        return tuple(codes_in(shown.verdict)) if changed and shown.verdict else shown.row.code_ids

    def show_decided(self, numbers: Sequence[int], on: bool) -> None:
        """Show what was decided on these, and go `on` to the next that is undecided."""
        if self._made is None:
            return
        known = decided(self._context.store, self._made.id, numbers)
        gone = set(numbers)
        others = {one: it for one, it in self.model.verdicts.items() if one not in gone}
        self.model.show_verdicts({**others, **known})
        if on:
            place = self.model.next_undecided(max(self.model.places_of(numbers), default=-1), 1)
            if place >= 0:
                self.view.selectRow(place)
        if self.head.narrowed.state:
            self._renarrow(self.head.narrowed)
        self._settle()

    def _comment(self, number: int, said: str) -> None:
        self._context.run(CommentOnExcerpt(number, said), ORIGIN)
        self.show_decided((number,), False)

    # what is remembered

    def state(self) -> dict[str, Any]:
        """Return what the list is narrowed by, as JSON values."""
        narrowed = self.head.narrowed
        return {"words": narrowed.words, "state": narrowed.state}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what `state` returned."""
        told = Narrowed(str(state.get("words", "")), str(state.get("state", "")))
        self.head.show_narrowed(told)
        self.model.narrow(told)
