"""What stands above a card: back and forward, another actor, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.context import Context
from ui.independence import IndependenceToggle
from ui.widgets.controls import Button, IconButton
from ui.widgets.flow import FlowLayout
from workbench.cards import FORMATS


class CardHead(QWidget):
    """Offer what can be done with a card; `export_wanted` carries a key of `FORMATS`."""

    stepped = Signal(int)
    other_wanted = Signal()
    chart_wanted = Signal()
    edit_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal(str)
    room_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = theme = context.theme
        self.setObjectName("card_head")
        self.back = IconButton(theme, "back", "card_back", "Card before (Alt+Left)")
        self.forward = IconButton(theme, "forward", "card_forward", "Next card (Alt+Right)")
        self.other = Button("Other actor…", "card_other", "quiet")
        self.edit = Button("Edit in Inspector", "card_edit", "quiet")
        self.chart = Button("Show on chart", "card_chart", "quiet")
        self.copies = IndependenceToggle(context, "card_independent")
        self.printing = Button("Print…", "card_print_button", "quiet")
        self.export = Button("Export    ", "card_export", "quiet")  # its arrow needs room
        self.export.setAccessibleName("Export")
        self.export.setMenu(self._formats())
        self.room = IconButton(theme, "fit", "card_room", "Maximise, or take it back (Ctrl+M)")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        """Put the buttons in lines, as many as the place is too narrow for."""
        px = self._theme.px
        flow = QWidget()
        lines = FlowLayout(flow, px(4))
        first: tuple[QWidget, ...] = (self.back, self.forward, self.other, self.edit, self.chart)
        rest: tuple[QWidget, ...] = (self.copies, self.printing, self.export)
        for widget in (*first, *rest):
            lines.addWidget(widget)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(px(8), px(4), px(8), px(4))
        whole.addWidget(flow, 1)
        whole.addWidget(self.room, alignment=Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda _=False: self.stepped.emit(-1))
        self.forward.clicked.connect(lambda _=False: self.stepped.emit(1))
        self.other.clicked.connect(lambda _=False: self.other_wanted.emit())
        self.edit.clicked.connect(lambda _=False: self.edit_wanted.emit())
        self.chart.clicked.connect(lambda _=False: self.chart_wanted.emit())
        self.room.clicked.connect(lambda _=False: self.room_wanted.emit())
        self.printing.clicked.connect(lambda _=False: self.print_wanted.emit())

    def _formats(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("card_formats")
        for key, (label, _) in FORMATS.items():
            act = menu.addAction(f"{label}…" if key != "pdf" else "Save as PDF…")
            act.setObjectName(f"card_as_{key}")
            act.triggered.connect(lambda _=False, key=key: self.export_wanted.emit(key))
        return menu

    def allow(self, shown: bool, back: bool, forward: bool) -> None:
        """Offer what can be done while a card is shown, or none."""
        for one in (self.edit, self.chart, self.printing, self.export):
            one.setEnabled(shown)
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)
