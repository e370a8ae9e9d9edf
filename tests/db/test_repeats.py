"""What copies only repeat is kept in step with every change, and is left out when asked."""

from collections.abc import Callable

import pytest

from db.project import open_project
from db.repeats import settle_all
from db.writer import Project
from tests.workbench.copies.test_sketching import article
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.commands.copies import ChooseOrigin, CountByItself
from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.commands.excerpts import AddExcerpt, DeleteExcerpts
from workbench.commands.mentions import DeleteMentions, MoveMentions, TagMention
from workbench.copies.examining import examine
from workbench.model.tables import ExcerptFilter
from workbench.session import Session

Add = Callable[..., int]
Tag = Callable[[int, int], int]


@pytest.fixture
def copied(project: Project, add_document: Add) -> tuple[int, int, int]:
    """Give an article, its copy of later, and a stranger; examined."""
    first = add_document(article(1), "First", outlet="Wire", published="2024-02-04")
    copy = add_document(article(1) + "\n", "Copy", outlet="Blog", published="2024-02-06")
    other = add_document(article(2), "Other", outlet="Journal")
    examine(project)
    return first, copy, other


@pytest.fixture
def actor(project: Project, session: Session) -> int:
    return int(session.run(AddActor("Esmail Qaani", project.actor_types.find()[0].id)))


@pytest.fixture
def tag(session: Session, actor: int) -> Tag:
    return lambda document, at: int(session.run(TagMention(document, at, at + 5, actor)))


def left_out(project: Project) -> tuple[int, int]:
    counts = project.copies.left_out()
    return counts["excerpts"], counts["mentions"]


def kept(project: Project) -> list[str]:
    """Return what the tables hold, worked out step by step and afresh: they must agree."""

    def read() -> list[str]:
        tables = ("copy ORDER BY document_id", "repeated ORDER BY number")
        return [str(project.connection.rows(f"SELECT * FROM {table}")) for table in tables]

    before = read()
    with project.connection.transaction():
        project.connection.write("DELETE FROM copy")
        project.connection.write("DELETE FROM repeated")
        settle_all(project.connection)
    assert read() == before
    return before


def test_a_mention_in_a_copy_is_left_out_once_its_origin_has_one(
    project: Project, session: Session, copied: tuple[int, int, int], tag: Tag, actor: int
) -> None:
    first, copy, other = copied
    tag(copy, 0)
    tag(copy, 20)
    tag(other, 0)
    assert left_out(project) == (0, 0)
    mention = tag(first, 0)
    assert left_out(project) == (0, 2)
    (row,) = project.actors.rows()
    assert (row.mentions, row.documents, row.repeated, row.repeated_documents) == (4, 3, 2, 1)
    assert (row.counted(True), row.counted(False)) == (2, 4)
    assert project.mentions.repeated(actor) == {copy: 2}
    assert project.actors.rows(document_ids=[copy])[0].counted(True) == 2
    kept(project)
    session.run(DeleteMentions((mention,)))
    assert left_out(project) == (0, 0)
    session.undo()
    assert left_out(project) == (0, 2)
    session.redo()
    assert left_out(project) == (0, 0)
    kept(project)


def test_a_mention_that_is_given_to_another_actor_is_counted_anew(
    project: Project, session: Session, copied: tuple[int, int, int], tag: Tag
) -> None:
    first, copy, _ = copied
    tag(first, 0)
    mention = tag(copy, 0)
    other = session.run(AddActor("Somebody else", project.actor_types.find()[0].id))
    assert left_out(project) == (0, 1)
    session.run(MoveMentions((mention,), other))
    assert left_out(project) == (0, 0)
    session.undo()
    assert left_out(project) == (0, 1)
    kept(project)


def test_the_excerpts_of_a_copy_are_left_out_of_the_table_and_of_codes(
    project: Project, session: Session, copied: tuple[int, int, int]
) -> None:
    first, copy, _ = copied
    code, another = (int(session.run(AddCode(name))) for name in ("Funding", "Autonomy"))
    for document in (first, copy):
        session.run(AddExcerpt(document, 0, 40, (code,)))
    own = session.run(AddExcerpt(copy, 60, 99, (another,)))
    table = project.excerpt_table
    everything, counted = ExcerptFilter(), ExcerptFilter(independent=True)
    assert left_out(project) == (1, 0)
    assert len(table.ids(everything)) == 3
    for sort in ("position", "document", "text", "code"):
        shown = [row.document_id for row in table.rows(table.ids(counted, sort))]
        assert sorted(shown) == [first, copy]
    assert len(table.ids(ExcerptFilter(independent=True, document_ids=(copy,)))) == 2
    assert project.codes.counts() == {code: 2, another: 1}
    assert project.codes.repeated() == {code: 1}
    session.run(DeleteExcerpts((own,)))
    session.undo()
    kept(project)


@pytest.mark.parametrize("put_right", ["origin", "alone", "date", "delete"])
def test_what_is_put_right_of_copies_changes_what_is_left_out_and_undo_takes_it_back(
    project: Project, session: Session, copied: tuple[int, int, int], tag: Tag, put_right: str
) -> None:
    first, copy, _ = copied
    tag(first, 0)
    tag(copy, 0)
    tag(copy, 30)
    before = kept(project)
    assert left_out(project) == (0, 2)
    command, after = {
        "origin": (ChooseOrigin(copy), (0, 1)),
        "alone": (CountByItself((copy,)), (0, 0)),
        "date": (EditDocuments((copy,), {"published": "2024-01-01"}), (0, 1)),
        "delete": (DeleteDocuments((first,)), (0, 0)),
    }[put_right]
    session.run(command)
    assert left_out(project) == after
    kept(project)
    session.undo()
    if put_right == "delete":
        examine(project)
    assert kept(project) == before


def test_a_project_made_before_is_settled_when_it_is_opened(
    project: Project, copied: tuple[int, int, int], tag: Tag
) -> None:
    tag(copied[0], 0)
    tag(copied[1], 0)
    for table in ("copy", "repeated", "metadata_default"):
        project.connection.execute(f"DROP TABLE {table}")
    project.connection.execute("PRAGMA user_version = 1001")
    project.close()
    reading = open_project(project.path, read_only=True)
    assert left_out(reading) == (0, 1)
    with reading.reader() as reader:
        assert reader.copies.groups().source(copied[1]) == copied[0]
    reading.close()
