"""What a package is asked to hold: which excerpts, how much around them, what is told the reviewer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.exporting.form import Options, titled
from ui.review.passphrase import Sealing
from ui.widgets.controls import Field, NumberField
from ui.widgets.fields import TextField
from ui.widgets.labels import PlainLabel
from workbench.model.tables import ExcerptFilter
from workbench.review.choices import Choices

_MOST_SENTENCES = 20
_SWITCHES = {
    "whole_documents": "Let the whole documents go along",
    "notes": "Let the notes on excerpts, relations and claims go along",
    "analysts": "Name the analysts, instead of “Analyst 1”, “Analyst 2”",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Hold what is on show and chosen in the window when a package is asked for."""

    narrowed: ExcerptFilter
    excerpt_ids: Sequence[int] = ()
    document_ids: Sequence[int] = ()


class MakingForm(QWidget):
    """Let the analyst say what goes into a package; `changed` when any of it was changed."""

    changed = Signal()

    def __init__(self, context: Context, chosen: Chosen) -> None:
        super().__init__()
        self._context, self._chosen = context, chosen
        self.which = Options("review.which", "What to review", self._offers())
        self.independent = self._switch("independent", "Leave out what copies only repeat")
        self.independent.setChecked(context.independence.on)
        self.independent.setVisible(bool(context.independence.marks))
        self.sentences = NumberField("review.sentences", "Sentences on either side")
        self.sentences.setRange(0, _MOST_SENTENCES)
        self.sentences.setValue(1)
        self.switches = {key: self._switch(key, words) for key, words in _SWITCHES.items()}
        self.title = Field("review.title", "Title", "What the package is called")
        self.instructions = TextField("review.instructions", "Instructions", True, boxed=True)
        self.instructions.hint("What to judge, and by what")
        self.sealing = Sealing()
        self._lay()
        self._connect()

    def _offers(self) -> dict[str, tuple[str, str]]:
        rows, documents = len(self._chosen.excerpt_ids), len(self._chosen.document_ids)
        several = "document" if documents == 1 else "documents"
        offers = {"shown": ("The excerpts that the table shows", "")}
        if rows:
            offers["rows"] = (f"The {rows:,} chosen in the table", "")
        if documents:
            offers["corpus"] = (
                f"Those of the {documents:,} {several} chosen in the corpus list",
                "",
            )
        offers["all"] = ("All excerpts", "")
        offers["blind"] = ("None: all documents, to be coded blind", "")
        if documents:
            offers["blind_corpus"] = (
                f"None: the {documents:,} {several} chosen, to be coded blind",
                "",
            )
        return offers

    def _switch(self, key: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(f"review.{key}")
        box.setAccessibleName(words)
        return box

    def _lay(self) -> None:
        theme = self._context.theme
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sentences)
        row.addWidget(PlainLabel("sentences on either side of each excerpt"))
        row.addStretch()
        self.around = around
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for line in (around, *self.switches.values()):
            lines.addWidget(line)
        said = QWidget()
        fields = QVBoxLayout(said)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(6)
        fields.addWidget(self.title)
        fields.addWidget(self.instructions)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(18)
        column.addWidget(titled(theme, "Excerpts", self.which))
        column.addWidget(self.independent)
        self.more = titled(theme, "What goes along", words)
        column.addWidget(self.more)
        column.addWidget(titled(theme, "To the reviewer", said))
        column.addWidget(titled(theme, "Seal", self.sealing))
        self.column = column

    def _connect(self) -> None:
        self.which.changed.connect(lambda _: self._follow())
        for box in (self.independent, *self.switches.values()):
            box.toggled.connect(lambda _: self.changed.emit())
        self.sentences.valueChanged.connect(lambda _: self.changed.emit())
        self.title.textChanged.connect(lambda _: self.changed.emit())
        self.instructions.textChanged.connect(self.changed)
        self.sealing.changed.connect(self.changed)

    def _follow(self) -> None:
        """Offer only what a blind package can have."""
        self.more.setEnabled(not self.blind)
        self.independent.setEnabled(not self.blind)
        self.changed.emit()

    @property
    def blind(self) -> bool:
        """Say whether documents without marks are asked for."""
        return self.which.chosen.startswith("blind")

    @property
    def choices(self) -> Choices:
        """Return what is asked for."""
        which, chosen = self.which.chosen, self._chosen
        narrowed = chosen.narrowed if which == "shown" else ExcerptFilter()
        if which == "corpus":
            narrowed = ExcerptFilter(document_ids=tuple(chosen.document_ids))
        return Choices(
            narrowed=replace(narrowed, independent=self.independent.isChecked()),
            excerpt_ids=tuple(chosen.excerpt_ids) if which == "rows" else (),
            document_ids=tuple(chosen.document_ids) if which == "blind_corpus" else (),
            title=self.title.text().strip(),
            instructions=self.instructions.text,
            sentences=self.sentences.value(),
            blind=self.blind,
            **{key: box.isChecked() for key, box in self.switches.items()},
        )

    def state(self) -> dict[str, Any]:
        """Return what is remembered with the project; never a passphrase."""
        return {
            "which": self.which.chosen,
            "sentences": self.sentences.value(),
            "title": self.title.text(),
            "instructions": self.instructions.text,
            **{key: box.isChecked() for key, box in self.switches.items()},
        }

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Take up what `state` returned; several rows chosen now come first."""
        several = len(self._chosen.excerpt_ids) > 1
        self.which.choose("rows" if several else str(kept.get("which", "shown")))
        if isinstance(count := kept.get("sentences"), int):
            self.sentences.setValue(count)
        self.title.setText(str(kept.get("title", "")))
        self.instructions.show_text(str(kept.get("instructions", "")))
        for key, box in self.switches.items():
            box.setChecked(kept.get(key) is True)
        self._follow()
