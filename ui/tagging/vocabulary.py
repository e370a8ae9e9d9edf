"""What the dialogs share in which a project's own vocabulary is changed: kinds and types."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.codes.swatches import swatch_icon
from ui.context import Context
from ui.widgets.choices import ChoiceList, Entry
from ui.widgets.controls import Button
from ui.widgets.labels import PlainLabel
from workbench.changes import ChangeSet


class VocabularyDialog(QDialog):
    """List the entries of a vocabulary beside a form of the chosen one; each change undoes alone.

    Subclasses say their `noun`, used in names and on buttons, the `topics` they show, and answer
    `make_form`, `entries`, `show_entry`, `save` and `delete`. `entry_id` is the entry
    in the form, 0 while a new one is written.
    """

    noun = ""
    topics: tuple[str, ...] = ()
    invitation = ""

    def __init__(self, context: Context, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.context = context
        self.entry_id = 0
        self.setObjectName(f"{self.noun}s")
        self.setWindowTitle(title)
        self.list = ChoiceList(context.theme, self)
        self.list.setObjectName(f"{self.noun}s_list")
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self._said = PlainLabel("", "muted", self)
        self._said.setWordWrap(True)
        self._build()
        context.changed.connect(self._hear)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.resize(680, 480)

    # what a subclass answers

    def make_form(self, form: QFormLayout) -> None:
        """Add the fields."""
        raise NotImplementedError

    def entries(self) -> Sequence[Entry]:
        """Return what is listed; the keys are ids."""
        raise NotImplementedError

    def show_entry(self, entry_id: int) -> None:
        """Fill the form; 0 empties it for a new one."""
        raise NotImplementedError

    def save(self) -> int:
        """Write the form; returns the id of an entry that was added, else 0."""
        raise NotImplementedError

    def delete(self, entry_id: int) -> None:
        """Delete the entry, or have it refused."""
        raise NotImplementedError

    # what it offers them

    def line(self, name: str, title: str) -> QLineEdit:
        """Return a field for words."""
        line = QLineEdit(self)
        line.setObjectName(f"{self.noun}_{name}")
        line.setAccessibleName(title)
        return line

    def combo(self, name: str, title: str, choices: dict[str, str]) -> QComboBox:
        """Return a choice among keys, shown as their words."""
        combo = QComboBox(self)
        combo.setObjectName(f"{self.noun}_{name}")
        combo.setAccessibleName(title)
        for key, words in choices.items():
            combo.addItem(words, key)
        return combo

    def swatches(self) -> QComboBox:
        """Return a choice among the theme's colours."""
        names = {one: one.capitalize() for one in self.context.theme.swatches}
        return self.combo("colour", "Colour", names)

    def dress_swatches(self, combo: QComboBox) -> None:
        """Show each colour beside its name, as the theme has it."""
        for row in range(combo.count()):
            combo.setItemIcon(row, swatch_icon(self.context.theme, combo.itemData(row)))

    def dress(self) -> None:
        """Follow the theme where the stylesheet does not reach."""

    # the rest

    def _dress(self) -> None:
        self.setFont(self.context.theme.panel_font())
        self.dress()

    def _button(self, verb: str, pressed: Callable[[], Any], kind: str = "") -> Button:
        words = verb.capitalize() if verb == "close" else f"{verb.capitalize()} {self.noun}"
        button = Button(words, f"{self.noun}_{verb}", kind)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.make_form(form)
        save = self._button("save", self._save, "primary")
        save.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._button("new", self._new))
        buttons.addWidget(self._button("delete", self._delete))
        buttons.addStretch(1)
        buttons.addWidget(self._button("close", self.close))
        buttons.addWidget(save)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self._said)
        right.addStretch(1)
        right.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(self.list, 1)
        layout.addLayout(right, 1)

    def begin(self, entry_id: int = 0) -> None:
        """Show the vocabulary, with one entry chosen when given."""
        self.entry_id = entry_id
        self._read()
        self.show()
        self.activateWindow()
        self.list.setFocus()

    def _hear(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.about(*self.topics):
            self._read(keep_new=True)

    def _read(self, keep_new: bool = False) -> None:
        entries = self.entries()
        held = [row for row, one in enumerate(entries) if one.key == self.entry_id]
        if keep_new and not self.entry_id:  # a new one is being written: the form stays
            with QSignalBlocker(self.list.selectionModel()):
                self.list.show_entries(entries)
                self.list.setCurrentIndex(QModelIndex())
            return
        self.list.show_entries(entries, held[0] if held else 0)

    def _chosen(self) -> None:
        if current := self.list.current:
            self._show(int(current.key))

    def _show(self, entry_id: int) -> None:
        self.entry_id = entry_id
        self.show_entry(entry_id)
        self._said.setText("" if entry_id else self.invitation)

    def _new(self) -> None:
        self.list.setCurrentIndex(QModelIndex())  # a click on any entry leads back to it
        self._show(0)
        self.findChildren(QLineEdit)[0].setFocus()

    def _save(self) -> None:
        if added := self.save():
            self.entry_id = added
            self._read()

    def _delete(self) -> None:
        if self.entry_id:
            self.delete(self.entry_id)
