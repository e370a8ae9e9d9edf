import pytest
from PySide6.QtWidgets import QComboBox, QPushButton

from ui.importing.mapping import MappingDialog
from workbench.errors import Refusal
from workbench.importing.outline import Outline, outline_of
from workbench.importing.rows import Columns

OUTLINE = Outline("x.csv", {"a": "Words of the first.", "b": "A title"}, Columns(title="b"))


def test_a_table_is_looked_at_in_a_sealed_process(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Headline,Body\nA visit,He came.\n")
    outline = outline_of(path)
    assert outline.columns == {"Headline": "A visit", "Body": "He came."}
    assert outline.guess == Columns(text="Body", title="Headline")
    path.write_text("Only words here\n")
    with pytest.raises(Refusal, match="is no table"):
        outline_of(path)


def test_a_text_has_to_be_chosen_before_the_table_comes_in(qtbot):
    dialog = MappingDialog([OUTLINE])
    qtbot.addWidget(dialog)
    dialog.open()
    start = dialog.findChild(QPushButton, "mapping.import")
    text = dialog.findChild(QComboBox, "mapping.text")
    assert not start.isEnabled()
    text.setCurrentIndex(text.findData("a"))
    with qtbot.waitSignal(dialog.chosen) as answer:
        start.click()
    (chosen,) = answer.args[0].values()
    assert (chosen["text"], chosen["title"]) == ("a", "b")


def test_what_was_chosen_before_is_offered_again(qtbot):
    dialog = MappingDialog([OUTLINE], last={"text": "a", "title": "", "author": "gone"})
    qtbot.addWidget(dialog)
    chosen = {
        field: dialog.findChild(QComboBox, f"mapping.{field}").currentData()
        for field in ("text", "title", "author")
    }
    assert chosen == {"text": "a", "title": "", "author": ""}


def test_hundreds_of_wide_tables_are_asked_about_at_once_and_none_is_made_before_it_is_seen(qtbot):
    columns = {f"column {n}": f"words {n}" for n in range(500)}
    guess = Columns(text="column 3")
    outlines = [Outline(f"{n}.csv", columns, guess, f"key {n}") for n in range(300)]
    dialog = MappingDialog(outlines, {"key 7": {"text": "column 9", "title": "gone"}})
    qtbot.addWidget(dialog)
    dialog.open()
    assert len(dialog.findChildren(QComboBox, "mapping.text")) == 1
    for _ in range(7):
        dialog.findChild(QPushButton, "mapping.next").click()
    text = next(one for one in dialog.findChildren(QComboBox, "mapping.text") if one.isVisible())
    assert text.currentData() == "column 9"
    text.setCurrentIndex(0)
    with qtbot.waitSignal(dialog.chosen) as answer:
        dialog.findChild(QPushButton, "mapping.import").click()
    chosen = answer.args[0]
    assert (len(chosen), chosen["key 7"]["text"], chosen["key 299"]["text"]) == (
        300,
        "",
        "column 3",
    )
