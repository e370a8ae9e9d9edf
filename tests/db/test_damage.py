"""Damage is found by the hash of each text and by each quote, where SQLite itself sees nothing."""

from contextlib import suppress

import pytest

from db.project import open_project
from db.writer import Project
from tests.db.corpus import FIRST
from workbench.errors import Cancelled, ProjectRefused, Refusal
from workbench.ports import Reader
from workbench.session import Session
from workbench.tasks import Progress


def test_a_whole_project_has_no_fault(project: Project, rich: Session) -> None:
    told: list[tuple[int, int, str]] = []
    assert project.check(Progress(lambda *step: told.append(step))) == []
    assert told[-1][:2] == (1, 2)


def test_a_flipped_letter_is_found_by_the_hash(project: Project, rich: Session) -> None:
    project.close()
    raw = bytearray(project.path.read_bytes())
    raw[raw.index(FIRST.encode()) + len(FIRST.encode()) - 3] ^= 1  # under no mark
    project.path.write_bytes(bytes(raw))
    again = open_project(project.path)
    (fault,) = again.check()
    assert fault.document_id == 1 and "SHA-256" in fault.what and "A quieter hand" in fault.what
    again.close()


def test_a_moved_span_is_found_by_the_quote(project: Project, rich: Session) -> None:
    with project.operation("Damage", "Ada"):
        project.excerpts.change([2], start=38)
        project.mentions.change([3], end=999)
    faults = {fault.document_id: fault.what for fault in project.check()}
    assert "excerpt of “A quieter hand” at 38" in faults[1]
    assert faults[2].startswith("A mention of “بعد سليماني”")


def test_most_flipped_bytes_are_noticed_and_none_goes_unsaid_in_a_text(
    project: Project, rich: Session
) -> None:
    project.close()
    whole = project.path.read_bytes()
    text = FIRST.encode()
    # the first place is the stored text: the journal, the index and originals hold no such run
    at = whole.index(text)
    unseen = []
    for offset in range(0, len(text), 5):
        raw = bytearray(whole)
        raw[at + offset] ^= 4
        project.path.write_bytes(bytes(raw))
        again = open_project(project.path)
        if not again.check():
            unseen.append(offset)
        again.close()
    assert unseen == []


def test_damaged_pages_never_end_in_a_crash(project: Project, rich: Session) -> None:
    project.close()
    whole = project.path.read_bytes()
    for page in range(1, len(whole) // 4096):
        raw = bytearray(whole)
        raw[page * 4096 : page * 4096 + 16] = b"\xff" * 16
        project.path.write_bytes(bytes(raw))
        try:
            again = open_project(project.path)
        except ProjectRefused:
            continue
        try:
            assert again.check(), f"page {page} was damaged and nothing was said"
        finally:
            again.close()


def test_a_check_can_be_cancelled(project: Project, rich: Session) -> None:
    progress = Progress()
    progress.cancel()
    with project.reader() as reader, pytest.raises(Cancelled):
        reader.check(progress)


def test_an_interrupted_query_is_a_cancelled_one(project: Project, rich: Session) -> None:
    with project.reader() as reader:
        connection = reader.connection  # type: ignore[attr-defined]
        connection.raw.set_progress_handler(reader.interrupt, 1)
        with pytest.raises(Cancelled):
            reader.counts()


@pytest.mark.parametrize("step", range(1, 400, 7))
def test_a_question_to_the_index_is_cancelled_wherever_it_is_interrupted(
    project: Project, rich: Session, step: int
) -> None:
    steps, stopped = iter(range(1000)), False
    answers: tuple[dict[str, int], list[list[int]]] | None = None

    def ask(reader: Reader) -> tuple[dict[str, int], list[list[int]]]:
        return reader.search.frequencies(["quds"]), reader.search.positions("quds").tolist()

    with suppress(Cancelled), project.reader() as reader:
        connection = reader.connection  # type: ignore[attr-defined]

        def count() -> None:
            nonlocal stopped
            if next(steps) == step:
                stopped = True
                reader.interrupt()

        connection.raw.set_progress_handler(count, 1)
        answers = ask(reader)
    whole = ask(project)
    assert whole[0]["quds"] > 0
    assert answers == whole or (answers is None and stopped)


def test_reading_a_damaged_table_is_a_refusal(project: Project, rich: Session) -> None:
    project.close()
    whole = bytearray(project.path.read_bytes())
    raw = open_project(project.path)
    root = raw.connection.value("SELECT rootpage FROM sqlite_schema WHERE name = 'alias'")
    raw.close()
    whole[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    project.path.write_bytes(bytes(whole))
    again = open_project(project.path)
    with pytest.raises(Refusal, match="damaged"):
        again.actors.names()
    again.close()


def test_a_file_that_was_moved_away_is_a_refusal_and_not_a_crash(project: Project) -> None:
    moved = project.path.with_name("elsewhere.sidelight")
    project.path.rename(moved)
    with pytest.raises(Refusal, match="can't be reached"), project.reader() as reader:
        reader.counts()
    with pytest.raises(Refusal, match="can't be reached"), project.background_writer() as writer:
        writer.counts()
    moved.rename(project.path)
    with project.reader() as reader:
        assert reader.counts()["documents"] == 0
