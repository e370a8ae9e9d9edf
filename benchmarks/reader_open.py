"""Open a large, thickly marked document until its first screen is painted."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell
from PySide6.QtWidgets import QApplication, QTextEdit
from reader_project import long_text, marked_project, window

from ui.context import Target
from ui.reading.area import ReaderArea


def bare_open(application: QApplication, text: str) -> float:
    """Return the time that a plain QTextEdit takes to show the text."""
    view = QTextEdit()
    view.setReadOnly(True)
    view.resize(520, 800)
    view.show()
    application.processEvents()

    def work() -> None:
        view.setPlainText(text)
        view.viewport().repaint()

    ms = milliseconds(work)
    view.close()
    return ms


def measure(length: int, marks: int, limit: float) -> None:
    project, document_id = marked_project(length, marks)
    application, context = window(project)
    area = ReaderArea(context)
    area.resize(520, 836)
    area.show()
    application.processEvents()

    def work() -> None:
        area.active.close_document()
        area.show_target(Target(document_id))
        area.active.view.viewport().repaint()

    ms = milliseconds(work)
    bare = bare_open(application, long_text(length))
    name = f"open a {length // 1_000_000} MB document with {marks} marks until painted"
    tell(name, ms, bare, limit)
    area.close()
    project.close()


if __name__ == "__main__":
    measure(1_000_000, 5000, 60)
    measure(5_000_000, 5000, 150)
