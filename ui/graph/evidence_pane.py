"""The evidence beside the chart: what is chosen, the words behind it, how they add up, what to do."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from ui.graph.evidence import EvidenceList
from ui.theme import Theme
from ui.widgets.controls import Button, IconButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Heading, WrappedLabel, say_tip
from workbench.graph.evidence import Item

#: below this many pixels, at 100 %, a place is low
_LOW = 200


class EvidencePane(QWidget):
    """Show evidence. Enter or a click opens words, Shift+Enter opens for and against side by side,
    the Menu key or the right mouse button tells what else can be done."""

    beside_wanted = Signal()
    edit_wanted = Signal()
    claim_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.heading = _WholeHeading(theme)
        self.heading.setObjectName("relations-heading")
        self.list = EvidenceList(theme)
        self.summary = _Summary("", "muted")
        self.summary.setObjectName("relations-summary")
        self.beside = self._button("Side by side", "relations-beside", self.beside_wanted,
            "Open one for and one against in two panes (Shift+Enter)")  # fmt: skip
        self.edit = self._button("Edit…", "relations-edit", self.edit_wanted,
            "Change the relation, or the claim chosen above")  # fmt: skip
        self.add = self._button("Add claim…", "relations-add-claim", self.claim_wanted,
            "Rest the relation on the words selected in a document, too")  # fmt: skip
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 6)
        self._column.setSpacing(4)
        for part in (self.heading, self.summary):
            part.setContentsMargins(12, 0, 12, 0)
        self.acts = IconButton(theme, "menu", "relations-acts", "What can be done")
        self.acts.clicked.connect(lambda: self._offer(QPoint(0, 0)))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 4, 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.acts)
        self._column.addLayout(top)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.summary)
        self.row = QWidget()
        row = FlowLayout(self.row, spacing=0)
        row.setContentsMargins(4, 0, 4, 0)
        for button in (self.beside, self.edit, self.add):
            row.addWidget(button)
        self._column.addWidget(self.row)
        self._column.addStretch()
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.beside_wanted.connect(self.beside_wanted)
        self.show_items("", [], "")

    def _button(self, words: str, name: str, wanted: SignalInstance, tip: str) -> Button:
        button = Button(words, name, "quiet", tip=tip)
        button.clicked.connect(lambda _=False: wanted.emit())
        return button

    def show_items(
        self, heading: str, items: list[Item], summary: str, relation: bool = False
    ) -> None:
        """Show other evidence; `relation` says that it is a relation's, which can be edited."""
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.list.items.show_items(items)
        self.list.setVisible(bool(items))
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))
        # without a list the words stay together at the top
        self._column.setStretch(self._column.count() - 1, 0 if items else 1)
        self.beside.setVisible(len({item.document_id for item in items if item.document_id}) > 1)
        self.edit.setVisible(relation)
        self.add.setVisible(relation)
        self._measure()

    def menu(self) -> QMenu:
        """Return what can be done with the item in hand."""
        menu = QMenu(self)
        menu.setObjectName("relations-evidence-menu")
        item = self.list.item
        for words, name, able, do in (
            ("Open", "open", item is not None, self.list.open_current),
            ("Open for and against side by side", "beside", not self.beside.isHidden(),
             self.beside_wanted.emit),
            ("Edit claim…" if item and item.kind == "claim" else "Edit relation…", "edit",
             not self.edit.isHidden(), self.edit_wanted.emit),
            ("Add claim from selection…", "add", not self.add.isHidden(),
             self.claim_wanted.emit),
        ):  # fmt: skip
            action = QAction(words, menu)
            action.setObjectName(f"evidence-{name}")
            action.setEnabled(able)
            action.triggered.connect(lambda _=False, do=do: do())
            menu.addAction(action)
        return menu

    def _offer(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """In a low place heading, sum and buttons give way to the words; a menu has the acts."""
        low = self.height() < self._theme.px(_LOW)
        self.heading.set_lines(1 if low else 3)
        self.summary.setWordWrap(not low or not self.list.items.items)
        self.summary.setMinimumHeight(0)
        self.row.setHidden(low)
        self.acts.setVisible(low and bool(self.list.items.items))


def _paint_cut(label: QLabel) -> None:
    """Paint the label's one line, giving way at its end."""
    painter = QPainter(label)
    painter.setFont(label.font())
    painter.setPen(label.palette().color(label.foregroundRole()))
    area = label.contentsRect()
    cut = label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), cut)


class _Summary(WrappedLabel):
    """Say how the evidence adds up, in one line where the place is low."""

    def setText(self, text: str) -> None:
        super().setText(text)
        say_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            super().paintEvent(event)
        else:
            _paint_cut(self)


class _WholeHeading(Heading):
    """Name what is chosen, in as many lines as there is room for; the whole in the tooltip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(text)
        say_tip(self, text)

    def set_lines(self, lines: int) -> None:
        """Give way to at most so many lines."""
        self.setWordWrap(lines > 1)
        self.setMinimumWidth(1)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * lines + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            super().paintEvent(event)
        else:
            _paint_cut(self)
