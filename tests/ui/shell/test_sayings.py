"""Statements by and about an actor are reached from the menu, a key, the Actors list and its card."""

from typing import Any, cast

import pytest

from ui.sayings.panel import SayingsPanel
from workbench.exporting.verify import verify


@pytest.fixture
def haddad(window: Any, qtbot: Any) -> int:
    (row,) = (one for one in window.context.store.actors.rows() if one.name == "Leila Haddad")
    qtbot.waitUntil(lambda: not window.actions_.missing("tag.sayings"))
    return int(row.id)


def shown(window: Any, qtbot: Any) -> SayingsPanel:
    panel = cast(SayingsPanel, window.panel("sayings"))
    qtbot.waitUntil(lambda: panel.isVisible() and panel.by.model.rowCount() > 0)
    return panel


def test_the_key_shows_the_statements_of_the_actor_chosen(
    window: Any, qtbot: Any, haddad: int
) -> None:
    assert window.actions_.action("tag.sayings").shortcut().toString() == "Shift+S"
    window.context.choose_actor(haddad)
    window.actions_.action("tag.sayings").trigger()
    panel = shown(window, qtbot)
    assert panel.actor_id == haddad
    assert {one.speaker for one in panel.by.model.ordered()} == {"Leila Haddad"}


def test_the_list_and_the_card_of_an_actor_lead_there(window: Any, qtbot: Any, haddad: int) -> None:
    window.context.choose_actor(haddad)
    actors = window.show_panel("actors")
    actors.freshness.now()
    actors.view.selectRow(actors.model.place_of(haddad))
    actors.acts["actor.sayings"].trigger()
    panel = shown(window, qtbot)
    panel.show_actor(0)
    inspector = window.show_panel("inspector")
    inspector.cards["actor"].sayings.click()
    qtbot.waitUntil(lambda: panel.actor_id == haddad)


def test_the_lists_are_written_to_the_file_that_is_chosen(
    window: Any, qtbot: Any, haddad: int, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "haddad.md"
    asked = []

    def save_file(_parent: Any, title: str, _kinds: str, name: str, then: Any) -> None:
        asked.append((title, name))
        then(path)

    monkeypatch.setattr(window.chooser, "save_file", save_file)
    window.context.show_sayings(haddad)
    panel = shown(window, qtbot)
    with qtbot.waitSignal(window.context.told):
        panel.export.click()
    assert asked == [("Export statements", "statements.csv")]
    report = verify(path, window.context.store)
    assert report.found == len(panel.by.model.every) + len(panel.about.model.every)
