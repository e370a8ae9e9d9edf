"""A card on the screen, and the project that it tells of."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.workbench.cards.conftest import Told, told  # noqa: F401  the fixture
from ui.card.panel import CardPanel
from ui.context import Context


@pytest.fixture
def panel(qtbot: QtBot, told: Told, context: Context) -> CardPanel:  # noqa: F811
    made = CardPanel(context)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


@pytest.fixture
def shown(qtbot: QtBot, panel: CardPanel) -> Callable[[int], CardPanel]:
    """Give what shows the card of an actor and waits until it is there."""

    def show(actor_id: int) -> CardPanel:
        panel.show_actor(actor_id)
        qtbot.waitUntil(lambda: panel.card is not None and panel.card.actor.id == actor_id)
        return panel

    return show
