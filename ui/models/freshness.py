"""Refresh a view when something it shows has changed: now if it is seen, else when it is shown."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.context import Context
from workbench.changes import COPIES, COUNTING, ChangeSet

#: ms; the reader repaints the new mark before any list is read again
FIRST, LONGEST = 20, 2000
#: ms; of an import's batches, some twenty a second, no list need show each
COMING = 400


class Freshness(QObject):
    """Call `refresh` after changes of the given topics, once a burst and only while visible.

    A view that takes long to refresh is refreshed less often, so that an import of a thousand
    documents does not keep the window busy.
    """

    def __init__(
        self,
        view: QWidget,
        context: Context,
        topics: tuple[str, ...],
        refresh: Callable[[], None],
        arrivals: bool = False,
    ) -> None:
        """Refresh also when documents come in that carry no marks yet, if `arrivals`."""
        super().__init__(view)
        self._view = view
        self._topics = topics
        self._refresh = refresh
        self._arrivals = arrivals
        self.stale = True
        self._took = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._due)
        view.installEventFilter(self)
        context.changed.connect(self._hear)
        context.theme.changed.connect(view.update)

    @property
    def due(self) -> bool:
        """Say whether the view is in sight and does not show yet what has changed."""
        return self.stale and self._view.isVisible()

    def _hear(self, changes: ChangeSet) -> None:
        if changes.only_came:
            if self._arrivals:
                self.mark(COMING)
        # what copies repeat may be in any count
        elif changes.about(*self._topics, "origin", COPIES, COUNTING):
            self.mark()

    def mark(self, soonest: int = FIRST) -> None:
        """Say that what is shown is old; it is refreshed in `soonest` ms or later."""
        self.stale = True
        if self._view.isVisible() and not self._timer.isActive():
            self._timer.start(min(LONGEST, max(soonest, round(self._took * 4000))))

    def renew(self) -> None:
        """Refresh at once if seen, else when shown: for a view that is told to show another thing."""
        self.stale = True
        if self._view.isVisible():
            self.now()

    def now(self) -> None:
        """Refresh at once if what is shown is old."""
        if self.stale:
            self.stale = False
            begun = time.perf_counter()
            self._refresh()
            self._took = time.perf_counter() - begun

    def _due(self) -> None:
        if self._view.isVisible():
            self.now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._view:
            self.now()
        return super().eventFilter(watched, event)
