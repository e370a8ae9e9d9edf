from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.actors.model import told
from ui.actors.panel import ActorsPanel
from ui.context import Context
from ui.widgets.chooser import Chooser, Prompt


@pytest.fixture
def panel(qtbot: QtBot, context: Context, actor: Callable[..., int]) -> ActorsPanel:
    actor("Esmail Qaani", "Ismail Qaani", "قاآنی")
    actor("Qassem Soleimani")
    actor("Houthis", type_="armed_group")
    panel = ActorsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 500)
    panel.show()
    panel.activateWindow()
    return panel


def lines(panel: ActorsPanel) -> list[str]:
    return [told(item) for item in panel.model.items]


def names(panel: ActorsPanel) -> list[str]:
    return [item.row.name for item in panel.model.items if hasattr(item, "row")]


def test_actors_stand_under_their_types(panel: ActorsPanel) -> None:
    assert lines(panel) == [
        "People",
        "Esmail Qaani, Person, 0 mentions",
        "Qassem Soleimani, Person, 0 mentions",
        "Armed groups",
        "Houthis, Armed group, 0 mentions",
    ]


def test_the_list_keeps_qts_rules(panel: ActorsPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.model)
    panel.model.narrow("nobody so far")
    qtmodeltester.check(panel.model)


@pytest.mark.parametrize("typed", ["ismail", "QAANI esm", "قاآنی", "قاانی"])
def test_an_actor_is_found_by_any_of_its_spellings(
    qtbot: QtBot, panel: ActorsPanel, typed: str
) -> None:
    panel.field.setText(typed)
    assert names(panel) == ["Esmail Qaani"]


def test_enter_chooses_the_first_that_is_found(
    qtbot: QtBot, panel: ActorsPanel, context: Context
) -> None:
    qtbot.keyClicks(panel.field, "sole")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert context.store.actors.get(context.actor_id).name == "Qassem Soleimani"


def test_enter_on_no_match_offers_types_and_a_digit_takes_one(
    qtbot: QtBot, panel: ActorsPanel, context: Context
) -> None:
    qtbot.keyClicks(panel.field, "Kataib Hezbollah")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert "Add Kataib Hezbollah as Person" in lines(panel)
    qtbot.keyClick(panel.view, Qt.Key.Key_2)
    added = context.store.actors.get(context.actor_id)
    types = {one.id: one.key for one in context.store.actor_types.find()}
    assert (added.name, types[added.type_id]) == ("Kataib Hezbollah", "armed_group")
    assert panel.field.text() == ""
    assert "Kataib Hezbollah" in names(panel)


def test_enter_takes_the_offer_that_the_arrows_reach(
    qtbot: QtBot, panel: ActorsPanel, context: Context
) -> None:
    qtbot.keyClicks(panel.field, "Baghdad")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert context.store.actors.get(context.actor_id).name == "Baghdad"


def test_a_name_that_is_there_is_not_offered_again(panel: ActorsPanel) -> None:
    panel.field.setText("houthis")
    assert not any(line.startswith("Add") for line in lines(panel))


def test_a_click_lights_an_actor_up_everywhere(
    qtbot: QtBot, panel: ActorsPanel, context: Context
) -> None:
    at = panel.view.visualRect(panel.model.index(4, 0)).center()
    with qtbot.waitSignal(context.actor_chosen):
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert context.store.actors.get(context.actor_id).name == "Houthis"


def test_an_actor_chosen_elsewhere_is_selected_in_the_list(
    panel: ActorsPanel, context: Context
) -> None:
    houthis = panel.model.id_at(4)
    context.choose_actor(houthis)
    assert panel.actor_ids() == [houthis]


