"""Read a whole project for suggestions beside a window: how long it takes, and how long one waits.

`ARTICLES` in the environment says how many of the 10,000 articles (99 MB) are read, 1,000 unless
told; the time is told for 10,000. Reading is cancelled once on the way and goes on from there. The
bare loop reads the same texts by the same rules, one after the other, in the measuring process: what
two cores could at best halve. Beside stands the time that the readers' processes worked.
"""

import os
import random
import resource
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from figure import milliseconds, tell
from known_names import add_article
from suggest_speed import article, paragraphs
from ticking import Ticks

from db.project import create
from ui.app import build_app
from ui.tasks import Tasks
from workbench.bus import Bus
from workbench.session import Desk, Session
from workbench.suggesting.document import suggest
from workbench.suggesting.filling import RULES, fill

ALL = 10_000
ARTICLES = int(os.environ.get("ARTICLES", "1000"))
BYTES = 99_000_000
SAMPLE = 100
LIMIT, LIMIT_WAIT = 180_000.0, 50.0


def texts() -> list[str]:
    """Return the articles, log-normal in size, of the mean that 10,000 in 99 MB have."""
    chosen, parts = random.Random(3), paragraphs()
    sizes = [min(200_000, int(chosen.lognormvariate(8.9, 0.8))) for _ in range(ARTICLES)]
    return [article(chosen, parts, size) for size in sizes]


def read(session: Session, enough: int) -> tuple[int, list[float]]:
    """Read what waits beside an event loop, until so many are read; return how many, and the waits."""
    app, tasks, ticks = build_app(), Tasks(), Ticks()
    done: list[int] = []

    def work(progress: object) -> None:
        with session.store.background_writer() as writer:
            fill(writer, progress)  # type: ignore[arg-type]

    def step(job: int, at: int, _total: int, _words: str) -> None:
        if at >= enough:
            tasks.cancel(job)

    tasks.progressed.connect(step)
    tasks.ended.connect(app.quit)
    before = len(session.store.suggested.waiting(RULES))
    tasks.start("Reading", work)
    app.exec()
    done.append(before - len(session.store.suggested.waiting(RULES)))
    return done[0], ticks.late_ms


def main() -> None:
    """Print two figures: the time of 10,000 articles, and the longest wait."""
    articles = texts()
    with tempfile.TemporaryDirectory() as folder:
        store = create(Path(folder) / "texts.sidelight")
        session = Session(store, Bus(), Desk("bench", lambda: "2024-02-04T12:00:00+00:00"))
        with store.operation("Import", "bench"):
            for number, text in enumerate(articles):
                add_article(store, text, str(number))
        size = sum(len(text.encode()) for text in articles)
        sample = articles[:SAMPLE]
        share = size / sum(len(text.encode()) for text in sample)
        bare = milliseconds(lambda: [suggest(text) for text in sample], 1) * share
        began = time.perf_counter()
        first, waits = read(session, ARTICLES // 3)
        rest, more = read(session, ARTICLES * 2)
        took = (time.perf_counter() - began) * 1000
        assert first + rest == ARTICLES and first < ARTICLES
        worked = resource.getrusage(resource.RUSAGE_CHILDREN)
        scale = BYTES / size
        tell(
            f"suggestions for {ALL:,} articles, cancelled once on the way",
            took * scale,
            bare * scale,
            LIMIT,
            articles_read=ARTICLES,
            readers_ms=round((worked.ru_utime + worked.ru_stime) * 1000 * scale),
            program_ms=round(time.process_time() * 1000),
        )
        late = waits + more
        over = sum(one > LIMIT_WAIT for one in late)
        tell("longest wait meanwhile", max(late), 0, LIMIT_WAIT, over=over, ticks=len(late))
        store.close()


if __name__ == "__main__":
    main()
