"""Edit the project's kinds of relation: how they read both ways, and how the chart draws them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from ui.context import Context
from ui.tagging.vocabulary import VocabularyDialog
from ui.widgets.choices import Entry
from workbench.commands.relation_kinds import AddRelationKind, DeleteRelationKind, EditRelationKind
from workbench.model.relations import RelationKind

_POLARITIES = {
    "cooperative": "Cooperative",
    "neutral": "Neutral",
    "conflictual": "Conflictual",
}
_DASHES = {"solid": "Solid", "dash": "Dashed", "dot": "Dotted", "dashdot": "Dash and dot"}
_FIELDS = ("label", "inverse", "symmetric", "category", "polarity", "colour", "dash")


class KindsDialog(VocabularyDialog):
    """List the kinds beside a form of the chosen one; each change is one undoable step."""

    noun = "kind"
    topics = ("relation_kind", "relation")
    invitation = "Write how the new kind reads, then save it."

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._kind = RelationKind()
        super().__init__(context, "Kinds of relation", parent)

    def make_form(self, form: QFormLayout) -> None:
        self._label = self.line("label", "Reads")
        self._inverse = self.line("inverse", "Reads backwards")
        self._symmetric = QCheckBox("Reads the same both ways", self)
        self._symmetric.setObjectName("kind_symmetric")
        self._symmetric.toggled.connect(self._inverse.setDisabled)
        self._category = self.line("category", "Category")
        self._polarity = self.combo("polarity", "Polarity", _POLARITIES)
        self._colour = self.swatches()
        self._dash = self.combo("dash", "Line", _DASHES)
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

    def dress(self) -> None:
        self.dress_swatches(self._colour)

    def entries(self) -> Sequence[Entry]:
        store = self.context.store
        uses: dict[int, int] = {}
        for relation in store.relations.find():
            uses[relation.kind_id] = uses.get(relation.kind_id, 0) + 1
        return [
            Entry(one.id, one.label, detail=_uses(uses.get(one.id, 0)), swatch=one.colour,
                  sign=one.dash)
            for one in sorted(store.relation_kinds.find(), key=lambda one: (one.position, one.id))
        ]  # fmt: skip

    def show_entry(self, entry_id: int) -> None:
        kind = self.context.store.relation_kinds.get(entry_id) if entry_id else RelationKind()
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

    def save(self) -> int:
        kind, run = self._typed(), self.context.run
        if not kind.id:
            return int(run(AddRelationKind(kind), "kinds") or 0)
        changed = {
            name: getattr(kind, name)
            for name in _FIELDS
            if getattr(kind, name) != getattr(self._kind, name)
        }
        if changed:
            run(EditRelationKind(kind.id, changed), "kinds")
        return 0

    def delete(self, entry_id: int) -> None:
        self.context.run(DeleteRelationKind(entry_id), "kinds")


def _uses(count: int) -> str:
    return f"{count} {'relation' if count == 1 else 'relations'}" if count else ""
