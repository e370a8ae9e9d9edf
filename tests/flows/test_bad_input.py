"""Bad input, in the window and on the command line: one clear sentence, and nothing half done.

What else is imported with it comes in all the same; the reasons stand at the end and in the log.
"""

import logging
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

import main
from tests.conftest import STRANGERS, Stranger
from tests.flows.hands import Mouse
from ui.app import Program
from ui.dialogs.import_report import ImportReportDialog
from workbench.importing.run import import_paths

GOOD = "A convoy left Basra on Monday evening, a port official said, and nobody stopped it."
MEGABYTE = 1_000_000


def empty(path: Path) -> None:
    path.touch()


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 400)


def nothing_but_blanks(path: Path) -> None:
    path.write_text(" \n\t\n  ")


def a_line_of_200_megabytes(path: Path) -> None:
    with path.open("wb") as file:  # sparse, so that it takes no room
        file.truncate(200 * MEGABYTE)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("moved away"))


def forbidden(path: Path) -> None:
    path.write_text(GOOD * 2)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("nothing is forbidden to this user")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def all_script(path: Path) -> None:
    path.write_text("<html><body><script>document.write('words');</script></body></html>")


def mostly_nul(path: Path) -> None:
    path.write_bytes(b"\0\1\2" * 4000)


Make = Callable[[Path], None]
#: what can't be read: how it is made, its name, and what the sentence has to say of it
REFUSED: list[tuple[Make, str, str]] = [
    (empty, "bad.txt", "is empty"),
    (binary, "bad.txt", "binary"),
    (picture, "bad.txt", "picture"),
    (nothing_but_blanks, "bad.txt", "no words"),
    (mostly_nul, "bad.txt", "binary"),
    (a_line_of_200_megabytes, "bad.txt", "200 MB"),
    (a_link_to_nowhere, "bad.txt", "isn't there"),
    (forbidden, "bad.txt", "permission"),
    (a_pipe, "bad.txt", "not a file"),
    (all_script, "bad.html", "script"),
]


def in_russian(path: Path) -> None:
    path.write_bytes(
        "Министр сказал в понедельник, что колонна вышла из порта вечером и дошла до границы.".encode(
            "cp1251"
        )
    )


def with_a_nul(path: Path) -> None:
    path.write_bytes(GOOD.encode() + b" The end \0 of it.")


def damaged(path: Path) -> None:
    path.write_bytes(("Ünïcödé wörds are hére. " * 40).encode() + b"\xff\xfe \x80 and on it goes")


def the_same_again(path: Path) -> None:
    path.write_text(GOOD)


