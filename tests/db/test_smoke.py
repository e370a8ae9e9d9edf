"""The store's first promise: what is done is kept, and can be taken back."""

from db.project import Project
from workbench.commands.codes import AddCode
from workbench.session import Session


def test_a_code_can_be_added_taken_back_and_brought_back(
    project: Project, session: Session
) -> None:
    session.run(AddCode("Weakness"))
    assert [code.name for code in project.codes.find()] == ["Weakness"]
    session.undo()
    assert project.codes.find() == []
    session.redo()
    assert [code.name for code in project.codes.find()] == ["Weakness"]
