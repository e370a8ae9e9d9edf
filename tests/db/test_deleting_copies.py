"""Documents of a group are deleted with all that hangs on them, several at once too."""

from collections.abc import Callable

from db.writer import Project
from workbench.commands.actors import AddActor
from workbench.commands.documents import DeleteDocuments
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.mentions import TagMention
from workbench.model.copies import Overlap
from workbench.session import Session

TEXT = "The general met the general, and another general spoke. "


def test_a_copy_that_names_an_actor_often_is_deleted(
    project: Project, session: Session, add_document: Callable[..., int]
) -> None:
    first, copy = add_document(TEXT, "First"), add_document(TEXT + "More.", "Copy")
    project.copies.keep_overlaps([copy], [Overlap(copy, first, 0.9), Overlap(first, copy, 1.0)])
    actor = session.run(AddActor("The general", 1))
    for start in (4, 20, 41):
        session.run(TagMention(copy, start, start + 7, actor))
        session.run(AddExcerpt(copy, start, start + 7))
    session.run(DeleteDocuments((copy,)))
    assert project.counts()["mentions"] == project.counts()["excerpts"] == 0
    session.undo()
    assert project.counts()["mentions"] == project.counts()["excerpts"] == 3
    assert project.check() == []


def test_older_versions_are_deleted_several_at_once(
    project: Project, session: Session, add_document: Callable[..., int]
) -> None:
    ids = [add_document(f"{TEXT} {n}", f"Document {n}") for n in range(4)]
    with project.operation("Import", "Ada"):
        project.documents.change([ids[1]], replaces_id=ids[0])
        project.documents.change([ids[3]], replaces_id=ids[2])
    for gone in ((ids[0], ids[2]), tuple(ids)):
        session.run(DeleteDocuments(gone))
        assert project.documents.newer() == {}
        session.undo()
        assert project.documents.newer() == {ids[0]: ids[1], ids[2]: ids[3]}
