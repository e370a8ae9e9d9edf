"""A form's field for a kind of relation, found by either of its readings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from ui.context import Context
from ui.widgets.choices import Entry
from ui.widgets.picking import PickField
from workbench.actors.names import folded
from workbench.model.relations import RelationKind

_RECENT = "recent_kinds"
_KEPT = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """Name a kind in one direction; `backwards` reads it from object to subject."""

    kind_id: int
    backwards: bool = False


class KindField(PickField):
    """Hold a kind of relation, 0 for none; `kind_changed` carries the reading that was picked."""

    kind_changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, self._fitting, "relation_kind", "How? Type a kind")
        self._context = context
        self.kind_id = 0
        self.picked.connect(self._pick)
        self.textEdited.connect(self._edited)

    def show_kind(self, kind_id: int) -> None:
        """Hold a kind without saying so; 0 empties the field."""
        self.kind_id = kind_id
        self.setText(self._context.store.relation_kinds.get(kind_id).label if kind_id else "")
        self.setCursorPosition(0)

    def remember(self) -> None:
        """Let the kind stand among the first next time."""
        store = self._context.store
        recent = [self.kind_id, *(one for one in self._recent() if one != self.kind_id)]
        if not store.read_only:
            store.settings.put(_RECENT, recent[:_KEPT])

    def _recent(self) -> list[int]:
        return [int(one) for one in self._context.store.settings.get(_RECENT, [])]

    def _edited(self) -> None:
        if self.kind_id:
            self.kind_id = 0
            self.kind_changed.emit(Reading(0))

    def _pick(self, reading: Reading) -> None:
        self.show_kind(reading.kind_id)
        self.kind_changed.emit(reading)

    def _fitting(self, words: str) -> tuple[Sequence[Entry], int]:
        wanted = "" if self.kind_id else folded(" ".join(words.split()))
        last = {kind_id: place for place, kind_id in enumerate(self._recent())}
        found: list[tuple[tuple[int, int, int, bool], Entry]] = []
        for kind in self._context.store.relation_kinds.find():
            for backwards, label in _readings(kind):
                fit = _fit(folded(label), folded(kind.category), wanted)
                if fit >= 0:
                    order = (fit, last.get(kind.id, len(last)), kind.position, backwards)
                    found.append((order, _entry(kind, label, backwards)))
        found.sort(key=lambda one: one[0])
        return [entry for _, entry in found], 0


def _readings(kind: RelationKind) -> list[tuple[bool, str]]:
    same = kind.symmetric or not kind.inverse or kind.inverse == kind.label
    return [(False, kind.label)] if same else [(False, kind.label), (True, kind.inverse)]


def _fit(label: str, category: str, wanted: str) -> int:
    """Return how well the words fit, 0 best, −1 not at all."""
    if label.startswith(wanted):
        return 0
    if f" {wanted}" in label:
        return 1
    if wanted in label:
        return 2
    return 3 if category.startswith(wanted) else -1


def _entry(kind: RelationKind, label: str, backwards: bool) -> Entry:
    turned = "⇄ swaps the two" if backwards else ""
    return Entry(
        Reading(kind.id, backwards),
        label,
        detail=turned or kind.category,
        swatch=kind.colour,
        sign=kind.dash,
    )
