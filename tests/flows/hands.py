"""An analyst's two hands on the real window: every key and every click goes in at the window.

Nothing is called that a hand could not reach. Keys go to the window that has the focus, presses
to whatever lies at a point of the screen, so that what is hidden or covered can't be used.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.app import Program
from ui.main_window import MainWindow
from ui.models.freshness import Freshness
from workbench.ports import Store

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Answers:
    """Answer the window's questions for files with what was laid out beforehand."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.target = Path()
        self.asked: list[str] = []

    def open_file(self, _over: QWidget, title: str, _kinds: str, then: Callable[..., Any]) -> None:
        self.asked.append(title)
        then(self.files[0])

    def open_files(self, _over: QWidget, title: str, _kinds: str, then: Callable[..., Any]) -> None:
        self.asked.append(title)
        then(list(self.files))

    def open_folder(self, _over: QWidget, title: str, then: Callable[..., Any]) -> None:
        self.asked.append(title)
        then(self.files[0])

    def save_file(
        self, _over: QWidget, title: str, _kinds: str, _name: str, then: Callable[..., Any]
    ) -> None:
        self.asked.append(title)
        then(self.target)


class Eyes:
    """See what the window shows and what its store holds, and wait for it."""

    def __init__(self, qtbot: QtBot, program: Program, answers: Answers) -> None:
        self.qtbot, self.program, self.answers = qtbot, program, answers
        self.beside_a_job = False  # then hands don't wait for jobs

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def store(self) -> Store:
        return self.window.context.store

    def panel(self, page_id: str) -> Any:
        """Return a panel that is in sight."""
        panel = self.window.panel(page_id)
        assert panel.isVisible(), f"{page_id} is not in sight"
        return panel

    def shown(self, name: str) -> Any:
        """Return the widget of that name that can be seen."""
        found = [one for one in self.window.findChildren(QWidget, name) if one.isVisible()]
        assert found, f"{name} is not shown"
        return found[0]

    def is_shown(self, name: str) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def until(self, condition: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()))

    def rest(self) -> None:
        """Wait until no job is under way and every panel in sight shows what the store holds."""
        tasks = self.window.context.tasks
        self.until(lambda: (self.beside_a_job or not tasks.running) and not self._stale())
        for _ in range(3):
            QApplication.processEvents()
        if QGuiApplication.focusWindow() is None:
            # a dialog was closed: every desktop hands the keyboard back to its owner's window,
            # only the offscreen platform has nobody who would
            self.window.activateWindow()
            self.until(lambda: QApplication.focusWidget() is not None)

    def _stale(self) -> bool:
        panels = self.window.findChildren(Freshness)
        return any(one.due for one in panels)

    def focused(self) -> str:
        """Return the name of what has the keyboard."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def listed(self, page_id: str) -> list[str]:
        """Return what a list panel shows, as a screen reader says it."""
        model = self.panel(page_id).model
        role = Qt.ItemDataRole.AccessibleTextRole
        return [model.index(row, 0).data(role) for row in range(model.rowCount())]

    def counts(self) -> dict[str, int]:
        return self.store.counts()

    @property
    def said(self) -> str:
        """Return the sentence in the message bar, empty when it is not shown."""
        bar = self.window.message
        return bar.sentence if bar.isVisible() else ""

    @property
    def told(self) -> str:
        """Return the passing message of the status line."""
        return self.window.status.message.text()

    def lit(self, pane: int) -> str:
        """Return what a pane's header says of the actor chosen, such as `Esmail Qaani 1 / 2`."""
        place = self.window.readers.panes[pane].header.place
        return place.text() if place.isVisible() else ""


