"""Time how long the window's thread is kept waiting while an import runs beside it.

A clock of the window's event loop ticks every 5 ms; what is told is the longest wait for a tick
over the promise. A process that only ticks, with as much work beside it in another process, is
the bare loop: it shows how much of the wait is the machine's.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from figure import tell
from import_texts import write_corpus
from PySide6.QtCore import QTimer
from ticking import Ticks

from db.project import create
from ui.app import build_app
from ui.tasks import Tasks
from workbench.bus import Bus
from workbench.importing.run import import_in_background
from workbench.session import Desk, Session

ARTICLES = 1000
LIMIT_MS = 50
NOON = "2024-02-04T12:00:00+00:00"


def write_odd_ones(folder: Path) -> None:
    """Add what is large in one way or another: words, lines, tags, list items."""
    line = "The minister met the commander in June, and both denied it on Monday.\n"
    (folder / "long.txt").write_text(line * 600_000)
    (folder / "arabic.txt").write_text(
        "قال الوزير إن القافلة غادرت الميناء مساء يوم الإثنين.\n" * 150_000
    )
    (folder / "list.html").write_text("<html><ul>" + "<li>an item of the list" * 300_000)


def waits(work: Path, project: Path) -> list[float]:
    """Return how late each tick was while the folder was imported in the background."""
    app = build_app()
    session = Session(
        create(project, who="Ada", clock=lambda: NOON), Bus(), Desk("Ada", lambda: NOON)
    )
    tasks, ticks = Tasks(), Ticks()
    tasks.ended.connect(app.quit)
    tasks.start(
        "Importing",
        lambda progress: import_in_background(
            session.store, session.desk, lambda changes: None, [work], progress
        ),
        failed=lambda refusal: sys.exit(str(refusal)),
    )
    app.exec()
    session.store.close()
    return ticks.late_ms


def waits_beside_another() -> list[float]:
    """Return how late each tick was while another process worked as hard for five seconds."""
    app = build_app()
    busy = subprocess.Popen([sys.executable, "-c", "while True: sum(range(10_000))"])
    ticks = Ticks()
    QTimer.singleShot(5000, app.quit)
    app.exec()
    busy.kill()
    busy.wait()
    return ticks.late_ms


def main() -> None:
    """Print two figures: articles, and files that are large in one way or another."""
    bare = max(waits_beside_another())
    with tempfile.TemporaryDirectory() as scratch:
        articles, odd = Path(scratch) / "articles", Path(scratch) / "odd"
        articles.mkdir()
        odd.mkdir()
        write_corpus(articles, ARTICLES)
        write_odd_ones(odd)
        for name, folder in (("1,000 articles", articles), ("three large files", odd)):
            late = waits(folder, Path(scratch) / f"{folder.name}.sidelight")
            over = sum(one > LIMIT_MS for one in late)
            tell(
                f"longest wait of the window, {name} imported", max(late), bare, LIMIT_MS, over=over
            )


if __name__ == "__main__":
    main()
