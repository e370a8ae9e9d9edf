"""Getting around the window: places, panes, search, commands; and finding it all as it was left."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.flows.hands import Answers, Keyboard, Mouse
from ui.app import Program
from workbench.importing.run import import_paths


@pytest.fixture
def reading(keyboard: Keyboard, articles: Path) -> Keyboard:
    """Give a keyboard with two of three documents open, side by side."""
    long = "\n\n".join(
        f"Paragraph {number} tells of convoy {number} near the border." for number in range(400)
    )
    (articles / "long.txt").write_text(f"A long report\n\n{long}", "utf-8")
    import_paths(keyboard.window.context.session, [articles])
    keyboard.rest()
    keyboard.go_to("left")
    keyboard.press("Down", "Return", "Down", "Ctrl+Return")
    return keyboard


def titles(hands: Any) -> list[str]:
    return [pane.document.title for pane in hands.window.readers.panes]


def test_f6_goes_round_all_places_and_shift_f6_back(reading: Keyboard) -> None:
    seen = []
    for _ in range(5):
        reading.press("F6")
        seen.append(reading.focused())
    assert reading.focused() == seen[-1]
    assert len(set(seen)) >= 4, seen
    reading.press(*["Shift+F6"] * 4)
    assert reading.focused() == seen[0]


def test_ctrl_and_a_number_sets_how_many_panes_there_are(reading: Keyboard) -> None:
    for number in (1, 4, 3, 2):
        reading.press(f"Ctrl+{number}")
        assert len(reading.window.readers.panes) == number
    assert titles(reading) == ["A long report", "A quieter hand in Tehran"]


def test_words_are_searched_everywhere_and_opened_where_they_stand(reading: Keyboard) -> None:
    reading.press("Ctrl+K")
    assert reading.focused() == "toolbar.search"
    reading.write("spokesman")
    reading.press("Return")
    assert reading.is_shown("results_panel")
    reading.go_to("left")
    reading.press("Down", "Down", "Return")
    pane = reading.window.readers.active
    assert pane.document.title == "Notice of arrests"
    assert pane.view.text[slice(*pane.view.lights.spot)] == "spokesman"


def test_escape_leaves_the_search_field_for_the_text(reading: Keyboard) -> None:
    reading.go_to("reader_pane_2")
    reading.press("Ctrl+K")
    reading.write("abc")
    reading.press("Esc", "Esc")
    assert reading.focused() == "reader_text"


def test_words_found_in_a_document_are_selected_when_find_is_left(reading: Keyboard) -> None:
    reading.go_to("reader_pane_1")
    reading.press("Ctrl+F")
    reading.write("convoy 30")
    reading.press("Return", "Esc")
    pane = reading.window.readers.panes[0]
    assert (reading.focused(), pane.view.quote()) == ("reader_text", "convoy 30")
    reading.press("H")
    reading.write("Convoys")
    reading.press("Return")
    kept = reading.store.excerpts.find()[0]
    assert kept.quote == "convoy 30"
    assert pane.view.text[kept.start : kept.end + 1] == "convoy 300"


def test_escape_drops_the_selection_and_its_bar(reading: Keyboard) -> None:
    reading.go_to("reader_pane_1")
    reading.select_words("Paragraph 0")
    assert reading.is_shown("selection_bar")
    reading.press("Esc")
    assert not reading.is_shown("selection_bar")
    assert reading.window.readers.selection() is None


def test_a_bar_left_with_escape_gives_the_keyboard_back_and_keeps_the_selection(
    reading: Keyboard,
) -> None:
    reading.go_to("reader_pane_1")
    reading.select_words("Paragraph 0")
    for key, bar in (("H", "highlight_bar"), ("A", "actor_bar"), ("R", "relation_bar"),
                     ("N", "note_bar"), ("S", "speaker_bar")):  # fmt: skip
        reading.press(key)
        assert reading.is_shown(bar)
        reading.press("Esc")
        assert not reading.is_shown(bar)
        assert reading.focused() == "reader_text"
        assert reading.window.readers.active.view.quote() == "Paragraph 0"
    assert not any(reading.counts()[kind] for kind in ("excerpts", "mentions", "relations"))


def test_every_command_of_the_palette_that_can_be_used_runs_without_a_fault(
    reading: Keyboard,
) -> None:
    """Nothing offered leads nowhere; what closes the window or reaches outside is left out."""
    outside = ("file.", "help.demo", "view.full_screen")
    actions = reading.window.actions_
    reading.go_to("reader_pane_1")
    for action_id, spec in actions.specs.items():
        if action_id.startswith(outside) or actions.missing(action_id):
            continue
        reading.press("Ctrl+Shift+P")
        reading.write(actions.action(action_id).text().replace("&&", "&")[:24])
        reading.press("Return")
        reading.press("Esc", "Esc")
        assert reading.program.window is not None, spec.id
        for dialog in reading.window.findChildren(object, "preferences"):
            dialog.close()
    assert reading.store.check() == []


def test_documents_places_links_and_panels_are_as_they_were_left(
    reading: Keyboard, program: Callable[..., Program], qtbot: Any
) -> None:
    reading.go_to("reader_pane_1")
    reading.press("Ctrl+F")
    reading.write("convoy 250")
    reading.press("Esc")
    reading.command("by paragraph")
    reading.command("show codes")
    reading.press("Alt+2")
    top = reading.window.readers.panes[0].view.top_offset()
    assert top > 0
    again = Mouse(qtbot, program(reading.answers), Answers())
    again.rest()
    assert titles(again) == ["A long report", "A quieter hand in Tehran"]
    readers = again.window.readers
    assert readers.link == "paragraph"
    view = readers.panes[0].view
    again.until(lambda: abs(view.top_offset() - top) < 120)
    assert again.is_shown("codes_panel")
    assert not again.window.frame.is_shown("bottom")