class Keyboard(Eyes):
    """Press keys, and nothing else."""

    def press(self, *keys: str) -> None:
        """Press keys written as in a menu, such as Ctrl+I, one after the other."""
        for key in keys:
            combination = QKeySequence(key)[0]
            self._key(combination.key(), combination.keyboardModifiers())
            self.rest()

    def write(self, words: str) -> None:
        """Type words into what has the keyboard."""
        for letter in words:
            if letter.isascii() and (letter.isalnum() or letter in " -./_"):
                QTest.keyClick(self._listener(), letter)
            else:  # as an input method hands over what has no key of its own
                typed = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter)
                QApplication.sendEvent(self._typed_into(), typed)
        self.rest()

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self._listener(), key, held)

    def _typed_into(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def _listener(self) -> Any:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.windowHandle()
        return QGuiApplication.focusWindow()

    def go_to(self, name: str) -> None:
        """Press F6 until the keyboard is in that place: left, right, bottom or reader_pane_N."""
        goal: Any = self.window.findChild(QWidget, name)
        for _ in range(12):
            focus = QApplication.focusWidget()
            if focus is not None and (goal is focus or goal.isAncestorOf(focus)):
                return
            self.press("F6")
        raise AssertionError(f"F6 never came to {name}, but to {self.focused()}")

    def tab_to(self, name: str) -> None:
        """Press Tab until the widget of that name has the keyboard."""
        for _ in range(60):
            if self.focused() == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to {name}, but to {self.focused()}")

    def select_words(self, words: str) -> None:
        """Put the caret before the words and hold Shift over them, in the pane in use."""
        view = self.window.readers.active.view
        assert view.hasFocus(), f"the keyboard is in {self.focused()}"
        start = view.text.index(words)
        self.press("Ctrl+Home")
        while view.geometry_of.positions.to_stored(view.textCursor().position()) < start:
            self._key(Qt.Key.Key_Right, NONE)
        while view.quote() != words:
            assert len(view.quote()) < len(words), f"selected {view.quote()!r}"
            self._key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        self.rest()

    def context_menu(self) -> None:
        """Press the menu key, which Qt turns into an event at the cursor of what has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None
        at = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(focus, QContextMenuEvent(reason, at, focus.mapToGlobal(at)))
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))

    def command(self, words: str) -> None:
        """Find an action in the command palette and run it."""
        self.press("Ctrl+Shift+P")
        assert self.is_shown("command_palette")
        self.write(words)
        self.press("Return")


class Mouse(Eyes):
    """Point, press, drag and drop, and nothing else."""

    def click(
        self,
        widget: QWidget,
        at: QPoint | None = None,
        button: Qt.MouseButton = LEFT,
        double: bool = False,
        held: Qt.KeyboardModifier = NONE,
    ) -> None:
        """Press what lies at a point of a widget; whatever covers it gets the press instead."""
        point = self._on_window(widget, widget.rect().center() if at is None else at)
        handle = widget.window().windowHandle()
        (QTest.mouseDClick if double else QTest.mouseClick)(handle, button, held, point)
        self.rest()

    def _on_window(self, widget: QWidget, at: QPoint) -> QPoint:
        assert widget.isVisible(), f"{widget.objectName()} is not shown"
        point = widget.mapTo(widget.window(), at)
        hit = widget.window().childAt(point) or widget.window()
        inside = hit is widget or widget.isAncestorOf(hit) or hit.isAncestorOf(widget)
        assert inside, f"{widget.objectName()} is covered by {hit.objectName() or hit}"
        return point

    def press(self, name: str) -> None:
        """Click the button of that name."""
        button = self.shown(name)
        assert button.isEnabled(), f"{name} can't be pressed now"
        self.click(button)

    def pick(self, view: QAbstractItemView, index: QModelIndex, **how: Any) -> None:
        """Click a row of a list or table."""
        view.scrollTo(index)
        QApplication.processEvents()
        area = view.visualRect(index)
        held = QRect(area.left(), area.top(), min(area.width(), 120), area.height())
        self.click(view.viewport(), held.center(), **how)

    def row(self, view: QAbstractItemView, words: str) -> QModelIndex:
        """Return the row of a list that shows the words."""
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                if words in str(index.data(role) or ""):
                    return index
        raise AssertionError(f"{words!r} is not listed")

    def menu(self, *path: str) -> None:
        """Open a menu of the menu bar and its submenus, and choose an entry, by their words."""
        bar: Any = self.shown("menu")
        first = next(a for a in bar.actions() if a.text().replace("&", "") == path[0])
        self.click(bar, bar.actionGeometry(first).center())
        menu = first.menu()
        for name in path[1:]:
            menu = self.entry(menu, name) or menu
        self.rest()

    def entry(self, menu: Any, words: str) -> QMenu | None:
        """Click an entry of an open menu; returns its submenu when it has one."""
        assert menu.isVisible(), f"the menu with {words} is not open"
        action = next(a for a in menu.actions() if _plain(a).startswith(words) and a.isVisible())
        assert action.isEnabled(), f"{words} can't be chosen now"
        submenu = action.menu()
        QTest.mouseClick(menu.windowHandle(), LEFT, NONE, menu.actionGeometry(action).center())
        if submenu is not None:
            self.until(submenu.isVisible)
        QApplication.processEvents()
        return submenu if isinstance(submenu, QMenu) else None

    def context_menu(self, words: str) -> None:
        """Choose an entry of the menu that a press of the right button has opened."""
        self.entry(QApplication.activePopupWidget(), words)
        self.rest()

    def choose(self, name: str, words: str) -> None:
        """Open a list of choices and take one."""
        combo: Any = self.shown(name)
        patience = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)  # Qt lets so long pass before it takes a choice
        self.click(combo)
        view, popup = combo.view(), QApplication.activePopupWidget()
        assert popup is not None
        row = view.visualRect(combo.model().index(combo.findText(words), 0))
        point = view.viewport().mapTo(popup, row.center())
        QTest.mouseClick(popup.windowHandle(), LEFT, NONE, point)
        QApplication.setDoubleClickInterval(patience)
        self.rest()
        assert combo.currentText() == words

    def tab(self, place: str, page_id: str) -> None:
        """Click a page's tab in a place of the window."""
        tabs: QTabBar = self.window.places[place].tabs
        index = next(i for i in range(tabs.count()) if tabs.tabData(i) == page_id)
        self.click(tabs, tabs.tabRect(index).center())

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in steps and let go, inside one window."""
        handle = widget.window().windowHandle()
        first, last = self._on_window(widget, start), widget.mapTo(widget.window(), end)
        QTest.mousePress(handle, LEFT, NONE, first)
        for step in range(1, 6):
            between = first + (last - first) * step / 5
            QTest.mouseMove(handle, between)
        QTest.mouseRelease(handle, LEFT, NONE, last)
        self.rest()

    def select_words(self, pane: int, words: str) -> None:
        """Drag over the words in a pane."""
        view = self.window.readers.panes[pane].view
        start = view.text.index(words)
        first = view.geometry_of.rects(start, start + 1)[0]
        last = view.geometry_of.rects(start + len(words) - 1, start + len(words))[-1]
        area = view.viewport().rect()
        assert area.contains(last.center().toPoint()), f"{words!r} is not in sight"
        self.drag(
            view.viewport(),
            QPointF(first.left() + 1, first.center().y()).toPoint(),
            QPointF(last.right(), last.center().y()).toPoint(),
        )
        assert view.quote() == words, f"selected {view.quote()!r}"

    def drop(self, widget: QWidget, paths: list[Path]) -> bool:
        """Drop files at the middle of a widget, as a file manager does; says whether it took them."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        window = widget.window()
        point = self._on_window(widget, widget.rect().center())
        target = window.childAt(point) or window
        at = QPointF(target.mapFrom(window, point))
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(at.toPoint(), copy, data, left, NONE)
        QApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            return False
        drop = QDropEvent(at, copy, data, left, NONE)
        QApplication.sendEvent(target, drop)
        self.rest()
        return drop.isAccepted()


def _plain(action: QAction) -> str:
    return action.text().replace("&", "")
