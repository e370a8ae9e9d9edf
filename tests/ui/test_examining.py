"""New documents are examined beside the window, and the views hear of it."""

import threading

from ui.corpus.delegate import told
from ui.corpus.panel import CorpusPanel
from ui.examining import Examiner
from ui.inspector.actor import ActorCard
from workbench.changes import COPIES
from workbench.commands.furniture import SayFurniture

STORY = " ".join(
    f"Word{n} said that the {n} partners met near the river {n * 7}." for n in range(60)
)


def test_a_repost_shows_in_the_list_and_in_the_actors_card(
    qtbot, context, document, actor, mention
):
    first = document("First", STORY + " Esmail Qaani spoke.", outlet="Newswire", published="2024")
    repost = document("Repost", STORY + " Esmail Qaani spoke. A line more.", outlet="Blog")
    qaani = actor("Esmail Qaani")
    for one in (first, repost):
        mention(one, "Esmail Qaani", qaani)
    panel = CorpusPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    examiner = Examiner(context, panel)
    with qtbot.waitSignal(context.changed, check_params_cb=lambda one: one.about(COPIES)):
        examiner.begin()
    row = context.store.documents.rows([repost])[0]
    assert row.origin == "Newswire" and row.copied > 0.9
    assert f"{row.copied:.0%} same as Newswire".replace("%", " %") in told(row)
    card = ActorCard(context)
    qtbot.addWidget(card)
    card.show()
    card.show_record(qaani)
    assert card.within.text() == "2 documents, 1 independent, 1 of 2 mentions (1 in copies)"


def test_a_document_is_examined_again_when_its_furniture_is_put_right(qtbot, context, document):
    one = document("Page", "A line of its own.\n" + STORY)
    examiner = Examiner(context, context)
    with qtbot.waitSignal(context.changed, check_params_cb=lambda one: one.about(COPIES)):
        examiner.begin()
    before = context.store.copies.sketches()[one].shingles
    with qtbot.waitSignal(context.changed, check_params_cb=lambda one: one.about(COPIES)):
        context.run(SayFurniture(one, 0, 5, "confirmed"))
    assert context.store.copies.sketches()[one].shingles == before - 5


def test_what_is_said_of_one_page_is_told_of_the_others_of_its_outlet(qtbot, context, document):
    line = "The desk of the harbour answers letters"
    pages = [document(f"Page {n}", f"Story {n}.\n{line}\n{STORY}", outlet="Wire") for n in range(3)]
    said: list[str] = []
    context.told.connect(said.append)
    examiner = Examiner(context, context)
    with qtbot.waitSignal(context.changed, check_params_cb=lambda one: one.about(COPIES)):
        examiner.begin()
    with qtbot.waitSignal(context.changed, check_params_cb=lambda one: one.about(COPIES)):
        context.run(SayFurniture(pages[0], 10, 12, "confirmed"))
    assert said == ["Page furniture: the same lines in 2 other documents of the outlet follow"]
    assert all(context.store.copies.grey(one) for one in pages)


def test_what_was_put_right_is_still_looked_at_after_a_cancelled_job(qtbot, context, document):
    one = document("Page", "A line of its own.\n" + STORY)
    tasks = context.tasks
    examiner = Examiner(context, context)
    with qtbot.waitSignal(context.changed, check_params_cb=lambda one: one.about(COPIES)):
        examiner.begin()
    before = context.store.copies.sketches()[one].shingles
    tasks.pool.setMaxThreadCount(1)
    go = threading.Event()
    tasks.start("", lambda _progress: go.wait(30))
    looked = lambda _job, title: title == "Looking for copies"  # noqa: E731
    with qtbot.waitSignal(tasks.started, check_params_cb=looked) as job:
        context.run(SayFurniture(one, 0, 5, "confirmed"))
    tasks.cancel(job.args[0])
    go.set()
    qtbot.waitUntil(lambda: not tasks.running)
    assert context.store.copies.sketches()[one].shingles == before
    with qtbot.waitSignal(context.changed, check_params_cb=lambda one: one.about(COPIES)):
        examiner.begin()
    assert context.store.copies.sketches()[one].shingles == before - 5
