"""Edit the project's kinds of relation: how they read both ways, and how the chart draws them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.widgets.choices import ChoiceList, Entry
from ui.widgets.controls import Button
from ui.widgets.labels import PlainLabel
from workbench.changes import ChangeSet
from workbench.commands.relation_kinds import AddRelationKind, DeleteRelationKind, EditRelationKind
from workbench.model.relations import RelationKind

_POLARITIES = {
    "cooperative": "Cooperative",
    "neutral": "Neutral",
    "conflictual": "Conflictual",
}
_DASHES = {"solid": "Solid", "dash": "Dashed", "dot": "Dotted", "dashdot": "Dash and dot"}


class KindsDialog(QDialog):
    """List the kinds beside a form of the chosen one; each change is one undoable step."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setObjectName("kinds")
        self.setWindowTitle("Kinds of relation")
        self._context = context
        self._kind = RelationKind()
        self._list = ChoiceList(context.theme, self)
        self._list.setObjectName("kinds_list")
        self._list.setAccessibleName("Kinds of relation")
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._list.selectionModel().currentChanged.connect(self._chosen)
        self._label = self._line("kind_label", "Reads")
        self._inverse = self._line("kind_inverse", "Reads backwards")
        self._symmetric = QCheckBox("Reads the same both ways", self)
        self._symmetric.setObjectName("kind_symmetric")
        self._category = self._line("kind_category", "Category")
        self._polarity = self._combo("kind_polarity", "Polarity", _POLARITIES)
        swatches = {one: one.capitalize() for one in context.theme.swatches}
        self._colour = self._combo("kind_colour", "Colour", swatches)
        self._dash = self._combo("kind_dash", "Line", _DASHES)
        self._said = PlainLabel("", "", self)
        self._said.setWordWrap(True)
        self._build()
        self._symmetric.toggled.connect(self._inverse.setDisabled)
        context.changed.connect(self._hear)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.resize(680, 480)

    def _dress(self) -> None:
        self.setFont(self._context.theme.panel_font())

    def _line(self, name: str, title: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setAccessibleName(title)
        return line

    def _combo(self, name: str, title: str, choices: dict[str, str]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(title)
        for key, words in choices.items():
            combo.addItem(words, key)
        return combo

    def _button(self, text: str, name: str, pressed: Callable[[], Any], kind: str = "") -> Button:
        button = Button(text, name, kind)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _build(self) -> None:
        form = QFormLayout()
        for title, field in (
            ("Reads", self._label),
            ("Backwards", self._inverse),
            ("", self._symmetric),
            ("Category", self._category),
            ("Polarity", self._polarity),
            ("Colour", self._colour),
            ("Line", self._dash),
        ):
            form.addRow(title, field)
        save = self._button("Save kind", "kind_save", self._save, "primary")
        save.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._button("New kind", "kind_new", self._new))
        buttons.addWidget(self._button("Delete kind", "kind_delete", self._delete))
        buttons.addStretch(1)
        buttons.addWidget(self._button("Close", "kind_close", self.close))
        buttons.addWidget(save)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self._said)
        right.addStretch(1)
        right.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.addWidget(self._list, 1)
        layout.addLayout(right, 1)

    def begin(self) -> None:
        """Show the kinds."""
        self._read()
        self.show()
        self.activateWindow()
        self._list.setFocus()

    def _hear(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.about("relation_kind", "relation"):
            self._read()

    def _read(self) -> None:
        store = self._context.store
        kinds = sorted(store.relation_kinds.find(), key=lambda one: (one.position, one.id))
        uses: dict[int, int] = {}
        for relation in store.relations.find():
            uses[relation.kind_id] = uses.get(relation.kind_id, 0) + 1
        entries = [
            Entry(one.id, one.label, detail=_uses(uses.get(one.id, 0)), swatch=one.colour,
                  sign=one.dash)
            for one in kinds
        ]  # fmt: skip
        held = [place for place, one in enumerate(kinds) if one.id == self._kind.id]
        self._list.show_entries(entries, held[0] if held else 0)

    def _chosen(self) -> None:
        current = self._list.current
        if current:
            self._show(self._context.store.relation_kinds.get(int(current.key)))

    def _show(self, kind: RelationKind) -> None:
        self._kind = kind
        self._label.setText(kind.label)
        self._inverse.setText(kind.inverse)
        self._symmetric.setChecked(kind.symmetric)
        self._inverse.setDisabled(kind.symmetric)
        self._category.setText(kind.category)
        for combo, value in (
            (self._polarity, kind.polarity),
            (self._colour, kind.colour),
            (self._dash, kind.dash),
        ):
            if combo.findData(value) < 0:
                combo.addItem(value, value)
            combo.setCurrentIndex(combo.findData(value))
        self._said.setText("")

    def _new(self) -> None:
        self._show(RelationKind())
        self._said.setText("Write how the new kind reads, then save it.")
        self._label.setFocus()

    def _typed(self) -> RelationKind:
        symmetric = self._symmetric.isChecked()
        return replace(
            self._kind,
            label=" ".join(self._label.text().split()),
            inverse="" if symmetric else " ".join(self._inverse.text().split()),
            symmetric=symmetric,
            category=self._category.text().strip(),
            polarity=self._polarity.currentData(),
            colour=self._colour.currentData(),
            dash=self._dash.currentData(),
        )

    def _save(self) -> None:
        kind, run = self._typed(), self._context.run
        if not kind.id:
            added = run(AddRelationKind(kind), "kinds")
            if added:
                self._kind = replace(kind, id=int(added))
                self._read()
            return
        fields = ("label", "inverse", "symmetric", "category", "polarity", "colour", "dash")
        changed = {
            name: getattr(kind, name)
            for name in fields
            if getattr(kind, name) != getattr(self._kind, name)
        }
        if changed:
            run(EditRelationKind(kind.id, changed), "kinds")

    def _delete(self) -> None:
        if self._kind.id:
            self._context.run(DeleteRelationKind(self._kind.id), "kinds")


def _uses(count: int) -> str:
    return f"{count} {'relation' if count == 1 else 'relations'}" if count else ""
