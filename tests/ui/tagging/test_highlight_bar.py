"""Words are put under codes by a number, by typing, or by the mouse."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.tagging.desk import Tagging
from workbench.session import Session

Add = Callable[..., int]
Keyboard = Callable[[], QWidget]


def coded(session: Session) -> list[tuple[str, list[str]]]:
    store = session.store
    return [
        (one.quote, [store.codes.get(code_id).name for code_id in store.excerpts.codes_of(one.id)])
        for one in store.excerpts.find()
    ]


def listed(page: Any) -> list[str]:
    model = page.findChild(QListView, "code_list").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_number_highlights_with_its_favourite_code(
    tagging: Tagging, page: Any, session: Session, code: Add
) -> None:
    code("Leadership", favourite=1)
    page.select("led the Quds Force")
    tagging.highlight_with_key(1)
    assert coded(session) == [("led the Quds Force", ["Leadership"])]


def test_a_number_without_a_code_says_so(tagging: Tagging, page: Any, refused: list[str]) -> None:
    page.select("led the Quds Force")
    tagging.highlight_with_key(7)
    assert refused == ["No code has the key 7. Give one that key in the Codes list."]


def test_with_nothing_selected_a_number_switches_the_code_of_the_chosen_excerpt(
    tagging: Tagging, page: Any, context: Context, session: Session, code: Add
) -> None:
    code("Leadership", favourite=1)
    code("Weakness", favourite=2)
    page.select("led the Quds Force")
    tagging.highlight_with_key(1)
    page.select_nothing()
    tagging.highlight_with_key(2)
    assert coded(session) == [("led the Quds Force", ["Leadership", "Weakness"])]
    tagging.highlight_with_key(1)
    assert coded(session) == [("led the Quds Force", ["Weakness"])]
    tagging.highlight_with_key(2)
    assert coded(session) == []
    assert context.choice.id == 0


def test_nothing_selected_and_nothing_chosen_says_what_to_do(
    tagging: Tagging, page: Any, code: Add, refused: list[str]
) -> None:
    code("Leadership", favourite=1)
    tagging.highlight()
    tagging.highlight_with_key(1)
    assert refused == ["Select some words to highlight, or choose an excerpt."] * 2


def test_typing_finds_a_code_in_the_tree_and_enter_highlights(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, code: Add, keyboard: Keyboard
) -> None:
    code("Weakness of the successor", parent_id=code("Leadership"))
    page.select("led the Quds Force")
    tagging.highlight()
    qtbot.keyClicks(keyboard(), "weak")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert coded(session) == [("led the Quds Force", ["Weakness of the successor"])]
    assert keyboard() is page.text


def test_a_new_code_is_made_by_typing_it_and_undone_with_its_excerpt(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    page.select("led the Quds Force")
    tagging.highlight()
    qtbot.keyClicks(keyboard(), "Command")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert coded(session) == [("led the Quds Force", ["Command"])]
    session.undo()
    assert not session.store.codes.find()
    assert not session.store.excerpts.find()


def test_ctrl_enter_puts_several_codes_on_one_excerpt(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, code: Add, keyboard: Keyboard
) -> None:
    code("Leadership")
    code("Weakness")
    page.select("led the Quds Force")
    tagging.highlight()
    for words in ("lead", "weak"):
        qtbot.keyClicks(keyboard(), words)
        qtbot.keyClick(keyboard(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert coded(session) == [("led the Quds Force", ["Leadership", "Weakness"])]


def test_the_code_used_last_stands_first_next_time(
    qtbot: QtBot, tagging: Tagging, page: Any, code: Add, keyboard: Keyboard
) -> None:
    for name in ("Autonomy", "Leadership", "Weakness"):
        code(name)
    page.select("led the Quds Force")
    tagging.highlight()
    assert listed(page) == ["Autonomy", "Leadership", "Weakness"]
    qtbot.keyClicks(keyboard(), "weak")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    page.select("Esmail Qaani")
    tagging.highlight()
    assert listed(page) == ["Weakness", "Autonomy", "Leadership"]


def test_a_click_highlights_with_the_mouse_alone(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, code: Add
) -> None:
    code("Leadership")
    page.select("led the Quds Force")
    tagging.highlight()
    view = page.findChild(QListView, "code_list")
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert coded(session) == [("led the Quds Force", ["Leadership"])]


def test_the_bar_stays_inside_a_small_window(tagging: Tagging, page: Any, code: Add) -> None:
    for number in range(30):
        code(f"A code with a rather long name, number {number}")
    page.resize(420, 300)
    page.select("January 2020")
    tagging.highlight()
    bar = page.findChild(QWidget, "highlight_bar")
    assert page.rect().contains(bar.geometry())
