"""After an import, what the files don't state is filled in: by keyboard alone and by mouse alone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.flows.hands import Keyboard, Mouse
from ui.metadata.columns import KEYS
from workbench.model.provenance import sources_of


@pytest.fixture
def dateless(tmp_path: Path) -> Path:
    folder = tmp_path / "dateless"
    folder.mkdir()
    (folder / "first.txt").write_text("A first title\n\nThe words of the story and of the day.")
    (folder / "second.txt").write_text("A second title\n\nThe words of that story and the other.")
    return folder


def test_by_keyboard(keyboard: Keyboard, dateless: Path) -> None:
    keyboard.answers.files = [dateless]
    keyboard.press("Ctrl+Shift+I")
    keyboard.until(lambda: keyboard.counts()["documents"] == 2)
    keyboard.rest()
    assert keyboard.said == ("Missing in the 2 new documents: author 2, outlet 2, date 2, grade 2.")
    keyboard.press("Ctrl+Shift+M")
    assert keyboard.focused() == "metadata_table"
    panel = keyboard.panel("metadata")
    assert panel.view.key == "author"
    # to the dates, and one below the other
    keyboard.press("Right", "Right")
    keyboard.write("3 jan 2020")
    keyboard.press("Return")
    keyboard.write("2021")
    keyboard.press("Return")
    assert [one.published for one in keyboard.store.documents.find()] == ["2020-01-03", "2021"]
    assert keyboard.store.counts()["excerpts"] == 0, "no key went to the window"
    # one outlet for both, then the default of it
    keyboard.press("Left", "Ctrl+A")
    keyboard.write("Wire")
    assert keyboard.focused() == "metadata_cell"
    keyboard.press("Ctrl+Return")
    assert {one.outlet for one in keyboard.store.documents.find()} == {"Wire"}
    # its author was looked for in vain
    keyboard.press("Left", "Delete")
    assert keyboard.store.metadata.missing(panel.filter_shown())["author"] == 0
    keyboard.press("Return")
    assert keyboard.window.readers.document_id == panel.cells.document.id
    keyboard.press("Ctrl+Z", "Ctrl+Z")
    assert {one.outlet for one in keyboard.store.documents.find()} == {""}


def test_by_mouse(mouse: Mouse, dateless: Path) -> None:
    assert mouse.drop(mouse.window.readers, [dateless])
    mouse.press("message.offer")
    panel = mouse.panel("metadata")
    assert panel.head.count.text() == "2 of 2 documents"
    mouse.choose("metadata_gap", "No date (2)")
    date = panel.model.index(0, KEYS.index("published"))
    mouse.pick(panel.view, date, double=True)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field.objectName() == "metadata_cell"
    field.setText("Jan 2020")  # as pasted
    mouse.pick(panel.view, panel.model.index(1, KEYS.index("author")))
    first = mouse.store.documents.get(panel.model.ids[0])
    assert first.published == "2020-01"
    assert sources_of(first)["published"] == "set by hand"
    mouse.press("metadata_defaults")
    assert mouse.is_shown("defaults")
    mouse.press("default_close")
