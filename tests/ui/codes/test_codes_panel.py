from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.codes.panel import CodesPanel
from ui.codes.tree import CodeTree
from ui.context import Choice, Context
from ui.models.pages import IdRole
from ui.widgets.chooser import Chooser, Prompt
from workbench.model.excerpts import Code


@pytest.fixture
def panel(qtbot: QtBot, context: Context, code: Callable[..., int]) -> CodesPanel:
    leading = code("Leadership", colour="yellow", favourite=1)
    code("Weakness", leading)
    code("Autonomy")
    panel = CodesPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    panel.activateWindow()
    return panel


def outline(panel: CodesPanel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """Return the tree on show as indented names."""
    said: list[str] = []
    model = panel.narrowed
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        said += ["  " * depth + index.data(), *outline(panel, index, depth + 1)]
    return said


def named(context: Context, name: str) -> Code:
    return context.store.codes.find(name=name)[0]


def test_the_tree_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    tree = CodeTree()
    codes = [Code(1, 0, "A"), Code(2, 1, "B"), Code(3, 1, "C", position=1), Code(4, 0, "D")]
    tree.show_codes(codes, {2: 5})
    qtmodeltester.check(tree)


def test_codes_stand_under_their_parents(panel: CodesPanel) -> None:
    assert outline(panel) == ["Leadership", "  Weakness", "Autonomy"]


def test_enter_adds_a_code_and_chooses_it(
    qtbot: QtBot, panel: CodesPanel, context: Context
) -> None:
    qtbot.keyClicks(panel.field, "State response")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    added = named(context, "State response")
    assert context.choice == Choice("code", added.id)
    assert panel.code_ids() == [added.id]
    assert added.colour not in {"yellow", "grey"}
    assert panel.field.text() == ""


def test_the_name_of_a_code_that_is_there_chooses_it(
    qtbot: QtBot, panel: CodesPanel, context: Context
) -> None:
    qtbot.keyClicks(panel.field, "weakness")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert context.choice == Choice("code", named(context, "Weakness").id)
    assert len(context.store.codes.find()) == 3


def test_typing_narrows_to_codes_and_those_above_them(qtbot: QtBot, panel: CodesPanel) -> None:
    qtbot.keyClicks(panel.filter, "weak")
    assert outline(panel) == ["Leadership", "  Weakness"]


def test_f2_renames_in_place(qtbot: QtBot, panel: CodesPanel, context: Context) -> None:
    panel.select(named(context, "Autonomy").id)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    editor = panel.view.viewport().findChild(QLineEdit)
    editor.setText("Own command")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Own command" in outline(panel))
    context.undo()
    qtbot.waitUntil(lambda: "Autonomy" in outline(panel))


def test_a_name_that_is_taken_is_refused_and_the_old_one_stays(
    panel: CodesPanel, context: Context, refused: list[str]
) -> None:
    panel.model.setData(panel.model.index_of(named(context, "Autonomy").id), "Leadership")
    assert refused
    assert outline(panel) == ["Leadership", "  Weakness", "Autonomy"]


def test_colour_and_key_are_set_from_the_menu(panel: CodesPanel, context: Context) -> None:
    panel.select(named(context, "Autonomy").id)
    menu = panel.editing.menu()
    colours, keys = (act.menu() for act in menu.actions()[:2])
    next(act for act in colours.actions() if act.text() == "Teal").trigger()
    next(act for act in keys.actions() if act.text() == "1").trigger()
    assert (named(context, "Autonomy").colour, named(context, "Autonomy").favourite) == ("teal", 1)
    assert named(context, "Leadership").favourite == 0
    menu.close()


def drop(
    panel: CodesPanel, code_id: int, parent: QModelIndex, row: int, action: Qt.DropAction
) -> None:
    """Drop a code as a tree view does: at a row of a parent, or on it (row and column −1)."""
    source = panel.narrowed.mapFromSource(panel.model.index_of(code_id))
    mime = panel.narrowed.mimeData([source])
    panel.narrowed.dropMimeData(mime, action, row, min(row, 0), parent)


def test_dropping_on_a_code_moves_under_it_and_between_codes_to_the_top(
    qtbot: QtBot, panel: CodesPanel, context: Context
) -> None:
    leading, weak = named(context, "Leadership").id, named(context, "Weakness").id
    on = panel.narrowed.mapFromSource(panel.model.index_of(leading))
    drop(panel, named(context, "Autonomy").id, on, -1, Qt.DropAction.MoveAction)
    qtbot.waitUntil(lambda: outline(panel) == ["Leadership", "  Weakness", "  Autonomy"])
    drop(panel, weak, QModelIndex(), 0, Qt.DropAction.MoveAction)
    qtbot.waitUntil(lambda: outline(panel) == ["Weakness", "Leadership", "  Autonomy"])
    drop(panel, weak, QModelIndex(), 2, Qt.DropAction.MoveAction)
    qtbot.waitUntil(lambda: outline(panel) == ["Leadership", "  Autonomy", "Weakness"])


def test_dropping_with_ctrl_merges(qtbot: QtBot, panel: CodesPanel, context: Context) -> None:
    leading = panel.narrowed.mapFromSource(panel.model.index_of(named(context, "Leadership").id))
    drop(panel, named(context, "Autonomy").id, leading, -1, Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: outline(panel) == ["Leadership", "  Weakness"])


def test_a_code_is_not_moved_under_itself(
    panel: CodesPanel, context: Context, refused: list[str]
) -> None:
    weak = panel.narrowed.mapFromSource(panel.model.index_of(named(context, "Weakness").id))
    drop(panel, named(context, "Leadership").id, weak, -1, Qt.DropAction.MoveAction)
    assert refused == ["A code can't be moved under itself."]


def test_codes_are_ordered_from_the_keyboard(
    qtbot: QtBot, panel: CodesPanel, context: Context
) -> None:
    panel.select(named(context, "Autonomy").id)
    panel.acts["code.move_up"].trigger()
    qtbot.waitUntil(lambda: outline(panel) == ["Autonomy", "Leadership", "  Weakness"])
    panel.acts["code.move_down"].trigger()
    qtbot.waitUntil(lambda: outline(panel) == ["Leadership", "  Weakness", "Autonomy"])
    panel.acts["code.move_in"].trigger()
    qtbot.waitUntil(lambda: outline(panel) == ["Leadership", "  Weakness", "  Autonomy"])
    panel.acts["code.move_out"].trigger()
    qtbot.waitUntil(lambda: outline(panel) == ["Leadership", "  Weakness", "Autonomy"])


def test_merge_asks_into_which_code(qtbot: QtBot, panel: CodesPanel, context: Context) -> None:
    panel.select(named(context, "Autonomy").id)
    panel.acts["code.merge"].trigger()
    chooser = panel.view.findChild(Chooser)
    qtbot.keyClicks(chooser.field, "weak")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: outline(panel) == ["Leadership", "  Weakness"])


