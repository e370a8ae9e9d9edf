"""New documents are read for names beside the window, and the queue hears of it."""

from ui.suggesting import Suggester
from ui.suggestions.panel import SuggestionsPanel
from workbench.changes import SUGGESTED
from workbench.copies.examining import examine

TEXT = "General Tomas Okoro met officials in Nairobi on Monday. Okoro said nothing more there."


def test_a_new_document_fills_the_queue(qtbot, context, document):
    panel = SuggestionsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    document("News", TEXT)
    examine(context.store)
    suggester = Suggester(context, panel)
    with qtbot.waitSignal(context.changed, check_params_cb=lambda one: one.about(SUGGESTED)):
        suggester.begin()
    qtbot.waitUntil(lambda: "Tomas Okoro" in [one.name for one in panel.model.items])
    assert context.store.mentions.find() == []


def test_documents_not_looked_at_for_furniture_wait(qtbot, context, document):
    document("News", TEXT)
    suggester = Suggester(context, context)
    suggester.begin()
    qtbot.waitUntil(lambda: not suggester._rest.isActive() and not context.tasks.running)
    assert context.store.suggested.actors() == []


def test_what_was_read_while_the_window_closed_is_passed_on_to_nobody(qtbot, context, document):
    for n in range(12):
        document(f"News {n}", TEXT)
    suggester = Suggester(context, context)
    heard = []
    suggester.kept.connect(heard.append)
    with qtbot.waitSignal(context.tasks.ended):
        suggester.ask()
        suggester.rest()
    assert heard == []
