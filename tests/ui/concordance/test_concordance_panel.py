"""Every place of a word stands as a line, in the order of its neighbours, and can be worked on."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.concordance.panel import ConcordancePanel
from ui.context import Context, Target


@pytest.fixture
def panel(qtbot: QtBot, context: Context, document: Callable[..., int]) -> ConcordancePanel:
    document("One", "The zeal of the river bank. A calm river delta.")
    document("Two", "=The blue river bank, and رود river again; river bank")
    document("Three", "other words altogether " * 40)
    panel = ConcordancePanel(context)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    with qtbot.waitSignal(panel.counted):
        panel.search("river")
    return panel


def rights(panel: ConcordancePanel) -> list[str]:
    return [line.right.split()[0].strip(".,;") for line in panel.model.shown()]


def test_lines_are_sorted_by_what_follows_or_precedes(panel: ConcordancePanel) -> None:
    assert rights(panel) == ["again", "bank", "bank", "bank", "delta"]
    panel.sort.setCurrentIndex(panel.sort.findData("left"))
    panel.sort.picked.emit("left")
    lefts = [line.left.split()[-1] for line in panel.model.shown()]
    assert lefts == ["again;", "blue", "calm", "the", "رود"]
    assert panel.count.text() == "5 in 2 documents"


def test_neighbours_are_weighed_and_narrow_the_lines(qtbot: QtBot, panel: ConcordancePanel) -> None:
    panel.window_field.setValue(1)
    qtbot.waitUntil(lambda: panel.near.count() > 0)
    words = [
        panel.near.item(row).text().split()[0].strip("\u2068\u2069")
        for row in range(panel.near.count())
    ]
    panel.near.setCurrentRow(words.index("bank"))
    assert len(panel.model.shown()) == 3
    panel.near.clearSelection()
    assert len(panel.model.shown()) == 5


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


def test_lines_are_written_as_a_table_that_runs_no_formula(
    panel: ConcordancePanel, tmp_path: Path
) -> None:
    panel.write(tmp_path / "lines.csv")
    with (tmp_path / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["found"] for row in rows] == ["river"] * 5
    assert any(row["left"].startswith("'=The blue") for row in rows)


def test_a_bad_query_is_marked_and_an_empty_one_leaves(
    qtbot: QtBot, panel: ConcordancePanel
) -> None:
    panel.search("river AND")
    assert panel.error.isVisible()
    assert panel.mark.isVisible()
    with qtbot.waitSignal(panel.counted):
        panel.search("")
    assert panel.stack.currentWidget() is panel.empty