def test_what_a_code_stands_for_is_asked_in_place(
    qtbot: QtBot, panel: CodesPanel, context: Context
) -> None:
    panel.select(named(context, "Autonomy").id)
    panel.acts["code.describe"].trigger()
    prompt = panel.view.findChild(Prompt)
    qtbot.keyClicks(prompt.field, "Acts without orders")
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    assert named(context, "Autonomy").description == "Acts without orders"


def test_a_closed_branch_and_the_selection_survive_a_change(
    qtbot: QtBot, panel: CodesPanel, context: Context, code: Callable[..., int]
) -> None:
    leading = named(context, "Leadership").id
    panel.view.collapse(panel.narrowed.mapFromSource(panel.model.index_of(leading)))
    panel.select(leading)
    code("Another")
    qtbot.waitUntil(lambda: "Another" in outline(panel))
    assert not panel.view.isExpanded(panel.narrowed.mapFromSource(panel.model.index_of(leading)))
    assert panel.code_ids() == [leading]
    assert panel.view.currentIndex().data(IdRole) == leading


def test_delete_takes_the_code_with_those_under_it_and_undo_brings_them_back(
    qtbot: QtBot, panel: CodesPanel, context: Context
) -> None:
    panel.select(named(context, "Leadership").id)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: outline(panel) == ["Autonomy"])
    context.undo()
    qtbot.waitUntil(lambda: outline(panel) == ["Leadership", "  Weakness", "Autonomy"])


def test_counts_follow_what_is_highlighted(
    qtbot: QtBot,
    panel: CodesPanel,
    context: Context,
    document: Callable[..., int],
    excerpt: Callable[..., int],
) -> None:
    weak = named(context, "Weakness").id
    excerpt(document(), "new commander", weak)
    told = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: "1 excerpt" in panel.model.index_of(weak).data(told))


def test_no_codes_yet_says_what_they_are_for(qtbot: QtBot, context: Context) -> None:
    panel = CodesPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.stack.currentWidget() is panel.empty
