"""The head of the place: which two people are compared, and over what."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.excerpts.filter_bar import HeldWidth
from ui.independence import IndependenceToggle
from ui.widgets.fields import ChoiceField, FilterField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel
from workbench.agreement.asking import BASES, SCOPES, Question
from workbench.agreement.people import Person
from workbench.agreement.telling import named

#: ms without another letter until what was typed narrows
_PAUSE = 250
#: a key of a choice can't be empty, a name can
_MARK = "="


class Asking(QWidget):
    """Choose two people, what of them is compared, and in which documents.

    `changed` says that the question is another one; `narrowed_down` that Down leads on to the table.
    """

    changed = Signal()
    narrowed_down = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pair = ("", "")
        self.left = self._choice("agreement_left", "First person", (), 150)
        self.right = self._choice("agreement_right", "Second person", (), 150)
        self.basis = self._choice("agreement_basis", "What is compared", BASES.items(), 200)
        self.scope = self._choice("agreement_scope", "Which documents", SCOPES.items(), 226)
        self.words = FilterField("agreement_words", "Only documents with…")
        self.words.setAccessibleName(
            "Only documents with these words in title, outlet, date or grade"
        )
        HeldWidth(self.words, context.theme, 170)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.words.down.connect(self.narrowed_down)
        self.independent = IndependenceToggle(context, "agreement_independent")
        flow = FlowLayout(self, 6)
        flow.setContentsMargins(8, 6, 8, 6)
        for widget in (
            self.left, PlainLabel("and", "muted"), self.right, self.basis, self.scope, self.words,
            self.independent,
        ):  # fmt: skip
            flow.addWidget(widget)

    def _choice(self, name: str, told: str, options: Any, width: int) -> ChoiceField:
        field = ChoiceField(name, told, options)
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        HeldWidth(field, self._context.theme, width)
        field.picked.connect(lambda _key: self._pick())
        if options:
            field.show_key(next(iter(dict(options))))
        return field

    def _pick(self) -> None:
        """Take what was chosen; two who would be one and the same change places."""
        left, right = (one.key.removeprefix(_MARK) for one in (self.left, self.right))
        if left == right:
            left, right = self._pair[::-1]
        self._pair = left, right
        self._show_pair()
        self.changed.emit()

    def offer(self, people: Sequence[Person], pair: tuple[str, str]) -> None:
        """Offer these people, two of whom are compared."""
        options = [(_MARK + one.name, named(one.name)) for one in people]
        for field in (self.left, self.right):
            field.offer(options)
        self._pair = pair
        self._show_pair()
        # without a review there is nothing to choose
        decided = any(one.decisions for one in people)
        self.basis.setVisible(decided or self.basis.key == "decisions")

    def show_pair(self, left: str, right: str) -> None:
        """Ask about these two, as soon as it is known who there is."""
        self._pair = left, right

    def _show_pair(self) -> None:
        for field, name in zip((self.left, self.right), self._pair, strict=True):
            field.show_key(_MARK + name)
        self.scope.setEnabled(self.basis.key != "decisions")

    def question(self) -> Question:
        """Return what is asked; the two may not be known yet."""
        return Question(
            *self._pair,
            self.basis.key,
            self.scope.key,
            self.words.text().strip(),
            independent=self._context.independence.on,
        )
