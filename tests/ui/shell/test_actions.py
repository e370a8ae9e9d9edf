"""Every action can be reached, does something, and has keys that are its own."""

import itertools
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.actions import ACTIONS, NEEDS
from ui.actions.table import MENUS
from ui.context import Target
from ui.dialogs.commands import WHY, CommandPalette, CommandsModel, match
from workbench.commands.codes import AddCode


def every_action(menu):
    for action in menu.actions():
        if action.menu():
            yield from every_action(action.menu())
        elif not action.isSeparator():
            yield action


def open_first(window):
    document_id = window.context.store.documents.ids()[0]
    window.context.open(Target(document_id))
    return document_id


def test_every_action_of_the_table_has_a_handler(window):
    idle = [spec.id for spec in ACTIONS if not window.actions_.handled(spec.id)]
    assert idle == []


def test_every_action_stands_in_the_menu_the_table_says(window):
    for spec in ACTIONS:
        for path in spec.menus:
            assert window.actions_.action(spec.id) in window.menus[path].actions(), spec.id


def test_the_menu_bar_shows_the_menus_in_order_and_no_empty_one(window):
    bar = window.findChild(type(window.menus["File"].parent()), "menu")
    titles = [action.text().replace("&", "") for action in bar.actions()]
    assert tuple(titles) == MENUS
    for menu in window.menus.values():
        assert [action for action in every_action(menu) if action.isVisible()], menu.objectName()


def test_no_separator_stands_first_last_or_twice(window):
    for menu in window.menus.values():
        shown = [action for action in menu.actions() if action.isVisible()]
        signs = [action.isSeparator() for action in shown]
        assert not signs[0]
        assert not signs[-1]
        assert not any(a and b for a, b in itertools.pairwise(signs))


def test_no_two_actions_share_a_key(window):
    keys = Counter(key for spec in ACTIONS for key in window.actions_.keys(spec.id))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_says_what_it_does_in_a_sentence():
    assert [spec.id for spec in ACTIONS if not spec.help.endswith(".")] == []
    assert [spec.id for spec in ACTIONS if not set(spec.needs) <= NEEDS.keys()] == []


def test_an_action_says_why_it_can_not_be_done(window):
    open_first(window)
    assert not window.actions_.action("tag.actor").isEnabled()
    assert window.actions_.missing("tag.actor") == NEEDS["selection"]
    window.readers.active.view.select_span(0, 5)
    assert window.actions_.missing("tag.actor") == ""
    assert window.actions_.action("tag.actor").isEnabled()


def test_undo_names_what_it_would_undo_and_does_it(window, qtbot):
    window.context.run(AddCode("Logistics"))
    undo = window.actions_.action("edit.undo")
    qtbot.waitUntil(lambda: undo.text().endswith("code “Logistics”") or "ogistics" in undo.text())
    before = len(window.context.store.codes.find())
    undo.trigger()
    assert len(window.context.store.codes.find()) == before - 1
    qtbot.waitUntil(lambda: "ogistics" in window.actions_.action("edit.redo").text())


def test_ctrl_z_in_a_field_takes_back_the_typing_first_and_then_the_work(window, qtbot):
    window.context.run(AddCode("Logistics"))
    qtbot.waitUntil(lambda: window.actions_.action("edit.undo").isEnabled())
    field = window.toolbar.search
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "strike")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert window.context.store.codes.find(name="Logistics")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.context.store.codes.find(name="Logistics")


def test_a_letter_typed_into_a_field_is_a_letter_and_in_the_text_a_command(window, qtbot):
    open_first(window)
    done = []
    window.actions_.on("tag.actor", lambda: done.append("actor"))
    window.readers.active.view.select_span(0, 5)
    field = window.toolbar.search
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "a1")
    assert field.text() == "a1"
    assert done == []
    view = window.readers.active.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert done == ["actor"]


def test_changed_keys_hold_at_once_and_are_remembered(window, settings):
    window.actions_.set_keys({"tag.actor": ["P"]})
    assert window.actions_.keys("tag.actor") == ["P"]
    settings.keys = {"tag.actor": ["P"]}
    assert settings.keys == {"tag.actor": ["P"]}
    window.actions_.set_keys({})
    assert window.actions_.keys("tag.actor") == ["A"]


def test_the_palette_finds_an_action_by_a_few_letters_and_runs_it(window, qtbot):
    palette = CommandPalette(window.context.theme, window.actions_, window)
    palette.open_over()
    qtbot.keyClicks(palette.field, "theme dark")
    assert palette.list.currentIndex().data() == "Dark"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.theme.mode == "dark"


def test_the_palette_greys_what_can_not_be_done_and_says_why(window, qtbot):
    open_first(window)
    palette = CommandPalette(window.context.theme, window.actions_, window)
    qtbot.addWidget(palette)
    palette.open_over()
    qtbot.keyClicks(palette.field, "tag actor")
    index = palette.list.currentIndex()
    assert index.data(WHY) == NEEDS["selection"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_palette_knows_every_action_that_works(window):
    model = CommandsModel(window.actions_)
    assert model.rowCount() == sum(window.actions_.handled(spec.id) for spec in ACTIONS)


def test_letters_in_order_fit_and_others_do_not():
    assert match("", "Undo") == 1
    assert match("und", "Undo") > match("ud", "Undo") > 0
    assert match("xyz", "Undo") == 0


def test_copy_asks_the_widget_in_use(window, qtbot):
    field = window.toolbar.search
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText("Quds Force")
    field.selectAll()
    window.actions_.run("edit.copy")
    assert QApplication.clipboard().text() == "Quds Force"
    assert isinstance(field, QLineEdit)


def test_the_text_in_use_is_made_larger_and_smaller_and_as_designed(window):
    open_first(window)
    view = window.readers.active.view
    window.actions_.action("view.zoom_in").trigger()
    assert view.zoom > 1.0
    window.actions_.action("view.zoom_out").trigger()
    window.actions_.action("view.zoom_out").trigger()
    assert view.zoom < 1.0
    window.actions_.action("view.zoom_reset").trigger()
    assert view.zoom == 1.0
