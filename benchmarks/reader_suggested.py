"""Read a large document with thousands of suggested names: scroll, add a mark, decide on one."""

import os
import random
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import each_milliseconds, milliseconds, p95, tell
from PySide6.QtWidgets import QTextEdit
from reader_project import long_text, marked_project, window

from ui.context import Target
from ui.reading.area import ReaderArea
from ui.reading.suggested import SuggestedNames, read_places
from workbench.commands.excerpts import AddExcerpt
from workbench.model.decisions import SuggestedPlace
from workbench.ports import Store

NAMES, RUNS, FRAMES = 5000, 60, 300


def suggest(store: Store, document_id: int) -> None:
    """Suggest some names, of 400 actors, all over the document."""
    dice = random.Random(3)
    types = [one.key for one in store.actor_types.find()]
    places = [
        SuggestedPlace(
            document_id, at, at + dice.randint(5, 20), f"name {n % 400}", f"Name {n % 400}",
            types[n % len(types)], "the title before it",
        )
        for n, at in enumerate(sorted(dice.sample(range(0, 999_000, 25), NAMES)))
    ]  # fmt: skip
    store.suggested.keep(1, {document_id: places}, {})


if __name__ == "__main__":
    project, document_id = marked_project(1_000_000, 5000)
    suggest(project, document_id)
    application, context = window(project)
    area = ReaderArea(context)
    area.resize(520, 836)
    area.show()
    area.show_target(Target(document_id))
    names = SuggestedNames(context, area.active)
    while not names.count:
        application.processEvents()
    view = area.active.view
    bare = QTextEdit()
    bare.setReadOnly(True)
    bare.resize(520, 800)
    bare.show()
    bare.setPlainText(long_text(1_000_000))
    for one in (view, bare):
        one.document().documentLayout().blockBoundingRect(one.document().lastBlock())
        application.processEvents()

    def frame(one: QTextEdit) -> None:
        bar = one.verticalScrollBar()
        bar.setValue(bar.value() + 60)
        one.viewport().repaint()

    ours = each_milliseconds(lambda: frame(view), FRAMES)
    theirs = each_milliseconds(lambda: frame(bare), FRAMES)
    said = f"with 5000 marks and {names.count} suggested names"
    tell(f"scroll 1 MB {said} by 60 px, p95", p95(ours), p95(theirs), 8)

    began, shown = [0.0], list[float]()
    context.changed.disconnect(area._refresh)
    context.changed.connect(lambda _changes: began.__setitem__(0, time.perf_counter()))
    context.changed.connect(area._refresh)
    at, code = iter(range(100, 100_000, 130)), project.codes.find()[0].id

    def add() -> None:
        start = next(at)
        context.run(AddExcerpt(document_id, start, start + 60, (code,)))
        view.viewport().repaint()
        shown.append((time.perf_counter() - began[0]) * 1000)
        application.processEvents()  # what is read again beside the window stands in the way here

    each_milliseconds(add, RUNS)
    tell(f"add one mark {said} until repainted, p95", p95(shown), p95(theirs), 16)

    with project.reader() as reader:
        read = milliseconds(lambda: read_places(reader, document_id))
        found = read_places(reader, document_id)
    tell("read 5000 suggested names beside the window", read, 0.0, 200)
    tell(
        "show 5000 suggested names that were read",
        milliseconds(lambda: names._put(*found)),
        0.0,
        16,
    )
    names.step(1)

    def reject() -> None:
        names.decide("not_here")
        view.viewport().repaint()

    tell("reject one of 5000 in the text until repainted, p95",
         p95(each_milliseconds(reject, 30)), 0.0, 25)  # fmt: skip
    area.close()
    context.tasks.finish()
    project.close()
