"""The head of the Review place: how far it is, what is asked, what the list is narrowed by."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.codes.editing import code_options
from ui.context import Context
from ui.excerpts.filter_bar import Pick, document_options
from ui.review.list import Narrowed
from ui.widgets.controls import IconButton
from ui.widgets.fields import ChoiceField, FilterField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, wrapped
from ui.widgets.scrolled import Scrolled
from workbench.model.review import Made
from workbench.review.reviewing import STATES


class ReviewHead(QWidget):
    """Hold title, progress, instructions and the fields that narrow; `changed` when those did."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self.title = ElidedLabel("", "strong")
        self.title.setObjectName("review_title")
        self.told = IconButton(theme, "info", "review_told", "Instructions (I)")
        self.told.setCheckable(True)
        self.instructions = wrapped("")
        self.instructions.setObjectName("review_instructions_shown")
        self.asked = Scrolled(self.instructions)
        self.asked.setMaximumHeight(theme.px(160))
        self.told.toggled.connect(self.asked.setVisible)
        self.asked.hide()
        self.count = ElidedLabel("", "small")
        self.count.setObjectName("review_count")
        self.bar = QProgressBar()
        self.bar.setObjectName("review_bar")
        self.bar.setAccessibleName("Decided")
        self.bar.setTextVisible(False)
        self.words = FilterField("review_words", "Filter excerpts")
        self.words.textChanged.connect(lambda _: self.changed.emit())
        self.state = ChoiceField("review_filter", "Decided", list(STATES.items()))
        self.state.picked.connect(lambda _: self.changed.emit())
        self.code = Pick(context, "review_code", "Code", code_options)
        self.document = Pick(context, "review_document", "Document", document_options)
        for pick in (self.code, self.document):
            pick.changed.connect(self.changed)
        self._lay()

    def _lay(self) -> None:
        top, row = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.told)
        row.setSpacing(4)
        row.addWidget(self.words, 3)
        row.addWidget(self.state, 2)
        self.narrowing = QWidget()
        fields = QVBoxLayout(self.narrowing)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(4)
        self._picks = QWidget()
        picks = FlowLayout(self._picks, 4)
        picks.addWidget(self.code)
        picks.addWidget(self.document)
        fields.addLayout(row)
        fields.addWidget(self._picks)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.asked)
        column.addWidget(self.count)
        column.addWidget(self.bar)
        column.addWidget(self.narrowing)

    def show_package(self, made: Made) -> None:
        """Show what the package is called and asks for."""
        self.title.setText(made.title or "A package for review")
        self.instructions.setText(made.instructions)
        self.told.setVisible(bool(made.instructions))

    def fit(self, low: bool) -> None:
        """Leave out, where there is little height, what typed words narrow by as well."""
        self._picks.setVisible(not low or bool(self.code.ids or self.document.ids))

    def ask(self) -> None:
        """Show the instructions, or put them away."""
        if not self.told.isHidden():
            self.told.setChecked(not self.told.isChecked())

    def show_progress(self, done: int, total: int, shown: int) -> None:
        """Show how much is decided, and how much the list shows."""
        some = "" if shown == total else f" · {shown:,} shown"
        self.count.setText(f"{done:,} of {total:,} decided{some}")
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    @property
    def narrowed(self) -> Narrowed:
        """Return what the fields say."""
        return Narrowed(self.words.text(), self.state.key, self.code.ids, self.document.ids)

    def show_narrowed(self, narrowed: Narrowed) -> None:
        """Show what the list is narrowed by, without saying that it changed."""
        self.words.blockSignals(True)
        self.words.setText(narrowed.words)
        self.words.blockSignals(False)
        self.state.show_key(narrowed.state if narrowed.state in STATES else "")
        self.code.show_ids(narrowed.code_ids)
        self.document.show_ids(narrowed.document_ids)
