"""A PDF is read, cited and exported by the pages that it was printed on; links are told, not opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.flows.hands import Keyboard
from tests.workbench.importing.printed import lines, pdf
from workbench.commands.excerpts import AddExcerpt
from workbench.exporting import export
from workbench.model.tables import ExcerptFilter

WORDS = "These words fill a line of the page from its left edge to its right, as print does"
AT = "https://example.org/orders"


def page(number: int) -> list[tuple[int, int, int, str]]:
    said = [line for n in range(6) for line in (f"{WORDS} on {number}.", f"Line {n}.", "")]
    return lines(f"Finding {number}", "", *said)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf([page(1), page(2), [], page(4)], "/Title (The report)"))
    return path


def opened(keyboard: Keyboard, path: Path) -> int:
    keyboard.answers.files = [path]
    keyboard.press("Ctrl+I")
    (document,) = keyboard.store.documents.find()
    keyboard.go_to("left")
    keyboard.press("Down", "Return")
    keyboard.go_to("reader_pane_1")
    return document.id


def test_a_page_is_gone_to_by_its_number_and_cited(keyboard: Keyboard, report: Path) -> None:
    opened(keyboard, report)
    view = keyboard.window.readers.active.view
    keyboard.press("Ctrl+G")
    keyboard.write("4")
    keyboard.press("Return")
    assert view.text[view.caret_offset() :].startswith("Finding 4")
    assert keyboard.told == "Page 4 of 4"
    keyboard.press("Shift+End", "Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“Finding 4”\n— “The report”") and copied.endswith(", p. 4\n")


def test_a_page_that_is_not_there_is_refused(keyboard: Keyboard, report: Path) -> None:
    opened(keyboard, report)
    keyboard.press("Ctrl+G")
    keyboard.write("9")
    keyboard.press("Return")
    assert "There is no page 9; the pages are 1 to 4." in keyboard.said


def test_an_export_names_the_page_of_each_quote(
    keyboard: Keyboard, report: Path, tmp_path: Path
) -> None:
    document_id = opened(keyboard, report)
    text = keyboard.store.documents.text(document_id)
    start = text.index("Finding 2")
    keyboard.window.context.run(AddExcerpt(document_id, start, start + 9, ()))
    wide = (start - 10, text.index("Finding 4") + 4)
    keyboard.window.context.run(AddExcerpt(document_id, *wide, ()))
    rows = list(keyboard.store.excerpt_table.stream(ExcerptFilter()))
    assert [row.page for row in rows] == ["1–4", "2"]
    for key in ("md", "html"):
        export(rows, key, tmp_path / f"out.{key}")
        said = (tmp_path / f"out.{key}").read_text("utf-8")
        assert "p. 2, characters" in said and "pp. 1–4, characters" in said


def test_a_link_says_where_it_leads_by_mouse_and_by_key(keyboard: Keyboard, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><p>See <a href='{AT}'>the orders</a>, and more words.</p></html>")
    opened(keyboard, page)
    view = keyboard.window.readers.active.view
    keyboard.press("L")
    assert QGuiApplication.clipboard().text() != AT
    keyboard.press("Ctrl+Home", *["Right"] * 6, "L")
    assert QGuiApplication.clipboard().text() == AT
    place = view.geometry_of.rects(5, 6)[0].center().toPoint()
    for at, said in ((place, AT), (QPoint(place.x() + 300, place.y() + 200), "")):
        spot = view.viewport().mapToGlobal(at)
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, spot))
        keyboard.until(lambda said=said: (AT in QToolTip.text()) == bool(said))
