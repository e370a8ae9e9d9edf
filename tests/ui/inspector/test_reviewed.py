"""The excerpt's card shows who accepted it, and comments."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.workbench.review.reviewed import Reviewed, accept, sent
from ui.context import Context
from ui.inspector.excerpt import ExcerptCard
from workbench.commands.reviews import MergeReviews
from workbench.review.decisions import Decision


def test_the_card_tells_what_reviewers_said_as_it_comes(qtbot: QtBot, context: Context) -> None:
    reviewed = Reviewed(context.session).fill()
    card = ExcerptCard(context)
    qtbot.addWidget(card)
    card.show()
    card.show_record(reviewed.excerpts[0])
    assert not card.reviewed.isVisible()
    comment = Decision(1, "comment", comment="Who says <b>so</b>?")
    files = sent("Rana", accept(1)), sent("Sam", [comment])
    context.session.run(MergeReviews(files, take=True))
    qtbot.waitUntil(card.reviewed.isVisible)
    said = [label.text() for label in card.reviewed.findChildren(QLabel)]
    assert "Accepted by Rana on 3 Feb 2024." in said
    assert "“Who says <b>so</b>?”" in said
