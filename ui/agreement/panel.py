"""The Agreement place: two people, the figures of their agreement, and every difference."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.agreement.asking import Asking
from ui.agreement.differences import DifferencesView
from ui.agreement.figures import FiguresView
from ui.context import Context
from ui.corpus.searching import Searching
from ui.models.freshness import Freshness
from ui.widgets.controls import Button, EmptyPlace, step
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.keys import list_acts
from ui.widgets.labels import Hairline, PlainLabel, wrapped
from workbench.agreement.asking import BASES, SCOPES
from workbench.agreement.comparing import Agreement, compare
from workbench.agreement.disagreements import KINDS
from workbench.agreement.listing import kind_told
from workbench.agreement.people import People, Person
from workbench.agreement.sheet import sheet_of
from workbench.agreement.telling import CUSTOMARY, reading, scope
from workbench.exporting.agreement import Writing, write_differences, write_figures
from workbench.ports import Reader
from workbench.tasks import Progress

#: pixels of the design: the width from which both tables stand side by side, and the heights from
#: which there is room for what narrows them, for how to read the figures, and for one table above
#: the other and what is customary
_WIDE, _LOW, _HIGH, _HIGHER = 860, 170, 240, 300
_SHARES = [1050, 950]
_TOPICS = ("excerpt", "code", "document", "furniture", "review", "verdict")
_TWO = 2
_Answer = tuple[list[Person], Agreement]


class AgreementPanel(QWidget):
    """Compare two people, off the GUI thread and kept fresh.

    `counted` carries how many differences are shown; `file_wanted` asks for a file to write to, with
    the function that writes, and what the file is called.
    """

    counted = Signal(int)
    file_wanted = Signal(object, str)
    package_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreement_panel")
        self.setAccessibleName("Agreement")
        self._context = context
        self._searching = Searching(context, self)
        self.agreement = Agreement()
        self.asking = Asking(context)
        self.strips: list[QWidget] = []
        self._build_tables()
        self._build_places()
        self._lay_out()
        self.freshness = Freshness(self, context, _TOPICS, self.refresh)
        self.asking.changed.connect(self.freshness.renew)
        self.asking.narrowed_down.connect(self.figures.setFocus)

    def _build_tables(self) -> None:
        self.figures = FiguresView(self._context.theme)
        self.figures.moved.connect(self._narrow)
        acts = (("agreement.copy", "Copy table", "Ctrl+C", self.copy_figures),)
        self.acts = list_acts(self.figures, acts)
        self.differences: DifferencesView = DifferencesView(self._context)
        self.figures.opened.connect(lambda *_: self.differences.setFocus())
        self.said = wrapped("", "small")
        self.said.setObjectName("agreement_reading")
        self.customary = wrapped(CUSTOMARY, "small")
        self.customary.setObjectName("agreement_customary")
        self.where = PlainLabel("", "muted")
        self.where.setObjectName("agreement_scope")
        self.count = PlainLabel("", "strong")
        self.count.setObjectName("agreement_count")
        self.kind = ChoiceField("agreement_kind", "Kind of difference")
        self.kind.setMinimumContentsLength(14)
        self.kind.picked.connect(lambda _key: self._narrow())

    def _build_places(self) -> None:
        self.nobody = EmptyPlace(
            "Two people to compare",
            "Two who marked the same texts under their own names, or two reviewers whose decisions"
            " were brought in, are compared here: percent, kappa and alpha by code, and every place"
            " where they differ. Make a package that a colleague codes blind, or bring in what"
            " somebody else marked.",
            [step(self, "package", "Make a package…", self.package_wanted.emit)],
        )
        self.nothing = EmptyPlace(
            "Nothing to compare",
            "There is no document that both marked, as it is asked for above.",
            [step(self, "either", "Count documents that either marked", self._widen)],
        )

    def _button(self, words: str, name: str, do: Any) -> Button:
        button = Button(words, name)
        button.clicked.connect(lambda _=False: do())
        return button

    def _lay_out(self) -> None:
        want = self._ask_file
        left = self._side(
            self.figures,
            self.where,
            self._button("Copy", "agreement_copy", self.copy_figures),
            self._button("Print…", "agreement_print", self.print_figures),
            self._button("Export…", "agreement_export", lambda: want(write_figures, "agreement")),
        )
        right = self._side(
            self.differences,
            self.count,
            self.kind,
            self._button("Show both", "agreement_open", self.differences.open_current),
            self._button(
                "Export…", "agreement_export_differences",
                lambda: want(write_differences, "disagreements"),
            ),
        )  # fmt: skip
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("agreement_split")
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for side in (left, right):
            self.split.addWidget(side)
        self.split.setSizes(_SHARES)
        whole = QWidget()
        beneath = QVBoxLayout(whole)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(0)
        beneath.addWidget(self.split, 1)
        beneath.addWidget(Hairline())
        for label in (self.said, self.customary):
            label.setContentsMargins(8, 3, 8, 3)
            beneath.addWidget(label)
        self.found = whole
        self.stack = QStackedWidget()
        for page in (whole, self.nobody, self.nothing):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # the head gives way in a low place, what it asks in an empty one
        self.head = QWidget()
        above = QVBoxLayout(self.head)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.asking)
        above.addWidget(Hairline())
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.figures)

    def _side(self, table: QWidget, *head: QWidget) -> QWidget:
        side, above = QWidget(), QWidget()
        self.strips.append(above)
        strip = FlowLayout(above, 6)
        strip.setContentsMargins(8, 4, 8, 4)
        for widget in head:
            strip.addWidget(widget)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(table, 1)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tables one above the other where they have no room side by side.

        In a low place they have the room to themselves.
        """
        super().resizeEvent(event)
        theme = self._context.theme
        beside = self.width() >= theme.px(_WIDE) or self.height() < theme.px(_HIGHER)
        turned = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if turned != self.split.orientation():
            self.split.setOrientation(turned)
            self.split.setSizes(_SHARES)
        for strip in (self.head, *self.strips):
            strip.setVisible(self.height() >= theme.px(_LOW))
        self.said.setVisible(self.height() >= theme.px(_HIGH))
        self.customary.setVisible(self.height() >= theme.px(_HIGHER))

    # what it shows

    def refresh(self) -> None:
        """Compare anew, in the pool; what is shown stays until the answer comes."""
        asked = self.asking.question()

        def ask(reader: Reader, progress: Progress) -> _Answer:
            people = People(reader).all()
            if len(people) < _TWO:
                return people, Agreement()
            names = [one.name for one in people]
            return people, compare(reader, asked.among(names), progress)

        self._searching.ask(ask, self._show, self._context.refuse, "Comparing")

    def _show(self, answer: _Answer) -> None:
        people, found = answer
        self._put(found)
        self.asking.setVisible(len(people) >= _TWO)
        if len(people) < _TWO:
            self.stack.setCurrentWidget(self.nobody)
            return
        self.asking.offer(people, (found.question.left, found.question.right))
        self.stack.setCurrentWidget(self.found if found.chosen.texts else self.nothing)

    def _put(self, found: Agreement) -> None:
        self.agreement = found
        kinds = [kind for kind in KINDS if any(one.kind == kind for one in found.differences)]
        held = self.kind.key
        self.kind.offer([("", "All kinds"), *((one, kind_told(one, found)) for one in kinds)])
        self.kind.show_key(held if held in kinds else "")
        self.where.setText(scope(found))
        self.figures.show_agreement(found)
        self._narrow()

    def _narrow(self) -> None:
        """Show the differences of the code and of the kind that are chosen, and how to read its row."""
        row, question = self.figures.row, self.agreement.question
        self.differences.differences.show_agreement(
            self.agreement, self.kind.key, row.code_id if row else 0
        )
        count = self.differences.differences.rowCount()
        self.count.setText(f"{count:,} difference{'' if count == 1 else 's'}")
        self.counted.emit(count)
        if row:
            read = reading(row.figures, question.left, question.right, question.units)
            self.said.setText(f"{row.label}: {read}" if row.code_id else read)

    def _widen(self) -> None:
        """Count documents that either marked."""
        self.asking.scope.show_key("either")
        self.freshness.renew()

    # what is done with it

    def copy_figures(self) -> None:
        """Put the table of figures on the clipboard."""
        QGuiApplication.clipboard().setText(self.figures.figures.tsv())
        self._context.told.emit("Figures copied.")

    def print_figures(self) -> None:
        """Ask for a printer and print the figures."""
        from ui.card.printing import ask_printer

        foot = f"{self._context.store.path.stem} · {self._context.session.desk.clock()[:10]}"
        ask_printer(self, sheet_of(self.agreement), foot, "Print agreement")

    def _ask_file(self, writing: Writing, name: str) -> None:
        self.file_wanted.emit(partial(self.write, writing), name)

    def write(self, writing: Writing, path: Path) -> None:
        """Write a table to a file, in the pool; a Refusal is shown."""
        found, store = self.agreement, self._context.store

        def work(progress: Progress) -> int:
            with store.reader() as reader:
                return writing(reader, found, path, progress)

        def told(count: int) -> None:
            rows = "row" if count == 1 else "rows"
            self._context.told.emit(f"{count:,} {rows} written to {path.name}.")

        self._context.tasks.start("Exporting agreement", work, told, self._context.refuse)

    # what is remembered

    def state(self) -> dict[str, Any]:
        """Return who is compared and over what, as JSON values."""
        asked = self.asking.question()
        return {
            "left": asked.left,
            "right": asked.right,
            "basis": asked.basis,
            "scope": asked.scope,
            "words": asked.words,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered, as far as it still has sense."""
        for key, field, known in (
            ("basis", self.asking.basis, BASES), ("scope", self.asking.scope, SCOPES),
        ):  # fmt: skip
            if state.get(key) in known:
                field.show_key(state[key])
        self.asking.words.setText(str(state.get("words") or ""))
        self.asking.show_pair(str(state.get("left") or ""), str(state.get("right") or ""))
        self.freshness.mark()
