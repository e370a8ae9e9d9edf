"""Open, filter, scroll and rest in a project of 100,000 documents: what the window makes one wait.

The project is generated once and kept (`large_corpus.py`). A small project opened in the same
program is the bare loop of opening; the same words looked for in plain rows that of filtering; a
plain list of as many rows that of scrolling. `DOCUMENTS=10000` in the environment takes fewer.
"""

import os
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import figure  # noqa: F401  lets this folder's programs find the three floors
from figure import each_milliseconds, milliseconds, p95, tell
from large_corpus import large_project
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView
from ticking import Ticks

import main as program
from ui.app import Program, build_app
from ui.corpus.panel import CorpusPanel
from ui.user_settings import UserSettings

DOCUMENTS = int(os.environ.get("DOCUMENTS", "100000"))
PEAK_MB = 600
#: seconds that a project is watched; names are suggested in a large one for longer
LOOKED = 30
TYPED = ("harbour cou", "2019", "b– delta", "author 69", "the")


def until(done: Callable[[], bool], seconds: float = 120) -> None:
    """Handle events until it is done."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.0005)


def rest(seconds: float) -> None:
    """Handle events for so long, with nobody at the keyboard."""
    until(lambda: False, seconds)


def opened(sidelight: Program, path: Path) -> None:
    """Open a project as from the menu, until its window is painted with the list in it."""
    assert sidelight.open_project(path)
    assert sidelight.window
    sidelight.window.resize(1600, 1000)
    panel = corpus(sidelight)
    until(lambda: panel.isVisible() and bool(panel.model.rowCount()))
    sidelight.window.grab()


def corpus(sidelight: Program) -> CorpusPanel:
    assert sidelight.window
    panel = sidelight.window.findChild(CorpusPanel)
    assert isinstance(panel, CorpusPanel)
    return panel


def opening(sidelight: Program, small: Path, large: Path) -> None:
    """Tell how long a project takes to open, beside one of ten documents."""
    bare, took = [], []
    for _ in range(3):
        took += each_milliseconds(lambda: opened(sidelight, large), 1)
        bare += each_milliseconds(lambda: opened(sidelight, small), 1)
    tell(f"open a project of {DOCUMENTS:,} documents until usable", min(took), min(bare), 1000)


def looked_after(sidelight: Program) -> float:
    """Return the longest wait of the window while it looks after a project just opened, in ms.

    What is made late, as the chart, is there before.
    """
    assert sidelight.window
    care, tasks = sidelight.window.care, sidelight.window.context.tasks
    care.rest()
    rest(2)
    until(lambda: not tasks.running, LOOKED)
    ticks = Ticks()
    care.begin()
    until(lambda: not tasks.running, LOOKED)
    return max(ticks.late_ms)


def resting(sidelight: Program, small: Path, large: Path) -> None:
    """Tell the longest wait while the file is checked and backed up, beside a small project's."""
    opened(sidelight, small)
    bare = looked_after(sidelight)
    opened(sidelight, large)
    took = looked_after(sidelight)
    tell(f"longest wait while {DOCUMENTS:,} documents are checked", took, bare, 50)


def filtering(panel: CorpusPanel, path: Path) -> None:
    """Tell how long the list takes to follow a key typed into its filter, until painted."""
    bare = sqlite3.connect(path)
    names = bare.execute("SELECT title, author, outlet, published FROM document").fetchall()
    bare.close()

    def typed(text: str) -> None:
        panel.filter.setText(text)
        panel.freshness.renew()
        panel.grab()

    times: list[float] = []
    plain: list[float] = []
    for words in TYPED:
        for end in range(1, len(words) + 1):
            said = words[:end]
            times += each_milliseconds(lambda said=said: typed(said), 1)
            plain += each_milliseconds(
                lambda said=said: [n for n, row in enumerate(names) if said in " ".join(row)], 1
            )
    tell(
        f"filter the list of {DOCUMENTS:,} as one types, p95",
        p95(times),
        p95(plain),
        50,
        longest_ms=round(max(times), 1),
    )
    typed("")


def scrolling(panel: CorpusPanel) -> None:
    """Tell how long a frame of the list takes, row by row and page by page through all of it."""
    plain = QListView()
    plain.setModel(QStringListModel([f"Document {number}" for number in range(DOCUMENTS)]))
    plain.setUniformItemSizes(True)
    plain.resize(panel.size())
    plain.show()
    for what, step in (("by 60 px", 60), ("to any place", 0)):
        figures = []
        for view in (panel.view, plain):
            bar = view.verticalScrollBar()
            bar.setValue(0)
            view.grab()
            places = iter(range(1, 200))

            def scroll(bar=bar, view=view, places=places, step=step) -> None:
                number = next(places)
                bar.setValue(number * step if step else bar.maximum() * (number * 37 % 100) // 100)
                view.viewport().grab()

            figures.append(p95(each_milliseconds(scroll, 90)))
        tell(f"scroll the list of {DOCUMENTS:,} {what}, a frame, p95", *figures, 16)
    plain.close()


def small_project(folder: Path) -> Path:
    """Return a project of ten documents."""
    made = large_project(10)
    return Path(shutil.copy(made, folder / "small.sidelight"))


def peak_mb() -> int:
    """Return this process's peak memory."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)


def main() -> None:
    """Print the figures, one JSON object a line."""
    large = large_project(DOCUMENTS)
    with tempfile.TemporaryDirectory() as scratch:
        small = small_project(Path(scratch))
        build_app()
        sidelight = Program(program.Projects(), UserSettings(Path(scratch) / "settings.ini"))
        resting(sidelight, small, large)
        seen = peak_mb()
        opened(sidelight, small)
        opening(sidelight, small, large)
        opened(sidelight, large)
        assert sidelight.window
        sidelight.window.care.rest()
        # names are suggested for minutes the first time; what follows is measured without
        sidelight.window.context.tasks.finish()
        panel = corpus(sidelight)
        filtering(panel, large)
        scrolling(panel)
        tell(
            f"peak memory of the window with {DOCUMENTS:,} documents, MB",
            seen,
            0.0,
            PEAK_MB,
        )
        took = milliseconds(sidelight.window.close, 1)
        tell(f"close a project of {DOCUMENTS:,} documents", took, 0.0, 1000)
        QApplication.processEvents()


if __name__ == "__main__":
    main()
