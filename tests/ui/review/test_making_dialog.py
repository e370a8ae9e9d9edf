"""The dialog says what a package will hold before it leaves, and makes it by keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.review.form import Chosen
from ui.review.making import MakingDialog
from workbench.commands.documents import EditDocuments
from workbench.model.tables import ExcerptFilter
from workbench.review.package_file import opened, read_package_file
from workbench.review.sealing import WrongPassphrase, is_sealed
from workbench.session import Session

Open = Callable[..., MakingDialog]


@pytest.fixture
def marked(document, code, excerpt) -> list[int]:  # type: ignore[no-untyped-def]
    """Give two documents with an excerpt each."""
    first, second = document("A quieter hand"), document("Another", outlet="Newswire")
    under = code("Command", description="Who commands")
    return [
        excerpt(first, "spent most of his career", under, note="a private doubt"),
        excerpt(second, "steered from within", under),
    ]


@pytest.fixture
def ask(qtbot: QtBot, context: Context, tmp_path: Path) -> Open:
    def begin(*excerpts: int, documents: tuple[int, ...] = (), text: str = "") -> MakingDialog:
        narrowed = ExcerptFilter(text=text)
        dialog = MakingDialog(context, Chosen(narrowed, excerpts, documents), show=shown.append)
        qtbot.addWidget(dialog)
        dialog.kind.choose(".sidelight-review")
        dialog.file.suggest(tmp_path / "look.sidelight-review")
        dialog.open()
        qtbot.waitUntil(lambda: bool(dialog.inside.text()))
        return dialog

    shown: list[Path] = []
    begin.shown = shown  # type: ignore[attr-defined]
    return begin


def part(dialog: MakingDialog, name: str) -> QWidget:
    found = dialog.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def make(qtbot: QtBot, dialog: MakingDialog) -> Path:
    qtbot.waitUntil(dialog.make.isEnabled)
    with qtbot.waitSignal(dialog.made) as told:
        qtbot.keyClick(dialog.make, Qt.Key.Key_Space)
    path = told.args[0]
    assert isinstance(path, Path)
    return path


@pytest.mark.usefixtures("marked")
def test_what_will_be_inside_is_said_and_follows_the_choices(qtbot: QtBot, ask: Open) -> None:
    dialog = ask()
    assert dialog.inside.text().startswith(
        "2 excerpts of 2 documents, with 1 sentence on either side. 1 code, 0 actors"
    )
    assert "notes of excerpts and relations" in dialog.outside.text()
    qtbot.keyClick(part(dialog, "review.notes"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "notes of excerpts" not in dialog.outside.text())
    qtbot.keyClick(part(dialog, "review.whole_documents"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "with whole documents" in dialog.inside.text())


def test_a_package_is_made_by_keys_and_remembered(
    qtbot: QtBot, ask: Open, marked: list[int], session: Session
) -> None:
    dialog = ask()
    qtbot.keyClicks(part(dialog, "review.title"), "First look")
    qtbot.keyClicks(part(dialog, "review.instructions"), "Does he command?")
    path = make(qtbot, dialog)
    package = opened(read_package_file(path))
    assert (package.title, package.instructions) == ("First look", "Does he command?")
    assert len(package.excerpts) == 2
    made = session.store.packages.named(package.key)
    assert made is not None and made.made_at == package.made
    packed = session.store.packages.packed(made.id)
    assert {one.excerpt_id for one in packed.values()} == set(marked)
    assert dialog.says.text() == "The package with 2 excerpts is in look.sidelight-review."
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Space)
    assert ask.shown == [path]  # type: ignore[attr-defined]
    again = ask()
    assert part(again, "review.title").text() == "First look"  # type: ignore[attr-defined]


def test_rows_chosen_in_the_table_come_first(qtbot: QtBot, ask: Open, marked: list[int]) -> None:
    dialog = ask(*marked)
    assert dialog.form.which.chosen == "rows"
    one = ask(marked[0])
    assert one.form.which.chosen == "shown"
    one.form.which.choose("rows")
    qtbot.waitUntil(lambda: one.inside.text().startswith("1 excerpt of 1 document"))


@pytest.mark.usefixtures("marked")
def test_a_passphrase_is_asked_twice_and_kept_nowhere(
    qtbot: QtBot, ask: Open, session: Session
) -> None:
    dialog = ask()
    qtbot.keyClick(dialog.form.sealing.box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog.make.isEnabled())
    assert "at least 8 letters" in dialog.says.text()
    qtbot.keyClicks(dialog.form.sealing.first, "five quiet geese fly")
    assert dialog.form.sealing.says.text().startswith("Fair")
    qtbot.keyClicks(dialog.form.sealing.again, "five quiet geese")
    assert dialog.says.text() == "The two passphrases differ."
    qtbot.keyClicks(dialog.form.sealing.again, " fly")
    path = make(qtbot, dialog)
    value = read_package_file(path)
    assert is_sealed(value)
    with pytest.raises(WrongPassphrase):
        opened(value, "another one")
    assert len(opened(value, "five quiet geese fly").excerpts) == 2
    assert not dialog.form.sealing.first.text()
    assert "geese" not in str(session.store.settings.get("review.make"))
    assert b"geese" not in session.store.path.read_bytes()


def test_a_blind_package_says_what_gives_it_away(
    qtbot: QtBot, ask: Open, marked: list[int], session: Session
) -> None:
    document_id = session.store.excerpts.get(marked[0]).document_id
    session.run(EditDocuments((document_id,), {"note": "a doubt"}))
    dialog = ask()
    dialog.form.which.choose("blind")
    qtbot.waitUntil(lambda: "whole text of 2 documents" in dialog.inside.text())
    assert dialog.warning.isHidden()
    assert not part(dialog, "review.notes").isEnabled()
    qtbot.keyClicks(part(dialog, "review.instructions"), "Look for: spent most of his career")
    qtbot.waitUntil(lambda: dialog.warning.text() == "The instructions quote an excerpt.")
    package = opened(read_package_file(make(qtbot, dialog)))
    assert package.blind and not package.excerpts


def test_nothing_to_review_is_said_and_can_t_be_made(
    qtbot: QtBot, ask: Open, marked: list[int]
) -> None:
    dialog = ask(text="no such words")
    assert dialog.inside.text().startswith("None of the excerpts chosen")
    assert not dialog.make.isEnabled()
    dialog.form.which.choose("all")
    qtbot.waitUntil(dialog.make.isEnabled)


@pytest.mark.usefixtures("marked")
def test_a_place_that_takes_no_file_is_told_and_nothing_is_remembered(
    qtbot: QtBot, ask: Open, session: Session, tmp_path: Path
) -> None:
    dialog = ask()
    dialog.file.suggest(tmp_path / "no such folder" / "look.sidelight-review")
    qtbot.waitUntil(dialog.make.isEnabled)
    qtbot.keyClick(dialog.make, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "was not written" in dialog.says.text())
    assert session.store.packages.all() == []


@pytest.mark.usefixtures("marked")
def test_a_page_for_a_browser_is_made_as_the_name_ends(
    qtbot: QtBot, ask: Open, tmp_path: Path
) -> None:
    dialog = ask()
    dialog.file.suggest(tmp_path / "look.sidelight-review")
    dialog.kind.choose(".html")
    assert dialog.file.path == tmp_path / "look.html"
    path = make(qtbot, dialog)
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert len(opened(read_package_file(path)).excerpts) == 2
