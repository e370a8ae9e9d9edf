"""A spelling in doubt is told with its count, and an actor gets it only on a second word."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.inspector.actor import ActorCard
from ui.inspector.doubt import SpellingPrompt
from ui.inspector.panel import InspectorPanel
from ui.inspector.parts import HeldChip
from ui.inspector.spelling import SpellingCard

Make = Callable[..., int]
TEXT = (
    "May left. She may come; it may rain, and may not. Trump, Trump, Trump, Trump, Trump and Trump."
)


@pytest.fixture
def panel(qtbot: QtBot, context: Context, document: Make, actor: Make) -> InspectorPanel:
    document("One", TEXT)
    one = actor("Theresa May", "T. May")
    panel = InspectorPanel(context)
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    panel.show()
    panel.activateWindow()
    context.choose("actor", one)
    return panel


@pytest.fixture
def prompt(panel: InspectorPanel) -> SpellingPrompt:
    card = panel.cards["actor"]
    assert isinstance(card, ActorCard) and card.spellings.add
    card.spellings.add.click()
    found = card.findChild(SpellingPrompt)
    assert isinstance(found, SpellingPrompt)
    return found


def spellings(context: Context) -> list[str]:
    return [one.text for one in context.store.aliases.find()]


def enter(qtbot: QtBot, prompt: SpellingPrompt, words: str) -> None:
    prompt.field.setText(words)
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)


def test_a_common_word_is_counted_first_and_added_when_insisted_on(
    qtbot: QtBot, prompt: SpellingPrompt, context: Context
) -> None:
    enter(qtbot, prompt, "May")
    qtbot.waitUntil(lambda: "in doubt" in prompt.note.words.text())
    said = "“May” is in doubt: a common word; 1 place in 1 document."
    assert prompt.note.words.text() == said
    assert spellings(context) == ["T. May"]
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    assert spellings(context) == ["T. May", "May"]


@pytest.mark.parametrize(
    ("name", "why"),
    [("X", "one letter only"), ("(a+)+$", "letter by letter"), ("May مي", "both directions")],
)
def test_an_odd_spelling_says_why(
    qtbot: QtBot, prompt: SpellingPrompt, context: Context, name: str, why: str
) -> None:
    enter(qtbot, prompt, name)
    qtbot.waitUntil(lambda: why in prompt.note.words.text())
    prompt.close()
    assert spellings(context) == ["T. May"]


def test_a_spelling_that_only_looks_common_is_added_at_once_after_the_count(
    qtbot: QtBot, prompt: SpellingPrompt, context: Context
) -> None:
    enter(qtbot, prompt, "Trump")
    qtbot.waitUntil(lambda: spellings(context) == ["T. May", "Trump"])


def test_punctuation_alone_and_ten_thousand_letters_are_refused(
    qtbot: QtBot, panel: InspectorPanel, context: Context, refused: list[str]
) -> None:
    card = panel.cards["actor"]
    assert isinstance(card, ActorCard) and card.spellings.add
    for words in ("—!?", "x" * 10_000):
        card.spellings.add.click()
        prompt = card.findChildren(SpellingPrompt)[-1]
        enter(qtbot, prompt, words)
        qtbot.waitUntil(lambda prompt=prompt: "in doubt" in prompt.note.words.text())  # type: ignore[misc]
        prompt.note.insist.click()
    assert "no letter or digit" in refused[0] and "500 characters" in refused[1]
    assert spellings(context) == ["T. May"]


def test_pasted_lines_are_handed_over_as_a_list(
    qtbot: QtBot, panel: InspectorPanel, prompt: SpellingPrompt
) -> None:
    handed: list[tuple[int, str]] = []
    panel.names_pasted.connect(lambda one, text: handed.append((one, text)))
    text = "\n".join(f"Spelling {number}" for number in range(10_000))
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(prompt.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert handed == [(1, text)]


def test_a_spelling_changed_to_one_in_doubt_waits_for_a_second_word(
    qtbot: QtBot, panel: InspectorPanel, context: Context
) -> None:
    told: list[str] = []
    context.told.connect(told.append)
    card = panel.cards["actor"]
    qtbot.keyClick(card.findChildren(HeldChip)[0], Qt.Key.Key_Space)
    popup = card.findChild(SpellingCard)
    assert isinstance(popup, SpellingCard)
    popup.text.selectAll()
    qtbot.keyClicks(popup.text, "X")
    qtbot.keyClick(popup.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "in doubt" in popup.note.words.text())
    popup.close()
    assert spellings(context) == ["T. May"] and told[-1].startswith("“T. May” stays as it was")
