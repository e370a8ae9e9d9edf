"""Show what is missing of 10,000 documents, write in one cell, and set one value for all of them."""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell
from PySide6.QtWidgets import QApplication

from db.project import create
from db.writer import Project
from ui.context import Context
from ui.metadata.panel import MetadataPanel
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.bus import Bus
from workbench.commands.documents import EditDocuments
from workbench.model.documents import Content, Document
from workbench.model.provenance import written
from workbench.session import Desk, Session

ROWS = 10_000
STATED = written({"title": "meta og:title", "outlet": "meta og:site_name"})
MISSING = "SELECT id FROM document WHERE author = '' OR published = '' OR source_grade = ''"


def fill(store: Project) -> None:
    """Put in documents that lack a date and a grade, and every third a title."""
    sha = "0" * 64
    with store.operation("Import", "bench"):
        content_id = store.documents.add_content(Content(0, "Words", sha, sha, "utf-8"), b"Words")
        for number in range(ROWS):
            store.documents.add(
                Document(
                    content_id=content_id,
                    title=f"Title {number}" if number % 3 else "",
                    outlet=f"Outlet {number % 40}",
                    file_name=f"{number}.txt",
                    path=f"stories/{number % 100}/{number}.txt",
                    sources=STATED,
                )
            )


def until(done: Callable[[], bool]) -> None:
    while not done():
        QApplication.processEvents()
        time.sleep(0.0005)


def shown(panel: MetadataPanel) -> None:
    """Ask for what is missing, and wait until the first rows are painted."""
    panel.model.show_ids(())
    panel.show_missing()
    until(lambda: panel.model.rowCount() == ROWS)
    QApplication.processEvents()


def main() -> None:
    application = QApplication([])
    theme = Theme("light")
    theme.dress(application)
    with tempfile.TemporaryDirectory() as folder:
        store = create(Path(folder) / "bench.sidelight", who="bench")
        fill(store)
        session = Session(store, Bus(), Desk("bench", lambda: "2024-02-04T12:00:00+00:00"))
        tasks = Tasks()
        panel = MetadataPanel(Context(session, theme, tasks))
        panel.resize(1400, 400)
        panel.show()
        bare = sqlite3.connect(store.path)
        ms = milliseconds(lambda: shown(panel))
        bare_ms = milliseconds(lambda: bare.execute(MISSING).fetchall())
        tell(f"what is missing of {ROWS:,} documents: show", ms, bare_ms, 250)
        ids, number = tuple(panel.model.ids), iter(range(1990, 2100))

        def write() -> None:
            panel.cells.take("published", str(next(number)))
            panel.view.viewport().repaint()

        def update() -> None:
            bare.execute("UPDATE document SET url = url || 'x' WHERE id = 1")
            bare.commit()

        ms = milliseconds(write)
        bare_ms = milliseconds(update)
        tell("write in one cell there until repainted and on disk", ms, bare_ms, 50)
        author = iter(range(100))
        ms = milliseconds(lambda: session.run(EditDocuments(ids, {"author": str(next(author))})), 3)
        sql = "UPDATE document SET url = ? WHERE id = ?"

        def update_all() -> None:
            bare.executemany(sql, [(str(one), one) for one in ids])
            bare.commit()

        tell(f"set one value for {ROWS:,} documents", ms, milliseconds(update_all, 3), 2000)
        bare.close()
        panel.close()
        tasks.finish()
        store.close()


if __name__ == "__main__":
    main()
