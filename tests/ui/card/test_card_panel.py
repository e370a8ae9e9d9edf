"""An actor's card is read, followed, kept fresh, printed and exported by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.workbench.cards.conftest import Told, add_document, mention_all
from ui.card.column import CardColumn
from ui.card.panel import CardPanel
from ui.card.printing import printable
from ui.context import Context, Target
from workbench.cards import sheet_of
from workbench.commands.actors import DeleteActors, EditActor
from workbench.commands.mentions import TagMention

Show = Callable[[int], CardPanel]


def text(panel: CardPanel) -> str:
    columns = [one for one in panel.columns.columns if one.isVisible()]
    return "\n".join(one.toPlainText() for one in columns)


def anchors(column: CardColumn) -> dict[str, str]:
    """Return the words of each place to go to, by its address."""
    found: dict[str, str] = {}
    block = column.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            if part.charFormat().isAnchor():
                address = part.charFormat().anchorHref()
                found[address] = found.get(address, "") + part.text()
            parts += 1
        block = block.next()
    return found


def every_anchor(panel: CardPanel) -> dict[str, str]:
    return {key: said for one in panel.columns.columns for key, said in anchors(one).items()}


def test_a_card_says_who_where_and_with_whom(shown: Show, told: Told) -> None:
    said = text(shown(told.qaani))
    for words in ("Esmail Qaani", "5 of 7 (2 in copies)", "4, 3 independent", "Commander, Quds Force",
                  "First mention", "contested", "Mentioned together with", "Hadi Amiri"):  # fmt: skip
        assert words in said


def test_before_an_actor_is_chosen_the_place_says_what_it_is_for(panel: CardPanel) -> None:
    assert panel.stack.currentWidget() is panel.empty
    assert not panel.head.export.isEnabled()


def test_an_actor_of_whom_nothing_is_known_has_a_card_too(shown: Show, told: Told) -> None:
    said = text(shown(told.nobody))
    assert "Nobody <b>Known</b>" in said
    assert "No document mentions it yet." in said


def test_enter_on_a_source_leads_to_its_place_and_lights_the_actor(
    shown: Show, told: Told, opened: list[Target], context: Context
) -> None:
    panel = shown(told.qaani)
    column = panel.columns.columns[0]
    column.setFocus()
    QTest.keyClick(column, Qt.Key.Key_Tab)
    assert column.textCursor().hasSelection()
    QTest.keyClick(column, Qt.Key.Key_Return)
    assert opened and panel.card and panel.card.first
    place = panel.card.first.place
    assert opened[0] == Target(place.document_id, place.start, place.end)
    assert context.actor_id == told.qaani


def test_tab_goes_through_all_places_of_a_column_and_leaves_it(shown: Show, told: Told) -> None:
    panel = shown(told.qaani)
    column = panel.columns.columns[0]
    column.setFocus()
    for _ in range(len(anchors(column)) + 2):
        QTest.keyClick(QApplication.focusWidget() or column, Qt.Key.Key_Tab)
    assert not column.hasFocus()


def test_with_ctrl_a_place_is_opened_beside(shown: Show, told: Told, opened: list[Target]) -> None:
    panel = shown(told.qaani)
    panel.follow(f"place:{told.denial}:0:5", True)
    assert opened == [Target(told.denial, 0, 5, beside=True)]


def test_a_relation_leads_to_the_chart_and_the_other_actor_to_its_card(
    shown: Show, told: Told, qtbot: QtBot, context: Context
) -> None:
    panel = shown(told.qaani)
    said = every_anchor(panel)
    assert "Hadi Amiri" in said[f"actor:{told.amiri}"]
    relation = next(one for one in said if one.startswith("relation:"))
    with qtbot.waitSignal(panel.chart_wanted) as wanted:
        panel.follow(relation, False)
    assert context.choice.kind == "relation"
    assert wanted.args == [int(relation.partition(":")[2])]


def test_back_and_forward_go_along_the_cards_looked_at(
    shown: Show, told: Told, qtbot: QtBot
) -> None:
    panel = shown(told.qaani)
    assert not panel.head.back.isEnabled()
    panel.follow(f"actor:{told.amiri}", False)
    qtbot.waitUntil(lambda: "Hadi Amiri\n" in text(panel))
    column = panel.columns.columns[0]
    column.setFocus()
    QTest.keyClick(column, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: text(panel).startswith("Esmail Qaani"))
    qtbot.mouseClick(panel.head.forward, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: text(panel).startswith("Hadi Amiri"))
    assert not panel.head.forward.isEnabled()


def test_a_card_follows_every_change(shown: Show, told: Told, qtbot: QtBot) -> None:
    panel = shown(told.qaani)
    told.session.run(EditActor(told.qaani, {"name": "Ismail Qaani", "role": "Commander"}))
    qtbot.waitUntil(
        lambda: "Person · Commander" in text(panel).replace("\u2068", "").replace("\u2069", "")
    )
    told.session.run(TagMention(told.undated, 2, 6, told.qaani))
    qtbot.waitUntil(lambda: "6 of 8 (2 in copies)" in text(panel))
    told.session.undo()
    qtbot.waitUntil(lambda: "5 of 7 (2 in copies)" in text(panel))


def test_copies_are_counted_when_the_switch_is_turned(
    shown: Show, told: Told, qtbot: QtBot
) -> None:
    panel = shown(told.qaani)
    qtbot.mouseClick(panel.head.copies, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Mentions  7\n" in text(panel))


def test_the_card_of_an_actor_that_is_deleted_says_so_and_comes_back_with_undo(
    shown: Show, told: Told, qtbot: QtBot
) -> None:
    panel = shown(told.amiri)
    told.session.run(DeleteActors((told.amiri,)))
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.gone)
    assert not panel.head.export.isEnabled()
    told.session.undo()
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.columns)
    assert text(panel).startswith("Hadi Amiri")


def test_a_note_is_written_on_the_card(shown: Show, told: Told, qtbot: QtBot) -> None:
    note = shown(told.qaani).columns.note
    note.setFocus()
    QTest.keyClicks(note, "Seldom seen")
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert told.session.store.actors.get(told.qaani).note == "Seldom seen"


def test_text_is_selected_and_copied(shown: Show, told: Told, qapp: QApplication) -> None:
    column = shown(told.qaani).columns.columns[0]
    column.selectAll()
    column.copy()
    said: QMimeData = qapp.clipboard().mimeData()
    assert "Esmail Qaani" in said.text()


def test_all_stands_in_one_column_where_the_place_is_narrow(
    shown: Show, told: Told, qtbot: QtBot
) -> None:
    panel = shown(told.qaani)
    before = sorted(every_anchor(panel))
    panel.resize(360, 600)
    qtbot.waitUntil(lambda: not panel.columns.columns[1].isVisible())
    assert sorted(anchors(panel.columns.columns[0])) == before


def test_the_card_is_exported_to_a_file_that_was_asked_for(
    shown: Show, told: Told, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    panel = shown(told.qaani)
    offered: list[str] = []

    def choose(_over: QWidget, _title: str, _kinds: str, name: str, then: Callable) -> None:
        offered.append(name)
        then(tmp_path / name)

    panel.choose_file = choose
    for key, begins in (
        ("pdf", b"%PDF-"),
        ("html", b"<!DOCTYPE"),
        ("md", b"# Esmail"),
        ("json", b"{"),
    ):
        with qtbot.waitSignal(context.told):
            panel.export(key)
        assert (tmp_path / offered[-1]).read_bytes().startswith(begins)
    assert offered[0] == "Esmail Qaani.pdf"


def test_a_card_that_can_t_be_written_says_why(
    shown: Show, told: Told, qtbot: QtBot, context: Context, refused: list[str], tmp_path: Path
) -> None:
    panel = shown(told.qaani)
    for key in ("pdf", "md"):
        with qtbot.waitSignal(context.refused):
            panel.export_to(tmp_path / "absent" / f"card.{key}", key)
    assert all("was not written" in said for said in refused)


def test_paper_cites_every_quote_and_leads_nowhere(shown: Show, told: Told) -> None:
    card = shown(told.qaani).card
    assert card and card.first
    document: QTextDocument = printable(sheet_of(card), "Made today", 1200)
    said = document.toPlainText().replace("\u2068", "").replace("\u2069", "")
    assert card.first.citation in said
    assert said.rstrip().endswith("Made today")
    assert "place:" not in document.toHtml()


def test_printing_asks_for_a_printer_without_stopping_the_window(
    shown: Show, told: Told, qtbot: QtBot
) -> None:
    panel = shown(told.qaani)
    panel.print_card()
    dialog = panel.findChild(QPrintDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()


@pytest.mark.usefixtures("told")
def test_the_actor_shown_is_remembered(shown: Show, told: Told, panel: CardPanel) -> None:
    shown(told.amiri)
    assert panel.state() == {"actor": told.amiri}
    panel.restore({"actor": told.qaani})
    assert panel.actor_id == told.qaani


def test_statements_come_after_the_rest_and_stay_while_they_are_read_again(
    shown: Show, told: Told, qtbot: QtBot
) -> None:
    text_of = "“Qaani has no say in it,” Hadi Amiri said."
    document = add_document(told.session, "Truce", text_of, published="2024-03-01")
    mention_all(told.session, document, "Qaani", told.qaani)
    panel = shown(told.qaani)
    qtbot.waitUntil(lambda: "Qaani has no say in it" in text(panel))
    told.session.run(EditActor(told.qaani, {"role": "Commander"}))
    qtbot.waitUntil(lambda: "Commander\u2069" in text(panel))
    assert "Qaani has no say in it" in text(panel)


def test_all_statements_are_shown_side_by_side(
    shown: Show, told: Told, qtbot: QtBot, context: Context
) -> None:
    panel = shown(told.qaani)
    qtbot.waitUntil(lambda: f"sayings:{told.qaani}" in every_anchor(panel))
    with qtbot.waitSignal(context.sayings_wanted) as wanted:
        panel.follow(f"sayings:{told.qaani}", False)
    assert wanted.args == [told.qaani]


def test_what_is_asked_for_before_a_card_was_read_is_done_after_it(
    panel: CardPanel, told: Told, qtbot: QtBot
) -> None:
    offered: list[str] = []
    panel.choose_file = lambda _over, _title, _kinds, name, _then: offered.append(name)
    panel.show_actor(told.amiri)
    panel.export("md")
    assert offered == []
    qtbot.waitUntil(lambda: offered == ["Hadi Amiri.md"])


def test_without_an_actor_there_is_nothing_to_print(panel: CardPanel, refused: list[str]) -> None:
    panel.print_card()
    assert refused == ["Choose an actor first, in a list or in a text."]


def test_what_is_selected_stays_so_while_other_parts_change(
    shown: Show, told: Told, qtbot: QtBot
) -> None:
    panel = shown(told.qaani)
    qtbot.waitUntil(lambda: panel.card is not None and panel.card.said_by is not None)
    first, second = panel.columns.columns[:2]
    second.selectAll()
    told.session.run(EditActor(told.qaani, {"role": "Commander"}))
    qtbot.waitUntil(lambda: "Commander\u2069" in first.toPlainText())
    assert second.textCursor().hasSelection()
