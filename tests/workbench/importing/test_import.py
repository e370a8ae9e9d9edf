import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from db.project import create, open_project
from workbench.bus import Bus
from workbench.errors import Cancelled, Refusal
from workbench.importing import registry
from workbench.importing.run import import_in_background, import_paths, import_text
from workbench.model.provenance import sources_of
from workbench.session import Desk, Session
from workbench.tasks import Progress

#: real articles, where somebody keeps them beside the checkout; never part of it
SEEDS = next(
    (place for up in Path(__file__).parents if (place := up / "shared" / "seeds").is_dir()),
    Path("nowhere"),
)


def dump(store):
    documents = store.documents.find()
    return [
        (one, store.documents.text(one.id), store.documents.original(one.id)) for one in documents
    ]


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    return made


def test_a_folder_is_imported_with_what_each_file_states(session, folder):
    write(
        folder,
        one_txt="A quiet day\n\nNothing happened.",
        deeper__two_md="# Two\n\n- words\n",
        deeper__three_html="<html lang=fr><h1>Trois</h1><p>mots",
    )
    report = import_paths(session, [folder])
    documents = {one.file_name: one for one in session.store.documents.find()}
    assert len(report.imported) == 3
    assert documents["one.txt"].title == "A quiet day"
    assert documents["two.md"].media_type == "text/markdown"
    assert (documents["three.html"].title, documents["three.html"].language) == ("Trois", "fr")
    content = session.store.documents.content(documents["three.html"].id)
    assert [piece.kind for piece in content.pieces] == ["h1"]
    assert session.store.documents.original(documents["three.html"].id).startswith(b"<html")
    assert session.store.check() == []


