"""The export dialog, through its controls, on a real project and real files."""

import csv
import hashlib
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QProgressBar

from ui.context import Context
from ui.exporting.choices import ShownRows
from ui.exporting.dialog import ExportDialog
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Excerpt
from workbench.model.tables import ExcerptFilter
from workbench.text.anchoring import anchor

TEXT = "The minister met the commander in June. Both denied that money had changed hands."


@pytest.fixture
def context(session, qapp):
    store = session.store
    with store.operation("Fill", "Ada"):
        sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
        content = store.documents.add_content(
            Content(text=TEXT, sha256=sha256, original_sha256=sha256, encoding="utf-8"),
            TEXT.encode(),
        )
        document = store.documents.add(
            Document(content_id=content, title="A meeting", length=len(TEXT))
        )
        for start, end, note in ((0, 12, ""), (40, 51, "look here"), (17, 30, "")):
            held = anchor(TEXT, start, end)
            store.excerpts.add(
                Excerpt(0, document, start, end, held.quote, held.prefix, held.suffix, note=note)
            )
    tasks = Tasks()
    yield Context(session, Theme("light"), tasks)
    tasks.finish()


@pytest.fixture
def opened(context, qtbot, tmp_path):
    def open_(narrowed=None, count=3, **more):
        rows = ShownRows(narrowed or ExcerptFilter(), "position", False, count)
        dialog = ExportDialog(context, rows, **more)
        qtbot.addWidget(dialog)
        dialog.open()
        field(dialog).setText(str(tmp_path / "out.csv"))
        qtbot.waitUntil(lambda: not dialog.looking)
        return dialog

    return open_


def field(dialog):
    return dialog.findChild(QLineEdit, "export.file")


def press(qtbot, dialog, name):
    qtbot.mouseClick(dialog.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def says(dialog):
    return dialog.findChild(QLabel, "export.says").text()


def start(qtbot, dialog):
    with qtbot.waitSignal(dialog.exported):
        press(qtbot, dialog, "export.start")


def test_what_the_table_shows_is_written_with_its_filter(opened, qtbot, tmp_path):
    dialog = opened(ExcerptFilter(text="look here"), count=1)
    start(qtbot, dialog)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["quote"] for row in csv.DictReader(file)] == ["Both denied"]
    assert says(dialog) == "1 row is in out.csv."


def test_all_is_written_when_all_is_chosen(opened, qtbot, tmp_path):
    dialog = opened(ExcerptFilter(text="look here"), count=1)
    dialog.findChild(QAbstractButton, "export.which.all").click()
    start(qtbot, dialog)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
    assert says(dialog) == "3 rows are in out.csv."


def test_the_keyboard_alone_exports_and_verifies(opened, qtbot, tmp_path):
    dialog = opened()
    field(dialog).setFocus()
    with qtbot.waitSignal(dialog.exported):
        qtbot.keyClick(field(dialog), Qt.Key.Key_Return)
    verify = dialog.findChild(QAbstractButton, "export.verify")
    qtbot.keyClick(verify, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(dialog) == "All 3 quotes stand where the export says.")


def test_columns_and_format_are_chosen_and_remembered(opened, qtbot, tmp_path):
    dialog = opened()
    dialog.findChild(QAbstractButton, "export.format.jsonl").click()
    dialog.findChild(QAbstractButton, "export.column.url").click()
    assert field(dialog).text().endswith("out.jsonl")
    start(qtbot, dialog)
    said = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert "url" not in said
    assert {"title", "quote", "sha256"} <= set(said)
    again = opened()
    assert again.findChild(QAbstractButton, "export.format.jsonl").isChecked()
    assert not again.findChild(QAbstractButton, "export.column.url").isChecked()
    assert again.findChild(QAbstractButton, "export.column.title").isChecked()


def test_a_file_that_is_there_is_announced_before_it_is_replaced(opened, tmp_path):
    (tmp_path / "out.csv").touch()
    dialog = opened()
    assert "replaced" in dialog.findChild(QLabel, "export.file.says").text()


def test_no_name_or_a_folder_can_not_be_written(opened, tmp_path):
    dialog = opened()
    button = dialog.findChild(QAbstractButton, "export.start")
    assert button.isEnabled()
    for said in ("", str(tmp_path)):
        field(dialog).setText(said)
        assert not button.isEnabled()


def test_a_refusal_is_told_in_the_dialog_which_can_try_again(opened, qtbot, tmp_path):
    dialog = opened()
    field(dialog).setText(str(tmp_path / "nowhere" / "out.csv"))
    press(qtbot, dialog, "export.start")
    qtbot.waitUntil(lambda: "folder does not exist" in says(dialog))
    field(dialog).setText(str(tmp_path / "out.csv"))
    start(qtbot, dialog)
    assert (tmp_path / "out.csv").exists()


def test_cancel_stops_and_leaves_nothing_then_closes(opened, context, qtbot, tmp_path, monkeypatch):
    dialog = opened()
    rows = list(context.store.excerpt_table.stream(ExcerptFilter()))

    def endless(*_):
        while True:
            yield from rows

    table = type(context.store.excerpt_table)
    monkeypatch.setattr(table, "stream", endless)
    before = set(tmp_path.iterdir())
    press(qtbot, dialog, "export.start")
    bar = dialog.findChild(QProgressBar, "export.progress")
    qtbot.waitUntil(lambda: bar.isVisible() and bar.value() > 0)
    press(qtbot, dialog, "export.cancel")
    qtbot.waitUntil(lambda: says(dialog).startswith("Cancelled"))
    assert set(tmp_path.iterdir()) == before
    press(qtbot, dialog, "export.cancel")
    assert not dialog.isVisible()


def test_the_chooser_gives_the_file_its_ending(opened, qtbot, tmp_path):
    asked = []

    def save_file(over, title, kinds, name, then):
        asked.append((name, kinds))
        then(tmp_path / "brief")

    dialog = opened(save_file=save_file)
    dialog.findChild(QAbstractButton, "export.format.html").click()
    press(qtbot, dialog, "export.choose")
    assert asked == [(str(tmp_path / "out.html"), "Web page (*.html)")]
    assert field(dialog).text() == str(tmp_path / "brief.html")


def test_the_folder_is_shown_on_request(opened, qtbot, tmp_path):
    shown = []
    dialog = opened(show=shown.append)
    start(qtbot, dialog)
    press(qtbot, dialog, "export.folder")
    assert shown == [tmp_path / "out.csv"]


def test_an_empty_table_offers_everything_instead(opened):
    dialog = opened(count=0)
    assert not dialog.findChild(QAbstractButton, "export.which.shown").isEnabled()
    assert dialog.findChild(QAbstractButton, "export.which.all").isChecked()


def test_every_control_has_a_name_for_screen_readers(opened):
    dialog = opened()
    controls = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLineEdit)]
    assert controls
    assert [c.objectName() for c in controls if not (c.accessibleName() and c.objectName())] == []
