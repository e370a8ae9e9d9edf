"""Names to tick, under headings: what each would do, how often it stands, what is in doubt."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.models.index import Index
from ui.models.pages import RowRole
from ui.models.ticked import TickedRows, box_of
from ui.theme import Theme
from ui.widgets.drawing import draw_box, draw_text, one_line
from ui.widgets.lists import RowsView
from ui.widgets.rows import RowDelegate
from ui.widgets.shapes import paint_shape

#: letters of a name or sentence that a row needs at most
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold the line above a group of names."""

    title: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """Hold one name: what it would do, how often it stands, and why it is in doubt, if it is.

    `key` tells it from the others; one that is not `offered` is only listed, and has no box.
    """

    key: Hashable
    name: str
    meaning: str = ""
    count: str = ""
    doubt: str = ""
    colour: str = "grey"
    shape: str = ""
    offered: bool = True


Row = Heading | NameRow


class NamesModel(TickedRows):
    """Hold names under headings, each ticked or not; a heading's box ticks its group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticked: set[Hashable] = set()
        self._groups: dict[Heading, list[NameRow]] = {}

    def show_groups(
        self, groups: Iterable[tuple[str, Sequence[NameRow]]], ticked: Iterable[Hashable]
    ) -> None:
        """Show groups of names under their titles, empty ones left out, these keys ticked."""
        self.beginResetModel()
        self._groups = {Heading(title): list(rows) for title, rows in groups if rows}
        self.rows = []
        for head, held in self._groups.items():
            self.rows += [head, *held]
        self._ticked = set(ticked)
        self.endResetModel()
        self.ticked_changed.emit()

    @property
    def ticked(self) -> set[Hashable]:
        """Return the keys of the names that are ticked."""
        return set(self._ticked)

    def toggle(self, row: int) -> None:
        """Switch a name, or all of a heading's group."""
        one = self.rows[row]
        on = self._state(one) != Qt.CheckState.Checked
        self.tick(self._groups[one] if isinstance(one, Heading) else [one], on)

    def tick(self, rows: Iterable[NameRow], on: bool) -> None:
        """Tick names or take the ticks off."""
        keys = {one.key for one in rows if one.offered}
        (self._ticked.update if on else self._ticked.difference_update)(keys)
        self.tell_ticked()

    def tick_all(self, on: bool) -> None:
        """Tick every name or none."""
        self.tick((one for one in self.rows if isinstance(one, NameRow)), on)

    def _state(self, one: Row) -> Qt.CheckState | None:
        """Return the state of a row's box, None where it has none."""
        if isinstance(one, NameRow):
            if not one.offered:
                return None
            return box_of(int(one.key in self._ticked), 1)
        offered = [row for row in self._groups[one] if row.offered]
        if not offered:
            return None
        return box_of(sum(row.key in self._ticked for row in offered), len(offered))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        if role == RowRole:
            return one
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(one)
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title if isinstance(one, Heading) else one_line(one.name[:_SHOWN])
        return told(one) if role == Qt.ItemDataRole.AccessibleTextRole else None


def several(count: int, what: str) -> str:
    """Return `1 place`, `1,204 places`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def counted(times: int, documents: int) -> str:
    """Return how often a name stands: `312 in 40 documents`."""
    return f"{times:,} in {several(documents, 'document')}" if times else "at no place"


def told(one: Row) -> str:
    """Return a row as a screen reader says it."""
    if isinstance(one, Heading):
        return one.title
    parts = (one.name[:_SHOWN], one.meaning, one.count, one.doubt and f"take care: {one.doubt}")
    return ", ".join(filter(None, parts))


class NamesDelegate(RowDelegate):
    """Draw a name in two lines beside its box; a doubt stands in words behind a sign."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, one = self._theme, index.data(RowRole)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            draw_box(painter, theme, self._box(option.rect), Qt.CheckState(state))
        inner = option.rect.adjusted(theme.px(34), theme.px(4), -theme.px(12), -theme.px(4))
        if isinstance(one, Heading):
            draw_text(
                painter, inner, one.title, theme.panel_font(13, bold=True), theme.role("text")
            )
            return
        half = inner.height() // 2
        self._first(painter, inner.adjusted(0, 0, 0, -half), one)
        second = inner.adjusted(0, half, 0, 0)
        words = f"Take care: {one.doubt}" if one.doubt else one.meaning
        role = "danger" if one.doubt else "muted"
        draw_text(painter, second, one_line(words[:_SHOWN]), theme.panel_font(12), theme.role(role))

    def _first(self, painter: QPainter, line: QRect, one: NameRow) -> None:
        theme, small = self._theme, self._theme.panel_font(12)
        if one.shape:
            size = theme.px(9)
            box = QRectF(line.left(), line.center().y() + 1 - size / 2, size, size)
            paint_shape(painter, box, one.shape, theme.line(one.colour))
            line.setLeft(line.left() + size + theme.px(8))
        taken = draw_text(painter, line, one.count, small, theme.role("muted"), right=True)
        line.setRight(line.right() - taken - (theme.px(8) if taken else 0))
        name = one_line(one.name[:_SHOWN])
        wide = draw_text(painter, line, name, theme.panel_font(), theme.role("text"), right=False)
        if one.doubt and one.meaning:
            line.setLeft(line.left() + wide + theme.px(10))
            draw_text(painter, line, one_line(one.meaning), small, theme.role("muted"), right=False)

    def _box(self, area: QRect) -> QRect:
        size = self._theme.px(14)
        return QRect(area.left() + self._theme.px(10), area.center().y() - size // 2, size, size)

    def editorEvent(
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch the box when the click was on it."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        if event.position().x() > self._box(option.rect).right() + self._theme.px(4):
            return False
        model.toggle(index.row())
        return True


class NamesView(RowsView):
    """Show names to tick: Space ticks the rows that are selected, or the heading's group."""

    def __init__(self, theme: Theme, model: NamesModel, name: str, told: str) -> None:
        super().__init__(theme, 44)
        self.as_list()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self._names = model
        self.setModel(model)
        self.setItemDelegate(NamesDelegate(theme, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._tick(self.places() or [self.currentIndex().row()])
        else:
            super().keyPressEvent(event)

    def _tick(self, places: Sequence[int]) -> None:
        rows = [self._names.rows[place] for place in places if place >= 0]
        names = [one for one in rows if isinstance(one, NameRow)]
        if len(names) > 1:
            self._names.tick(names, not {one.key for one in names} <= self._names.ticked)
        elif places and places[0] >= 0:
            self._names.toggle(places[0])
