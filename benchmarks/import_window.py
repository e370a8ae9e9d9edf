"""Time how long a real window is kept waiting by an import into a large project, to its very end.

The window has a project of 10,000 articles open (see `large_corpus.py`), its list in sight. PDF, a
mailbox, a workbook, a text of 45 MB and 2,000 articles come in as from the menu; ticks of its
event loop are counted until the report stands, the list is read afresh and the jobs after it have
ended. The bare loop is the same window for ten seconds beside another process that works.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import figure  # noqa: F401  lets this folder's programs find the three floors
from figure import tell
from import_texts import write_corpus
from large_corpus import large_project
from PySide6.QtWidgets import QApplication
from ticking import Ticks
from xlsxwriter import Workbook

import main as program
from tests.workbench.importing.printed import lines, pdf
from ui.app import Program, build_app
from ui.menus.file import FileMenu
from ui.user_settings import UserSettings

DOCUMENTS = int(os.environ.get("DOCUMENTS", "10000"))
LIMIT_MS = 50
SENTENCE = "The minister met the commander in June, and both denied it on Monday."


def until(done: Callable[[], bool], seconds: float = 600) -> None:
    """Handle events until it is done."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.0005)


def write_pdfs(folder: Path) -> None:
    """Write ten files of a hundred pages."""
    for number in range(10):
        page = [f"{SENTENCE} {number} {line}" for line in range(40)]
        (folder / f"{number}.pdf").write_bytes(pdf([lines(*page)] * 100, f"/Title (P {number})"))


def write_mailbox(folder: Path) -> None:
    """Write a box of 2,000 mails."""
    mails = (
        f"From a@example.org Mon Jan  1 00:00:00 2024\nFrom: A <a@example.org>\nTo: b@example.org\n"
        f"Subject: Report {number}\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n"
        f"Message-ID: <{number}@example.org>\n\n{f'{SENTENCE} {number}. ' * 40}\n\n"
        for number in range(2000)
    )
    (folder / "box.mbox").write_text("".join(mails))


def write_workbook(folder: Path) -> None:
    """Write a table of 5,000 rows with a text each."""
    book = Workbook(folder / "table.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Title", "Text", "Date"])
    for row in range(1, 5001):
        sheet.write_row(row, 0, [f"Row {row}", f"{SENTENCE} {row}. " * 20, "2024-02-04"])
    book.close()


def write_long_text(folder: Path) -> None:
    """Write a text of 45 MB in lines as long as paragraphs are."""
    chance = random.Random(3)
    words = SENTENCE.split()
    paragraph = [" ".join(chance.choices(words, k=90)) for _ in range(200)]
    (folder / "long.txt").write_text("\n\n".join(paragraph * 450))


def write_articles(folder: Path) -> None:
    """Write 2,000 articles."""
    write_corpus(folder, 2000)


WRITTEN = {
    "ten PDF of 100 pages": write_pdfs,
    "a box of 2,000 mails": write_mailbox,
    "a workbook of 5,000 rows": write_workbook,
    "a text of 45 MB": write_long_text,
    "2,000 articles": write_articles,
}


def waits_of(sidelight: Program, folder: Path) -> list[float]:
    """Return how late each tick was while a folder came in as from the menu."""
    window = sidelight.window
    assert window
    tasks = window.context.tasks
    menu = next(part for part in window.parts if isinstance(part, FileMenu))
    ticks, imported = Ticks(), []
    menu.window.context.told.connect(imported.append)
    # columns are asked for in a dialog; what is guessed is taken here
    menu._bring_in([folder], {})
    until(lambda: any("imported" in said for said in imported))
    until(lambda: not tasks.running)
    calm = time.monotonic() + 1.5  # what begins in the first moment of rest
    until(lambda: time.monotonic() > calm and not tasks.running)
    return ticks.late_ms


def waits_beside_another() -> list[float]:
    """Return how late each tick was while another process worked for ten seconds."""
    with subprocess.Popen([sys.executable, "-c", "while True: sum(range(10_000))"]) as busy:
        ticks, end = Ticks(), time.monotonic() + 10
        until(lambda: time.monotonic() > end)
        busy.kill()
    return ticks.late_ms


def main() -> None:
    """Print a figure for each kind of file."""
    made = large_project(DOCUMENTS)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(shutil.copy(made, Path(scratch) / "large.sidelight"))
        build_app()
        sidelight = Program(program.Projects(), UserSettings(Path(scratch) / "settings.ini"))
        assert sidelight.open_project(path)
        assert sidelight.window
        running = sidelight.window.context.tasks
        calm = time.monotonic() + 4
        until(lambda: time.monotonic() > calm and not running.running)
        bare = max(waits_beside_another())
        for name, write in WRITTEN.items():
            folder = Path(scratch) / write.__name__
            folder.mkdir()
            write(folder)
            late = waits_of(sidelight, folder)
            over = sum(one > LIMIT_MS for one in late)
            work = f"longest wait of a window with {DOCUMENTS:,} documents, {name} imported"
            tell(work, max(late), bare, LIMIT_MS, over=over, ticks=len(late))
        sidelight.window.close()
        sidelight.finish()
        QApplication.processEvents()


if __name__ == "__main__":
    main()