def test_each_bad_file_gets_its_sentence_and_the_others_come_in(session, folder, monkeypatch):
    monkeypatch.setattr(registry, "LARGEST", 1_000_000)
    write(
        folder,
        good_txt="Words of the first.",
        empty_txt="",
        blank_txt=" \n ",
        noise_txt=bytes(range(256)) * 8,
        paper_txt=b"%PDF-1.4 \xe2\xe3",
        line_txt="word " * 400_000,
        app_html="<html><script>render()</script>",
        nul_txt=b"Words with a\0 hole.",
        other_txt="Words of the last.",
    )
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    report = import_paths(session, [folder, folder / "not-there"])
    names = {one.file_name for one in session.store.documents.find()}
    assert names == {"good.txt", "nul.txt", "other.txt"}
    told = {failure.path: failure.why for failure in report.failures}
    assert told == {
        "empty.txt": "“empty.txt” is empty.",
        "blank.txt": "“blank.txt” holds no words, only blank space.",
        "noise.txt": "“noise.txt” is not a text but binary data.",
        "paper.txt": "“paper.txt” is damaged or was cut off; fetch it again.",
        "line.txt": "“line.txt” has 2 MB; files of up to 1 MB are read. "
        "Split it and import the parts.",
        "app.html": "“app.html” shows no text unless its scripts run; save it as text.",
        "gone.txt": "“gone.txt” isn't there; it may have been moved.",
        "pipe.txt": "“pipe.txt” is not a file but a device or a pipe.",
        "not-there": "“not-there” isn't there; it may have been moved.",
    }
    assert [doubt.what for doubt in report.doubts] == ["1 NUL byte became \ufffd."]
    assert report.summary() == "3 documents imported, 9 could not be imported."
    assert report.lines()[-1].endswith("moved.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told(session, folder):
    write(folder, shut_txt="Words.")
    (folder / "shut.txt").chmod(0)
    report = import_paths(session, [folder])
    assert report.failures[0].why == "“shut.txt” can't be read: you have no permission to."


def test_hidden_and_backup_files_are_left_alone_unless_named(session, folder):
    write(folder, a_txt="Words.")
    for name in (".hidden.txt", "a.txt~", "b.bak", "~$b.txt"):
        (folder / name).write_text("Other words in " + name)
    assert import_paths(session, [folder]).skipped == 4
    assert len(import_paths(session, [folder / ".hidden.txt"]).imported) == 1


def test_a_folder_that_contains_itself_by_a_link_is_walked_once(session, folder):
    write(folder, a_txt="Words.")
    (folder / "again").symlink_to(folder)
    report = import_paths(session, [folder])
    assert (len(report.imported), report.skipped) == (1, 1)


def test_the_same_content_is_stored_once_and_told(session, folder):
    write(folder, a_txt="The title\n\nThe words.", b_txt="The title\n\nThe words.")
    first = import_paths(session, [folder])
    again = import_paths(session, [folder])
    assert len(session.store.documents.find()) == 1
    assert [(one.path, one.title) for one in first.duplicates] == [("b.txt", "The title")]
    assert len(again.duplicates) == 2
    assert "“a.txt” is already here as “The title”." in again.lines()
    assert session.store.history.operations()[0].label == "Import 2 files"


def test_the_same_words_in_another_encoding_are_the_same_content(session, folder):
    write(folder, a_txt="Mots échangés.", b_txt="Mots échangés.".encode("utf-16"))
    report = import_paths(session, [folder])
    assert (len(report.imported), len(report.duplicates)) == (1, 1)


def test_undo_takes_back_the_whole_import_and_redo_brings_it_back(session, folder):
    for number in range(45):
        (folder / f"{number:02}.txt").write_text(f"Words of number {number}.")
    before = dump(session.store)
    import_paths(session, [folder])
    after = dump(session.store)
    assert len(after) == 45
    session.undo()
    assert dump(session.store) == before
    session.redo()
    assert dump(session.store) == after
    assert session.store.check() == []


def test_two_imports_are_undone_one_at_a_time(session, folder):
    write(folder, a_txt="One.", b_txt="Two.")
    import_paths(session, [folder / "a.txt"])
    import_paths(session, [folder / "b.txt"])
    session.undo()
    assert [one.file_name for one in session.store.documents.find()] == ["a.txt"]


def test_cancel_keeps_what_was_read(session, folder):
    for number in range(45):
        (folder / f"{number:02}.txt").write_text(f"Words of number {number}.")
    progress = Progress(lambda done, total, words: done == 30 and progress.cancel())
    report = import_paths(session, [folder], progress)
    assert report.cancelled
    assert len(report.imported) == len(session.store.documents.find()) == 31
    with pytest.raises(Cancelled):
        progress.step(0)


def test_progress_tells_each_file_and_the_end(session, folder):
    write(folder, a_txt="One.", b_txt="Two.")
    told = []
    import_paths(session, [folder], Progress(lambda *step: told.append(step)))
    assert told == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_a_worker_imports_beside_the_owner_and_publishes_each_batch(session, folder):
    for number in range(45):
        (folder / f"{number:02}.txt").write_text(f"Words of number {number}.")
    changes, reports = [], []

    def work():
        reports.append(
            import_in_background(
                session.store, session.desk, changes.append, [folder], Progress(), "corpus"
            )
        )

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert len(reports[0].imported) == len(session.store.documents.find()) == 45
    assert [len(one.ids("document")) for one in changes] == [20, 20, 5]
    assert {one.origin for one in changes} == {"corpus"}
    session.undo()
    assert session.store.documents.find() == []


def test_pasted_words_become_a_document(session):
    imported = import_text(session, "Pasted\r\nwords \ud800 here", "Clipboard")
    document = session.store.documents.get(imported.document_id)
    assert session.store.documents.text(document.id) == "Pasted\nwords \ufffd here"
    assert document.file_name == "Clipboard"
    assert import_text(session, "Pasted\r\nwords \ud800 here").known
    with pytest.raises(Refusal):
        import_text(session, "  ")


def test_pasted_words_are_one_document_whatever_they_look_like(session):
    listed = import_text(session, "name,place\nQaani,Basra\nFadlan,Baghdad\n")
    assert session.store.documents.text(listed.document_id).startswith("name,place")
    with pytest.raises(Refusal):
        import_text(session, "%PDF-1.4 and no more of it")
    assert len(session.store.documents.find()) == 1


def test_a_name_in_bytes_that_are_no_text_can_be_shown_and_stored(session, folder):
    os.close(os.open(os.fsencode(folder) + b"/caf\xe9.txt", os.O_CREAT | os.O_WRONLY, stat.S_IRWXU))
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Words.")
    import_paths(session, [folder])
    assert session.store.documents.find()[0].file_name == "caf\ufffd.txt"


IMPORTER = """
import sys
from pathlib import Path
from db.project import open_project
from workbench.bus import Bus
from workbench.importing.run import import_paths
from workbench.session import Desk, Session
clock = lambda: "2024-02-04T12:00:00+00:00"
bus = Bus()
bus.join(lambda changes: print(len(changes.ids("document")), flush=True))
session = Session(open_project(Path(sys.argv[1]), who="Ada", clock=clock), bus, Desk("Ada", clock))
import_paths(session, [Path(sys.argv[2])])
"""


def test_an_import_killed_half_way_leaves_whole_documents_only(tmp_path, folder):
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Words of number {number}. " * 200)
    path = tmp_path / "axis.sidelight"
    create(path, who="Ada", clock=lambda: "2024-02-04T12:00:00+00:00").close()
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(path), str(folder)],
        stdout=subprocess.PIPE,
        cwd=root,
        text=True,
    ) as importer:
        assert importer.stdout
        acknowledged = sum(int(importer.stdout.readline()) for _ in range(3))
        importer.send_signal(signal.SIGKILL)
    kept = open_project(path, who="Ada", clock=lambda: "2024-02-04T12:00:00+00:00")
    try:
        documents = kept.documents.find()
        assert acknowledged <= len(documents) < 400
        assert len(documents) % 20 == 0
        assert kept.check() == []
        for one in documents:
            assert kept.documents.text(one.id).encode() == kept.documents.original(one.id)
        desk = Desk("Ada", lambda: "2024-02-04T12:00:00+00:00")
        again = import_paths(Session(kept, Bus(), desk), [folder])
        assert len(again.duplicates) == len(documents)
        assert len(kept.documents.find()) == 400
        assert kept.check() == []
    finally:
        kept.close()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts are not here")
