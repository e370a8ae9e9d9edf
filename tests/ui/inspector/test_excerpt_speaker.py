"""An excerpt's card says who speaks and how that is known, and lets it be said otherwise."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.inspector.excerpt import ExcerptCard
from workbench.changes import SPOKEN, ChangeSet
from workbench.commands.excerpts import AttributeAsRead, AttributeExcerpts
from workbench.session import Session
from workbench.statements.listening import listen

TEXT = "Omar Veld came. “We are late again,” Omar Veld said. A guard said that nobody had come.\n"


@pytest.fixture
def card(qtbot: QtBot, context: Context) -> ExcerptCard:
    made = ExcerptCard(context)
    qtbot.addWidget(made)
    made.show()
    return made


def told(card: ExcerptCard) -> tuple[str, str]:
    return card.speaker.accessibleName(), card.whence.text()


def test_who_speaks_is_told_with_how_it_is_known(
    card: ExcerptCard, session: Session, document: Callable[..., int], actor: Callable[..., int],
    excerpt: Callable[..., int],
) -> None:  # fmt: skip
    actor("Omar Veld")
    other = actor("Lina Saab")
    document_id = document("News", TEXT, author="A. Writer", outlet="Newswire")
    quoted, reported, own = (
        excerpt(document_id, words) for words in ("We are late again", "nobody had come", "came.")
    )
    listen(session.store)
    card.show_record(quoted)
    assert told(card) == ("Omar Veld, Change", "From the text")
    card.show_record(reported)
    assert told(card) == ("“A guard”, Change", "From the text; no actor is tagged there")
    card.show_record(own)
    assert told(card) == (
        "Nobody is quoted, Change",
        "Words of the document: A. Writer · Newswire",
    )
    session.run(AttributeExcerpts((own,), other))
    card.show_record(own)
    assert told(card) == ("Lina Saab, Change", "Set by hand")
    session.run(AttributeExcerpts((quoted,), 0))
    card.show_record(quoted)
    assert told(card)[1].startswith("Said by hand. Words of the document")
    session.run(AttributeAsRead((quoted,)))
    card.show_record(quoted)
    assert told(card) == ("Omar Veld, Change", "From the text")


def test_a_card_hears_when_the_text_was_listened_to(
    qtbot: QtBot, card: ExcerptCard, context: Context, document: Callable[..., int],
    actor: Callable[..., int], excerpt: Callable[..., int],
) -> None:  # fmt: skip
    actor("Omar Veld")
    document_id = document("News", TEXT)
    card.show_record(excerpt(document_id, "We are late again"))
    assert told(card)[0] == "Nobody is quoted, Change"
    news = listen(context.store)
    context.session.bus.publish(ChangeSet("Listen", "listener", "do", {SPOKEN: news}))
    qtbot.waitUntil(lambda: told(card)[0] == "Omar Veld, Change")