#: what can be read, and what the report has to say of it
DOUBTED: list[tuple[Make, str, str]] = [
    (in_russian, "odd.txt", "guessed to be"),
    (with_a_nul, "odd.txt", "NUL"),
    (damaged, "odd.txt", "not valid UTF-8"),
    (the_same_again, "odd.txt", "already here"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "zz other.md").write_text("# Another\n\nIt was seen again near the border at night.")
    return folder


@pytest.mark.parametrize(
    ("make", "name", "why"), REFUSED, ids=lambda one: getattr(one, "__name__", "")
)
def test_the_window_says_why_a_file_was_left_out_and_takes_the_others(
    mouse: Mouse, folder: Path, make: Make, name: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    make(folder / name)
    with caplog.at_level(logging.INFO):
        assert mouse.drop(mouse.window.readers, [folder])
    lines = mouse.said.splitlines()
    assert lines[0] == "2 documents imported, 1 could not be imported."
    assert lines[-1].startswith(f"“{name}”")
    assert why in lines[-1]
    assert lines[-1] in caplog.text
    assert mouse.counts()["documents"] == 2
    assert mouse.store.check() == []
    mouse.press("message.close")
    mouse.menu("Edit", "Undo")
    assert mouse.counts()["documents"] == 0


@pytest.mark.parametrize(
    ("make", "name", "why"), REFUSED, ids=lambda one: getattr(one, "__name__", "")
)
def test_the_command_line_says_the_same_and_ends_with_1(
    folder: Path, make: Make, name: str, why: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    make(folder / name)
    project = folder.parent / "axis.sidelight"
    main.Projects().create(project).store.close()
    monkeypatch.setattr(sys, "argv", ["main.py", "import", str(project), str(folder)])
    with pytest.raises(SystemExit) as ended:
        main.main()
    said = capsys.readouterr().out.splitlines()
    assert ended.value.code == 1
    assert said[0] == "2 documents imported, 1 could not be imported."
    assert why in said[-1]


@pytest.mark.parametrize(
    ("make", "name", "why"), DOUBTED, ids=lambda one: getattr(one, "__name__", "")
)
def test_what_is_odd_in_a_file_is_told_when_it_is_imported(
    mouse: Mouse, folder: Path, make: Make, name: str, why: str
) -> None:
    make(folder / name)
    assert mouse.drop(mouse.window.readers, [folder])
    assert why in mouse.said
    assert name in mouse.said
    assert mouse.store.check() == []


def test_a_hundred_failures_are_told_in_brief(mouse: Mouse, folder: Path) -> None:
    for number in range(100):
        (folder / f"bad {number:02}.txt").touch()
    assert mouse.drop(mouse.window.readers, [folder])
    lines = mouse.said.splitlines()
    assert lines[0] == "2 documents imported, 100 could not be imported."
    assert len(lines) <= 10
    assert mouse.window.message.height() < 300
    report = mouse.window.findChild(ImportReportDialog)
    assert report.isVisible() and report.model.rowCount() == 100
    report.close_report.click()


def test_the_last_report_is_shown_again_also_by_the_next_window(
    mouse: Mouse, folder: Path, program: Callable[..., Program], tmp_path: Path
) -> None:
    mouse.menu("File", "Last import report")
    assert mouse.told == "Nothing was imported into this project yet"
    (folder / "bad.txt").touch()
    assert mouse.drop(mouse.window.readers, [folder])
    path = mouse.store.path
    for start_again in (False, True):
        if start_again:
            mouse.program = program(mouse.answers, path)
            mouse.rest()
        mouse.menu("File", "Last import report")
        report = mouse.window.findChild(ImportReportDialog)
        assert report.summary.text() == "2 documents imported, 1 could not be imported."
        mouse.answers.target = tmp_path / "report.txt"
        report.save.click()
        report.close_report.click()
        mouse.until(lambda: mouse.window.findChild(ImportReportDialog) is None)
        assert "“bad.txt” is empty." in mouse.answers.target.read_text("utf-8")


@pytest.mark.parametrize("kind", STRANGERS)
def test_what_is_no_project_is_refused_in_the_window_that_is_open(
    mouse: Mouse, stranger: Stranger, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = stranger(kind)
    before = path.read_bytes() if path.is_file() else None
    mouse.answers.files = [path]
    held = mouse.store.path
    with caplog.at_level(logging.INFO):
        mouse.menu("File", "Open project…")
    assert path.name in mouse.said
    assert "\n" not in mouse.said
    assert "Traceback" in caplog.text
    assert mouse.store.path == held
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_new_project_where_nothing_can_be_written_is_refused(mouse: Mouse) -> None:
    mouse.answers.target = Path("/proc/nowhere/new.sidelight")
    mouse.menu("File", "New project…")
    assert "new.sidelight" in mouse.said
    assert "another folder" in mouse.said


def test_a_project_in_a_folder_that_can_t_be_written_is_opened_for_reading(
    mouse: Mouse, folder: Path
) -> None:
    held = main.Projects().create(folder / "kept.sidelight")
    import_paths(held, [folder / "good.txt"])
    held.store.close()
    folder.chmod(0o555)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("nothing is forbidden to this user")
        mouse.answers.files = [folder / "kept.sidelight"]
        mouse.menu("File", "Open project…")
        assert "reading only" in mouse.window.banner.sentence
        assert mouse.counts()["documents"] == 1
    finally:
        folder.chmod(0o755)


@pytest.fixture
def no_room(mouse: Mouse) -> Iterator[Callable[[int], None]]:
    """Give what lets no file grow beyond so many bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_keeps_what_was_there_and_takes_no_half_file(
    mouse: Mouse, folder: Path, no_room: Callable[[int], None]
) -> None:
    mouse.window.care.suggester.rest()  # to read 4 MB for names takes longer than all the rest
    import_paths(mouse.window.context.session, [folder / "good.txt"])
    mouse.rest()
    for number in range(40):
        (folder / f"long {number}.txt").write_text(f"{number} words of a long report. " * 4000)
    no_room(4_500_000)
    assert mouse.drop(mouse.window.readers, [folder])
    no_room(resource.RLIM_INFINITY)
    assert "safe" in mouse.said
    assert mouse.store.check() == []
    kept = mouse.counts()["documents"]
    assert 1 < kept < 41
    # “good.txt” was there already, and “zz other.md” comes last
    summary = f"{kept - 1} documents imported, 1 already here, {42 - kept} files not reached. The "
    assert mouse.said.startswith(summary)
    report = mouse.window.findChild(ImportReportDialog)
    rows = [report.model.index(row, 1).data() for row in range(report.model.rowCount())]
    assert len([one for one in rows if one.endswith("was not reached.")]) == 42 - kept
    assert "“zz other.md” was not reached." in rows
    report.close_report.click()
    assert mouse.window.actions_.action("file.import").isEnabled()
    mouse.press("message.close")
    assert mouse.drop(mouse.window.readers, [folder])
    assert mouse.counts()["documents"] == 42


def test_the_command_line_says_what_a_full_disk_did_not_take(
    no_room: Callable[[int], None], folder: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    for number in range(40):
        (folder / f"long {number}.txt").write_text(f"{number} words of a long report. " * 4000)
    project = folder.parent / "small.sidelight"
    main.Projects().create(project).store.close()
    monkeypatch.setattr(sys, "argv", ["main.py", "import", str(project), str(folder)])
    no_room(4_500_000)
    with pytest.raises(SystemExit) as ended:
        main.main()
    no_room(resource.RLIM_INFINITY)
    said = capsys.readouterr().out.splitlines()
    store = main.Projects().open(project, read_only=True).store
    kept = len(store.documents.find())
    assert (ended.value.code, store.check()) == (1, [])
    store.close()
    assert 1 <= kept < 42
    assert said[0].startswith(f"{kept} document")
    assert f"{42 - kept} files not reached. The " in said[0] and "safe" in said[0]
    assert len([one for one in said if one.endswith("was not reached.")]) == 42 - kept


def test_a_project_held_by_another_window_is_read_only_and_says_who_holds_it(
    mouse: Mouse, folder: Path, program: Callable[..., Program], tmp_path: Path
) -> None:
    held = main.Projects().create(tmp_path / "held.sidelight")
    import_paths(held, [folder])
    mouse.answers.files = [tmp_path / "held.sidelight"]
    mouse.menu("File", "Open project…")
    assert "Ada" in mouse.window.banner.sentence
    assert mouse.window.banner.isVisible()
    assert not mouse.drop(mouse.window.readers, [folder])
    assert not mouse.shown("toolbar.file.import").isEnabled()
    view = mouse.panel("corpus").view
    mouse.pick(view, mouse.row(view, "good"), double=True)
    readers = mouse.window.readers
    mouse.select_words(readers.panes.index(readers.active), "Basra")
    assert not mouse.window.actions_.action("tag.highlight").isEnabled()
    bar = readers.active.findChild(QWidget, "selection_bar")
    offered = [one.objectName() for one in bar.findChildren(QAbstractButton) if one.isVisible()]
    assert offered == ["selection_cite"]
    assert mouse.counts()["excerpts"] == 0
    held.store.close()
