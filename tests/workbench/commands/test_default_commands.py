"""Defaults of outlets and folders fill in what files don't state, now and at later imports."""

import pytest

from tests.db.corpus import add_text
from workbench.commands.defaults import RemoveDefault, SetDefault
from workbench.commands.documents import EditDocuments
from workbench.commands.importing import ImportDocuments, ReadFile
from workbench.errors import Refusal
from workbench.importing.registry import read
from workbench.model.provenance import sources_of
from workbench.session import Session


def imported(session: Session, raw: bytes) -> int:
    file = ReadFile("a.md", raw, read(raw, "a.md"))
    return int(session.run(ImportDocuments((file,)))[0].document_id)


def test_an_import_fills_in_what_the_file_does_not_state(session: Session) -> None:
    session.run(SetDefault("outlet", "Wire", {"author": "Desk", "source_grade": "C"}))
    one = imported(session, b"---\noutlet: Wire\nauthor: Ann\n---\n# Title\n\nWords.\n")
    document = session.store.documents.get(one)
    assert (document.author, document.source_grade) == ("Ann", "C")
    assert sources_of(document)["source_grade"] == "default of outlet “Wire”"
    assert sources_of(document)["author"] == "front matter “author”"


def test_documents_already_in_are_filled_in_only_where_they_lack_it(session: Session) -> None:
    store = session.store
    with store.operation("Import", "Ada"):
        graded = add_text(store, "First words.", outlet="Wire", source_grade="A")
        bare = add_text(store, "Second words.", outlet="Wire")
        looked_at = add_text(store, "Third words.", outlet="Wire")
        other = add_text(store, "Fourth words.", outlet="Times")
    session.run(EditDocuments((looked_at,), {"source_grade": ""}))
    assert session.run(SetDefault("outlet", "Wire", {"source_grade": "C"}, to_documents=True)) == 1
    grades = [store.documents.get(one).source_grade for one in (graded, bare, looked_at, other)]
    assert grades == ["A", "C", "", ""]
    session.undo()
    assert store.documents.get(bare).source_grade == "" and not store.defaults.find()


def test_a_default_of_a_folder_means_all_under_it_and_nothing_beside(session: Session) -> None:
    store = session.store
    with store.operation("Import", "Ada"):
        under = add_text(store, "First words.", path="wire/2020/a.txt")
        beside = add_text(store, "Second words.", path="wires/a.txt")
    assert session.run(SetDefault("folder", "wire/", {"outlet": "Wire"}, to_documents=True)) == 1
    assert [store.documents.get(one).outlet for one in (under, beside)] == ["Wire", ""]


def test_fields_are_added_to_a_default_and_one_that_gives_nothing_is_gone(session: Session) -> None:
    session.run(SetDefault("outlet", "Wire", {"author": "Desk"}))
    session.run(SetDefault("outlet", "Wire", {"language": "fa"}))
    (default,) = session.store.defaults.find()
    assert default.values == {"author": "Desk", "language": "fa"}
    session.run(SetDefault("outlet", "Wire", {"author": "", "language": ""}))
    assert session.store.defaults.find() == []
    with pytest.raises(Refusal, match="no default of outlet “Wire”"):
        session.run(RemoveDefault("outlet", "Wire"))


@pytest.mark.parametrize(
    ("scope", "name", "fields", "sentence"),
    [
        ("outlet", " ", {"author": "Desk"}, "no outlet to set a default of"),
        ("outlet", "Wire", {"outlet": "Other"}, "can’t give outlet"),
        ("folder", "wire", {"title": "Other"}, "can’t give title"),
        ("folder", "wire", {"source_grade": "G"}, "“G” can’t be the source grade"),
    ],
)
def test_what_a_default_cannot_be_is_refused(
    session: Session, scope: str, name: str, fields: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        session.run(SetDefault(scope, name, fields))
    assert session.store.defaults.find() == []
