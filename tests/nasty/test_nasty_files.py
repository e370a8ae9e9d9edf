"""Every nasty file: one sentence in the report, the rest imported, nothing else changed."""

import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from db.writer import Project
from tests.db.corpus import everything
from tests.nasty.every import EVERY
from tests.nasty.nasty import GOOD, Nasty
from tests.workbench.importing.packed import archive
from workbench.importing.report import ImportReport
from workbench.importing.run import import_paths
from workbench.importing.supervision.child import Child
from workbench.session import Session
from workbench.tasks import Progress

#: those of which nothing comes in
LEFT_OUT = [one for one in EVERY if not one.reads]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Nasty], Path]:
    """Give what makes a nasty file, once; links stay links."""
    folder = tmp_path_factory.mktemp("nasty")

    def make(nasty: Nasty) -> Path:
        path = folder / nasty.name / nasty.name
        if not os.path.lexists(path):
            path.parent.mkdir()
            nasty.make(path)
        return path

    return make


def sentences(report: ImportReport) -> list[str]:
    return [line.sentence for line in report.by_urgency()]


@pytest.mark.parametrize("nasty", EVERY, ids=str)
def test_one_sentence_is_said_and_the_files_beside_it_come_in(
    session: Session, made: Callable[[Nasty], Path], nasty: Nasty
) -> None:
    folder = made(nasty).parent
    (folder / "a.txt").write_text(f"{GOOD} It was said before {nasty.name}.")
    (folder / "zz.md").write_text(f"# After {nasty.name}\n\n{GOOD}")
    report = import_paths(session, [folder])
    names = [one.file_name for one in session.store.documents.find()]
    assert names[0] == "a.txt" and names[-1] == "zz.md"
    said = sentences(report)
    assert len(said) == (1 if nasty.says else 0)
    assert all(nasty.says in one and nasty.name in one for one in said)
    assert len(names) == len(report.imported) == 2 + (nasty.documents if nasty.reads else 0)
    if nasty.reads:
        text = session.store.documents.text(report.imported[1])
        assert nasty.reads in text
        assert not nasty.lacks or nasty.lacks not in text
    assert session.store.check() == []


def dump(project: Project) -> Any:
    return everything(project)


