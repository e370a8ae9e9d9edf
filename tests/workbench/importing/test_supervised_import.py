"""A whole import through sealed readers: what is hostile stays out, cut short, it can go on."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.project import create
from tests.workbench.importing.printed import lines, pdf
from tests.workbench.importing.test_supervision import HOSTILE, QUICK
from workbench.importing.pace import Pace
from workbench.importing.registry import read
from workbench.importing.run import import_paths
from workbench.importing.supervision.limits import Limits
from workbench.tasks import Progress

NOON = "2024-02-04T12:00:00+00:00"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    return made


def names(session):
    return [one.file_name for one in session.store.documents.find()]


def test_a_hundred_good_files_around_five_killers_all_come_in(session, folder):
    killers = {f"{20 * n + 10:03}": deed for n, deed in enumerate(
        ("ABORT", "HANG", "BOMB", "BABBLE", "SEGFAULT")
    )}  # fmt: skip
    for number in range(105):
        name = f"{number:03}"
        (folder / name).write_text(killers.get(name, f"Words of number {number}."))
    report = import_paths(session, [folder], limits=QUICK, reader=HOSTILE + "entries")
    assert names(session) == [f"{n:03}" for n in range(105) if f"{n:03}" not in killers]
    assert [failure.path for failure in report.failures] == sorted(killers)
    assert report.summary() == "100 documents imported, 5 could not be imported."
    assert session.store.check() == []


def test_an_import_that_was_cut_off_goes_on_where_it_was(session, folder):
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"Words of number {number}.")
    progress = Progress(lambda done, total, words: done == 12 and progress.cancel())
    first = import_paths(session, [folder], progress)
    again = import_paths(session, [folder])
    assert first.cancelled and len(first.imported) == 13
    assert again.summary() == "17 documents imported, 13 already here."
    assert names(session) == [f"{number:02}.txt" for number in range(30)]


def test_bytes_that_are_known_are_not_read_again(session, folder):
    (folder / "a.txt").write_text("Words.")
    import_paths(session, [folder])
    report = import_paths(session, [folder], reader=HOSTILE + "nothing_may_be_read")
    assert [one.path for one in report.duplicates] == ["a.txt"] and not report.failures


def test_cancel_does_not_wait_for_a_file_that_hangs(session, folder):
    for name, words in (("1", "Words."), ("2", "HANG"), ("3", "More words.")):
        (folder / name).write_text(words)
    progress = Progress(lambda done, total, words: words == "2" and progress.cancel())
    report = import_paths(
        session, [folder], progress, limits=Limits(seconds=600), reader=HOSTILE + "entries"
    )
    assert report.cancelled and names(session) == ["1"]


def test_the_documents_of_one_file_come_in_one_by_one(session, folder):
    (folder / "box").write_text("Words of one\nREFUSE\nWords of two\nABORT\nlost")
    report = import_paths(session, [folder], reader=HOSTILE + "several")
    assert names(session) == ["box/0", "box/2"]
    assert [failure.why for failure in report.failures] == [
        "“box/1” has no words.",
        "“box” was left out: it made the program that reads it crash.",
    ]
    first = session.store.documents.find()[0].id
    assert session.store.documents.original(first) == b"Words of one"


def test_a_pdf_that_ends_its_reader_is_read_by_the_slower_one_and_that_is_said(session, folder):
    (folder / "1.txt").write_text("Words before.")
    (folder / "2.pdf").write_bytes(pdf([lines("First page."), lines("Second page.")]))
    (folder / "3.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 100)
    (folder / "4.txt").write_text("Words after.")
    report = import_paths(session, [folder], reader=HOSTILE + "as_pdfium_can")
    assert names(session) == ["1.txt", "2.pdf", "4.txt"]
    (paper,) = session.store.documents.find(file_name="2.pdf")
    assert session.store.documents.text(paper.id) == "First page.\n\nSecond page."
    pieces = session.store.documents.content(paper.id).pieces
    assert [one.kind for one in pieces] == ["page", "page"]
    assert [doubt.path for doubt in report.doubts] == ["2.pdf"]
    assert "made the usual reader crash" in report.doubts[0].what
    assert [one.why for one in report.failures] == [
        "“3.pdf” is damaged or was cut off; fetch it again."
    ]


IMPORTER = """
import sys
from pathlib import Path
from db.project import open_project
from workbench.bus import Bus
from workbench.importing.registry import read
from workbench.importing.run import import_paths
from workbench.importing.supervision.limits import Limits
from workbench.session import Desk, Session
from workbench.tasks import Progress
clock = lambda: "2024-02-04T12:00:00+00:00"
session = Session(open_project(Path(sys.argv[1]), who="Ada", clock=clock), Bus(), Desk("Ada", clock))
tell = Progress(lambda done, total, words: print(words, flush=True))
import_paths(session, [Path(sys.argv[2])], tell, reader=sys.argv[3])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it looks for the processes in /proc")
def test_readers_end_with_the_program(tmp_path, folder):
    (folder / "1").write_text("Words.")
    (folder / "2").write_text("Words too.")
    (folder / "3").write_text("HANG")
    path = tmp_path / "axis.sidelight"
    create(path, who="Ada", clock=lambda: NOON).close()
    with subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(path), str(folder), HOSTILE + "entries"],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        text=True,
    ) as importer:
        assert importer.stdout
        while importer.stdout.readline() != "3\n":
            assert importer.poll() is None
        readers = [int(one) for one in _children(importer.pid)]
        assert readers
        idle = [os.pidfd_open(one) for one in readers if not _busy(one)]
        importer.send_signal(signal.SIGKILL)
    for handle in idle:
        assert select.select([handle], [], [], 20)[0], "a reader outlived its program"
        os.close(handle)
    for one in readers:  # the one that hangs is ended by its own alarm, later
        if _alive(one):
            os.kill(one, signal.SIGKILL)


def _children(pid):
    return [
        one
        for task in Path(f"/proc/{pid}/task").iterdir()
        for one in (task / "children").read_text().split()
    ]


def _busy(pid):
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "R"


def _alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_after_a_while_progress_tells_bytes_and_time_left():
    now = [0.0]
    pace = Pace(40_000_000, lambda: now[0])
    assert pace.words("a.txt") == "a.txt"
    now[0] = 10.0
    pace.add(500_000)
    assert pace.words("b.txt") == "0.5 of 40 MB · b.txt"
    pace.add(9_500_000)
    assert pace.words("c.txt") == "10 of 40 MB · about 30 s left · c.txt"


def test_every_piece_of_a_page_with_very_many_is_kept(session, folder):
    page = b"<html><ul>" + b"<li>an item of the list" * 12_001
    (folder / "list.html").write_bytes(page)
    (document_id,) = import_paths(session, [folder]).imported
    pieces = session.store.documents.content(document_id).pieces
    assert len(pieces) == 12_001
    assert pieces == read(page, "list.html").pieces
