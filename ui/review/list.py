"""The excerpts of a package as a reviewer's list shows them: each with what was decided on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.widgets.drawing import draw_text, one_line, shown_right_to_left
from ui.widgets.rows import RowDelegate
from workbench.actors.names import folded
from workbench.model.review import Verdict
from workbench.review.reviewing import STATES, Reviewed, codes_in, states_of

#: no row shows more
_LONGEST = 300
_ICONS = {"accept": "check", "reject": "close", "change": "edit", "comment": "note"}
_GONE = "Deleted here; Undo brings it back"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Say what the list is narrowed by: typed words, a key of STATES, codes and documents."""

    words: str = ""
    state: str = ""
    code_ids: tuple[int, ...] = ()
    document_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold one row: an excerpt, what was decided on it, and the names of the codes it should have."""

    row: Reviewed
    verdict: Verdict | None = None
    instead: str = ""

    @property
    def state(self) -> str:
        """Return what was decided, in a word."""
        if self.verdict is None:
            return STATES["undecided"]
        return STATES.get(self.verdict.ruling, "Commented")

    @property
    def codes(self) -> str:
        """Return the codes, and what they should be."""
        codes = self.row.codes or "no code"
        return f"{codes} → {self.instead}" if self.instead else codes


class ReviewModel(QAbstractListModel):
    """Hold all excerpts in memory and narrow them; `ids` and its like are as `place_kept` asks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: Sequence[Reviewed] = ()
        self._said: Sequence[str] = ()
        self._names: Mapping[int, str] = {}
        self.verdicts: dict[int, Verdict] = {}
        self.narrowed = Narrowed()
        self.items: list[Reviewed] = []
        self._places: dict[int, int] = {}

    def show_rows(
        self, rows: Sequence[Reviewed], verdicts: dict[int, Verdict], names: Mapping[int, str]
    ) -> None:
        """Hold other excerpts, narrowed as before; `names` are those of the codes."""
        self._all, self._names, self.verdicts = rows, names, verdicts
        self._said = [folded(f"{one.quote} {one.title} {one.codes}") for one in rows]
        self.narrow(self.narrowed)

    def show_verdicts(self, verdicts: dict[int, Verdict]) -> None:
        """Hold other decisions, as after undo; the list stays until it is narrowed again."""
        self.verdicts = verdicts
        if self.items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.items) - 1, 0))

    def narrow(self, narrowed: Narrowed) -> None:
        """Show what fits."""
        self.narrowed = narrowed
        words = folded(narrowed.words).split()
        found = [
            row
            for row, said in zip(self._all, self._said, strict=True)
            if self._fits(row) and all(word in said for word in words)
        ]
        self.beginResetModel()
        self.items = found
        self._places = {one.number: place for place, one in enumerate(found)}
        self.endResetModel()

    def _fits(self, row: Reviewed) -> bool:
        wanted = self.narrowed
        if wanted.code_ids and not set(wanted.code_ids) & set(row.code_ids):
            return False
        if wanted.document_ids and row.document_id not in wanted.document_ids:
            return False
        return not wanted.state or wanted.state in states_of(row, self.verdicts.get(row.number))

    @property
    def total(self) -> int:
        """Return how many excerpts the package has."""
        return len(self._all)

    @property
    def decided(self) -> int:
        """Return how many are decided; a comment alone decides nothing."""
        return sum(one.ruling != "comment" for one in self.verdicts.values())

    def shown(self, place: int) -> Shown | None:
        """Return what a row shows."""
        if not 0 <= place < len(self.items):
            return None
        row = self.items[place]
        verdict = self.verdicts.get(row.number)
        instead = ""
        if verdict and verdict.ruling == "change":
            instead = "; ".join(self._names.get(one, "gone") for one in codes_in(verdict))
        return Shown(row, verdict, instead)

    def next_undecided(self, place: int, by: int) -> int:
        """Return the nearest row that is undecided before (−1) or after a place, round at the ends."""
        count = len(self.items)
        for step in range(1, count + 1):
            at = (place + by * step) % count
            verdict = self.verdicts.get(self.items[at].number)
            if verdict is None or verdict.ruling == "comment":
                return at
        return -1

    # rows by number

    def id_at(self, place: int) -> int:
        """Return the number of a row's excerpt, 0 for no row."""
        return self.items[place].number if 0 <= place < len(self.items) else 0

    def place_of(self, number: int) -> int:
        """Return the row of an excerpt, or −1."""
        return self._places.get(number, -1)

    def places_of(self, numbers: Iterable[int]) -> list[int]:
        """Return the rows of these excerpts, as far as they are listed."""
        return [place for one in numbers if (place := self.place_of(one)) >= 0]

    # Qt's side

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = self.shown(index.row()) if index.isValid() else None
        if shown is None:
            return None
        if role == RowRole:
            return shown
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(shown.row.quote[:_LONGEST]) or _GONE
        if role == Qt.ItemDataRole.AccessibleTextRole:
            commented = "with a comment" if shown.verdict and shown.verdict.comment else ""
            touched = "changed here" if shown.row.touched else ""
            parts = (shown.state, one_line(shown.row.quote[:_LONGEST]), shown.codes)
            return ", ".join(filter(None, (*parts, shown.row.title, commented, touched)))
        return None


class ReviewDelegate(RowDelegate):
    """Draw an excerpt in two lines: a sign of what was decided and its words, document and codes."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown: Shown = index.data(RowRole)
        theme, verdict = self._theme, shown.verdict
        inner = option.rect.adjusted(theme.px(10), theme.px(5), -theme.px(10), -theme.px(4))
        half = inner.height() // 2
        first, second = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        sign, gap = theme.px(14), theme.px(8)
        if verdict:
            icon = theme.icon(_ICONS[verdict.ruling], "text", 14)
            icon.paint(painter, first.left(), first.center().y() - sign // 2, sign, sign)
        line = first.adjusted(sign + gap, 0, 0, 0)
        marks = ["warning"] if shown.row.touched else []
        if verdict and verdict.comment and verdict.ruling != "comment":
            marks.append("note")
        for name in marks:
            icon = theme.icon(name, "muted", 14)
            icon.paint(painter, line.right() - sign, line.center().y() - sign // 2, sign, sign)
            line = line.adjusted(0, 0, -sign - theme.px(4), 0)
        words = index.data()
        quiet = (verdict is not None and verdict.ruling != "comment") or not shown.row.quote
        ink = theme.role("muted" if quiet else "text")
        right = not words.isascii() and shown_right_to_left(words)
        draw_text(painter, line, words, theme.panel_font(), ink, right)
        under = second.adjusted(sign + gap, 0, 0, 0)
        detail = one_line(f"{shown.codes} · {shown.row.title}")
        draw_text(painter, under, detail, theme.panel_font(12), theme.role("muted"), False)
