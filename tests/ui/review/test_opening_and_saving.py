"""A package that was sent opens as a project, sealed or not, and the decisions on it are saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import main
from ui.app import Program
from ui.context import Context
from ui.review.opening import OpeningDialog
from ui.review.saving import SavingDialog
from ui.user_settings import UserSettings
from workbench.commands.verdicts import DecideExcerpts
from workbench.review.choices import Choices
from workbench.review.decisions import read
from workbench.review.making import make_package
from workbench.review.package import Package
from workbench.review.package_file import write_package_file
from workbench.review.receiving import receive
from workbench.session import Session

Opening = Callable[[Path], OpeningDialog]


class Chooser:
    """Answer with one folder."""

    folder = Path()

    def open_folder(self, over: QWidget, title: str, then: Callable[[Path], object]) -> None:
        then(self.folder)


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let projects that nobody chose a place for lie in a folder of the test's."""
    monkeypatch.setenv("SIDELIGHT_DATA", str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.fixture
def package(session: Session, document, code, excerpt) -> Package:  # type: ignore[no-untyped-def]
    excerpt(document(), "most of his career", code("Weakness"))
    return make_package(session.store, Choices(title="First look")).package


@pytest.fixture
def ask(qtbot: QtBot, context: Context) -> Opening:
    def begin(path: Path) -> OpeningDialog:
        dialog = OpeningDialog(context.theme, main.Projects(), path, Chooser())  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.made.connect(made.append)
        dialog.begin()
        return dialog

    made: list[Path] = []
    begin.made = made  # type: ignore[attr-defined]
    return begin


def test_a_package_that_is_not_sealed_opens_without_a_question(
    qtbot: QtBot, ask: Opening, package: Package, tmp_path: Path
) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    write_package_file(package, folder / "look.sidelight-review")
    dialog = ask(folder / "look.sidelight-review")
    qtbot.waitUntil(lambda: bool(ask.made))  # type: ignore[attr-defined]
    (path,) = ask.made  # type: ignore[attr-defined]
    assert path == folder / f"First look {package.key[:8]}.sidelight"
    assert path.exists()
    assert not dialog.isVisible()


def test_a_sealed_one_asks_for_its_passphrase_and_where_it_may_lie_in_clear(
    qtbot: QtBot, ask: Opening, package: Package, tmp_path: Path, own: Path
) -> None:
    file = tmp_path / "look.sidelight-review"
    write_package_file(package, file, "five quiet geese fly")
    dialog = ask(file)
    qtbot.waitUntil(dialog.form.isVisible)
    assert dialog.folder.text() == str(own)
    qtbot.keyClicks(dialog.passphrase, "five quiet ducks")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open this package" in dialog.says.text())
    assert not own.exists()
    dialog.passphrase.clear()
    qtbot.keyClicks(dialog.passphrase, "five quiet geese fly")
    Chooser.folder = tmp_path / "safe"
    qtbot.mouseClick(dialog.findChild(QWidget, "review_opening.choose"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ask.made))  # type: ignore[attr-defined]
    assert ask.made[0].parent == tmp_path / "safe"  # type: ignore[attr-defined]
    assert not dialog.passphrase.text()


def test_what_is_no_package_is_told_and_makes_nothing(
    qtbot: QtBot, ask: Opening, tmp_path: Path
) -> None:
    file = tmp_path / "look.sidelight-review"
    file.write_bytes(b"\x1f\x8b nothing of the kind")
    dialog = ask(file)
    qtbot.waitUntil(lambda: "is damaged" in dialog.says.text())
    assert dialog.close_.text() == "Close"
    assert [one.name for one in tmp_path.glob("*.sidelight")] == ["axis.sidelight"]


def test_leaving_the_dialog_makes_nothing(
    qtbot: QtBot, ask: Opening, package: Package, tmp_path: Path
) -> None:
    file = tmp_path / "look.sidelight-review"
    write_package_file(package, file, "five quiet geese fly")
    dialog = ask(file)
    qtbot.waitUntil(dialog.form.isVisible)
    qtbot.keyClick(dialog.close_, Qt.Key.Key_Space)
    assert not dialog.isVisible()
    assert not dialog.tasks.running


def test_the_program_begins_with_a_package_that_is_named(
    qtbot: QtBot, package: Package, tmp_path: Path
) -> None:
    file = tmp_path / "look.sidelight-review"
    write_package_file(package, file)
    program = Program(main.Projects(), UserSettings(tmp_path / "settings.ini"))
    program.begin(file)
    qtbot.waitUntil(lambda: program.window is not None)
    window = program.window
    assert window is not None
    qtbot.addWidget(window)
    assert window.context.store.path.name.startswith("First look")
    assert window.places["left"].current == "review"
    assert "“First look” is under review here" in window.banner.sentence
    assert window.actions_.action("review.save").isEnabled()
    assert not window.actions_.missing("review.save")
    qtbot.waitUntil(lambda: window.panel("review").model.total == 1)  # type: ignore[attr-defined]
    documents = len(window.context.store.documents.find())
    window.files_dropped.emit([file])  # opened again rather than imported
    qtbot.waitUntil(lambda: window.findChild(OpeningDialog) is not None)
    qtbot.waitUntil(lambda: window.findChild(OpeningDialog) is None)
    assert program.window is window
    assert len(window.context.store.documents.find()) == documents
    window.close()


def test_decisions_are_saved_under_a_name_and_said_before(
    qtbot: QtBot, context: Context, package: Package, tmp_path: Path
) -> None:
    theirs = main.Projects().open(receive(main.Projects(), package, [tmp_path / "theirs"]))
    shown: list[Path] = []
    their_context = Context(theirs, context.theme, context.tasks)
    nothing = SavingDialog(their_context, "")
    qtbot.addWidget(nothing)
    assert nothing.says.text() == "Nothing was decided here yet."
    assert not nothing.save.isEnabled()
    theirs.run(DecideExcerpts((1,), "accept"))
    dialog = SavingDialog(their_context, "", show=shown.append)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.inside.text().startswith("1 decision. The file is signed")
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(dialog.name, "Rita")
    dialog.file.suggest(tmp_path / "back.json")
    with qtbot.waitSignal(dialog.saved):
        qtbot.keyClick(dialog.save, Qt.Key.Key_Space)
    told = read((tmp_path / "back.json").read_bytes(), package.secret)
    assert (told.reviewer, len(told.decisions)) == ("Rita", 1)
    assert dialog.says.text() == "Your decisions are in back.json. Send this file back."
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Space)
    assert shown == [tmp_path / "back.json"]
    again = SavingDialog(their_context, "")
    qtbot.addWidget(again)
    assert again.name.text() == "Rita"
    dialog.close()
    theirs.store.close()
