"""A place of the window: panels behind tabs, each of which can be torn off, hidden, or enlarged."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.labels import Hairline
from ui.widgets.pages import Factory, Page, take_focus
from ui.widgets.tabs import Tabs
from ui.widgets.torn import TornWindow

#: milliseconds that a late panel waits for the window to be painted
_LATE = 30


class Place(QWidget):
    """Show one of several panels, chosen by tabs.

    A page can be the `foot`: it then stands beneath the others, and alone when its tab is chosen.
    """

    shown = Signal(str)  # the page now in front
    made = Signal(str, object)  # a page's panel, when it comes to be
    enlarged = Signal()  # a tab was double-clicked
    emptied = Signal(bool)  # whether no page is left in the place

    def __init__(self, theme: Theme, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._theme = theme
        self.pages: dict[str, Page] = {}
        self.foot = ""
        self._alone: frozenset[str] = frozenset()
        self.tabs = Tabs(theme, name)
        self._stack = QStackedWidget()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._strip = QHBoxLayout()
        self._strip.addWidget(self.tabs)
        column.addLayout(self._strip)
        column.addWidget(Hairline())
        column.addWidget(self.split, 1)
        theme.changed.connect(self._dress)
        self._dress()
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.currentChanged.connect(self._turned)
        self.tabs.tabBarDoubleClicked.connect(lambda _index: self.enlarged.emit())
        self.tabs.customContextMenuRequested.connect(self._offer)
        self.tabs.pulled.connect(lambda index: self.tear(self._id_at(index)))

    def _dress(self) -> None:
        self._strip.setContentsMargins(self._theme.px(8), 0, 0, 0)

    def add(
        self, page_id: str, title: str, factory: Factory, late: bool = False, rare: bool = False
    ) -> None:
        """Add a page at the end; its panel is made by `factory` when first shown.

        A `late` one is made a moment after the place was painted, so that a panel that takes
        long to make does not hold up the window. A `rare` one waits hidden until it is asked for.
        """
        page = Page(page_id, title, factory, late=late, rare=rare, hidden=rare)
        page.holder.setObjectName(f"page.{page_id}")
        column = QVBoxLayout(page.holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.pages[page_id] = page
        self._stack.addWidget(page.holder)
        if not rare:
            self._tab(page)

    def set_foot(self, page_id: str, but: Iterable[str] = ()) -> None:
        """Let the page stand beneath the others, but for some that take the whole height."""
        self.foot, self._alone = page_id, frozenset(but)
        self.split.addWidget(self.pages[page_id].holder)
        self.split.setStretchFactor(0, 1)
        self._turned(self.tabs.currentIndex())

    def share_out(self, foot: float) -> None:
        """Give the foot this share of the height."""
        if self.foot:
            height = max(self.split.height(), 100)
            self.split.setSizes([round(height * (1 - foot)), round(height * foot)])

    @property
    def current(self) -> str:
        """Return the id of the page in front, or empty."""
        return self._id_at(self.tabs.currentIndex())

    def show_page(self, page_id: str) -> None:
        """Bring the page to the front, also from its own window or from where it was hidden."""
        page = self.pages[page_id]
        if page.torn:
            page.torn.raise_()
            page.torn.activateWindow()
            return
        if page.hidden:
            self._put_back(page)
        self.tabs.setCurrentIndex(self._index(page_id))
        self._turned(self.tabs.currentIndex())

    def panel(self, page_id: str) -> QWidget:
        """Return the page's panel, made now if it was not yet."""
        page = self.pages[page_id]
        if page.panel is None:
            page.panel = page.factory()
            page.panel.setAccessibleName(page.panel.accessibleName() or page.title)
            layout = page.holder.layout()
            if layout is not None:
                layout.addWidget(page.panel)
            page.panel.show()
            self.made.emit(page_id, page.panel)
        return page.panel

    def set_count(self, page_id: str, count: int | None) -> None:
        """Show a number beside the page's title."""
        page = self.pages[page_id]
        page.count = count
        index = self._index(page_id)
        if index >= 0 and self.tabs.tabText(index) != page.label:
            self.tabs.setTabText(index, page.label)
        if page.torn:
            page.torn.setWindowTitle(page.label)

    def tear(self, page_id: str) -> TornWindow | None:
        """Take the page out into a window of its own; closing that puts it back."""
        page = self.pages.get(page_id)
        if page is None or page.torn:
            return None
        panel = self.panel(page_id)
        size = panel.size()
        self._untab(page)
        page.torn = TornWindow(page_id, page.label, panel, self.window())
        page.torn.closed.connect(lambda: self._home(page))
        page.torn.resize(size.expandedTo(page.torn.minimumSize()))
        page.torn.show()
        return page.torn

    def _home(self, page: Page) -> None:
        torn, page.torn = page.torn, None
        layout = page.holder.layout()
        if torn and page.panel and layout is not None:
            layout.addWidget(page.panel)
            page.panel.show()
            torn.deleteLater()
        self._put_back(page)

    def hide_page(self, page_id: str) -> None:
        """Take the page's tab away; it comes back with `show_page` or the tabs' menu."""
        page = self.pages[page_id]
        page.hidden = True
        self._untab(page)

    def close_torn(self) -> None:
        """Put every torn page back, as when the layout is reset."""
        for page in self.pages.values():
            if page.torn:
                page.torn.close()

    def state(self) -> dict[str, Any]:
        """Return what has to be remembered: front page, hidden and torn ones, the foot's height."""
        torn = {p.id: p.torn.geometry_text() for p in self.pages.values() if p.torn}
        return {
            "front": self.current,
            "hidden": [page.id for page in self.pages.values() if page.hidden],
            "shown": [page.id for page in self.pages.values() if page.rare and not page.hidden],
            "torn": torn,
            "split": self.split.sizes() if self.foot else [],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Bring the place into a remembered state; pages that are no longer known are passed over."""
        self.close_torn()
        for page in self.pages.values():
            rare = page.rare and page.id not in state.get("shown", [])
            hide = rare or page.id in state.get("hidden", [])
            if hide and not page.hidden:
                self.hide_page(page.id)
            elif page.hidden and not hide:
                self._put_back(page)
        for page_id, geometry in state.get("torn", {}).items():
            if torn := self.tear(page_id):
                torn.restore_text(geometry)
        front = state.get("front", "")
        if front in self.pages and self._index(front) >= 0:
            self.tabs.setCurrentIndex(self._index(front))
        if len(sizes := state.get("split", [])) == self.split.count() and all(sizes):
            self.split.setSizes(sizes)

    def take_focus(self) -> None:
        """Give the keyboard to the panel in front, or to the tabs when it wants none."""
        panel = self.panel(self.current) if self.current else None
        if panel is None or not take_focus(panel):
            self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def make_shown(self) -> None:
        """Make the panels that are in sight now."""
        self._turned(self.tabs.currentIndex())

    def _turned(self, index: int) -> None:
        page_id = self._id_at(index)
        foot = self.pages.get(self.foot)
        if foot and not foot.torn and not foot.hidden and page_id not in self._alone:
            foot.holder.setVisible(True)
            if self.isVisible():
                self.panel(self.foot)
        elif foot:
            foot.holder.setVisible(False)
        self._stack.setVisible(page_id not in {"", self.foot})
        if not page_id:
            return
        if page_id != self.foot:
            self._stack.setCurrentWidget(self.pages[page_id].holder)
        if self.isVisible():
            self._make_in_sight(self.pages[page_id])
        self.shown.emit(page_id)

    def _make_in_sight(self, page: Page) -> None:
        if page.late and page.panel is None:
            QTimer.singleShot(_LATE, self, lambda: self._make_late(page.id))
        else:
            self.panel(page.id)

    def _make_late(self, page_id: str) -> None:
        if self.isVisible() and self.current == page_id:
            self.panel(page_id)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.make_shown()

    def _tab(self, page: Page) -> None:
        at = sum(
            1
            for other in list(self.pages.values())[: list(self.pages).index(page.id)]
            if not other.hidden and not other.torn
        )
        index = self.tabs.insertTab(at, page.label)
        self.tabs.setTabData(index, page.id)
        self.tabs.setAccessibleTabName(index, page.title)
        if self.tabs.count() == 1:
            self.emptied.emit(False)

    def _untab(self, page: Page) -> None:
        index = self._index(page.id)
        if index >= 0:
            self.tabs.removeTab(index)
        self._turned(self.tabs.currentIndex())
        if self.tabs.count() == 0:
            self.emptied.emit(True)

    def _put_back(self, page: Page) -> None:
        page.hidden = False
        if self._index(page.id) < 0:
            self._tab(page)
        self.tabs.setCurrentIndex(self._index(page.id))
        self._turned(self.tabs.currentIndex())

    def _index(self, page_id: str) -> int:
        for index in range(self.tabs.count()):
            if self.tabs.tabData(index) == page_id:
                return index
        return -1

    def _id_at(self, index: int) -> str:
        return str(self.tabs.tabData(index) or "") if index >= 0 else ""

    def _offer(self, at: QPoint) -> None:
        index = self.tabs.tabAt(at)
        menu = self.tab_menu(self._id_at(index))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tabs.mapToGlobal(at))

    def tab_menu(self, page_id: str) -> QMenu:
        """Return what can be done with a tab, and the hidden pages to show again."""
        menu = QMenu(self)
        if page_id:
            menu.addAction("Open in its own window", lambda: self.tear(page_id))
            menu.addAction("Hide", lambda: self.hide_page(page_id))
            menu.addAction("Maximise place", self.enlarged.emit)
        hidden = [page for page in self.pages.values() if page.hidden]
        if hidden and page_id:
            menu.addSeparator()
        for page in hidden:
            menu.addAction(f"Show {page.title}", partial(self.show_page, page.id))
        return menu
