"""Every place of a word stands as a line, in the order of its neighbours, and can be worked on."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.concordance.model import Head
from ui.concordance.panel import ConcordancePanel
from ui.context import Context, Target
from ui.widgets.fields import ChoiceField
from workbench.commands.furniture import SayFurniture
from workbench.exporting.verify import verify
from workbench.model.copies import Overlap
from workbench.queries.concordance import Line


@pytest.fixture
def panel(qtbot: QtBot, context: Context, document: Callable[..., int]) -> ConcordancePanel:
    document("One", "The zeal of the river bank. A calm river delta.", outlet="Post")
    text = "=The blue river bank, and رود river again; river bank"
    document("Two", text, outlet="Wire", published="2020-03")
    document("Three", "other words altogether " * 40)
    panel = ConcordancePanel(context)
    qtbot.addWidget(panel)
    panel.resize(1100, 400)
    panel.show()
    with qtbot.waitSignal(panel.counted):
        panel.search("river")
    return panel


@contextmanager
def rearranged(qtbot: QtBot, panel: ConcordancePanel) -> Iterator[None]:
    with qtbot.waitSignal(panel.model.modelReset):
        yield


def pick(field: ChoiceField, key: str) -> None:
    field.show_key(key)
    field.picked.emit(key)


def lines(panel: ConcordancePanel) -> list[Line]:
    return [line for _, line in panel.model.shown()]


def rights(panel: ConcordancePanel) -> list[str]:
    return [line.right.split()[0].strip(".,;") for line in lines(panel)]


def heads(panel: ConcordancePanel) -> list[tuple[str, int]]:
    rows = [panel.model.row_at(row) for row in range(panel.model.rowCount())]
    return [(row.label, row.count) for row in rows if isinstance(row, Head)]


def test_lines_are_sorted_by_what_follows_or_precedes(
    qtbot: QtBot, panel: ConcordancePanel
) -> None:
    assert rights(panel) == ["again", "bank", "bank", "bank", "delta"]
    with rearranged(qtbot, panel):
        pick(panel.controls.sort, "left")
    lefts = [line.left.split()[-1] for line in lines(panel)]
    assert lefts == ["again;", "blue", "calm", "the", "رود"]
    with rearranged(qtbot, panel):
        pick(panel.controls.sort, "left2")
    assert [line.left.split()[-2:][0] for line in lines(panel)] == [
        "A", "and", "of", "river", "=The",
    ]  # fmt: skip
    assert panel.controls.count.text() == "5 in 2 documents"


def test_lines_stand_in_groups_with_counts_that_fold(qtbot: QtBot, panel: ConcordancePanel) -> None:
    with rearranged(qtbot, panel):
        pick(panel.controls.group, "outlet")
    assert heads(panel) == [("Wire", 3), ("Post", 2)]
    assert panel.model.rowCount() == 7
    panel.view.selectRow(2)
    qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    assert panel.model.rowCount() == 4
    assert panel.view.currentIndex().row() == 0
    assert panel.model.index(0, 0).data() == "Wire, 3 lines, folded"
    assert len(lines(panel)) == 5
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.model.rowCount() == 4
    with rearranged(qtbot, panel):
        pick(panel.controls.group, "year")
    assert heads(panel) == [("2020", 3), ("No date", 2)]


def test_lines_stand_with_every_actor_tagged_in_their_window(
    qtbot: QtBot, panel: ConcordancePanel, actor: Callable[..., int], mention: Callable[..., int]
) -> None:
    mention(1, "bank", actor("The bank", type_="place"))
    mention(1, "zeal", actor("Zeal"))
    with rearranged(qtbot, panel):
        pick(panel.controls.group, "actor")
    assert heads(panel) == [("The bank", 2), ("Zeal", 2), ("No actor tagged nearby", 3)]
    with rearranged(qtbot, panel):
        panel.controls.width_field.setValue(2)
    assert heads(panel) == [("The bank", 1), ("No actor tagged nearby", 4)]


def test_a_window_of_any_width_is_shown(qtbot: QtBot, panel: ConcordancePanel) -> None:
    with rearranged(qtbot, panel):
        panel.controls.width_field.setValue(1)
    assert (lines(panel)[0].left, lines(panel)[0].right) == ("رود ", " again")
    with rearranged(qtbot, panel):
        pick(panel.controls.unit, "characters")
    assert panel.controls.width_field.value() == 6
    assert (lines(panel)[0].left, lines(panel)[0].right) == ("d رود ", " again")
    with rearranged(qtbot, panel):
        panel.controls.width_field.setValue(400)
    assert lines(panel)[0].left.startswith("=The blue")


def test_neighbours_are_weighed_and_narrow_the_lines(qtbot: QtBot, panel: ConcordancePanel) -> None:
    panel.near.window_field.setValue(1)
    qtbot.waitUntil(lambda: bool(panel.near.found))
    found = {one.word: one for one in panel.near.found}
    assert (found["bank"].near, found["bank"].everywhere) == (3, 3)
    assert found["bank"].likelihood > 10.83
    panel.near.view.selectRow([one.word for one in panel.near.found].index("bank"))
    with rearranged(qtbot, panel):
        qtbot.keyClick(panel.near.view, Qt.Key.Key_Return)
    assert len(lines(panel)) == 3
    assert panel.controls.count.text() == "3 of 5 in 2 documents"
    with rearranged(qtbot, panel):
        panel.controls.near.click()
    assert len(lines(panel)) == 5


def test_a_line_opens_at_its_place_and_is_checked_by_space(
    qtbot: QtBot, panel: ConcordancePanel, context: Context, opened: list[Target],
    actor: Callable[..., int],
) -> None:  # fmt: skip
    panel.view.selectRow(0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    target = opened[0]
    assert context.store.documents.text(target.document_id)[target.start : target.end] == "river"
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert len(panel.model.checked) == 1
    panel.strip.tag(actor("The river", type_="place"))
    assert len(context.store.mentions.find()) == 1


def test_a_click_on_a_box_checks_a_line_or_its_whole_group(
    qtbot: QtBot, panel: ConcordancePanel, opened: list[Target]
) -> None:
    with rearranged(qtbot, panel):
        pick(panel.controls.group, "outlet")
    for row, count in ((0, 3), (1, 2), (0, 3)):
        area = panel.view.visualRect(panel.model.index(row, 0))
        at = QPoint(area.left() + 16, area.center().y())
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert panel.model.count == count
    assert opened == []
    panel.strip.all.click()
    assert len(panel.model.checked) == 5
    panel.strip.none.click()
    assert panel.strip.isHidden()


def test_page_furniture_is_told_left_unchecked_and_left_out(
    qtbot: QtBot, panel: ConcordancePanel, context: Context, document: Callable[..., int]
) -> None:
    text = "The river rose.\nLatest: the river, the river\n"
    document_id = document("Four", text)
    context.run(SayFurniture(document_id, 16, 44, "confirmed"))
    with qtbot.waitSignal(panel.counted):
        panel.search("river")
    assert panel.controls.count.text() == "8 in 3 documents, 2 in page furniture"
    told = [panel.model.index(row, 0).data() for row in range(8)]
    assert sum(one.startswith("Page furniture: ") for one in told) == 2
    panel.model.check_all(True)
    assert panel.model.count == 6
    assert not any(start > 16 for one, start, _ in panel.model.checked if one == document_id)
    with rearranged(qtbot, panel):
        panel.controls.furniture.setChecked(True)
    assert len(lines(panel)) == 6


def test_lines_are_written_as_a_table_that_runs_no_formula_and_can_be_verified(
    qtbot: QtBot, panel: ConcordancePanel, context: Context, tmp_path: Path
) -> None:
    with rearranged(qtbot, panel):
        pick(panel.controls.group, "outlet")
    with qtbot.waitSignal(context.told):
        panel.write(tmp_path / "lines.csv")
    with (tmp_path / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["quote"] for row in rows] == ["river"] * 5
    assert [row["group"] for row in rows] == ["Wire"] * 3 + ["Post"] * 2
    assert any(row["prefix"].startswith("'=The blue") for row in rows)
    assert rows[0]["published"] == "2020-03"
    assert len(rows[0]["sha256"]) == 64
    assert verify(tmp_path / "lines.csv", context.store).summary() == (
        "All 5 quotes stand where the export says."
    )


@pytest.mark.parametrize("ending", ["xlsx", "jsonl", "md", "html"])
def test_lines_are_written_in_every_format_of_excerpts(
    qtbot: QtBot, panel: ConcordancePanel, context: Context, tmp_path: Path, ending: str
) -> None:
    with qtbot.waitSignal(context.told):
        panel.write(tmp_path / f"lines.{ending}")
    assert verify(tmp_path / f"lines.{ending}", context.store).found == 5


def test_a_file_that_can_t_be_written_is_refused(
    qtbot: QtBot, panel: ConcordancePanel, tmp_path: Path, refused: list[str]
) -> None:
    panel.write(tmp_path / "nowhere" / "lines.csv")
    qtbot.waitUntil(lambda: bool(refused))
    assert "the folder does not exist" in refused[0]


def test_a_bad_query_is_marked_and_an_empty_field_leaves(
    qtbot: QtBot, panel: ConcordancePanel, context: Context
) -> None:
    assert context.query is not None
    panel.search("river AND")
    assert panel.asking.error.isVisible()
    assert panel.asking.mark.isVisible()
    with qtbot.waitSignal(panel.counted):
        qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.stack.currentWidget() is panel.empty
    assert context.query is None


def test_how_lines_stand_is_remembered(
    qtbot: QtBot, panel: ConcordancePanel, context: Context
) -> None:
    with rearranged(qtbot, panel):
        pick(panel.controls.group, "year")
    again = ConcordancePanel(context)
    qtbot.addWidget(again)
    again.restore(panel.state() | {"sort": "left3", "unit": "characters", "width": 300})
    assert again.state() == panel.state() | {"sort": "left3", "unit": "characters", "width": 300}
    again.restore({"sort": "nonsense", "group": 3, "width": "x", "unit": None})
    assert again.controls.sort.key == "left3"


def test_lines_that_a_copy_only_repeats_are_left_out_by_the_switch_of_the_project(
    qtbot: QtBot, panel: ConcordancePanel, context: Context, document: Callable[..., int]
) -> None:
    copy = document("Repost", "The zeal of the river bank. A calm river delta. Another river.")
    with context.store.operation("Look for copies", "Ada"):
        context.store.copies.keep_overlaps([copy], [Overlap(copy, 1, 0.8), Overlap(1, copy, 0.9)])
    with qtbot.waitSignal(panel.counted):
        panel.search("river")
    assert panel.controls.count.text() == "6 of 8 in 3 documents, 2 in copies"
    assert [line.left[-8:] for line in lines(panel) if line.document_id == copy] == ["Another "]
    with rearranged(qtbot, panel):
        context.independence.turn(False)
    assert panel.controls.count.text() == "8 in 3 documents"
    assert len(lines(panel)) == 8
