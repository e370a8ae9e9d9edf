"""A search and a concordance, from the keyboard alone and from the mouse alone."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests.flows.hands import Keyboard, Mouse
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.exporting.verify import verify


def heads(panel: Any) -> list[str]:
    """Return what heads the groups of the concordance."""
    return [group.label for group in panel.model.groups]


def test_by_keyboard(keyboard: Keyboard, articles: Path, tmp_path: Path) -> None:
    keyboard.answers.files = sorted(articles.iterdir())
    keyboard.press("Ctrl+I")
    keyboard.until(lambda: keyboard.counts()["documents"] == 3)
    keyboard.rest()
    keyboard.window.context.session.run(AddActor("Esmail Qaani", 1))
    keyboard.press("Ctrl+K")
    keyboard.write("Ghaani~")
    keyboard.press("Return")
    results = keyboard.panel("results")
    assert results.count.text() == "4 found in 2 documents"
    assert "qaani" in results.asking.spellings.words.text()
    keyboard.go_to("left")
    assert keyboard.focused() == "results_field"
    keyboard.press("Down", "Space", "Return")
    assert len(results.model.checked) == 1
    assert "Qaani" in keyboard.window.readers.active.view.text
    keyboard.go_to("left")
    keyboard.tab_to("results_checked_actor")
    keyboard.press("Space")
    keyboard.write("Esmail")
    keyboard.press("Return")
    assert [one.quote for one in keyboard.store.mentions.find()] == ["Qaani"]

    keyboard.command("Show concordance")
    keyboard.go_to("bottom")
    assert keyboard.focused() == "concordance_field"
    keyboard.write("Quds Force OR Hezbollah")
    keyboard.press("Return")
    panel = keyboard.panel("concordance")
    assert panel.controls.count.text().endswith("in 2 documents")
    keyboard.tab_to("concordance_group")
    keyboard.press("Down")
    assert sorted(heads(panel)) == ["A quieter hand in Tehran", "Iraq between two patrons"]
    keyboard.tab_to("concordance_lines")
    before = panel.model.rowCount()
    keyboard.press("Left")
    assert panel.model.rowCount() < before
    keyboard.press("Right", "Space")
    assert panel.model.count == len(panel.model.groups[0].places)
    keyboard.tab_to("concordance_near")
    keyboard.press("Down", "Return")
    assert panel.controls.near.isVisible()
    keyboard.press("Esc")
    assert not panel.controls.near.isVisible()
    keyboard.answers.target = tmp_path / "lines.csv"
    keyboard.tab_to("concordance_export")
    keyboard.press("Space")
    keyboard.until((tmp_path / "lines.csv").exists)
    assert verify(tmp_path / "lines.csv", keyboard.store).missing == 0


def test_by_mouse(mouse: Mouse, articles: Path, tmp_path: Path) -> None:
    assert mouse.drop(mouse.window.readers, [articles])
    mouse.until(lambda: mouse.counts()["documents"] == 3)
    mouse.rest()
    mouse.window.context.session.run(AddCode("Named"))
    mouse.tab("left", "results")
    results = mouse.panel("results")
    results.field.setText("Qaani")  # words are typed; all else is pointed at
    mouse.press("results_alike")
    assert results.count.text() == "4 found in 2 documents"
    mouse.press("results_spellings_write")
    assert results.field.text() == "(qaani)"
    hit = results.view.visualRect(results.model.index(1, 0))
    mouse.click(results.view.viewport(), QPoint(hit.left() + 38, hit.center().y()))
    mouse.press("results_checked_all")
    assert len(results.model.checked) == 4
    mouse.press("results_checked_code")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    (codes,) = popup.findChildren(QAbstractItemView)
    mouse.pick(codes, mouse.row(codes, "Named"))
    assert len(mouse.store.excerpts.find()) == 4

    mouse.tab("bottom", "concordance")
    panel = mouse.panel("concordance")
    panel.search("force OR hezbollah")
    mouse.rest()
    mouse.choose("concordance_group", "Group by the word found")
    assert heads(panel) == ["force", "hezbollah"]
    mouse.choose("concordance_sort", "Sort by 1st word before")
    before = panel.model.rowCount()
    mouse.pick(panel.view, panel.model.index(0, 0))
    assert panel.model.rowCount() == before - 3
    mouse.pick(panel.view, panel.model.index(0, 0))
    mouse.pick(panel.near.view, panel.near.model.index(0, 0))
    assert panel.controls.near.isVisible()
    mouse.press("concordance_near_chosen")
    assert panel.model.rowCount() == before
    mouse.answers.target = tmp_path / "lines.csv"
    mouse.press("concordance_export")
    mouse.until((tmp_path / "lines.csv").exists)
    assert verify(tmp_path / "lines.csv", mouse.store).missing == 0
