"""One column of a card: text that can be selected and copied, with places to go to."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QTextBrowser

from ui.card.look import Look
from ui.card.page import Page
from ui.theme import Theme
from workbench.cards import Section, Sheet


class CardColumn(QTextBrowser):
    """Show sections of a sheet. Tab goes from place to place, Enter or a click follows one.

    `followed` carries the address and whether it is wanted beside: with Ctrl.
    """

    followed = Signal(str, bool)

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(f"card_column_{number}")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.px(14))
        self._shown: object = None
        self.anchorClicked.connect(self._follow)

    def show_sections(self, sheet: Sheet, sections: list[Section], head: bool) -> None:
        """Show these sections, under the name if `head`; what was in sight stays in sight.

        What is shown already is left alone, with all that is selected in it.
        """
        facts = (sheet.under, sheet.facts) if head else ()
        wanted = (sheet.title, facts, sections, self._theme.dark, self._theme.scale)
        if wanted == self._shown:
            return
        self._shown = wanted
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setUpdatesEnabled(False)
        self.document().setDocumentMargin(self._theme.px(14))
        with Page(self.document(), Look.of(self._theme), links=True) as page:
            if head:
                page.head(sheet)
            page.sections(sections)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        bar.setValue(place)
        self.setUpdatesEnabled(True)
        titles = ", ".join(one.title.lower() for one in sections)
        self.setAccessibleName(f"Card of {sheet.title}: {titles}")

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def _follow(self, url: QUrl) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        beside = bool(QApplication.keyboardModifiers() & control)
        self.followed.emit(url.toString(), beside)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        address = self.anchorAt(event.pos())
        menu = QMenu(self)
        menu.setObjectName("card_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if address:
            menu.addAction("Show", lambda: self.followed.emit(address, False))
        if address.startswith("place:"):
            menu.addAction("Show beside", lambda: self.followed.emit(address, True))
        copy = menu.addAction("Copy", self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction("Select all", self.selectAll)
        menu.popup(event.globalPos())
