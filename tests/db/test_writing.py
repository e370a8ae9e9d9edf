"""Writes happen together or not at all, in an operation, and in their turn."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from db.errors import OutsideOperation
from db.project import open_project
from db.table import RECORDS
from db.writer import Project
from tests.db.corpus import add_text
from workbench.changes import TOPICS
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode, DeleteCodes, EditCode
from workbench.commands.excerpts import AddExcerpt, AnnotateExcerpts
from workbench.commands.relations import AddRelation
from workbench.errors import Refusal
from workbench.model.actors import Mention
from workbench.model.documents import Content
from workbench.model.excerpts import Code
from workbench.ports import Store
from workbench.session import Desk, Session


class Failing:
    label = "Fail half-way"

    def __init__(self, error: Exception) -> None:
        self._error = error

    def apply(self, store: Store, desk: Desk) -> None:
        store.codes.add(Code(name="never"))
        add_text(store, "a text that is never kept")
        raise self._error


@pytest.mark.parametrize(
    "write",
    [
        lambda p: p.codes.add(Code(name="x")),
        lambda p: p.codes.change([1], name="x"),
        lambda p: p.codes.remove([1]),
        lambda p: p.excerpts.link([1], 1),
        lambda p: p.documents.add_content(Content(text="x", sha256="x", original_sha256="x"), b""),
    ],
)
def test_writing_outside_an_operation_raises(
    project: Project, rich: Session, dump: Any, write: Any
) -> None:
    before = dump(project)
    with pytest.raises(OutsideOperation):
        write(project)
    assert dump(project) == before


def test_even_bare_sql_outside_an_operation_is_refused(project: Project, rich: Session) -> None:
    for sql in ("DELETE FROM mention", "UPDATE code SET name = ''", "DELETE FROM document"):
        with pytest.raises(sqlite3.IntegrityError, match="outside an operation"):
            project.connection.raw.execute(sql)


@pytest.mark.parametrize("error", [Refusal("No."), ZeroDivisionError()])
def test_a_failed_command_leaves_neither_data_nor_history(
    project: Project, rich: Session, dump: Any, error: Exception
) -> None:
    rich.undo()
    before = dump(project), project.history.operations(), project.history.next_redo()
    published: list[Any] = []
    rich.bus.join(published.append)
    with pytest.raises(type(error)):
        rich.run(Failing(error))
    assert (dump(project), project.history.operations(), project.history.next_redo()) == before
    assert published == []
    assert project.connection.value("SELECT count(*) FROM content") == 2


def test_a_command_that_changes_nothing_leaves_no_history_and_keeps_redo(
    project: Project, rich: Session
) -> None:
    rich.run(AnnotateExcerpts((1,), "twice"))
    rich.undo()
    before = project.history.operations()
    published: list[Any] = []
    rich.bus.join(published.append)
    rich.run(AnnotateExcerpts((1,), ""))
    rich.run(AnnotateExcerpts((99,), "nobody has this id"))
    assert project.history.operations() == before
    assert project.history.next_redo() == "Change note"
    assert published == []


def test_what_was_undone_is_dropped_by_a_new_command_and_stays_in_the_trail(
    project: Project, session: Session
) -> None:
    session.run(AddCode("Weakness"))
    session.undo()
    session.run(AddCode("Leadership"))
    assert project.history.next_redo() == ""
    assert session.redo() is None
    trail = [(entry.label, entry.state) for entry in project.history.operations()]
    assert trail == [("Add code “Leadership”", "done"), ("Add code “Weakness”", "dropped")]
    dropped = project.history.operations()[1]
    assert [step.action for step in project.history.steps(dropped.id)] == ["undo"]
    (change,) = project.history.changes(dropped.id)
    assert change.before is None and change.after and change.after["name"] == "Weakness"


def test_operations_of_one_group_that_follow_each_other_are_undone_together(
    project: Project, session: Session
) -> None:
    session.run(AddCode("Alone"))
    session.run(AddCode("First"), group="typing")
    session.run(AddCode("Second"), group="typing")
    session.run(AddCode("Other"), group="other")
    session.undo()
    undone = session.undo()
    assert undone and undone.ids("code") == {2, 3}
    assert [code.name for code in project.codes.find()] == ["Alone"]
    redone = session.redo()
    assert redone and redone.label == undone.label == "Add code “Second”"
    assert [code.name for code in project.codes.find()] == ["Alone", "First", "Second"]


def test_a_change_names_the_documents_whose_marks_look_different(
    project: Project, rich: Session
) -> None:
    heard: list[Any] = []
    rich.bus.join(heard.append)
    rich.run(EditCode(2, {"colour": "red"}))
    rich.run(AddExcerpt(1, 0, 36, (3,)))
    rich.run(AddActor("Iraq", 3))
    rich.run(DeleteCodes((2,)))
    assert [changes.documents for changes in heard] == [{1}, {1}, frozenset(), {1}]
    assert heard[1].touched == {"excerpt": {1}}
    assert heard[3].ids("excerpt") == {1} and heard[3].ids("code") == {2}


def test_what_refers_to_nothing_is_refused_and_nothing_is_written(
    project: Project, rich: Session
) -> None:
    with (
        pytest.raises(Refusal, match="no longer in the project"),
        project.operation("Tag actor", "Ada"),
    ):
        project.mentions.add(Mention(document_id=1, actor_id=999, start=0, end=2, quote="Es"))
    assert project.counts()["mentions"] == 3


def test_ids_are_never_used_again(project: Project, session: Session) -> None:
    first = session.run(AddCode("Weakness"))
    session.undo()
    assert session.run(AddCode("Leadership")) > first


def test_a_full_disk_is_told_and_what_was_there_stays(
    project: Project, rich: Session, dump: Any
) -> None:
    before = dump(project), project.history.operations()
    pages = project.connection.value("PRAGMA page_count")
    project.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refusal, match="disk is full"), project.operation("Import", "Ada"):
        add_text(project, "many words " * 20_000)
    assert (dump(project), project.history.operations()) == before
    project.connection.execute("PRAGMA max_page_count = 1000000")
    rich.run(AddRelation(1, 5, 3))
    assert project.check() == []


#: writes until the system lets the file grow no more, as a full disk does
FILLING = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from db.project import open_project
from tests.db.corpus import add_text
from workbench.errors import Refusal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
project = open_project(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
kept = 0
try:
    for number in range(1000):
        with project.operation("Import", "Ada"):
            add_text(project, f"words of {number} " * 700, f"T{number}")
        kept += 1
except Refusal as refusal:
    print(kept, refusal)
print(project.counts()["documents"])
project.tidy()
project.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits a file's size by resource")
def test_a_file_that_can_grow_no_more_keeps_all_that_was_acknowledged(project: Project) -> None:
    project.close()
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", FILLING, str(project.path), str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said, counted = done.stdout.splitlines()
    kept, _, sentence = said.partition(" ")
    assert "Nothing of this step was written and all earlier work is safe" in sentence
    assert int(kept) == int(counted) > 0
    again = open_project(project.path)
    assert again.counts()["documents"] == int(kept)
    assert again.check() == []
    again.close()


def test_a_worker_writes_beside_the_owner_and_both_are_undone_in_order(
    project: Project, session: Session
) -> None:
    failed: list[BaseException] = []
    heard: list[Any] = []

    def work() -> None:
        try:
            with project.background_writer() as writer:
                for number in range(20):
                    with writer.operation("Import", "Ada", group="import:1") as recording:
                        add_text(writer, f"text {number} " * 50, f"T{number}")
                    heard.append(recording.changes)
        except BaseException as error:  # told by the main thread
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    for number in range(20):
        session.run(AddCode(f"Code {number}"))
    thread.join()
    assert not failed
    assert project.counts()["documents"] == len(heard) == 20
    assert {one for changes in heard for one in changes.ids("document")} == set(range(1, 21))
    while session.undo():
        pass
    assert project.counts()["documents"] == 0 and project.codes.find() == []
    while session.redo():
        pass
    assert project.counts()["documents"] == 20 and len(project.codes.find()) == 20
    assert project.check() == []


def test_a_reader_of_another_thread_sees_what_was_committed(
    project: Project, rich: Session
) -> None:
    seen: list[int] = []

    def read() -> None:
        with project.reader() as reader:
            seen.append(reader.counts()["excerpts"])
            seen.append(len(reader.search.find("Qaani")))

    with project.operation("Highlight", "Ada"):
        project.excerpts.remove([1])
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert seen == [3, 2]


def test_settings_are_kept_but_never_undone(project: Project, session: Session) -> None:
    project.settings.put("zoom", {"percent": 120})
    session.run(AddCode("Weakness"))
    session.undo()
    assert project.settings.get("zoom") == {"percent": 120}
    assert project.settings.get("unknown", 7) == 7


def test_one_file_is_left_when_the_project_rests(project: Project, rich: Session) -> None:
    folder: Path = project.path.parent
    assert len(list(folder.glob("axis.sidelight*"))) > 1
    project.tidy()
    project.close()
    assert [path.name for path in folder.iterdir()] == ["axis.sidelight"]


def test_every_record_that_is_kept_is_a_topic_that_views_can_hear_of() -> None:
    assert tuple(table.name for table in RECORDS) == TOPICS


def test_many_records_written_at_once_get_their_ids_in_order_and_come_back_after_undo_and_redo(
    project: Project,
) -> None:
    names = [f"code {number}" for number in range(123)]  # more than one statement writes
    with project.operation("Add codes", "Ada"):
        ids = project.codes.add_many(Code(name=name) for name in names)
    assert [project.codes.get(one).name for one in ids] == names
    project.undo()
    assert not {one.id for one in project.codes.find()} & set(ids)
    project.redo()
    assert [project.codes.get(one).name for one in ids] == names
