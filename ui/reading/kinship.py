"""The line under a reader's header: what the document repeats, or how it differs from another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.context import Context, Target
from ui.widgets.controls import Button, IconButton
from ui.widgets.drawing import one_line
from ui.widgets.labels import ElidedLabel, PlainLabel, say_tip
from workbench.changes import COPIES, ChangeSet
from workbench.copies.kinship import Kin, kin_of
from workbench.errors import Refusal

if TYPE_CHECKING:
    from ui.reading.pane import ReaderPane


#: pixels of the design from which on the word before the numbers has room
_ROOM = 300


class KinshipStrip(QFrame):
    """Say `96 % same as Newswire`, and offer to compare; while comparing, count the differences.

    Hidden where a document repeats none, none repeats it and there is but one version of it.
    """

    stepped = Signal(int)  # 1 next, -1 previous difference
    left = Signal()

    def __init__(self, context: Context, pane: "ReaderPane") -> None:
        super().__init__(pane)
        self.setObjectName("kinship")
        self.setProperty("kind", "strip")
        self.setAccessibleName("Copies and versions of this document")
        self._context, self._pane = context, pane
        self._kin: Kin | None = None
        self._comparing = False
        self._place = ""
        self._build()
        pane.document_changed.connect(self.refresh)
        context.changed.connect(self._hear)
        self.hide()

    def _build(self) -> None:
        theme = self._context.theme
        self.place = PlainLabel("", "strong", self)
        self.place.setObjectName("kinship_place")
        self.says = ElidedLabel("", "muted", self)
        self.says.setObjectName("kinship_says")
        self.steps = [
            IconButton(theme, icon, f"kinship_{icon}", words, size=14)
            for icon, words in (
                ("previous", "Previous difference (Shift+F9)"),
                ("next", "Next difference (F9)"),
            )
        ]
        for button, by in zip(self.steps, (-1, 1), strict=True):
            button.clicked.connect(lambda _=False, by=by: self.stepped.emit(by))
        self.compare = Button("Compare", "kinship_compare", "quiet", tip="Compare (Ctrl+F7)")
        self.compare.clicked.connect(self._compare)
        self.beside = Button(
            "Open beside", "kinship_beside", "quiet", tip="Open origin or other version beside (F7)"
        )
        self.beside.clicked.connect(self._open_beside)
        self.leave = Button("Leave", "kinship_leave", "quiet", tip="Leave the comparison (Esc)")
        self.leave.clicked.connect(lambda _=False: self.left.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 6, 1)
        row.setSpacing(6)
        row.addWidget(self.place)
        for button in self.steps:
            row.addWidget(button)
        row.addWidget(self.says, 1)
        for word in (self.beside, self.compare, self.leave):
            row.addWidget(word)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the words are cut where panes are narrow."""
        return QSize(0, super().minimumSizeHint().height())

    def _hear(self, changes: ChangeSet) -> None:
        marked = self._kin and changes.about("excerpt", "mention")  # so many were not found again
        if self._pane.document_id and (marked or changes.about("origin", COPIES, "document")):
            self.refresh()

    def refresh(self) -> None:
        """Say what the document now open repeats."""
        if self._comparing:
            return
        try:
            document_id = self._pane.document_id
            self._kin = kin_of(self._context.store, document_id) if document_id else None
        except Refusal:  # deleted; the pane is told so itself
            self._kin = None
        said = one_line(self._kin.said) if self._kin else ""
        self._say("", said)
        self.setVisible(bool(said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the word where there is room for the numbers only."""
        numbers = self._place.removeprefix("Difference ")
        wide = self.width() >= self._context.theme.px(_ROOM)
        self.place.setText(self._place if wide else numbers)
        self.place.setAccessibleName(self._place)

    def _say(self, place: str, said: str) -> None:
        self._place = place
        self.place.setVisible(bool(place))
        self._fit()
        self.says.setText(said)
        say_tip(self.says, said)
        for button in (*self.steps, self.leave):
            button.setVisible(self._comparing)
        for button in (self.compare, self.beside):
            button.setVisible(not self._comparing)

    def show_difference(self, place: str, said: str) -> None:
        """Say which difference it is, such as `Difference 3 / 17`, and from what."""
        self._comparing = True
        self._say(place, said)
        for button in self.steps:
            button.setEnabled(bool(place) and "/" in place)
        self.show()

    def show_kin(self) -> None:
        """Say again what the document repeats, as when the comparison was left."""
        self._comparing = False
        self.refresh()

    @property
    def pair(self) -> tuple[int, int] | None:
        """Return the origin and the copy to compare, or None."""
        return self._kin.pair if self._kin else None

    def _compare(self) -> None:
        if self._kin:
            self._context.compare(*self._kin.pair)

    def _open_beside(self) -> None:
        if self._kin:
            self._context.open(Target(self._kin.other_id, beside=True))
