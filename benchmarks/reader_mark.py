"""Add one mark to a large, thickly marked document until it is repainted, and until it is on disk."""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import each_milliseconds, p95, tell
from PySide6.QtWidgets import QTextEdit
from reader_project import long_text, marked_project, window

from ui.context import Target
from ui.reading.area import ReaderArea
from workbench.changes import ChangeSet
from workbench.commands.excerpts import AddExcerpt

RUNS = 60

if __name__ == "__main__":
    project, document_id = marked_project(1_000_000, 5000)
    application, context = window(project)
    area = ReaderArea(context)
    area.resize(520, 836)
    area.show()
    area.show_target(Target(document_id))
    application.processEvents()
    view, code = area.active.view, project.codes.find()[0].id

    shown: list[float] = []
    began = [0.0]

    def published(changes: ChangeSet) -> None:
        began[0] = time.perf_counter()

    # heard before the reader hears it: what follows is the reader's own work
    context.changed.disconnect(area._refresh)
    context.changed.connect(published)
    context.changed.connect(area._refresh)
    at = iter(range(100, 100_000, 130))

    def add() -> None:
        start = next(at)
        context.run(AddExcerpt(document_id, start, start + 60, (code,)))
        view.viewport().repaint()
        shown.append((time.perf_counter() - began[0]) * 1000)

    whole = each_milliseconds(add, RUNS)
    bare = QTextEdit()
    bare.setReadOnly(True)
    bare.resize(520, 800)
    bare.show()
    bare.setPlainText(long_text(1_000_000))
    application.processEvents()
    theirs = each_milliseconds(bare.viewport().repaint, RUNS)
    tell("add one mark to 5000 until repainted, p95", p95(shown), p95(theirs), 8)
    tell("add one mark to 5000 until on disk and repainted, p95", p95(whole), p95(theirs), 25)
    area.close()
    project.close()