def test_counts_are_of_all_documents_or_of_the_open_ones(
    qtbot: QtBot,
    panel: ActorsPanel,
    document: Callable[..., int],
    mention: Callable[..., int],
) -> None:
    first, second = document("One"), document("Two")
    qaani = panel.model.id_at(1)
    mention(first, "Esmail Qaani", qaani)
    mention(second, "Esmail Qaani", qaani)
    qtbot.waitUntil(lambda: "Esmail Qaani, Person, 2 mentions" in lines(panel))
    panel.set_open_documents([second])
    panel.scope.setChecked(True)
    qtbot.waitUntil(lambda: "Esmail Qaani, Person, 1 mention" in lines(panel))
    panel.set_open_documents([])
    qtbot.waitUntil(lambda: "Esmail Qaani, Person, 0 mentions" in lines(panel))


def test_f2_renames_and_the_old_name_still_finds(
    qtbot: QtBot, panel: ActorsPanel, context: Context
) -> None:
    panel.view.setFocus()
    panel.view.selectRow(4)
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.viewport().findChild(QLineEdit)
    editor.setText("Ansar Allah")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ansar Allah" in names(panel))
    panel.field.setText("houthi")
    assert names(panel) == ["Ansar Allah"]


def test_the_type_of_all_selected_changes_as_one_step(
    qtbot: QtBot, panel: ActorsPanel, context: Context
) -> None:
    panel.view.selectRow(1)
    from ui.widgets.lists import select_places

    select_places(panel.view, [1, 2])
    party = next(one for one in panel.model.types if one.key == "party")
    panel.set_type(party)
    assert len(context.store.actors.find(type_id=party.id)) == 2
    context.undo()
    assert not context.store.actors.find(type_id=party.id)


def test_a_spelling_is_added(qtbot: QtBot, panel: ActorsPanel, context: Context) -> None:
    panel.view.selectRow(2)
    panel.acts["actor.alias"].trigger()
    prompt = panel.findChild(Prompt)
    qtbot.keyClicks(prompt.field, "Soleymani")
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    panel.field.setText("soleym")
    qtbot.waitUntil(lambda: names(panel) == ["Qassem Soleimani"])


def test_merge_keeps_the_names_and_chooses_the_one_that_stays(
    qtbot: QtBot, panel: ActorsPanel, context: Context
) -> None:
    panel.view.selectRow(1)
    panel.acts["actor.merge"].trigger()
    chooser = panel.findChild(Chooser)
    qtbot.keyClicks(chooser.field, "solei")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Esmail Qaani" not in names(panel))
    assert context.store.actors.get(context.actor_id).name == "Qassem Soleimani"
    panel.field.setText("esmail")
    assert names(panel) == ["Qassem Soleimani"]


def test_delete_and_undo(qtbot: QtBot, panel: ActorsPanel, context: Context) -> None:
    panel.view.setFocus()
    panel.view.selectRow(4)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Houthis" not in names(panel))
    context.undo()
    qtbot.waitUntil(lambda: "Houthis" in names(panel))


def test_tagging_every_occurrence_is_asked_for(qtbot: QtBot, panel: ActorsPanel) -> None:
    panel.view.selectRow(1)
    with qtbot.waitSignal(panel.tag_everywhere) as asked:
        panel.acts["actor.tag_everywhere"].trigger()
    assert asked.args == [panel.model.id_at(1)]


def test_no_actors_yet_says_what_they_are(qtbot: QtBot, context: Context) -> None:
    panel = ActorsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.stack.currentWidget() is panel.empty
    panel.field.setText("Iran")
    assert panel.stack.currentWidget() is panel.view


def test_a_right_click_leads_to_the_types(qtbot: QtBot, panel: ActorsPanel) -> None:
    place = panel.model.place_of(panel.model.items[-1].row.id)  # type: ignore[union-attr]
    middle = panel.view.visualRect(panel.model.index(place, 0)).center()
    panel.view.customContextMenuRequested.emit(middle)
    menu = panel.findChild(QMenu, "actors_menu")
    assert menu
    kinds = next(act.menu() for act in menu.actions() if act.text() == "Change type")
    edit = next(act for act in kinds.actions() if act.text() == "Edit types…")  # type: ignore[attr-defined]
    group = next(one.id for one in panel.model.types if one.key == "armed_group")
    with qtbot.waitSignal(panel.types_wanted) as asked:
        edit.trigger()
    assert asked.args == [group]
    menu.close()
