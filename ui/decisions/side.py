"""The decision in hand beside the excerpt as it is now, with all that speaks against it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.context import Context
from ui.decisions.words import codes, commented, dated, quoted, what
from ui.inspector.parts import Link, Listing, Quote, where
from ui.widgets.controls import Button
from ui.widgets.drawing import isolated, one_line
from ui.widgets.fields import row_label
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Hairline, PlainLabel, WrappedLabel, wrapped
from workbench.model.dates import shown
from workbench.model.grades import STANCES, grade
from workbench.model.relations import Claim
from workbench.review.cases import Case

#: letters of foreign words that are shown whole
_LONGEST = 1500
_BUTTONS = ("decision.take", "decision.note", "decision.leave", "decision.open")


class DecisionSide(QScrollArea):
    """Show one case. `asked` carries the decision of another on the same excerpt, to be shown."""

    asked = Signal(int)

    def __init__(self, context: Context, acts: dict[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("decision_side")
        self.setAccessibleName("Decision in hand")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context, self._acts = context, acts
        self.who = wrapped("", "strong")
        self.who.setObjectName("decision_who")
        self.comment = self._line("decision_comment")
        self.doubts = self._line("decision_doubts", "wrong")
        self.quote = Quote(context.theme, "decision_quote", "")
        self.quote.pressed.connect(acts["decision.open"].trigger)
        self.now = self._line("decision_now")
        self.then = self._line("decision_then")
        self.note = self._line("decision_own_note")
        self.others = Listing(context.theme, "decision_others", "Others on the same words")
        self.claims = Listing(context.theme, "decision_claims", "Goes along when it is deleted")
        self._lay()

    def _line(self, name: str, kind: str = "") -> WrappedLabel:
        label = wrapped("", kind)
        label.setObjectName(name)
        return label

    def _lay(self) -> None:
        self.held = QWidget()
        column = QVBoxLayout(self.held)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        buttons = FlowLayout(spacing=4)
        for name in _BUTTONS:
            buttons.addWidget(self._button(name))
        self.form = QFormLayout()
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(10)
        self.form.setVerticalSpacing(4)
        rows = (("Codes now", self.now), ("Codes then", self.then), ("Note", self.note))
        for told, label in rows:
            self.form.addRow(row_label(told, label), label)
        for part in (self.who, self.comment, self.doubts):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(Hairline())
        column.addWidget(self.quote)
        column.addLayout(self.form)
        column.addWidget(self.others)
        column.addWidget(self.claims)
        column.addStretch(1)
        self.setWidget(self.held)

    def _button(self, name: str) -> Button:
        act = self._acts[name]
        keys = act.shortcut().toString().replace("Return", "Enter")
        kind = "primary" if name == "decision.take" else ""
        button = Button(act.text(), name.replace(".", "_"), kind, tip=f"{act.text()} ({keys})")
        button.clicked.connect(act.trigger)
        act.changed.connect(lambda: button.setEnabled(act.isEnabled()))
        return button

    def show_case(self, case: Case | None, rivals: Sequence[Case]) -> None:
        """Show a case and what others say of the same, or nothing."""
        self.held.setVisible(case is not None)
        if case is None:
            return
        self.who.setText(isolated(one_line(case.reviewer), what(case), dated(case)))
        comment = _short(case.verdict.comment)
        self._say(self.comment, f"“{comment}”" if comment else "")
        self._say(self.doubts, "\n".join(_sentence(one.words) for one in case.doubts))
        cited = case.cited
        badge = grade(cited.source_grade, cited.information_grade) if cited else ""
        line = where(cited.title, cited.outlet, shown(cited.published), badge) if cited else ""
        self.quote.say(_short(case.quote) or quoted(case), line)
        self._fill_rows(case)
        self.others.show_lines([self._other(one) for one in rivals])
        self.claims.show_lines([self._claim(one) for one in self._resting(case)])

    def _say(self, label: PlainLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _fill_rows(self, case: Case) -> None:
        changes = case.verdict.ruling in ("change", "mark")
        note = case.excerpt.note if case.excerpt else ""
        for label, words in (
            (self.now, codes(case.names) if case.excerpt else ""),
            (self.then, _coming(case) if changes else ""),
            (self.note, _short(note)),
        ):
            label.setText(words)
            self.form.setRowVisible(label, bool(words))

    def _other(self, case: Case) -> Callable[[], QWidget]:
        def make() -> QWidget:
            words = isolated(one_line(case.reviewer), what(case), commented(case))
            link = Link(self._context.theme, f"decision_{case.verdict.id}", words, "Show")
            link.clicked.connect(partial(self.asked.emit, case.verdict.id))
            return link

        return make

    def _resting(self, case: Case) -> list[Claim]:
        if not case.claims or case.excerpt is None:
            return []
        return self._context.store.claims.find(excerpt_id=case.excerpt.id)

    def _claim(self, claim: Claim) -> Callable[[], QWidget]:
        def make() -> QWidget:
            store = self._context.store
            relation = store.relations.get(claim.relation_id)
            subject = store.actors.get(relation.subject_id).name
            words = f"{subject} → {store.actors.get(relation.object_id).name}"
            link = Link(
                self._context.theme, f"decision_claim_{claim.id}", words, STANCES[claim.stance]
            )
            link.clicked.connect(partial(self._context.choose, "claim", claim.id))
            return link

        return make


def _coming(case: Case) -> str:
    """Return the codes that are proposed; those that are new say so."""
    new = sum(isinstance(code, str) for code in case.proposed)
    rest = f" ({'new' if new == 1 and len(case.proposed) == 1 else f'{new:,} of them new'})"
    return codes(case.then) + (rest if new else "")


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
