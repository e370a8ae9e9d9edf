"""Open a queue of 5,000 suggested names, decide on one, and accept a name at 2,000 places.

The project has 2,000 documents with 30,000 suggested places and 1,500 actors. Opening counts until
the list is painted; a decision until it is on disk and the next name is painted, and apart from it
until the queue was read again. The bare loop is the plain query or the plain rows, in SQLite
alone.
"""

import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import each_milliseconds, milliseconds, p95, tell
from known_names import PLAIN, add_article, name
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ticking import Ticks

from db.project import create
from ui.context import Context
from ui.suggestions.panel import SuggestionsPanel
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.actors.names import folded
from workbench.bus import Bus
from workbench.commands.actors import AddActor
from workbench.model.decisions import SuggestedPlace
from workbench.ports import Store
from workbench.session import Desk, Session
from workbench.suggesting.filling import RULES

DOCUMENTS, NAMES, ACTORS = 2000, 5000, 1500
PLACES, MANY = 28_000, 2000
TYPES = ("person", "organisation", "state", "unknown")
DECISIONS = 30


def fill(session: Session) -> None:
    """Store documents of some 6 KB, actors, and the places of 5,000 names; one name has 2,000."""
    chosen, store = random.Random(4), session.store
    types = [one.id for one in store.actor_types.find()]
    made: dict[str, None] = {}
    while len(made) < NAMES + ACTORS:
        made[f"{name(chosen)} {name(chosen)}"] = None
    names = list(made)
    said = [names[0]] * MANY + names[1:NAMES] + chosen.choices(names[1:NAMES], k=PLACES - NAMES)
    chosen.shuffle(said)
    each = len(said) // DOCUMENTS + 1
    with store.operation("Import", "bench"):
        for number, one in enumerate(names[NAMES:]):
            AddActor(one, types[number % len(types)]).apply(store, session.desk)
        for at in range(DOCUMENTS):
            suggest(store, at, said[at * each : at * each + each], chosen)


def suggest(store: Store, number: int, names: list[str], chosen: random.Random) -> None:
    """Store a document that names these, one in five in capitals, and where it does."""
    parts: list[str] = []
    found: list[tuple[int, str, str]] = []
    for one in names:
        parts.append(" ".join(chosen.choices(PLAIN, k=60)) + " ")
        parts.append(one.upper() if chosen.random() < 0.2 else one)
        found.append((sum(map(len, parts[:-1])), parts[-1], one))
    held = add_article(store, "".join(parts), str(number))
    places = [
        SuggestedPlace(held, start, start + len(said), folded(one), one, TYPES[len(one) % 4],
                       "a capital inside a sentence")
        for start, said, one in found
    ]  # fmt: skip
    store.suggested.keep(RULES, {held: places}, {held: "[]"})


def until(done: Callable[[], bool]) -> None:
    """Handle events until it is done."""
    while not done():
        QApplication.processEvents()
        time.sleep(0.0005)


def bare_queue(path: Path) -> float:
    """Return the time of counting the places of each name."""
    plain = sqlite3.connect(path)
    took = milliseconds(
        lambda: plain.execute(
            "SELECT key, max(name), count(*) FROM suggested GROUP BY key ORDER BY 3 DESC"
        ).fetchall()
    )
    plain.close()
    return took


def bare_rows(path: Path, rows: int) -> float:
    """Return the time of writing so many plain rows in one transaction."""
    plain = sqlite3.connect(path.with_suffix(".bare"), isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE IF NOT EXISTS mention (id INTEGER PRIMARY KEY, d, s, e, q)")

    def write() -> None:
        plain.execute("BEGIN")
        plain.executemany(
            "INSERT INTO mention (d, s, e, q) VALUES (?, ?, ?, ?)",
            [(one, one, one + 9, "a name that is quoted") for one in range(rows)],
        )
        plain.execute("COMMIT")

    took = milliseconds(write)
    plain.close()
    return took


def press(panel: SuggestionsPanel, key: Qt.Key) -> None:
    """Decide by a key, until the next name is painted."""
    QTest.keyClick(panel.view, key)
    panel.grab()


def opening(context: Context, path: Path) -> SuggestionsPanel:
    """Tell how long the queue takes until it is painted."""

    def opened() -> None:
        panel.show()
        until(lambda: len(panel.model.items) == NAMES)
        panel.grab()

    panel = SuggestionsPanel(context)
    panel.resize(340, 900)
    took = milliseconds(opened, 1)
    tell(f"open a queue of {NAMES:,} suggested names", took, bare_queue(path), 150)
    return panel


def accepting_many(panel: SuggestionsPanel, path: Path) -> None:
    """Tell how long the most frequent name takes, as an actor of the first type."""
    panel.view.selectRow(0)
    before = panel.place.place
    took = milliseconds(lambda: press(panel, Qt.Key.Key_1), 1)
    assert before and panel.place.place and panel.place.place.key != before.key
    tell(f"accept a name at {MANY:,} places", took, bare_rows(path, MANY), 250)


def deciding(context: Context, panel: SuggestionsPanel, path: Path) -> None:
    """Tell how long names of a few places take, and how long the window waits meanwhile."""
    until(lambda: not context.tasks.running)
    times: list[float] = []
    ticks = Ticks()
    for turn in range(DECISIONS):
        key = Qt.Key.Key_Delete if turn % 3 == 2 else Qt.Key.Key_1
        times += each_milliseconds(lambda key=key: press(panel, key), 1)
        end = time.monotonic() + 0.3
        until(lambda end=end: time.monotonic() > end)
    until(lambda: not context.tasks.running)
    assert len(panel.model.items) == NAMES - DECISIONS - 1
    bare = bare_rows(path, 6)
    tell("decide on a suggested name, p95", p95(times), bare, 25)
    tell("longest wait of the window meanwhile", max(ticks.late_ms), bare, 50)


def main() -> None:
    """Print the figures, one JSON object a line."""
    app = QApplication([])
    theme = Theme("light")
    theme.dress(app)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "queue.sidelight"
        store: Store = create(path)
        session = Session(store, Bus(), Desk("Ada", lambda: "2024-02-04T12:00:00+00:00"))
        fill(session)
        store.tidy()
        context = Context(session, theme, Tasks())
        panel = opening(context, path)
        accepting_many(panel, path)
        deciding(context, panel, path)
        panel.close()
        context.tasks.finish()
        store.close()


if __name__ == "__main__":
    main()
