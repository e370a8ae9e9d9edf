from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.corpus.metadata import MetadataDialog, MetadataEditor


@pytest.fixture
def two(document: Callable[..., int]) -> tuple[int, int]:
    return (
        document("One", outlet="Journal", author="Rana", source_grade="B"),
        document("Two", outlet="Journal", author="Omid", source_grade="C"),
    )


def save(dialog: MetadataDialog) -> None:
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()


def test_values_that_differ_show_as_several_and_are_not_written(
    qtbot: QtBot, context: Context, two: tuple[int, int]
) -> None:
    dialog = MetadataDialog(context, two)
    qtbot.addWidget(dialog)
    dialog.open()
    editor = dialog.editor
    assert editor.texts["author"].placeholderText() == "(several)"
    assert editor.texts["outlet"].text == "Journal"
    assert editor.choices["source_grade"].currentIndex() == -1
    editor.texts["language"].setFocus()
    qtbot.keyClicks(editor.texts["language"], "fa")
    save(dialog)
    documents = context.store.documents.find()
    assert [one.language for one in documents] == ["fa", "fa"]
    assert [one.author for one in documents] == ["Rana", "Omid"]
    assert context.store.history.next_undo() == "Change language of 2 documents"


def test_a_date_in_any_form_is_kept_with_its_precision(
    qtbot: QtBot, context: Context, two: tuple[int, int]
) -> None:
    editor = MetadataEditor(context)
    qtbot.addWidget(editor)
    editor.show_documents([two[0]])
    editor.show()
    qtbot.keyClicks(editor.texts["published"], "Mar 2020")
    qtbot.keyClick(editor.texts["published"], Qt.Key.Key_Return)
    assert context.store.documents.get(two[0]).published == "2020-03"
    assert editor.precision.text() == "Known to the month"


def test_what_is_no_date_is_told_in_place_and_nothing_is_written(
    qtbot: QtBot, context: Context, two: tuple[int, int]
) -> None:
    dialog = MetadataDialog(context, [two[0]])
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.editor.texts["published"], "last spring")
    save(dialog)
    assert dialog.isVisible()
    assert "not a date" in dialog.editor.error.text()
    assert context.store.documents.get(two[0]).published == ""


def test_escape_restores_a_field_before_it_leaves(
    qtbot: QtBot, context: Context, two: tuple[int, int]
) -> None:
    editor = MetadataEditor(context)
    qtbot.addWidget(editor)
    editor.show_documents([two[0]])
    editor.show()
    title = editor.texts["title"]
    qtbot.keyClicks(title, "Some other ")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert title.text == "One"
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert context.store.documents.get(two[0]).title == "One"


def test_grades_are_offered_with_their_words(
    qtbot: QtBot, context: Context, two: tuple[int, int]
) -> None:
    editor = MetadataEditor(context)
    qtbot.addWidget(editor)
    editor.show_documents(two)
    choice = editor.choices["information_grade"]
    assert choice.findText("2 · Probably true") > 0
    choice.setCurrentIndex(choice.findData("2"))
    choice.activated.emit(choice.currentIndex())
    assert {one.information_grade for one in context.store.documents.find()} == {"2"}
