from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.project import Project
from ui.context import Context, Target
from ui.corpus.hit_delegate import snippet
from ui.corpus.hits import Group, More
from ui.corpus.results import ResultsPanel
from workbench.changes import COPIES, ChangeSet
from workbench.exporting.verify import verify
from workbench.model.copies import Overlap
from workbench.ports import Hit
from workbench.queries.matching import Matcher


@pytest.fixture
def panel(qtbot: QtBot, context: Context, document: Callable[..., int]) -> ResultsPanel:
    document("One", "The commander spoke. Later the commander left.")
    document("Two", "No general here, one commander there.")
    panel = ResultsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    return panel


def test_hits_stand_under_their_documents_with_a_count(qtbot: QtBot, panel: ResultsPanel) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
    heads = [row.found for row in panel.model.rows if isinstance(row, Group)]
    groups = {found.title: len(found.starts) for found in heads}
    assert groups == {"One": 2, "Two": 1}
    assert panel.count.text() == "3 found in 2 documents"


def test_enter_opens_the_document_at_the_found_words(
    qtbot: QtBot, panel: ResultsPanel, context: Context, opened: list[Target]
) -> None:
    qtbot.keyClicks(panel.field, "general")
    with qtbot.waitSignal(panel.counted):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    text = context.store.documents.text(opened[0].document_id)
    assert text[opened[0].start : opened[0].end] == "general"


def test_a_bad_query_is_told_in_place(
    qtbot: QtBot, panel: ResultsPanel, refused: list[str]
) -> None:
    panel.search('"commander')
    qtbot.waitUntil(panel.error.isVisible)
    assert panel.error.text()
    assert not refused
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
    assert panel.error.isHidden()


def test_the_place_of_what_is_wrong_is_marked(qtbot: QtBot, panel: ResultsPanel) -> None:
    panel.search("commander grade:Z")
    assert panel.error.isVisible()
    assert panel.mark.isVisible()
    assert panel.mark.accessibleName() == "Wrong here: grade:Z"
    panel.search("commander actor:nobody")
    qtbot.waitUntil(lambda: "nobody" in panel.mark.accessibleName())
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
    assert panel.mark.isHidden()


def test_words_that_stand_nowhere_say_so(qtbot: QtBot, panel: ResultsPanel) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("zebra")
    assert panel.stack.currentWidget() is panel.nothing


def test_similar_spellings_are_asked_for_told_and_written_out(
    qtbot: QtBot, panel: ResultsPanel, context: Context, document: Callable[..., int]
) -> None:
    document("Three", "Qaani came.")
    document("Four", "Ghaani left.")
    with qtbot.waitSignal(panel.counted):
        panel.search("Qaani")
    assert panel.asking.spellings.isHidden()
    with qtbot.waitSignal(panel.counted):
        panel.asking.alike.click()
    assert panel.field.text() == "Qaani~"
    assert panel.count.text() == "2 found in 2 documents"
    assert "ghaani\u2069 1" in panel.asking.spellings.words.text()
    assert context.query is not None
    assert len(Matcher(context.query).spans("Qaani and Ghaani")) == 2
    with qtbot.waitSignal(panel.counted):
        panel.asking.spellings.write.click()
    assert panel.field.text() == "(ghaani OR qaani)"
    assert panel.count.text() == "2 found in 2 documents"
    with qtbot.waitSignal(panel.counted):
        panel.search("Zyzzyx~")
    assert panel.asking.spellings.words.text().startswith("No spelling like")


def test_only_the_newest_of_two_searches_is_shown(qtbot: QtBot, panel: ResultsPanel) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
        panel.search("general")
    qtbot.waitUntil(lambda: not panel._context.tasks.running)
    assert panel.count.text() == "1 found in 1 document"


def test_the_found_words_are_counted_in_the_units_of_the_screen() -> None:
    text, start, length = snippet(Hit(1, "", 0, 0, "a 😀 ", "né𝔸", " tail"))
    assert text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le") == "né𝔸"


def test_what_is_typed_is_searched_for_without_enter(qtbot: QtBot, panel: ResultsPanel) -> None:
    with qtbot.waitSignal(panel.counted):
        qtbot.keyClicks(panel.field, "comm")
    assert panel.count.text().startswith("3 found in 2 documents; “comm” as a beginning")
    with qtbot.waitSignal(panel.counted):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.stack.currentWidget() is panel.nothing


def test_an_emptied_field_shows_nothing_and_marks_nothing(
    qtbot: QtBot, panel: ResultsPanel, context: Context
) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
    assert context.query is not None
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert context.query is None
    assert panel.model.rows == []
    assert panel.stack.currentWidget() is panel.empty


def test_many_hits_of_a_document_unfold(
    qtbot: QtBot, panel: ResultsPanel, document: Callable[..., int]
) -> None:
    document("Three", "river " * 20)
    with qtbot.waitSignal(panel.counted):
        panel.search("river")
    assert [type(row).__name__ for row in panel.model.rows] == ["Group", *["Hit"] * 5, "More"]
    panel.view.selectRow(6)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert sum(isinstance(row, Hit) for row in panel.model.rows) == 20
    assert not any(isinstance(row, More) for row in panel.model.rows)


def test_more_documents_are_fetched_on_request(
    qtbot: QtBot, panel: ResultsPanel, document: Callable[..., int]
) -> None:
    for number in range(60):
        document(f"Number {number}", "the river")
    with qtbot.waitSignal(panel.counted):
        panel.search("river")
    assert panel.count.text() == "50 found in the first 50 of 60 documents"
    panel.view.selectRow(len(panel.model.rows) - 1)
    with qtbot.waitSignal(panel.counted):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.count.text() == "60 found in 60 documents"


