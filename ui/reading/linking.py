"""How panes follow the one in use: not at all, by position, by actor or by paragraph."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

from ui.reading.marks import MarkSet
from ui.reading.pane import ReaderPane
from workbench.copies.differences import Comparison
from workbench.text.passages import Passage, PassageIndex, passage, passages

#: key: words on the screen
LINKS = {"off": "Off", "position": "By position", "actor": "By actor", "paragraph": "By paragraph"}
#: how long a scroll rests before panes follow by paragraph, in milliseconds
_REST = 120
#: a paragraph shorter than this that ends without a stop is taken for a heading
_HEADING = 80
_STOPS = ".!?…؟۔。"


class Linking(QObject):
    """Move the other panes after the one in use."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mode = "actor"
        self._moving = False
        self._indexes: dict[ReaderPane, tuple[MarkSet, PassageIndex]] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._settle)
        self._pair: tuple[ReaderPane, ReaderPane, Comparison] | None = None
        self._leader: ReaderPane | None = None
        self._others: Sequence[ReaderPane] = ()

    def pair(self, left: ReaderPane, right: ReaderPane, found: Comparison) -> None:
        """Let two panes that are compared follow each other by what they have in common."""
        self._pair = left, right, found

    def part(self) -> None:
        """Let the panes that were compared go their ways again."""
        self._pair = None

    @property
    def paired(self) -> bool:
        """Say whether two panes are compared."""
        return self._pair is not None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let no pane follow another meanwhile."""
        before, self._moving = self._moving, True
        try:
            yield
        finally:
            self._moving = before

    def _by_passage(self, leader: ReaderPane) -> None:
        """Bring to the top of the other pane what answers the top of this one."""
        if self._pair is None or leader not in self._pair[:2]:
            return
        left, right, found = self._pair
        offset = found.partner(leader.view.top_offset(), to_right=leader is left)
        with self.held():
            (right if leader is left else left).view.scroll_to(offset)

    def scrolled(self, leader: ReaderPane, others: Sequence[ReaderPane]) -> None:
        """Follow a scroll of the pane in use, unless it is an echo."""
        if self._moving:
            return
        if self._pair:
            self._by_passage(leader)
        if self._pair or self.mode not in ("position", "paragraph"):
            return
        self._leader, self._others = leader, [pane for pane in others if pane.document_id]
        if self.mode == "position":
            self._settle()
        else:
            self._rest.start()

    def _settle(self) -> None:
        if self._leader is None or not self._leader.document_id:
            return
        self._moving = True
        for pane in self._others:
            if self.mode == "position":
                self._by_position(self._leader, pane)
            elif self.mode == "paragraph":
                self._by_paragraph(self._leader, pane)
        self._moving = False

    @staticmethod
    def _by_position(leader: ReaderPane, pane: ReaderPane) -> None:
        share = leader.view.top_offset() / max(1, len(leader.view.text))
        pane.view.scroll_to(round(share * len(pane.view.text)))

    def _by_paragraph(self, leader: ReaderPane, pane: ReaderPane) -> None:
        found = self._index(pane).closest(in_view(leader))
        if found:
            pane.show_span(found.start, found.end)

    def _index(self, pane: ReaderPane) -> PassageIndex:
        """Return the pane's passages; made again when its marks have changed."""
        marks, index = self._indexes.get(pane, (None, None))
        if index is None or marks is not pane.view.marks:
            view = pane.view
            mentions = [(mark.start, mark.owner_id) for mark in view.marks.mentions()]
            index = PassageIndex(passages(view.text, view.paragraphs.spans, mentions))
            self._indexes[pane] = (view.marks, index)
        return index


def in_view(pane: ReaderPane) -> Passage:
    """Return the passage that is read at the top of a pane; a heading counts with what follows."""
    view = pane.view
    spans = view.paragraphs.spans
    if not spans:
        return Passage(0, 0, frozenset())
    at = view.paragraphs.at(view.top_offset())
    start, end = spans[at]
    if end - start < _HEADING and view.text[end - 1] not in _STOPS and at + 1 < len(spans):
        end = spans[at + 1][1]
    actors = [mark.owner_id for mark in view.marks.between(start, end) if mark.kind == "mention"]
    return passage(view.text, start, end, actors)
