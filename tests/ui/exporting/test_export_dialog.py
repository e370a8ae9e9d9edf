"""The export dialog, through its controls, on a real project and real files."""

import csv
import hashlib
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QProgressBar, QWidget

from ui.context import Context
from ui.exporting.choices import Choices, ShownRows
from ui.exporting.dialog import ExportDialog
from ui.exporting.shown import ShownChart
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.fields import ChoiceField
from workbench.exporting import columnar
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, Network, Node
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


def type_in(qtbot, dialog, name, words):
    dialog.findChild(QLineEdit, name).setText(words)
    with qtbot.waitSignal(dialog.findChild(Choices).changed):
        pass
    qtbot.waitUntil(lambda: not dialog.looking)


def counted(dialog):
    return dialog.findChild(QLabel, "export.count").text()


def test_how_much_would_leave_is_told_as_it_is_narrowed(opened, qtbot, tmp_path):
    dialog = opened()
    assert counted(dialog) == "3 excerpts of 1 document"
    type_in(qtbot, dialog, "export.where", "has:note")
    assert counted(dialog) == "1 excerpt of 1 document"
    start(qtbot, dialog)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["quote"] for row in csv.DictReader(file)] == ["Both denied"]


def test_what_leaves_nothing_says_so_and_can_not_be_exported(opened, qtbot):
    dialog = opened()
    type_in(qtbot, dialog, "export.where", "until:1950")
    assert "nothing to export" in counted(dialog)
    assert not dialog.findChild(QAbstractButton, "export.start").isEnabled()


def test_a_search_that_is_none_is_told_beneath_it(opened, qtbot):
    dialog = opened()
    type_in(qtbot, dialog, "export.where", "code:Nothing")
    told = dialog.findChild(QLabel, "export.where.says")
    assert told.text() == "No code is called “Nothing”." and not told.isHidden()
    assert not dialog.findChild(QAbstractButton, "export.start").isEnabled()
    type_in(qtbot, dialog, "export.where", "minister")
    assert told.isHidden() and dialog.findChild(QAbstractButton, "export.start").isEnabled()


def test_grouping_and_analysts_are_chosen_and_remembered(opened, qtbot, tmp_path):
    dialog = opened()
    dialog.findChild(QAbstractButton, "export.format.jsonl").click()
    for name, key in (("grouping", "code"), ("analysts", "pseudonyms")):
        choice = dialog.findChild(ChoiceField, f"export.{name}")
        choice.show_key(key)
        choice.activated.emit(choice.currentIndex())
    start(qtbot, dialog)
    said = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert said["group"] == "Under no code" and "analyst" in said
    again = opened()
    assert again.findChild(ChoiceField, "export.grouping").key == "code"
    assert again.findChild(ChoiceField, "export.analysts").key == "pseudonyms"


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        ("csv", {"which.all", "where", "furniture", "grouping", "analysts", "columns"}),
        ("w3c", {"which.all", "where", "furniture", "analysts", "columns"}),
        ("graphml", {"since"}),
        ("qdc", set()),
    ],
)
def test_only_the_choices_that_a_way_takes_are_shown(opened, way, shown):
    dialog = opened()
    dialog.findChild(QAbstractButton, f"export.format.{way}").click()
    names = ("which.all", "where", "furniture", "grouping", "analysts", "columns", "since")
    assert {
        name for name in names if dialog.findChild(QWidget, f"export.{name}").isVisible()
    } == shown
    assert dialog.findChild(QWidget, "export.preview").isVisible() == ("which.all" in shown)


def test_a_report_always_stands_under_headings(opened):
    dialog = opened()
    dialog.findChild(QAbstractButton, "export.format.md").click()
    assert dialog.findChild(ChoiceField, "export.grouping").key == "document"


def test_a_way_that_lacks_something_stands_there_and_says_what(opened, monkeypatch):
    monkeypatch.setattr(columnar, "find_spec", lambda name: None)
    dialog = opened(preset="parquet")
    button = dialog.findChild(QAbstractButton, "export.format.parquet")
    assert not button.isEnabled() and "pip install pyarrow" in button.accessibleName()
    assert dialog.findChild(QAbstractButton, "export.format.csv").isChecked()
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("pip install pyarrow" in words for words in told)


def test_an_open_chart_leaves_as_it_is_seen(opened, context, qtbot, tmp_path):
    drawn = []
    seen = (Material(), Network((Node(1, "Ann"), Node(2, "Ben"))), NetworkFilter())
    chart = ShownChart("2 actors", seen, drawn.append)
    dialog = opened(chart=chart, preset="network")
    assert dialog.findChild(QAbstractButton, "export.format.svg").isChecked()
    field(dialog).setText(str(tmp_path / "chart.svg"))
    with qtbot.waitSignal(dialog.exported):
        press(qtbot, dialog, "export.start")
    assert drawn == [tmp_path / "chart.svg"]
    assert says(dialog) == "2 actors are in chart.svg."
    assert not dialog.findChild(QAbstractButton, "export.verify").isVisible()
    dialog.findChild(QAbstractButton, "export.format.graphml").click()
    with qtbot.waitSignal(dialog.exported):
        press(qtbot, dialog, "export.start")
    assert (tmp_path / "chart.graphml").read_text("utf-8").count("<node ") == 2
