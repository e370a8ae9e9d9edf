"""The rows of what waits: a pair of actors that may be one, or a name that may mean several."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.widgets.drawing import draw_text, isolated, one_line, quoted_apart
from ui.widgets.rows import RowDelegate
from ui.widgets.shapes import paint_shape
from workbench.actors.names import folded
from workbench.actors.open_names import OpenName
from workbench.actors.pairs import Pair
from workbench.model.actors import ActorType


@dataclass(frozen=True, slots=True)
class Waiting:
    """Hold one row: what it is about, its words, what is said below, a count, and a doubt.

    `key` tells it from the others.
    """

    key: Hashable
    about: Any
    words: str
    detail: str
    count: str = ""
    colour: str = "grey"
    shape: str = "o"
    doubted: bool = False


def pair_row(one: Pair, types: dict[int, ActorType]) -> Waiting:
    """Return the row of a pair."""
    kind = types.get(one.stays.type_id, ActorType(colour="grey"))
    low, high = sorted((one.stays.actor_id, one.goes.actor_id))
    suggested = "suggested · " if one.goes.key else ""
    detail = one.warning or f"{suggested}{one.reasons[0] if one.reasons else ''}"
    counts = f"{one.stays.mentions:,} · {one.goes.mentions:,}"
    words = f"{_apart(one.stays.name)} = {_apart(one.goes.name)}?"
    key = (low, high, one.goes.key)
    return Waiting(key, one, words, detail, counts, kind.colour, kind.shape, bool(one.warning))


def _apart(name: str) -> str:
    """Return a name that keeps its own direction beside others."""
    return isolated(name) if not name.isascii() else name


def open_row(one: OpenName) -> Waiting:
    """Return the row of a name that may mean several."""
    detail = " or ".join(_apart(bearer.name) for bearer in one.bearers)
    return Waiting(one.key, one, f"{_apart(one.name)}?", detail, f"{len(one.places):,}", shape="d")


class WaitingModel(QAbstractListModel):
    """Hold rows in memory and narrow them while one types; what was put off stands last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: Sequence[Waiting] = ()
        self._said: Sequence[str] = ()
        self._later: dict[Hashable, None] = {}
        self.items: list[Waiting] = []
        self.typed = ""

    def show_rows(self, rows: Iterable[Waiting]) -> None:
        """Hold other rows, narrowed as before."""
        self._all = list(rows)
        self._said = [folded(f"{one.words} {one.detail}") for one in self._all]
        self.narrow(self.typed)

    def narrow(self, typed: str) -> None:
        """Show the rows that hold every typed word."""
        self.typed = typed
        words = folded(typed).split()
        found = [
            one
            for one, said in zip(self._all, self._said, strict=True)
            if all(word in said for word in words)
        ]
        later = {key: at for at, key in enumerate(self._later)}
        self.beginResetModel()
        self.items = sorted(found, key=lambda one: later.get(one.key, -1))
        self.endResetModel()

    def put_off(self, key: Hashable) -> None:
        """Let a row stand last."""
        self._later.pop(key, None)
        self._later[key] = None
        self.narrow(self.typed)

    def drop(self, gone: Callable[[Waiting], bool]) -> None:
        """Take rows out that were decided, before the store is asked again."""
        self.show_rows([one for one in self._all if not gone(one)])

    @property
    def total(self) -> int:
        """Return how many wait."""
        return len(self._all)

    def place_of(self, key: Hashable) -> int:
        """Return the row with a key, or −1."""
        return next((at for at, one in enumerate(self.items) if one.key == key), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.items[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.words, row.detail, row.count)))
        return None


class WaitingDelegate(RowDelegate):
    """Draw a row in two lines: the sign of its type, its words and count, and why it waits."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Waiting = index.data(RowRole)
        theme = self._theme
        inner = option.rect.adjusted(theme.px(12), theme.px(5), -theme.px(10), -theme.px(4))
        half = inner.height() // 2
        first, second = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        size, small, muted = theme.px(9), theme.panel_font(12), theme.role("muted")
        box = QRectF(first.left(), first.center().y() + 1 - size / 2, size, size)
        paint_shape(painter, box, row.shape, theme.line(row.colour))
        taken = draw_text(painter, first, row.count, small, muted, right=True)
        start = size + theme.px(8)
        line = first.adjusted(start, 0, -taken - theme.px(8), 0)
        ink = theme.role("text")
        draw_text(painter, line, one_line(row.words), theme.panel_font(), ink, right=False)
        below = second.adjusted(start, 0, 0, 0)
        if row.doubted:
            mark = theme.px(14)
            icon = theme.icon("warning", "muted", 14)
            icon.paint(painter, below.left(), below.center().y() - mark // 2, mark, mark)
            below = below.adjusted(mark + theme.px(4), 0, 0, 0)
        draw_text(painter, below, one_line(quoted_apart(row.detail)), small, muted, right=False)
