"""Panels are made when first shown, torn off and put back, hidden and found again, enlarged."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Theme
from ui.widgets.frame import Frame
from ui.widgets.place import Place


@pytest.fixture
def frame(qtbot, fonts):
    theme = Theme("light")
    places = {name: Place(theme, name, name) for name in ("left", "right", "bottom")}
    for name, place in places.items():
        for page in ("one", "two", "three"):
            place.add(f"{name}.{page}", page.title(), lambda p=page: QLabel(p))
    centre = QWidget()
    frame = Frame(theme, centre, places)
    frame.centre = centre
    qtbot.addWidget(frame)
    frame.resize(1600, 900)
    frame.show()
    qtbot.waitExposed(frame)
    return frame


def titles(place):
    return [place.tabs.tabText(index) for index in range(place.tabs.count())]


def test_a_panel_is_made_when_it_is_first_shown(frame):
    place = frame.places["left"]
    assert place.pages["left.one"].panel is not None
    assert place.pages["left.two"].panel is None
    place.show_page("left.two")
    assert place.pages["left.two"].panel.isVisible()


def test_a_count_stands_beside_the_title(frame):
    frame.places["left"].set_count("left.one", 1234)
    assert titles(frame.places["left"]) == ["One 1,234", "Two", "Three"]


def test_a_torn_panel_comes_back_to_its_old_tab_when_its_window_is_closed(frame, qtbot):
    place = frame.places["bottom"]
    panel = place.panel("bottom.two")
    torn = place.tear("bottom.two")
    qtbot.addWidget(torn)
    assert titles(place) == ["One", "Three"]
    assert panel.window() is torn
    assert torn.windowTitle() == "Two"
    torn.close()
    assert titles(place) == ["One", "Two", "Three"]
    assert place.current == "bottom.two"
    assert panel.isVisible()
    assert panel.window() is frame


def test_a_tab_dragged_out_of_the_bar_is_torn_off(frame, qtbot):
    place = frame.places["bottom"]
    start = place.tabs.tabRect(1).center()
    qtbot.mousePress(place.tabs, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(place.tabs, start + QPoint(0, 20))
    assert place.pages["bottom.two"].torn is None
    qtbot.mouseMove(place.tabs, start + QPoint(0, 200))
    assert place.pages["bottom.two"].torn is not None
    place.close_torn()


def test_a_hidden_panel_is_offered_again(frame):
    place = frame.places["left"]
    place.hide_page("left.two")
    assert titles(place) == ["One", "Three"]
    offered = {action.text(): action for action in place.tab_menu("left.one").actions()}
    offered["Show Two"].trigger()
    assert titles(place) == ["One", "Two", "Three"]
    assert place.current == "left.two"


def test_a_place_without_panels_gives_its_room_away(frame):
    place = frame.places["left"]
    for page in list(place.pages):
        place.hide_page(page)
    assert not place.isVisible()
    place.show_page("left.one")
    assert place.isVisible()


def test_a_double_click_on_a_tab_gives_its_place_everything_and_takes_it_back(frame, qtbot):
    place = frame.places["bottom"]
    at = place.tabs.tabRect(0).center()
    widths = [part.width() for part in frame.places.values()]
    qtbot.mouseDClick(place.tabs, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: place.size() == frame.size())
    assert not frame.centre.isVisible()
    assert not frame.places["left"].isVisible()
    qtbot.mouseDClick(place.tabs, Qt.MouseButton.LeftButton, pos=at)
    assert frame.centre.isVisible()
    qtbot.waitUntil(lambda: [part.width() for part in frame.places.values()] == widths)


def test_every_place_can_be_enlarged(frame, qtbot):
    for name, place in frame.places.items():
        frame.enlarge(name)
        qtbot.waitUntil(lambda p=place: p.size() == frame.size())
        frame.enlarge(name)


def test_a_foot_stands_beneath_the_others_and_alone_when_its_tab_is_chosen(frame, qtbot):
    place = frame.places["right"]
    place.set_foot("right.three")
    foot, first = place.panel("right.three"), place.panel("right.one")
    assert foot.isVisible()
    assert first.isVisible()
    qtbot.waitUntil(lambda: foot.mapTo(place, QPoint()).y() > first.mapTo(place, QPoint()).y())
    place.show_page("right.three")
    assert foot.isVisible()
    assert not first.isVisible()
    place.show_page("right.two")
    assert foot.isVisible()
    assert place.panel("right.two").isVisible()


def test_the_layout_comes_back_as_it_was_left(frame, qtbot):
    frame.show_place("left", False)
    frame.places["bottom"].hide_page("bottom.one")
    frame.places["bottom"].show_page("bottom.three")
    frame.places["right"].tear("right.two")
    kept = frame.state()
    frame.reset()
    assert frame.places["left"].isVisible()
    assert titles(frame.places["bottom"]) == ["One", "Two", "Three"]
    assert frame.places["right"].pages["right.two"].torn is None
    frame.restore(kept)
    assert not frame.places["left"].isVisible()
    assert titles(frame.places["bottom"]) == ["Two", "Three"]
    assert frame.places["bottom"].current == "bottom.three"
    assert frame.places["right"].pages["right.two"].torn is not None
    again = frame.state()
    for state in (kept, again):  # where windows land on the screen is the platform's affair
        state["places"]["right"]["torn"] = list(state["places"]["right"]["torn"])
    assert again == kept
    frame.places["right"].close_torn()


def test_a_remembered_panel_that_is_gone_is_passed_over(frame):
    place = frame.places["left"]
    place.restore({"front": "left.gone", "hidden": ["left.gone"], "torn": {"left.gone": ""}})
    assert titles(place) == ["One", "Two", "Three"]


def test_the_design_s_shares_hold_until_a_hairline_is_dragged(frame):
    assert frame.places["left"].width() == 267
    assert frame.places["right"].width() == 326
    frame.resize(1200, 700)
    assert frame.places["left"].width() == round(267 * 0.75)


def test_tabs_are_reached_by_keyboard(frame, qtbot):
    place = frame.places["left"]
    place.take_focus()
    qtbot.waitUntil(place.tabs.hasFocus)
    qtbot.keyClick(place.tabs, Qt.Key.Key_Right)
    assert place.current == "left.two"
