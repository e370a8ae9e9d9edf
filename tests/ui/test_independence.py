"""One switch leaves what copies repeat out of every count of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from ui.actors.panel import ActorsPanel
from ui.codes.panel import CodesPanel
from ui.codes.tree import CountRole
from ui.context import Context
from ui.excerpts.panel import ExcerptsPanel
from ui.exporting.choices import ShownRows
from ui.exporting.dialog import ExportDialog
from ui.graph.matrix_panel import MatrixPanel
from ui.graph.timeline_panel import TimelinePanel
from ui.independence import IndependenceToggle, of_all
from ui.inspector.actor import ActorCard
from ui.inspector.code import CodeCard
from workbench.changes import COPIES, ChangeSet
from workbench.model.copies import Overlap
from workbench.model.tables import ExcerptFilter


@pytest.fixture
def copied(context, document, actor, code, excerpt, mention):
    """Two documents, the second a copy, each with a mention and an excerpt of the same words."""
    first = document("First", outlet="Newswire", published="2024-02-04")
    copy = document("Copy", outlet="Blog", published="2024-02-06")
    qaani, weak = actor("Esmail Qaani"), code("Weakness")
    for one in (first, copy):
        mention(one, "Esmail Qaani", qaani)
        excerpt(one, "lacks his predecessor's ties", weak)
    context.store.copies.keep_overlaps([], [Overlap(first, copy, 1.0), Overlap(copy, first, 1.0)])
    return {"first": first, "copy": copy, "qaani": qaani, "weak": weak}


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(900, 500)
        widget.show()
        return widget

    return show


def test_every_panel_counts_without_copies_and_with_them_again(
    context, copied, shown, qtbot, session
):
    renewed = Context(session, context.theme, context.tasks)
    actors, codes = shown(ActorsPanel(renewed)), shown(CodesPanel(renewed))
    table = shown(ExcerptsPanel(renewed))
    card, code = shown(ActorCard(renewed)), shown(CodeCard(renewed))
    card.show_record(copied["qaani"])
    code.show_record(copied["weak"])
    matrix, timeline = shown(MatrixPanel(renewed)), shown(TimelinePanel(renewed))
    matrix.what.setCurrentIndex(matrix.what.findData("code_document"))
    matrix._renew()

    def counts():
        (person,) = [one for one in actors.model.items if hasattr(one, "count")]
        weak = codes.model.index(0, 0)
        return {
            "actor": person.count,
            "code": weak.data(CountRole),
            "rows": table.model.rowCount(),
            "matrix": sum(matrix.model.matrix.cells.values()),
            "bars": sum(len(row.bars) for row in timeline.view.rows),
        }

    alone = {"actor": 1, "code": 1, "rows": 2, "matrix": 1, "bars": 1}
    qtbot.waitUntil(lambda: counts() == alone)
    assert "2 of 4 rows (2 in copies)" in table.count.text()
    assert card.within.text().endswith("1 of 2 mentions (1 in copies)")
    assert "1 of 2 excerpts (1 in copies)" in code.excerpts.accessibleName()
    assert "1 of 2 mentions (1 in copies)" in actors.model.index(1, 0).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert table.copies.isVisible() and actors.copies.isChecked()
    actors.copies.click()
    both = {"actor": 2, "code": 2, "rows": 4, "matrix": 2, "bars": 2}
    qtbot.waitUntil(lambda: counts() == both)
    assert card.within.text() == "2 documents, 1 independent, 2 mentions"
    assert not table.copies.isChecked()
    # remembered with the project
    assert not Context(session, context.theme, context.tasks).independence.on
    renewed.leave()


def test_the_switch_is_seen_only_where_there_are_copies(context, document, session, qtbot):
    first, copy = document("First"), document("Copy")
    toggle = IndependenceToggle(context, "some_toggle")
    qtbot.addWidget(toggle)
    assert toggle.isHidden()
    context.store.copies.keep_overlaps([], [Overlap(first, copy, 1.0), Overlap(copy, first, 1.0)])
    session.bus.publish(ChangeSet("Look for copies", touched={COPIES: frozenset({first, copy})}))
    assert not toggle.isHidden() and toggle.isChecked()


def test_who_asks_for_a_copy_gets_all_of_it(context, copied, session, shown, qtbot):
    renewed = Context(session, context.theme, context.tasks)
    table = shown(ExcerptsPanel(renewed))
    table.show_filter(ExcerptFilter(document_ids=(copied["copy"],)))
    qtbot.waitUntil(lambda: table.model.rowCount() == 2)
    renewed.leave()


@pytest.mark.parametrize(("leave_out", "rows"), [(True, 2), (False, 4)])
def test_an_export_takes_reposts_in_or_leaves_them_out(
    context, copied, session, qtbot, tmp_path, leave_out, rows
):
    renewed = Context(session, context.theme, context.tasks)
    dialog = ExportDialog(renewed, ShownRows(ExcerptFilter(independent=True), "position", False, 2))
    qtbot.addWidget(dialog)
    dialog.open()
    box = dialog.findChild(QCheckBox, "export.independent")
    assert box.isVisible() and box.isChecked() and "(2)" in box.text()
    box.setChecked(leave_out)
    dialog.findChild(QLineEdit, "export.file").setText(str(tmp_path / "rows.csv"))
    qtbot.waitUntil(lambda: not dialog.looking)
    with qtbot.waitSignal(dialog.exported):
        dialog.findChild(QPushButton, "export.start").click()
    assert len((tmp_path / "rows.csv").read_text("utf-8-sig").strip().splitlines()) == rows + 1
    renewed.leave()


def test_what_is_left_out_is_said_in_words():
    assert of_all(58, 17, "mention") == "41 of 58 mentions (17 in copies)"
    assert of_all(58, 0, "mention") == ""
