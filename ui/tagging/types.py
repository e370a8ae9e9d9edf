"""Edit the project's types of actor: what they are called, and the sign they are known by."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFormLayout, QWidget

from ui.context import Context
from ui.tagging.vocabulary import VocabularyDialog
from ui.theme import Theme
from ui.widgets.choices import Entry
from ui.widgets.shapes import paint_shape
from workbench.commands.actor_types import AddActorType, DeleteActorType, EditActorType
from workbench.model.actors import ActorType

_SHAPES = {
    "o": "Circle", "s": "Square", "d": "Diamond", "t": "Triangle", "t1": "Triangle, point down",
    "p": "Pentagon", "h": "Hexagon", "star": "Star", "x": "Cross",
}  # fmt: skip
_FIELDS = ("label", "plural", "colour", "shape")
_NEW = ActorType(colour="grey")


class TypesDialog(VocabularyDialog):
    """List the types beside a form of the chosen one; each change is one undoable step."""

    noun = "type"
    topics = ("actor_type", "actor")
    invitation = "Write what one actor of the new type is called, then save it."

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._type = _NEW
        super().__init__(context, "Types of actor", parent)

    def make_form(self, form: QFormLayout) -> None:
        self._label = self.line("label", "Name of one")
        self._plural = self.line("plural", "Name of several")
        self._plural.setPlaceholderText("The same as the name")
        self._colour = self.swatches()
        self._shape = self.combo("shape", "Shape", _SHAPES)
        for title, field in (
            ("Name", self._label),
            ("Plural", self._plural),
            ("Colour", self._colour),
            ("Shape", self._shape),
        ):
            form.addRow(title, field)

    def dress(self) -> None:
        self.dress_swatches(self._colour)
        for row in range(self._shape.count()):
            self._shape.setItemIcon(row, _shape_icon(self.context.theme, self._shape.itemData(row)))

    def entries(self) -> Sequence[Entry]:
        store = self.context.store
        uses = Counter(row.type_id for row in store.actors.rows())
        return [
            Entry(one.id, one.label, detail=_uses(uses[one.id]), swatch=one.colour, sign=one.shape)
            for one in sorted(store.actor_types.find(), key=lambda one: (one.position, one.id))
        ]

    def show_entry(self, entry_id: int) -> None:
        self._type = self.context.store.actor_types.get(entry_id) if entry_id else _NEW
        self._label.setText(self._type.label)
        self._plural.setText(self._type.plural)
        self._colour.setCurrentIndex(self._colour.findData(self._type.colour))
        self._shape.setCurrentIndex(self._shape.findData(self._type.shape))

    def _typed(self) -> ActorType:
        label = " ".join(self._label.text().split())
        return replace(
            self._type,
            label=label,
            plural=" ".join(self._plural.text().split()) or label,
            colour=self._colour.currentData() or self._type.colour,
            shape=self._shape.currentData() or self._type.shape,
        )

    def save(self) -> int:
        one, run = self._typed(), self.context.run
        if not one.id:
            return int(
                run(AddActorType(one.label, one.plural, one.colour, one.shape), "types") or 0
            )
        changed = {
            name: getattr(one, name)
            for name in _FIELDS
            if getattr(one, name) != getattr(self._type, name)
        }
        if changed:
            run(EditActorType(one.id, changed), "types")
        return 0

    def delete(self, entry_id: int) -> None:
        self.context.run(DeleteActorType(entry_id), "types")


def _uses(count: int) -> str:
    return f"{count:,} {'actor' if count == 1 else 'actors'}" if count else ""


def _shape_icon(theme: Theme, shape: str) -> QIcon:
    size = theme.px(14)
    picture = QPixmap(size * 2, size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_shape(painter, QRectF(2, 2, size - 4, size - 4), shape, theme.role("text"))
    painter.end()
    return QIcon(picture)
