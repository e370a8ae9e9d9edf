"""Two fields for a passphrase that a package is sealed with, and a word on how well it would keep."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.widgets.controls import Field
from ui.widgets.labels import PlainLabel, wrapped
from workbench.review.passphrase import SHORTEST, strength_word

_LOST = (
    "Whoever has the file may try as many passphrases as they like: four words that have nothing to"
    " do with each other are good. Tell it on another way than the file. If it is lost, nobody can"
    " open the package."
)


def secret_field(name: str, label: str, hint: str) -> Field:
    """Return a field whose letters are not shown."""
    field = Field(name, label, hint)
    field.setEchoMode(Field.EchoMode.Password)
    return field


class Sealing(QWidget):
    """Ask whether to seal, and with what; `changed` when any of it was changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("review.sealing")
        self.setAccessibleName("Seal")
        self.box = QCheckBox("Seal with a passphrase")
        self.box.setObjectName("review.seal")
        self.box.setAccessibleName("Seal with a passphrase")
        self.first = secret_field("review.passphrase", "Passphrase", "Passphrase")
        self.again = secret_field("review.passphrase_again", "Passphrase again", "The same again")
        self.says = PlainLabel("", "small")
        self.says.setObjectName("review.strength")
        self.note = wrapped(_LOST, "small")
        self._parts = (self.first, self.again, self.says, self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.box, *self._parts):
            column.addWidget(part)
        self.box.toggled.connect(self._show)
        self.first.textChanged.connect(self._tell)
        self.again.textChanged.connect(self._tell)
        self._show(False)

    def _show(self, on: bool) -> None:
        for part in self._parts:
            part.setVisible(on)
        if on:
            self.first.setFocus()
        else:
            self.first.clear()
            self.again.clear()
        self._tell()

    def _tell(self) -> None:
        words, again = self.first.text(), self.again.text()
        said = f"{strength_word(words)}." if words else f"At least {SHORTEST} letters."
        if words and again and again != words:
            said += " The two are not the same."
        elif words and again:
            said += " Both are the same."
        self.says.setText(said)
        self.again.set_wrong(bool(again) and not words.startswith(again))
        self.changed.emit()

    @property
    def passphrase(self) -> str:
        """Return what to seal with, empty for not at all."""
        return self.first.text() if self.box.isChecked() else ""

    @property
    def missing(self) -> str:
        """Return what is still to be done before anything can be sealed, or empty."""
        if not self.box.isChecked():
            return ""
        if len(self.first.text().strip()) < SHORTEST:
            return f"The passphrase needs at least {SHORTEST} letters."
        return "" if self.first.text() == self.again.text() else "The two passphrases differ."

    def forget(self) -> None:
        """Empty the fields, as when the package was made."""
        self.first.clear()
        self.again.clear()
