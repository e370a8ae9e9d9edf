"""The program around the window: the way in, and one project in place of another."""

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def test_who_has_no_project_yet_is_offered_the_first_steps(program, qtbot):
    program.begin()
    assert program.window is None
    qtbot.mouseClick(
        program.start.findChild(QWidget, "empty.start.demo"), Qt.MouseButton.LeftButton
    )
    assert program.window.context.store.counts()["documents"] > 0
    assert program.start is None


def test_the_project_used_last_opens_again_and_another_takes_its_place(
    program, settings, tmp_path, qtbot
):
    assert program.new_project(tmp_path / "one.sidelight")
    first = program.window
    assert program.new_project(tmp_path / "two.sidelight")
    qtbot.waitUntil(lambda: not first.isVisible())
    assert [path.name for path in settings.recent] == ["two.sidelight", "one.sidelight"]
    assert json.loads(str(settings._kept.value("recent")))[0].endswith("two.sidelight")


def test_a_file_that_is_no_project_is_refused_in_the_window_that_asked(program, tmp_path):
    program.begin(demo=True)
    stranger = tmp_path / "letter.sidelight"
    stranger.write_text("Dear Sir", "utf-8")
    assert not program.open_project(stranger)
    assert "letter.sidelight" in program.window.message.sentence
