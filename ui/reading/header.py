"""The line above a document: title, grade, which mention of the chosen actor, and how to step."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.controls import IconButton
from ui.widgets.labels import Badge, ElidedLabel, say_tip

#: pixels of the design that a header needs for a few letters of the title and its buttons
_NARROWEST = 150


class PaneHeader(QWidget):
    """Show what a pane holds; the pane in use has a line of accent under its header."""

    stepped = Signal(int)  # 1 next, -1 previous mention
    closed = Signal()
    find_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_header")
        self._theme = theme
        self._active = self._holds = False
        self._place = "", ""
        self.title = ElidedLabel("", "strong", self)
        self.title.setObjectName("reader_title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.grade = Badge("", self)
        self.grade.setObjectName("reader_grade")
        self.place = ElidedLabel("", "muted", self)
        self.place.setObjectName("reader_place")
        self.place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._build()
        self.refresh_look()

    def _build(self) -> None:
        theme = self._theme
        previous = IconButton(
            theme, "previous", "reader_previous", "Previous mention (Shift+F8)", size=14
        )
        following = IconButton(theme, "next", "reader_next", "Next mention (F8)", size=14)
        find = IconButton(theme, "search", "reader_find", "Find in this document (Ctrl+F)", size=14)
        close = IconButton(theme, "close", "reader_close", "Close this document", size=14)
        previous.clicked.connect(lambda _=False: self.stepped.emit(-1))
        following.clicked.connect(lambda _=False: self.stepped.emit(1))
        find.clicked.connect(lambda _=False: self.find_asked.emit())
        close.clicked.connect(lambda _=False: self.closed.emit())
        self._steps, self._tools = (previous, following), (find, close)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title, 3)
        self._row.addSpacing(theme.px(4))
        self._row.addWidget(self.grade)
        self._row.addStretch(1)
        self._row.addWidget(self.place, 2)
        self._row.setSpacing(2)
        for button in (*self._steps, *self._tools):
            self._row.addWidget(button)

    def hold(self, widget: QWidget) -> None:
        """Give a small widget room before the buttons that step."""
        self._row.insertWidget(self._row.indexOf(self.place), widget)

    def refresh_look(self) -> None:
        """Take colours and sizes from the theme again."""
        px = self._theme.px
        self._row.setContentsMargins(px(14), 0, px(6), px(1))
        self.setFixedHeight(px(36))
        self.update()

    def show_document(self, title: str, badge: str) -> None:
        """Show title and grade; an empty title is a pane without a document."""
        self.title.setText(title or "No document")
        self.title.set_kind("strong" if title else "muted")
        self.grade.setText(badge)
        self.grade.setAccessibleName(f"Grade {badge}")
        say_tip(self.grade, f"Source and information grade {badge}")
        self._holds = bool(title)
        self._tools[1].setVisible(self._holds)
        self._fit()

    def show_place(self, name: str, count: str) -> None:
        """Show which mention of whom it is, such as `3 / 14`, or nothing."""
        self._place = name, count
        for widget in (self.place, *self._steps):
            widget.setVisible(bool(count))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for what is left when all that can be left out is: panes share the width evenly."""
        return QSize(self._theme.px(_NARROWEST), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the name, then the find button, where the title needs the room."""
        room = self.width() / self._theme.px(100) * 100  # in pixels of the design
        name, count = self._place
        self.place.setText(f"{name} {count}" if room >= 380 and name else count)
        self.place.setMinimumWidth(self.place.fontMetrics().horizontalAdvance(count) + 4)
        self.place.setAccessibleName(f"{name} {count}".strip())
        self._tools[0].setVisible(room >= 270 and self._holds)

    def show_active(self, active: bool) -> None:
        """Mark the pane in use."""
        self._active = active
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.role("window"))
        bottom = self.height() - 1
        painter.fillRect(0, bottom, self.width(), 1, self._theme.role("line"))
        if self._active:
            thick = max(2, self._theme.px(2))
            accent = self._theme.role("accent")
            painter.fillRect(0, self.height() - thick, self.width(), thick, accent)
