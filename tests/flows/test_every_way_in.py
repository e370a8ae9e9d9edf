"""One folder of every format, every nasty file and many articles, by drop, by dialog, by command.

What comes in and what is reported of it is right, and the same by each way.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import main
from tests.flows.hands import Answers, Keyboard, Mouse
from tests.nasty.whole import FORMATS, Expected, articles, fill, quick, said
from ui.app import Program
from ui.dialogs.import_report import ImportReportDialog
from ui.importing.mapping import MappingDialog
from workbench.importing.last_report import ToldReport, last_report
from workbench.ports import Reader

ARTICLES = 300
Start = Callable[..., Program]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Expected]:
    """Give the folder, and what its import has to report."""
    made = tmp_path_factory.mktemp("handed over")
    return made, fill(made, articles(ARTICLES), quick())


def told(store: Reader) -> tuple[ToldReport | None, list[tuple[str, ...]]]:
    """Return the report of the last import, and what is known of each document but when it came."""
    kept = last_report(store)
    documents = []
    for one in store.documents.find():
        stated = (one.title, one.author, one.published, one.language)
        documents.append((one.file_name, *stated, store.documents.text(one.id)))
    return kept, sorted(documents)


def right(store: Reader, expected: Expected) -> None:
    """Check a report and what came in by what was put into the folder."""
    report, documents = told(store)
    assert report is not None
    outcomes = [row.outcome for row in report.rows]
    assert len(documents) + outcomes.count("Already here") == expected.documents
    assert outcomes.count("Left out") == expected.left_out
    assert outcomes.count("To look at") == expected.doubts
    texts = "\n".join(text for *_, text in documents)
    kinds = ("txt", "md", "html", "mhtml", "pdf", "docx", "odt", "rtf", "epub", "eml", "mbox 1")
    more = ("mbox 2", "csv", "csv again", "tsv", "xlsx", "jsonl", "zip", "zip page", "folder")
    assert [kind for kind in (*kinds, *more) if said(kind) not in texts] == []
    assert len(kinds) + len(more) >= len(FORMATS)
    for text in articles(ARTICLES):
        assert text.strip() in texts
    assert report.summary.startswith(f"{len(documents)} documents imported, ")
    assert store.check() == []


def take_columns_as_shown(eyes: Any) -> None:
    """Answer the question for columns, when it comes, as it stands."""

    def answered() -> bool:
        dialog = eyes.window.findChild(MappingDialog)
        button = dialog and dialog.findChild(QPushButton, "mapping.import")
        if button and dialog.isVisible():
            button.click()
            return True
        return False

    eyes.until(answered)
    eyes.rest()


def by_drop(qtbot: QtBot, program: Start, folder: Path, path: Path) -> Any:
    answers = Answers()
    mouse = Mouse(qtbot, program(answers, path), answers)
    mouse.rest()
    assert mouse.drop(mouse.window.readers, [folder])
    take_columns_as_shown(mouse)
    return mouse


def by_dialog(qtbot: QtBot, program: Start, folder: Path, path: Path) -> Any:
    answers = Answers()
    keyboard = Keyboard(qtbot, program(answers, path), answers)
    keyboard.rest()
    answers.files = [folder]
    keyboard.press("Ctrl+Shift+I")
    take_columns_as_shown(keyboard)
    return keyboard


def test_a_folder_comes_in_alike_by_drop_by_dialog_and_by_command(
    qtbot: QtBot, program: Start, folder: tuple[Path, Expected], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    place, expected = folder
    found = []
    for number, way in enumerate((by_drop, by_dialog)):
        hands = way(qtbot, program, place, tmp_path / f"{number}.sidelight")
        right(hands.store, expected)
        report = hands.window.findChild(ImportReportDialog)
        assert report.isVisible() and report.model.rowCount() >= expected.left_out
        assert "\n".join(report._report.lines) == "\n".join(last_report(hands.store).lines)
        report.close_report.click()
        hands.rest()
        found.append(told(hands.store))
    project = tmp_path / "command.sidelight"
    main.Projects().create(project).store.close()
    words = ["import", str(project), str(place), "--column", "text=text", "--column", "title=title"]
    monkeypatch.setattr(sys, "argv", ["main.py", *words])
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 1  # as files were left out
    store = main.Projects().open(project, read_only=True).store
    right(store, expected)
    found.append(told(store))
    store.close()
    printed = capsys.readouterr().out.splitlines()
    reports = [report for report, _ in found if report]
    assert [one.lines for one in reports] == [tuple(printed)] * 3
    assert [one.rows for one in reports] == [reports[0].rows] * 3
    assert found[0][1] == found[1][1] == found[2][1]
