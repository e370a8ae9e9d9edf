"""The report of a large import: all of it can be read, opened and copied, and nothing waits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui.context import Target
from ui.dialogs.import_report import ImportReportDialog
from workbench.commands.versions import Carried, Left
from workbench.importing.last_report import keep, last_report, told
from workbench.importing.report import Doubt, Duplicate, Failure, ImportReport, NewVersion

NOON = "2024-02-04T12:00:00+00:00"


@pytest.fixture
def report(document):
    return ImportReport(
        imported=[1],
        duplicates=[Duplicate("again.txt", document("A quieter hand"), "A quieter hand")],
        failures=[Failure(f"{n:04}.pdf", f"“{n:04}.pdf” is <b>empty</b>.") for n in range(5000)],
        doubts=[Doubt("odd.txt", document("Odd"), "1 NUL byte became \ufffd.")],
    )


@pytest.fixture
def dialog(context, report, qtbot, qapp, tmp_path):
    made = ImportReportDialog(context, told(report, NOON), None, save_to(tmp_path / "saved.txt"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def save_to(path):
    """Answer where to write, as the window's chooser does."""
    return lambda _over, _title, _kinds, _name, then: then(path)


def shown(dialog, row):
    return [dialog.model.index(row, column).data() for column in range(2)]


def test_what_was_left_out_stands_first(dialog):
    assert not dialog.isModal()
    assert dialog.summary.text().startswith("1 document imported, 1 already here, 5,000 could not")
    assert dialog.model.rowCount() == 5002
    assert shown(dialog, 0) == ["Left out", "“0000.pdf” is <b>empty</b>."]
    assert dialog.sentence.text() == "“0000.pdf” is <b>empty</b>."
    assert shown(dialog, 5000) == ["To look at", "“odd.txt”: 1 NUL byte became \ufffd."]
    assert shown(dialog, 5001)[0] == "Already here"


def test_the_document_of_a_row_is_opened_by_key_and_button(dialog, opened, report, qtbot):
    assert not dialog.open_document.isEnabled()
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert opened == []
    dialog.rows.selectRow(5001)
    assert dialog.open_document.isEnabled()
    qtbot.mouseClick(dialog.open_document, Qt.MouseButton.LeftButton)
    dialog.rows.selectRow(5000)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    wanted = [report.duplicates[0].document_id, report.doubts[0].document_id]
    assert [target.document_id for target in opened] == wanted


def test_the_list_can_be_copied(dialog, report, qtbot):
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "\n".join(report.lines())
    QGuiApplication.clipboard().clear()


def test_the_list_can_be_saved_as_text_or_the_reason_is_told(
    dialog, context, report, qtbot, tmp_path
):
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    said = (tmp_path / "saved.txt").read_text("utf-8").splitlines()
    assert said == [f"Import of {NOON}", *report.lines()]
    (tmp_path / "saved.txt").unlink()
    (tmp_path / "saved.txt").mkdir()
    with qtbot.waitSignal(context.refused) as refused:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "The report can't be written as saved.txt" in str(refused.args[0])


def test_a_report_is_kept_with_the_project_and_told_as_it_was(context, report):
    keep(context.store, report, NOON)
    assert last_report(context.store) == told(report, NOON)


def test_an_excerpt_that_was_not_found_again_is_opened_at_its_words(
    context, opened, document, qtbot, qapp
):
    older = document("A quieter hand")
    left = Left("excerpt", 1, older, 2, 9, "quieter")
    version = NewVersion("hand.txt", document("Odd"), older, Carried(3, 0, (left,)))
    report = told(ImportReport(versions=[version]), NOON)
    dialog = ImportReportDialog(context, report, None, save_to(None))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.summary.text() == ("1 new version, 3 excerpts carried over, 1 not found again.")
    assert [shown(dialog, row)[0] for row in range(2)] == ["Not found again", "New version"]
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert opened == [Target(older, 2, 9)]
