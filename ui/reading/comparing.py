"""Compare two documents in two readers: differences marked, passages side by side, step by step."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.context import Context, Target
from ui.corpus.searching import Searching
from ui.reading.contrast import Contrast
from ui.reading.linking import Linking
from ui.reading.pane import ReaderPane
from workbench.copies.comparing import Compared, compare_documents
from workbench.copies.kinship import share, source
from workbench.errors import Refusal

if TYPE_CHECKING:
    from ui.reading.area import ReaderArea

#: how far from the top a difference is brought
_FROM_TOP = 0.3


@dataclass
class _Pair:
    panes: tuple[ReaderPane, ReaderPane]
    compared: Compared
    current: int = -1

    @property
    def documents(self) -> tuple[int, int]:
        return self.compared.left_id, self.compared.right_id


class Comparing(QObject):
    """Hold the comparison under way, if there is one; Esc in a reader leaves it."""

    changed = Signal()  # begun, stepped or left

    def __init__(self, context: Context, area: "ReaderArea", linking: Linking) -> None:
        super().__init__(area)
        self._context, self._area, self._linking = context, area, linking
        self._pair: _Pair | None = None
        self._searching = Searching(context, self)
        context.compared.connect(self.begin)
        area.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Say whether two documents are compared just now."""
        return self._pair is not None

    @property
    def differences(self) -> int:
        """Return how many differences there are."""
        return len(self._pair.compared.differences) if self._pair else 0

    @property
    def current(self) -> int:
        """Return the number of the difference stepped to, −1 for none yet."""
        return self._pair.current if self._pair else -1

    # beginning

    def begin(self, left: int, right: int) -> None:
        """Open two documents in the first two panes and mark how they differ, once that is known."""
        self.leave()
        self._searching.stop()
        if left == right:
            self._context.refuse(Refusal("Choose two documents to compare; this is one."))
            return
        if len(self._area.panes) < 2:
            self._area.set_count(2)
        for number, document_id in enumerate((left, right)):
            if self._area.panes[number].document_id != document_id:
                self._context.open(Target(document_id, pane=number))
        self._searching.ask(
            lambda reader, _progress: compare_documents(reader, left, right),
            self._show,
            self._context.refuse,
            "Comparing documents",
        )

    def _show(self, compared: Compared) -> None:
        panes = self._area.panes
        if len(panes) < 2 or self._held(panes[0], panes[1]) != (
            compared.left_id,
            compared.right_id,
        ):
            return  # something else was opened meanwhile
        self._pair = pair = _Pair((panes[0], panes[1]), compared)
        for pane, side in zip(pair.panes, ("left", "right"), strict=True):
            pane.view.complete()
            pane.view.lights.contrast = Contrast.of(compared.differences, side)
            pane.document_changed.connect(self._follow)
            pane.kinship.stepped.connect(self.step)
            pane.kinship.left.connect(self.leave)
            pane.relight()
        self._linking.pair(*pair.panes, compared.comparison)
        self._tell()
        if compared.differences:
            self.step(1)

    @staticmethod
    def _held(left: ReaderPane, right: ReaderPane) -> tuple[int, int]:
        return left.document_id, right.document_id

    # stepping

    def step(self, by: int) -> None:
        """Bring the next (1) or previous (-1) difference into both panes, round the end."""
        pair = self._pair
        if pair is None or not pair.compared.differences:
            return
        count = len(pair.compared.differences)
        pair.current = (pair.current + by) % count if pair.current >= 0 or by > 0 else count - 1
        one = pair.compared.differences[pair.current]
        with self._linking.held():
            for pane, span in zip(pair.panes, (one.left, one.right), strict=True):
                pane.view.lights.contrast = pane.view.lights.contrast.at(pair.current)
                pane.view.reveal(*span)
                pane.view.scroll_to(span[0], _FROM_TOP)
                pane.relight()
        self._tell()

    def _tell(self) -> None:
        pair = self._pair
        if pair is None:
            return
        compared = pair.compared
        count = len(compared.differences)
        place = f"Difference {pair.current + 1} / {count}" if count else "No difference"
        for number, pane in enumerate(pair.panes):
            other = source(self._context.store, pair.documents[1 - number])
            said = f"{share(compared.shares[number])} also in {other}"
            if compared.furnished:
                said += f" · {compared.furnished} more in page furniture"
            pane.kinship.show_difference(place, said)
        self.changed.emit()

    # leaving

    def leave(self) -> None:
        """Take the marks off and let the panes go their ways; the documents stay open."""
        pair, self._pair = self._pair, None
        if pair is None:
            return
        self._linking.part()
        for pane in pair.panes:
            pane.document_changed.disconnect(self._follow)
            pane.kinship.stepped.disconnect(self.step)
            pane.kinship.left.disconnect(self.leave)
            pane.view.lights.contrast = Contrast()
            pane.relight()
            pane.kinship.show_kin()
        self.changed.emit()

    def _follow(self) -> None:
        """Leave when one of the two documents is no longer in its pane."""
        if self._pair and self._held(*self._pair.panes) != self._pair.documents:
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Esc when nothing in the reader had a use for it."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if self.active and event.type() == QEvent.Type.KeyPress and pressed == Qt.Key.Key_Escape:
            self.leave()
            return True
        return super().eventFilter(watched, event)
