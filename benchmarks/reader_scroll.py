"""Scroll a large, thickly marked document by the wheel's step, painting each frame."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import each_milliseconds, p95, tell
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTextEdit
from reader_project import long_text, marked_project, window

from ui.context import Target
from ui.reading.area import ReaderArea

FRAMES = 200


def frames(application: QApplication, view: QTextEdit, step: int) -> list[float]:
    """Return the times of frames that each move the text by `step` pixels and paint it."""
    bar = view.verticalScrollBar()
    picture = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)

    def frame() -> None:
        bar.setValue(bar.value() + step)
        if step < view.viewport().height():
            view.viewport().repaint()
        else:
            view.viewport().render(picture)

    bar.setValue(0)
    frame()
    return each_milliseconds(frame, FRAMES)


def bare_view(application: QApplication, text: str) -> QTextEdit:
    view = QTextEdit()
    view.setReadOnly(True)
    view.resize(520, 800)
    view.show()
    view.setPlainText(text)
    application.processEvents()
    return view


if __name__ == "__main__":
    project, document_id = marked_project(1_000_000, 5000)
    application, context = window(project)
    area = ReaderArea(context)
    area.resize(520, 836)
    area.show()
    area.show_target(Target(document_id))
    application.processEvents()
    bare = bare_view(application, long_text(1_000_000))
    # Qt lays out as it goes: let both reach the end before the frames are timed
    for view in (area.active.view, bare):
        view.document().documentLayout().blockBoundingRect(view.document().lastBlock())
        application.processEvents()
    context.choose_actor(1)
    for step in (60, 700):
        ours, theirs = (frames(application, view, step) for view in (area.active.view, bare))
        tell(f"scroll 1 MB with 5000 marks by {step} px, p95", p95(ours), p95(theirs), 8)
    area.close()
    project.close()
