"""Two people are compared in a place of the window, and every difference opens side by side."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui.agreement.panel import AgreementPanel
from ui.context import Context, Target
from ui.reading.area import ReaderArea
from workbench.commands.excerpts import AddExcerpt, DeleteExcerpts
from workbench.model.review import Made, Packed, Review, Verdict
from workbench.session import Desk, Session

Mark = Callable[..., int]


@pytest.fixture
def mark(session: Session) -> Mark:
    """Give a maker of excerpts: `mark("Ben", document, 0, 9, code)`."""

    def add(who: str, document_id: int, start: int, end: int, *codes: int) -> int:
        one = Session(session.store, session.bus, Desk(who, session.desk.clock))
        return int(one.run(AddExcerpt(document_id, start, end, codes)))

    return add


@pytest.fixture
def compared(mark: Mark, document: Callable[..., int], code: Callable[..., int]) -> int:
    """Mark a document by two people, who agree on one excerpt of three; returns its id."""
    threat, money = code("Threat"), code("Money")
    document_id = document("Border")
    for who in ("Ada", "Ben"):
        mark(who, document_id, 0, 17, threat)
    mark("Ada", document_id, 19, 31, threat)
    mark("Ben", document_id, 26, 40, money)
    mark("Ada", document_id, 51, 60, money)
    mark("Cem", document("Town"), 0, 9, money)
    return document_id


def shown(qtbot: QtBot, context: Context) -> AgreementPanel:
    made = AgreementPanel(context)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    with qtbot.waitSignal(made.counted):
        made.show()
    return made


@pytest.fixture
def panel(qtbot: QtBot, context: Context, compared: int) -> AgreementPanel:
    return shown(qtbot, context)


def cells(panel: AgreementPanel) -> list[list[str]]:
    model = panel.figures.figures
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def listed(panel: AgreementPanel) -> list[list[str]]:
    model = panel.differences.differences
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_figures_stand_by_code_and_differences_beside_them(panel: AgreementPanel) -> None:
    assert panel.figures.figures.titles()[:4] == ["Code", "Ada", "Ben", "Same"]
    assert [row[:4] for row in cells(panel)] == [
        ["All codes", "3", "2", "1"],
        ["Any code", "3", "2", "1"],
        ["Money", "1", "1", "0"],
        ["Threat", "2", "1", "1"],
    ]
    assert [row[1:] for row in listed(panel)] == [
        ["Other code", "Threat: Esmail Qaani", "Money: Qaani, spent m"],
        ["Only Ada", "Money: career on", "—"],
    ]
    assert panel.count.text() == "2 differences"
    assert panel.where.text().startswith("1 document · ")
    assert panel.said.text().startswith("Ada and Ben treated ")
    assert "0.667" in panel.customary.text()
    QAbstractItemModelTester(panel.figures.figures)
    QAbstractItemModelTester(panel.differences.differences)


def test_a_code_and_a_kind_narrow_the_differences(qtbot: QtBot, panel: AgreementPanel) -> None:
    panel.figures.setFocus()
    for _ in range(3):
        qtbot.keyClick(panel.figures, Qt.Key.Key_Down)
    assert panel.count.text() == "1 difference"
    assert panel.said.text().startswith("Threat: Ada and Ben treated ")
    panel.figures.selectRow(0)
    panel.kind.show_key("left")
    panel.kind.picked.emit("left")
    assert [row[1] for row in listed(panel)] == ["Only Ada"]


def test_enter_opens_what_each_has_in_a_pane_of_their_own(
    qtbot: QtBot, context: Context, panel: AgreementPanel, compared: int, opened: list[Target]
) -> None:
    view = panel.differences
    view.setFocus()
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    places = {one.pane: (one.document_id, one.start, one.end) for one in opened}
    assert places == {0: (compared, 19, 31), 1: (compared, 26, 40)}
    opened.clear()
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert {(one.start, one.end) for one in opened} == {(51, 60)}


def test_each_pane_outlines_the_excerpt_of_its_own_person(
    qtbot: QtBot, context: Context, panel: AgreementPanel, compared: int
) -> None:
    area = ReaderArea(context)
    qtbot.addWidget(area)
    context.wanted.connect(area.show_target)
    panel.differences.open_row(0)
    assert [pane.document_id for pane in area.panes] == [compared, compared]
    outlined = [pane.view.lights.current[1] for pane in area.panes]
    excerpts = {one.id: one.analyst for one in context.store.excerpts.find()}
    assert [excerpts[one] for one in outlined] == ["Ada", "Ben"]


def test_others_are_compared_by_choosing_them(qtbot: QtBot, panel: AgreementPanel) -> None:
    panel.asking.right.show_key("=Cem")
    with qtbot.waitSignal(panel.counted):
        panel.asking.right.picked.emit("=Cem")
    assert panel.stack.currentWidget() is panel.nothing
    with qtbot.waitSignal(panel.counted):
        panel._widen()
    assert panel.figures.figures.titles()[1:3] == ["Ada", "Cem"]
    panel.asking.left.show_key("=Cem")
    with qtbot.waitSignal(panel.counted):
        panel.asking.left.picked.emit("=Cem")
    assert panel.figures.figures.titles()[1:3] == ["Cem", "Ada"]


def test_words_narrow_the_documents(qtbot: QtBot, panel: AgreementPanel, compared: int) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.asking.words.setText("nowhere")
    assert panel.stack.currentWidget() is panel.nothing


def test_what_is_marked_meanwhile_is_counted(
    qtbot: QtBot, panel: AgreementPanel, compared: int, session: Session, mark: Mark
) -> None:
    panel.figures.selectRow(2)
    with qtbot.waitSignal(panel.counted):
        mark("Ben", compared, 51, 60, 2)
    qtbot.waitUntil(lambda: cells(panel)[2][:4] == ["Money", "1", "2", "1"])
    assert panel.figures.row is not None and panel.figures.row.label == "Money"
    gone = [one.id for one in session.store.excerpts.find() if one.analyst != "Ada"]
    session.run(DeleteExcerpts(tuple(gone)))
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.nobody)
    assert not panel.asking.isVisible()


def test_alone_it_says_what_is_needed_and_leads_to_a_package(
    qtbot: QtBot, context: Context
) -> None:
    panel = shown(qtbot, context)
    assert panel.stack.currentWidget() is panel.nobody
    button = panel.findChild(object, "empty.package")
    with qtbot.waitSignal(panel.package_wanted):
        button.click()


def test_tables_are_written_copied_and_printed(
    qtbot: QtBot, context: Context, panel: AgreementPanel, tmp_path: Path
) -> None:
    for button, name in (("agreement_export", "agreement"),
                         ("agreement_export_differences", "disagreements")):  # fmt: skip
        with qtbot.waitSignal(panel.file_wanted) as asked:
            panel.findChild(object, button).click()
        write, called = asked.args
        assert called == name
        with qtbot.waitSignal(context.told):
            write(tmp_path / f"{name}.csv")
    with (tmp_path / "agreement.csv").open(encoding="utf-8-sig") as file:
        assert [one["code"] for one in csv.DictReader(file)][2:] == ["Money", "Threat"]
    with (tmp_path / "disagreements.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == 2
    panel.figures.setFocus()
    qtbot.keyClick(panel.figures, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Code\tAda\tBen\t")
    panel.differences.selectAll()
    panel.differences.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    panel.print_figures()
    dialog = panel.findChild(QPrintDialog)
    assert dialog.windowTitle() == "Print agreement"
    dialog.reject()


def test_reviewers_are_compared_over_what_they_decided(
    qtbot: QtBot, context: Context, panel: AgreementPanel, compared: int, session: Session
) -> None:
    store = session.store
    package_id = store.packages.add(Made(key="k", secret="a"), [Packed(1, 1, ""), Packed(2, 2, "")])
    with store.operation("Bring decisions in", "Ada"):
        for who, rulings in (("Dee", ("accept", "reject")), ("Eli", ("accept", "accept"))):
            review_id = store.reviews.add(Review(0, package_id, who))
            store.verdicts.add_many(
                Verdict(0, review_id, number, number, ruling)
                for number, ruling in enumerate(rulings, 1)
            )
    panel.restore({"left": "Dee", "right": "Eli", "basis": "decisions"})
    panel.freshness.renew()
    qtbot.waitUntil(lambda: panel.where.text().startswith("1 document · 2 excerpts"))
    assert panel.asking.basis.isVisible()
    assert [row[1] for row in listed(panel)] == ["Other decision"]
    assert [row[2].partition(":")[0] for row in listed(panel)] == ["Reject"]
    assert panel.state()["basis"] == "decisions"


def test_a_narrow_place_has_one_table_above_the_other(qtbot: QtBot, panel: AgreementPanel) -> None:
    panel.resize(500, 600)
    qtbot.waitUntil(lambda: panel.split.orientation() == Qt.Orientation.Vertical)
    panel.resize(1100, 220)
    qtbot.waitUntil(lambda: not panel.said.isVisible())
