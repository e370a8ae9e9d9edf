"""What is known of documents is changed for one or for many, and only to what can be."""

import pytest

from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.commands.excerpts import AddExcerpt
from workbench.errors import Refusal
from workbench.session import Session


def test_a_date_is_read_as_it_is_written(session: Session, document_id: int) -> None:
    session.run(EditDocuments((document_id,), {"published": "3 Jan 2020", "outlet": "Newswire"}))
    document = session.store.documents.get(document_id)
    assert (document.published, document.outlet) == ("2020-01-03", "Newswire")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"source_grade": "G"}, "“G” can’t be the source grade"),
        ({"information_grade": "7"}, "“7” can’t be the information grade"),
        ({"status": "burnt"}, "“burnt” can’t be the status"),
        ({"published": "soon"}, "is not a date"),
    ],
)
def test_what_is_outside_the_vocabulary_is_refused(
    session: Session, document_id: int, fields: dict[str, str], sentence: str
) -> None:
    before = session.store.documents.get(document_id)
    with pytest.raises(Refusal, match=sentence):
        session.run(EditDocuments((document_id,), {"title": "New", **fields}))
    assert session.store.documents.get(document_id) == before


def test_deleting_a_document_takes_its_excerpts_and_undo_brings_them_back(
    session: Session, document_id: int
) -> None:
    held = session.run(AddExcerpt(document_id, 0, 4))
    session.run(DeleteDocuments((document_id,)))
    assert not session.store.excerpts.find()
    session.undo()
    assert session.store.excerpts.get(held).quote == "Iran"
    assert session.store.documents.text(document_id).startswith("Iran funds")