def test_what_is_left_out_leaves_the_project_as_it_was(
    project: Project, session: Session, made: Callable[[Nasty], Path], tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    import_paths(session, [tmp_path / "good.txt"])
    before = dump(project)
    for nasty in LEFT_OUT:
        path = made(nasty)
        if path.is_dir():  # a link to a folder, named by itself, is the folder
            continue
        report = import_paths(session, [path])
        assert (len(report.failures), report.imported) == (1, []), nasty.name
        assert dump(project) == before, nasty.name
    assert len(LEFT_OUT) > 20


def test_all_of_them_together_cost_only_themselves(
    session: Session, made: Callable[[Nasty], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "everything"
    folder.mkdir()
    for number in range(100):
        (folder / f"good {number:03}.txt").write_text(f"{GOOD} That was on day {number}.")
    for nasty in EVERY:
        path = made(nasty)
        if path.is_symlink():
            (folder / nasty.name).symlink_to(path.readlink())
        elif path.is_file():
            os.link(path, folder / nasty.name)
        else:
            os.mkfifo(folder / nasty.name)
    report = import_paths(session, [folder])
    refused = [one for one in EVERY if one.says and not one.reads]
    partly = [one for one in EVERY if one.name in ("slip.zip", "link.zip")]
    read = [one for one in EVERY if one.reads]
    # some of them say the same words and are known by them
    assert len(report.imported) + len(report.duplicates) == 100 + len(read)
    assert len(report.failures) == len(refused) + len(partly)
    assert len(report.doubts) == len([one for one in read if one.says]) - len(partly)
    assert report.skipped == 1  # the link that leads back
    assert report.summary() == (
        f"{len(report.imported)} documents imported, {len(report.duplicates)} already here,"
        f" {len(report.failures)} could not be imported."
    )
    assert session.store.check() == []
    session.undo()
    assert session.store.documents.find() == []


@pytest.fixture
def deaths(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Give the list of reader processes, as they are started."""
    started: list[int] = []
    greet = Child._greet

    def noted(self: Child, process: Any, given: bytes) -> None:
        greet(self, process, given)
        started.append(process.pid)

    monkeypatch.setattr(Child, "_greet", noted)
    yield started


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSEGV], ids=lambda one: one.name)
def test_readers_killed_again_and_again_amid_two_hundred_files_lose_none(
    session: Session, tmp_path: Path, deaths: list[int], blow: signal.Signals
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(f"{GOOD} That was on day {number}. " * 20)
    struck = 0

    def strike(done: int, _total: int, _words: str) -> None:
        nonlocal struck
        if done in (50, 100, 150) and struck < done:
            struck = done
            os.kill(deaths[-1], blow)

    report = import_paths(session, [folder], Progress(strike))
    names = [one.file_name for one in session.store.documents.find()]
    assert struck == 150
    # a file under way when its reader is killed is asked for again from a fresh one
    assert (len(names), report.failures) == (200, [])
    assert len(deaths) > 2


def test_a_file_that_grows_while_it_is_read_is_whole_or_named(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "log.txt"
    path.write_text("line\n" * 1000)
    stop = threading.Event()

    def grow() -> None:
        with path.open("a") as file:
            while not stop.is_set():
                file.write("line\n" * 1000)
                file.flush()
                time.sleep(0.001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        report = import_paths(session, [path])
    finally:
        stop.set()
        writer.join()
    assert len(report.imported) + len(report.failures) == 1
    for document_id in report.imported:
        text = session.store.documents.text(document_id)
        assert text.encode() == session.store.documents.original(document_id)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root can become somebody else"
)
def test_what_may_not_be_read_is_told_to_somebody_who_is_not_root(session: Session) -> None:
    """Become nobody in a process of its own, since root may read everything."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "articles"
        folder.mkdir()
        (folder / "shut.txt").write_text(GOOD)
        (folder / "shut.txt").chmod(0)
        (folder / "shut folder").mkdir(mode=0)
        for path in (Path(made), folder):
            path.chmod(0o755)
        hears, tells = os.pipe()
        if not os.fork():  # pragma: no cover
            try:
                os.setgroups([])
                os.setuid(65534)
                said = "\n".join(import_paths(session, [folder]).lines())
                os.write(tells, said.encode())
            finally:
                os._exit(0)
        os.close(tells)
        os.wait()
        with os.fdopen(hears, encoding="utf-8") as heard:
            lines = heard.read().splitlines()
    assert lines == [
        "0 documents imported, 2 could not be imported.",
        "“shut folder” can't be read: you have no permission to.",
        "“shut.txt” can't be read: you have no permission to.",
    ]


def test_a_name_or_title_that_would_turn_what_stands_beside_it_is_tamed(
    session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "a\u202eb"
    folder.mkdir()
    (folder / "invoice \u202etxt.exe\n.txt").write_text("")
    page = f"<html><title>A title \u202ethat turns</title><p>{GOOD}</html>"
    (folder / "page \u2067.html").write_text(page)
    (folder / "names.zip").write_bytes(archive({"in\u202eside.txt": f"{GOOD} Inside."}))
    report = import_paths(session, [folder])
    lines = report.lines()
    assert lines[-1] == "“invoice \ufffdtxt.exe\ufffd.txt” is empty."
    assert not any("\u202e" in one or "\n" in one for one in lines)
    documents = session.store.documents.find()
    assert {one.file_name for one in documents} == {
        "names.zip/in\ufffdside.txt",
        "page \ufffd.html",
    }
    assert {one.title for one in documents} == {"", "A title \ufffdthat turns"}
    assert not any("\u202e" in one.path for one in documents)


def test_a_persian_name_keeps_its_joiners(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "می\u200cخواهد\u200f.txt"
    path.write_text(GOOD)
    (document_id,) = import_paths(session, [path]).imported
    assert session.store.documents.get(document_id).file_name == path.name
