"""What a reviewer does with the excerpts chosen in the list, by single keys."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject

from ui.codes.editing import code_options
from ui.context import Context
from ui.widgets.chooser import Chooser
from ui.widgets.keys import Acts, DigitKeys, list_acts
from ui.widgets.lists import RowsView
from ui.widgets.row_menu import below_current
from workbench.commands.verdicts import DecideExcerpts, TakeDecisionBack
from workbench.errors import Refusal

ORIGIN = "review"
#: those that have a button, with what each tells
BUTTONS = {
    "review.accept": "The excerpt stands as it is",
    "review.reject": "The excerpt should not be there",
    "review.change": "The excerpt belongs under another code",
}


class List(Protocol):
    """What the acts need of the list that they act on."""

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the excerpts chosen."""
        ...

    def codes_instead(self) -> tuple[int, ...]:
        """Return the codes that the one in hand was given instead."""
        ...

    def show_decided(self, numbers: Sequence[int], on: bool) -> None:
        """Show what was decided, and go `on` to the next."""
        ...


class ReviewActs(QObject):
    """Offer the decisions. `acts` are the actions by id; `more` are those of the panel itself."""

    def __init__(self, context: Context, view: RowsView, held: List, more: Acts) -> None:
        super().__init__(view)
        self._context, self._view, self._held = context, view, held
        offered: Acts = (
            ("review.accept", "Accept", "A", partial(self.decide, "accept")),
            ("review.reject", "Reject", "R", partial(self.decide, "reject")),
            ("review.change", "Change code…", "C", self.ask_code),
            ("review.add_code", "Change to one more code…", "Shift+C", self.ask_more),
            ("review.back", "Take back", "Del", self.take_back),
            *more,
        )
        self.acts = list_acts(view, offered)
        DigitKeys(view, self._favourite)

    def decide(self, ruling: str, code_ids: tuple[int, ...] = ()) -> None:
        """Decide on what is chosen and go on."""
        if numbers := self._held.numbers():
            self._run(DecideExcerpts(numbers, ruling, code_ids), numbers, True)

    def take_back(self) -> None:
        """Let what is chosen be undecided again."""
        if numbers := self._held.numbers():
            self._run(TakeDecisionBack(numbers), numbers, False)

    def _run(self, command: Any, numbers: Sequence[int], on: bool) -> None:
        try:
            self._context.session.run(command, ORIGIN)
        except Refusal as refusal:
            self._context.refuse(refusal)
        else:
            self._held.show_decided(numbers, on)

    def ask_code(self) -> None:
        """Ask which code the excerpts belong under."""
        self._ask("Which code is right?", lambda code_id: self.decide("change", (code_id,)))

    def ask_more(self) -> None:
        """Ask which code the excerpts belong under besides those said before."""
        before = self._held.codes_instead()

        def add(code_id: int) -> None:
            self.decide("change", tuple(dict.fromkeys((*before, code_id))))

        self._ask("Which code besides?", add)

    def _ask(self, title: str, then: Callable[[int], None]) -> None:
        if not self._held.numbers():
            return
        options = code_options(self._context.store)
        chooser = Chooser(self._context.theme, title, options, self._view)
        chooser.picked.connect(then)
        chooser.ask(below_current(self._view, self._context.theme.px(12)))

    def _favourite(self, digit: int) -> Callable[[], None] | None:
        """Return what a digit does: the code with that key is the right one."""
        held = self._context.store.codes.find(favourite=digit) if digit else []
        if not held or not self._held.numbers():
            return None
        return partial(self.decide, "change", (held[0].id,))