def test_real_articles_come_in_with_what_they_say_and_no_guessed_date(session):
    report = import_paths(session, [SEEDS])
    documents = session.store.documents.find()
    assert (len(report.imported), report.failures, report.doubts) == (2, [], [])
    assert [one.published for one in documents] == ["", ""]
    # one signs off with its author; the bylines of the other are those of related articles
    signed = {"author": "the line that signs off the text"}
    assert signed.items() <= sources_of(documents[0]).items()
    assert [len(one.author.split()) for one in documents] == [3, 0]
    titles = [one.title for one in documents]
    assert titles[0].startswith("The Shadowy")
    assert titles[1] == ""
    for one in documents:
        original = session.store.documents.original(one.id)
        assert session.store.documents.text(one.id).encode() == original


@pytest.mark.parametrize(
    "data",
    [b"Plain words.", b"Two\r\nlines.", b"\xef\xbb\xbfMarked words.", "Für Ülo.".encode("cp1252")],
)
def test_the_bytes_come_back_as_they_were_though_a_text_is_kept_once(session, folder, data):
    (folder / "one.txt").write_bytes(data)
    (number,) = import_paths(session, [folder / "one.txt"]).imported
    documents = session.store.documents
    assert documents.original(number) == data
    kept = session.store.connection.value("SELECT bytes FROM original")
    assert (kept == b"") == (documents.text(number).encode() == data)
