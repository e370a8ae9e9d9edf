"""Show the excerpts table of 300,000 rows and jump to its end, beside bare SQLite; and find actors."""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QTableView
from store_table import fill

from db.project import create
from db.writer import Project
from ui.actors.panel import ActorsPanel
from ui.context import Context
from ui.corpus.panel import CorpusPanel
from ui.excerpts.panel import ExcerptsPanel
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.bus import Bus
from workbench.model.actors import Actor
from workbench.session import Desk, Session

ROWS, ACTORS = 300_000, 20_000
SIZE = (1100, 300)


def until(done: Callable[[], bool]) -> None:
    """Handle events until it is done."""
    while not done():
        QApplication.processEvents()
        time.sleep(0.0005)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


class BareModel(QAbstractTableModel):
    """Show rows of a plain query by their ids, a page of 100 at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self.connection = connection
        self.ids = [
            row[0]
            for row in connection.execute("SELECT id FROM excerpt UNION ALL SELECT id FROM mention")
        ]
        self.pages: dict[int, list[tuple]] = {}

    def rowCount(self, parent=None) -> int:
        return len(self.ids)

    def columnCount(self, parent=None) -> int:
        return 11

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        page, offset = divmod(index.row(), 100)
        if page not in self.pages:
            wanted = self.ids[page * 100 : page * 100 + 100]
            marks = ",".join("?" * len(wanted))
            sql = (
                "SELECT * FROM excerpt e JOIN document d ON d.id = e.document_id"
                f" WHERE e.id IN ({marks})"
            )
            self.pages[page] = self.connection.execute(sql, wanted).fetchall()
        rows = self.pages[page]
        return str(rows[offset % len(rows)][index.column()])[:80]


def bare(path: Path) -> tuple[float, float]:
    """Return (show, jump to the end) in ms of a plain table view on plain queries."""
    begun = time.perf_counter()
    connection = sqlite3.connect(path)
    view = QTableView()
    view.setModel(BareModel(connection))
    view.resize(*SIZE)
    view.show()
    view.grab()
    shown = (time.perf_counter() - begun) * 1000
    jump = timed(lambda: (view.scrollToBottom(), view.grab()))
    view.close()
    connection.close()
    return shown, jump


def excerpts(context: Context, path: Path) -> None:
    bare_show, bare_jump = bare(path)

    def show() -> None:
        panel.resize(*SIZE)
        panel.show()
        until(lambda: panel.model.rowCount() == ROWS)
        panel.grab()

    panel = ExcerptsPanel(context)
    tell("excerpts table of 300,000 rows: show", timed(show), bare_show, 250)
    jump = timed(lambda: (panel.view.scrollToBottom(), panel.grab()))
    tell("excerpts table of 300,000 rows: jump to the end", jump, bare_jump, 30)
    panel.view.scrollToTop()
    panel.grab()
    step = panel.view.verticalScrollBar()

    def scroll() -> None:
        step.setValue(step.value() + 28)
        panel.grab()

    tell("excerpts table of 300,000 rows: scroll a row", milliseconds(scroll, 40), bare_jump, 16)
    panel.close()


def lists(context: Context, path: Path) -> None:
    corpus = CorpusPanel(context)
    corpus.resize(300, 800)
    connection = sqlite3.connect(path)
    plain = milliseconds(lambda: connection.execute("SELECT id FROM document").fetchall())
    shown = timed(lambda: (corpus.show(), corpus.grab()))
    tell("corpus list of 1,000 documents: show", shown, plain, 100)
    corpus.close()
    with context.store.operation("Fill", "Ada"):
        context.store.actors.add_many(
            Actor(type_id=1 + number % 9, name=f"Name {number} of house {number % 977}")
            for number in range(ACTORS)
        )
    names = [row[0] for row in connection.execute("SELECT name FROM actor")]
    bare_find = milliseconds(lambda: [name for name in names if "house 97" in name.casefold()])
    panel = ActorsPanel(context)
    panel.resize(300, 800)
    bare_rows = milliseconds(lambda: connection.execute("SELECT * FROM actor").fetchall())
    tell("actor list of 20,000: show", timed(lambda: (panel.show(), panel.grab())), bare_rows, 250)
    typed = iter(["house 97", "house 9", "house 96"] * 10)
    panel.field.setText("h")

    def type_next() -> None:
        panel.field.setText(next(typed))
        panel.grab()

    tell("actor list of 20,000: narrow by typing", milliseconds(type_next, 9), bare_find, 30)
    panel.close()


def main() -> None:
    app = QApplication([])
    theme = Theme("light")
    theme.dress(app)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        project: Project = create(folder / "axis.sidelight")
        stack.callback(project.close)
        fill(project)
        project.tidy()
        context = Context(Session(project, Bus(), Desk("Ada", lambda: "")), theme, Tasks())
        excerpts(context, project.path)
        lists(context, project.path)
        context.tasks.finish()


if __name__ == "__main__":
    main()
