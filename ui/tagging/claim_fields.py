"""The part of the relation form that says how a claim is made: stance, voice, time, certainty."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from ui.context import Context
from ui.tagging.actor_field import ActorField
from ui.tagging.actor_list import KnownActors
from ui.widgets.controls import Field
from ui.widgets.labels import PlainLabel
from workbench.errors import Refusal
from workbench.model.dates import parse_date, precision, shown
from workbench.model.documents import Document
from workbench.model.grades import (
    INFORMATION_GRADES,
    LIKELIHOODS,
    SOURCE_GRADES,
    STANCES,
    VOICES,
)
from workbench.model.relations import Claim

_WHO = "Who says it?"
_PRECISION = {"": "", "year": "to the year", "month": "to the month", "day": "to the day"}


class DateField(QWidget):
    """Take a date as a source gives it; says how precise it is, or refuses in place."""

    entered = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self._field = Field(name, hint, "Jan 2020")
        self._field.left.connect(self.left)
        self._said = PlainLabel("", "small", self)
        self._said.setObjectName(f"{name}_said")
        self._said.setWordWrap(True)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._field, 0, 0)
        layout.addWidget(self._said, 1, 0)
        self._field.textEdited.connect(self._forget)
        self._field.editingFinished.connect(self.check)
        self._field.returnPressed.connect(self.entered)
        self.setFocusProxy(self._field)
        self._forget()

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self._field.text()

    def show_date(self, stored: str) -> None:
        """Show a stored date."""
        self._field.setText(shown(stored))
        self._say("")

    def check(self) -> bool:
        """Say how precise the date is; says whether it is one."""
        try:
            stored = parse_date(self.text)
        except Refusal as refusal:
            self._say(f"✗ {refusal}", wrong=True)
            return False
        self._say(_PRECISION[precision(stored)])
        return True

    def _forget(self) -> None:
        self._say("")

    def _say(self, words: str, wrong: bool = False) -> None:
        self._field.set_wrong(wrong)
        self._said.set_kind("wrong" if wrong else "small")
        self._said.setText(words)
        if self._said.isHidden() == bool(words):
            self._said.setVisible(bool(words))
            self.resized.emit()
        self._field.setAccessibleDescription(words)


class ClaimFields(QWidget):
    """Hold what a claim says besides its relation; `entered` is Enter in one of its fields."""

    entered = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, context: Context, known: KnownActors) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self.stance = self._combo("claim_stance", "Stance", STANCES, 0, 0)
        self.voice = self._combo("claim_voice", "Said by", VOICES, 0, 1)
        likely = {key: f"{words} ({range_})" for key, (words, range_) in LIKELIHOODS.items()}
        self.likelihood = self._combo("claim_likelihood", "Likelihood", {"": "—", **likely}, 0, 2)
        self.since = DateField("claim_since", "Since")
        self.until = DateField("claim_until", "Until")
        self._put("Since", self.since, 1, 0)
        self._put("Until", self.until, 1, 1)
        self.speaker = ActorField(context, known, "claim_speaker", _WHO)
        self._speaker_label = self._put("Speaker", self.speaker, 1, 2)
        self.source = self._combo("claim_source", "Source grade", {"": "—"}, 2, 0)
        self.information = self._combo("claim_information", "Information grade", {"": "—"}, 2, 1)
        self.note = QLineEdit(self)
        self.note.setObjectName("claim_note")
        self.note.setAccessibleName("Note")
        self._put("Note", self.note, 2, 2)
        self.voice.currentIndexChanged.connect(self._voice_changed)
        self.note.returnPressed.connect(self.entered)
        for field in (self.since, self.until, self.speaker):
            field.entered.connect(self.entered)
        for date in (self.since, self.until):
            date.left.connect(self.left)
            date.resized.connect(self.resized)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)
        self._voice_changed()

    def _put(self, title: str, field: QWidget, row: int, column: int) -> PlainLabel:
        label = PlainLabel(title, "small", self)
        label.setBuddy(field)
        self._grid.addWidget(label, row * 2, column)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(field, row * 2 + 1, column, top)
        return label

    def _combo(
        self, name: str, title: str, choices: Mapping[str, str], row: int, column: int
    ) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(title)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        _fill(combo, choices)
        self._put(title, combo, row, column)
        return combo

    def _voice_changed(self) -> None:
        speaks = self.voice.currentData() == "speaker"
        self.speaker.setVisible(speaks)
        self._speaker_label.setVisible(speaks)
        self.resized.emit()

    def begin(self, document: Document, claim: Claim) -> None:
        """Show a claim's values; empty grades read as those of the document."""
        _fill(self.source, _grades(SOURCE_GRADES, document.source_grade))
        _fill(self.information, _grades(INFORMATION_GRADES, document.information_grade))
        for combo, value in (
            (self.stance, claim.stance),
            (self.voice, claim.voice),
            (self.likelihood, claim.likelihood),
            (self.source, claim.source_grade),
            (self.information, claim.information_grade),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self.since.show_date(claim.since)
        self.until.show_date(claim.until)
        self.speaker.show_actor(claim.speaker_id)
        self.note.setText(claim.note)

    def values(self) -> dict[str, Any]:
        """Return the claim's fields as typed; raises Refusal when one can't be kept."""
        if not self.since.check() or not self.until.check():
            raise Refusal("One of the dates can't be read; nothing was saved.")
        voice = str(self.voice.currentData())
        if voice == "speaker" and not self.speaker.actor_id and self.speaker.text().strip():
            raise Refusal("Choose who the speaker is from the list, or leave the speaker empty.")
        return {
            "stance": self.stance.currentData(),
            "voice": voice,
            "speaker_id": self.speaker.actor_id if voice == "speaker" else 0,
            "likelihood": self.likelihood.currentData(),
            "since": parse_date(self.since.text),
            "until": parse_date(self.until.text),
            "source_grade": self.source.currentData(),
            "information_grade": self.information.currentData(),
            "note": self.note.text().strip(),
        }

    def expect(self, words: str) -> None:
        """Show the text's own words for who says it, as long as no actor is chosen."""
        self.speaker.setPlaceholderText(f"“{words}”" if words else _WHO)

    def join(self, group: str) -> None:
        """Let a speaker added here be undone together with the claim."""
        self.speaker.group = group

    def on_edit(self, edited: Callable[[], None]) -> None:
        """Call back when the analyst has changed something."""
        for combo in self.findChildren(QComboBox):
            combo.activated.connect(lambda _: edited())
        for line in self.findChildren(QLineEdit):
            line.textEdited.connect(lambda _: edited())


def _fill(combo: QComboBox, choices: Mapping[str, str]) -> None:
    combo.clear()
    for key, words in choices.items():
        combo.addItem(words, key)


def _grades(grades: Mapping[str, str], of_document: str) -> dict[str, str]:
    own = f"As the document ({of_document})" if of_document else "As the document"
    return {"": own} | {key: f"{key} · {words}" for key, words in grades.items()}
