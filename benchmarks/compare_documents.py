"""Compare two documents of 1 MB in the window, from the request until the first difference is shown.

Tells how long it takes and how long the window is kept waiting meanwhile.
"""

import os
import random
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell
from PySide6.QtCore import QTimer
from reader_project import long_text, marked_project, window

from ui.context import Target
from ui.reading.area import ReaderArea
from workbench.copies.differences import compare
from workbench.importing.run import import_paths

SIZE = 1_000_000
LIMIT_MS, STALL_MS = 1000, 50


def edited(text: str, share: float) -> str:
    """Return the text with this share of its words changed and one paragraph in fifty left out."""
    dice = random.Random(3)
    kept = [one for one in text.split("\n\n") if dice.random() > 0.02]
    return "\n\n".join(
        " ".join("otherwise" if dice.random() < share else word for word in one.split(" "))
        for one in kept
    )


def texts() -> None:
    """Time the comparison by itself, beside difflib on the lines of both."""
    first = long_text(SIZE)
    for name, share in (
        ("a light edit", 0.002),
        ("every 20th word", 0.05),
        ("every 2nd word", 0.5),
    ):
        second = edited(first, share)
        ms = milliseconds(lambda second=second: compare(first, second), runs=3)  # type: ignore[misc]
        lines = first.split("\n"), second.split("\n")
        bare = milliseconds(
            lambda lines=lines: SequenceMatcher(None, *lines).get_matching_blocks(),
            runs=1,  # type: ignore[misc]
        )
        tell(f"compare two texts of 1 MB, {name}", ms, bare, LIMIT_MS)


def windowed() -> None:
    """Time it in the panes, and the longest that the window was kept waiting."""
    project, first = marked_project(SIZE, 500)
    other = Path(project.path).with_name("edited.txt")
    other.write_text(edited(project.documents.text(first), 0.05), "utf-8")
    application, context = window(project)
    import_paths(context.session, [other])
    second = max(project.documents.ids("id"))
    area = ReaderArea(context)
    area.resize(1200, 836)
    area.set_count(2)
    area.show()
    for pane, one in enumerate((first, second)):
        area.show_target(Target(one, pane=pane))
    application.processEvents()
    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append((now - last) * 1000 - 5)
        last = now

    timer = QTimer(interval=5)
    timer.timeout.connect(tick)
    timer.start()
    sys.setswitchinterval(0.0005)  # as the program does
    began = last = time.perf_counter()
    context.compare(first, second)
    while not area.comparing.active and time.perf_counter() - began < 30:
        time.sleep(0.001)  # an event loop rests too
        application.processEvents()
    for pane in area.panes:
        pane.view.viewport().repaint()
    ms = (time.perf_counter() - began) * 1000
    tick()
    found = area.comparing.differences
    tell("compare two documents of 1 MB in the panes", ms, 0, LIMIT_MS, differences=found)
    steps = milliseconds(lambda: area.comparing.step(1), runs=9)
    tell("step to the next difference of two documents of 1 MB", steps, 0, STALL_MS)
    tell("longest wait of the window meanwhile", max(late), 0, STALL_MS)
    timer.stop()
    area.close()
    context.tasks.finish()
    project.close()


if __name__ == "__main__":
    texts()
    windowed()
