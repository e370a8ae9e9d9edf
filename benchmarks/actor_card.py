"""Time the card of an actor with 2,000 mentions in a project of 10,000 articles and 186,000 mentions.

The bare loop reads the same mentions and texts without counting anything. The window is the real
panel; how late a tick of its event loop came at most stands beside the same of an idle window.
"""

import hashlib
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell
from PySide6.QtCore import QEventLoop
from suggest_speed import article, paragraphs
from ticking import Ticks

from db.project import create
from ui.app import build_app
from ui.card.panel import CardPanel
from ui.context import Context
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.actors.card import card_of
from workbench.actors.spoken import with_statements
from workbench.bus import Bus
from workbench.cards import sheet_of
from workbench.model.actors import Actor, Mention
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Excerpt
from workbench.model.relations import Claim, Relation
from workbench.ports import Reader, Store
from workbench.session import Desk, Session
from workbench.statements import kept
from workbench.statements.reading import statements
from workbench.statements.turns import turns
from workbench.suggesting.filling import RULES

ARTICLES, TEXTS, MEAN = 10_000, 200, 9_900
ACTORS, MENTIONS, OWN = 2_000, 186_000, 2_000
LIMIT, LIMIT_STALL, LIMIT_STATEMENTS = 200.0, 50.0, 5_000.0


def fill(store: Store) -> int:
    """Store articles, actors and mentions; returns the actor with 2,000 of them."""
    chosen, parts = random.Random(4), paragraphs()
    texts = [article(chosen, parts, MEAN) for _ in range(TEXTS)]
    voices = [_voices(text) for text in texts]
    ids: list[int] = []
    for at in range(0, ARTICLES, 500):
        with store.operation("Import", "bench"):
            ids += [_add(store, number, texts[number % TEXTS]) for number in range(at, at + 500)]
    store.suggested.keep(
        RULES, {one: [] for one in ids}, {one: voices[n % TEXTS] for n, one in enumerate(ids)}
    )
    with store.operation("Tag", "bench"):
        types = store.actor_types.find()
        actors = store.actors.add_many(
            Actor(type_id=types[n % len(types)].id, name=f"Actor {n}") for n in range(ACTORS)
        )
        whose = [actors[0]] * OWN + chosen.choices(actors[1:], k=MENTIONS - OWN)
        store.mentions.add_many(_mention(chosen, ids, texts, one) for one in whose)
        _relate(store, chosen, actors, ids)
    return actors[0]


def _voices(text: str) -> str:
    spoken = turns(text, ())
    return json.dumps(kept.plain(statements(text, spoken, ()), spoken))


def _add(store: Store, number: int, text: str) -> int:
    text = f"{text}\n\n{number}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    content = Content(text=text, sha256=digest, original_sha256=digest, encoding="utf-8")
    held = store.documents.add_content(content, text.encode())
    return store.documents.add(
        Document(content_id=held, title=f"Article {number}", outlet=f"Outlet {number % 60}",
                 published=f"20{10 + number % 14}-{1 + number % 12:02}", length=len(text))
    )  # fmt: skip


def _mention(chosen: random.Random, ids: list[int], texts: list[str], actor_id: int) -> Mention:
    number = chosen.randrange(len(ids))
    start = chosen.randrange(len(texts[number % TEXTS]) - 20)
    quote = texts[number % TEXTS][start : start + 9]
    return Mention(
        document_id=ids[number], actor_id=actor_id, start=start, end=start + 9, quote=quote
    )


def _relate(store: Store, chosen: random.Random, actors: list[int], ids: list[int]) -> None:
    """Relate the actor to twenty others, with five claims each, some of them denials."""
    kind = store.relation_kinds.find()[0].id
    relations = store.relations.add_many(
        Relation(subject_id=actors[0], kind_id=kind, object_id=one) for one in actors[1:21]
    )
    excerpts = store.excerpts.add_many(
        Excerpt(document_id=chosen.choice(ids), start=10, end=80, quote="said") for _ in range(100)
    )
    store.claims.add_many(
        Claim(relation_id=relations[n // 5], excerpt_id=one,
              stance="asserts" if n % 7 else "denies")
        for n, one in enumerate(excerpts)
    )  # fmt: skip


def bare(reader: Reader, actor_id: int) -> int:
    """Read the mentions and texts of the documents that mention the actor."""
    documents = {row[0] for row in reader.mentions.company(actor_id)}
    return sum(len(text) for _, text in reader.documents.texts(documents))


def window(session: Session, actor_id: int) -> tuple[float, float, float]:
    """Return the time until the panel shows the card, and how late a tick came then, and before."""
    application = build_app()
    theme = Theme("light")
    theme.dress(application)
    context = Context(session, theme, Tasks())
    panel = CardPanel(context)
    panel.resize(1200, 600)
    panel.show()
    idle = Ticks()
    until = time.perf_counter() + 1
    while time.perf_counter() < until:
        application.processEvents()
    before = max(idle.late_ms)
    times, late = [], 0.0
    for _ in range(3):
        panel.card = None
        ticks = Ticks()
        began = time.perf_counter()
        panel.show_actor(actor_id)
        while panel.card is None:
            # as the program's own loop does: a loop that never rests takes the reader's time
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        panel.repaint()
        times.append((time.perf_counter() - began) * 1000)
        application.processEvents()
        late = max(late, *ticks.late_ms)
        while context.tasks.running:  # who says what is read after it
            application.processEvents()
    context.tasks.finish()
    panel.close()
    return sorted(times)[1], late, before


def main() -> None:
    """Print the figures, one JSON object a line."""
    with tempfile.TemporaryDirectory() as folder:
        store = create(Path(folder) / "card.sidelight", who="bench", clock=lambda: "2024-01-01")
        actor_id = fill(store)
        store.tidy()
        with store.reader() as reader:
            base = milliseconds(lambda: bare(reader, actor_id), 3)
            card = card_of(reader, actor_id, True)
            ms = milliseconds(lambda: card_of(reader, actor_id, True), 3)
            counts = {"documents": card.documents, "company": len(card.company)}
            tell("card, 2,000 mentions in 10,000 articles", ms, base, LIMIT, **counts)
            tell("set a card out", milliseconds(lambda: sheet_of(card)), 0, LIMIT_STALL)
            spoken = milliseconds(lambda: with_statements(reader, card), 1)
            tell("statements by and about", spoken, base, LIMIT_STATEMENTS)
        shown, late, idle = window(
            Session(store, Bus(), Desk("bench", lambda: "2024-01-01")), actor_id
        )
        tell("card shown in the window", shown, base, LIMIT)
        tell("longest wait of the window meanwhile", late, idle, LIMIT_STALL)
        store.close()


if __name__ == "__main__":
    main()