def test_checked_hits_are_tagged_in_one_step(
    qtbot: QtBot, panel: ResultsPanel, context: Context, actor: Callable[..., int]
) -> None:
    commander = actor("The commander")
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
    assert panel.strip.isHidden()
    panel.view.selectRow(0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    count = len(panel.model.checked)
    assert panel.strip.count.text() == f"{count} checked"
    panel.strip.all.click()
    assert len(panel.model.checked) == 3
    panel.strip.tag(commander)
    assert len(context.store.mentions.find(actor_id=commander)) == 3
    context.undo()
    assert context.store.mentions.find() == []


def test_very_many_checked_hits_are_tagged_beside_the_window_and_undone_together(
    qtbot: QtBot, panel: ResultsPanel, context: Context, document: Callable[..., int],
    actor: Callable[..., int], code: Callable[..., int],
) -> None:  # fmt: skip
    document("Long", "the river ran on; " * 900)
    with qtbot.waitSignal(panel.counted):
        panel.search("river")
    panel.model.check_all(True)
    said: list[str] = []
    context.told.connect(said.append)
    panel.strip.tag(actor("The river", type_="place"))
    qtbot.waitUntil(lambda: said == ["900 places tagged. Undo takes it back."])
    assert len(context.store.mentions.find()) == 900
    context.undo()
    assert context.store.mentions.find() == []
    panel.strip.keep(code("Rivers"))
    qtbot.waitUntil(lambda: len(said) == 3)
    assert len(context.store.excerpts.find()) == 900


def test_checked_hits_are_kept_under_a_code_in_one_step(
    qtbot: QtBot,
    panel: ResultsPanel,
    context: Context,
    code: Callable[..., int],
    refused: list[str],
) -> None:
    leadership = code("Leadership")
    with qtbot.waitSignal(panel.counted):
        panel.search("general OR commander")
    panel.model.check_all(True)
    panel.strip.keep(leadership)
    assert len(context.store.excerpts.under(leadership)) == 4
    panel.strip.keep(leadership)
    assert refused == ["Every one of these places is already under Leadership."]
    context.undo()
    assert context.store.excerpts.find() == []


def test_a_click_on_a_box_checks_and_opens_nothing(
    qtbot: QtBot, panel: ResultsPanel, opened: list[Target]
) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("general")
    area = panel.view.visualRect(panel.model.index(1, 0))
    at = area.topLeft()
    at.setX(area.left() + 38)
    at.setY(area.center().y())
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(panel.model.checked) == 1
    assert opened == []
    at.setX(area.left() + 150)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(opened) == 1


def test_searches_are_saved_in_the_project(
    qtbot: QtBot, panel: ResultsPanel, context: Context
) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("title:one commander")
    texts = [act.text() for act in panel.saved.offered().actions()]
    assert texts == ["No search is saved yet", "", "Save this search"]
    panel.saved.offered().actions()[-1].trigger()
    menu = ResultsPanel(context).saved.offered()
    assert menu.actions()[0].text() == "title:one commander"
    panel.field.clear()
    with qtbot.waitSignal(panel.counted):
        panel.saved.offered().actions()[0].trigger()
    assert panel.field.text() == "title:one commander"
    panel.saved.offered().actions()[-1].trigger()
    assert panel.saved.searches() == []


def test_the_window_finds_what_the_command_line_finds(
    qtbot: QtBot, panel: ResultsPanel, project: Project
) -> None:
    for query in ("commander", "general OR title:one", '"the commander" NOT here', "/comm.*?er/"):
        with qtbot.waitSignal(panel.counted):
            panel.search(query)
        listed = [hit for found in panel.model.findings.found for hit in found.hits]
        assert listed == project.search.find(query)


def test_the_count_says_how_many_documents_are_independent(
    qtbot: QtBot, panel: ResultsPanel, context: Context, document: Callable[..., int]
) -> None:
    copy = document("Repost", "The commander spoke. Later the commander left. So it is said.")
    with context.store.operation("Look for copies", "Ada"):
        context.store.copies.keep_overlaps([copy], [Overlap(copy, 1, 0.8), Overlap(1, copy, 0.9)])
    context.changed.emit(ChangeSet("Look", "examiner", "do", {COPIES: frozenset({copy})}))
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
    qtbot.waitUntil(lambda: "independent" in panel.count.text())
    assert panel.count.text() == "5 found in 3 documents, 2 of them independent"
    context.independence.turn(False)
    assert panel.count.text() == "5 found in 3 documents"
    with qtbot.waitSignal(panel.counted):
        panel.search("commander NOT title:one")
    assert panel.count.text() == "3 found in 2 documents"


def test_every_found_place_is_exported_also_of_documents_not_listed(
    qtbot: QtBot,
    panel: ResultsPanel,
    context: Context,
    document: Callable[..., int],
    tmp_path: Path,
) -> None:
    for number in range(60):
        document(f"Number {number}", "the river")
    with qtbot.waitSignal(panel.counted):
        panel.search("river")
    with qtbot.waitSignal(panel.file_wanted):
        panel.acts["results_export"].trigger()
    with qtbot.waitSignal(context.told):
        panel.write(tmp_path / "found.jsonl")
    assert verify(tmp_path / "found.jsonl", context.store).found == 60
