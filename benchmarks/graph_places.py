"""Show the chart, the timeline and the matrix of a large project: how long the window stands still.

2,000 actors, 50,000 mentions and 5,000 claims in 1,000 documents. The chart, the timeline and the
matrix read in the pool; what is timed is the longest stop of the window, and the whole until shown.
"""

import itertools
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from db.project import create
from db.writer import Project
from ui.context import Context
from ui.graph.matrix_panel import MatrixPanel
from ui.graph.relations_panel import RelationsPanel
from ui.graph.timeline_panel import TimelinePanel
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.bus import Bus
from workbench.model.actors import Actor, Mention
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Code, Excerpt
from workbench.model.relations import Claim, Relation
from workbench.session import Desk, Session

DOCUMENTS, ACTORS, MENTIONS, CLAIMS, RELATIONS = 1000, 2000, 50, 5, 2500
SENTENCE = "Actor spoke to Actor about the Actor. "


def fill(project: Project) -> None:
    rng = random.Random(5)
    with project.operation("Fill", "Ada"):
        actors = project.actors.add_many(
            Actor(type_id=1 + n % 9, name=f"Actor {n}") for n in range(ACTORS)
        )
        kinds = [kind.id for kind in project.relation_kinds.find()]
        codes = project.codes.add_many(Code(name=f"Code {n}") for n in range(30))
        pairs = {tuple(rng.sample(actors, 2)) for _ in range(RELATIONS)}
        relations = project.relations.add_many(
            Relation(subject_id=one, kind_id=rng.choice(kinds), object_id=other)
            for one, other in sorted(pairs)
        )
    text = SENTENCE * 20
    for number in range(DOCUMENTS):
        with project.operation("Fill", "Ada"):
            one_text = f"{number} {text}"
            content = project.documents.add_content(
                Content(text=one_text, sha256=str(number), original_sha256=str(number)), b""
            )
            document = project.documents.add(
                Document(content_id=content, title=f"Title {number}", outlet=f"Outlet {number % 50}",
                         published=f"20{number % 24:02d}-0{1 + number % 9}", length=len(one_text))
            )  # fmt: skip
            project.mentions.add_many(
                Mention(document_id=document, actor_id=rng.choice(actors), start=12 * n,
                        end=12 * n + 5, quote=one_text[12 * n : 12 * n + 5])
                for n in range(MENTIONS)
            )  # fmt: skip
            excerpts = project.excerpts.add_many(
                Excerpt(document_id=document, start=38 * n, end=38 * n + 30,
                        quote=one_text[38 * n : 38 * n + 30]) for n in range(CLAIMS)
            )  # fmt: skip
            project.excerpts.link(excerpts, rng.choice(codes))
            project.claims.add_many(
                Claim(relation_id=rng.choice(relations), excerpt_id=excerpt,
                      since=str(rng.randint(2000, 2023))) for excerpt in excerpts
            )  # fmt: skip


def stops(shown: Callable[[], QWidget], ready: Callable[[], bool]) -> tuple[float, float]:
    """Return the longest stop of the window and the time until ready, in ms."""
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(0)
    begun = time.perf_counter()
    beats.append(begun)
    panel = shown()
    while not ready() and time.perf_counter() - begun < 30:
        QApplication.processEvents()
    panel.grab()
    beats.append(time.perf_counter())
    longest = max(after - before for before, after in itertools.pairwise(beats))
    return longest * 1000, (beats[-1] - begun) * 1000


def main() -> None:
    application = QApplication([])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        project = create(folder / "axis.sidelight")
        stack.callback(project.close)
        fill(project)
        project.tidy()
        theme, tasks = Theme("light"), Tasks()
        context = Context(Session(project, Bus(), Desk("Ada", lambda: "")), theme, tasks)
        bare = milliseconds(lambda: list(project.mentions.spans()))
        import ui.graph.chart  # noqa: F401  # importing pyqtgraph is timed with the start

        panels = RelationsPanel(context), TimelinePanel(context), MatrixPanel(context)
        for panel, name in zip(panels, ("chart", "timeline", "matrix"), strict=True):
            panel.resize(1000, 300)
            longest, whole = stops(lambda panel=panel: panel.show() or panel, panel_ready(panel))
            tell(f"{name} of 5,000 claims: longest stop", longest, bare, 300)
            tell(f"{name} of 5,000 claims: until shown", whole, bare, 3000)
            panel.hide()
        matrix = panels[2]
        for row in range(1, matrix.what.count()):
            matrix.what.setCurrentIndex(row)

            def ask(row: int = row) -> QWidget:
                matrix.show()
                matrix.what.activated.emit(row)
                return matrix

            longest, whole = stops(ask, panel_ready(matrix))
            what = matrix.what.itemData(row)
            tell(f"matrix {what}: longest stop", longest, bare, 300)
            tell(f"matrix {what}: until shown", whole, bare, 5000)
        tasks.finish()
    del application


def panel_ready(panel: QWidget) -> Callable[[], bool]:
    if isinstance(panel, RelationsPanel):
        return lambda: not panel.networks.busy and bool(panel.crowding.whole.nodes)
    if isinstance(panel, TimelinePanel):
        return lambda: bool(panel.view.rows)
    return lambda: not getattr(panel, "busy", False) and bool(panel.model.matrix.cells)


if __name__ == "__main__":
    main()
