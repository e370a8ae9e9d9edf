"""The table of metadata finds what is missing, and forgets what was looked at."""

import pytest

from tests.db.corpus import add_text
from workbench.commands.documents import EditDocuments
from workbench.model.metadata import SORTS, MetadataFilter
from workbench.model.provenance import sources_of
from workbench.session import Session


@pytest.fixture
def three(session: Session) -> tuple[int, ...]:
    """Give a document that lacks nothing, one that lacks all, and one that was asked for a date."""
    store = session.store
    known = {"author": "Ann", "outlet": "Wire", "published": "2020", "language": "en"}
    with store.operation("Import", "Ada"):
        whole = add_text(
            store, "First words.", "A 100 % title", **known, source_grade="B", path="wire/a.txt"
        )
        bare = add_text(store, "Second words.", "", path="wires/b_2.txt")
        asked = add_text(store, "Third words.", "Zebra", **known | {"published": ""})
    session.run(EditDocuments((asked,), {"published": "", "information_grade": ""}))
    return whole, bare, asked


def ids(
    session: Session, sort: str = "id", descending: bool = False, **narrow: object
) -> list[int]:
    narrowed = MetadataFilter(**narrow)  # type: ignore[arg-type]
    return list(session.store.metadata.ids(narrowed, sort, descending))


def test_what_is_missing_is_counted_and_what_was_looked_at_is_not(
    session: Session, three: tuple[int, ...]
) -> None:
    whole, bare, asked = three
    counted = session.store.metadata.missing(MetadataFilter())
    assert counted == dict.fromkeys(counted, 1) and "date" in counted and "any" in counted
    assert ids(session, missing="any") == ids(session, missing="date") == [bare]
    assert ids(session, missing="date", document_ids=(whole, asked)) == []
    session.undo()
    assert ids(session, missing="date") == [bare, asked]


def test_the_table_is_narrowed_by_words_outlet_and_folder(
    session: Session, three: tuple[int, ...]
) -> None:
    whole, bare, asked = three
    assert ids(session, words="wire ann") == [whole, asked]
    assert ids(session, words="100 %") == [whole]
    assert ids(session, words="b_2") == [bare] and ids(session, words="b%2") == []
    assert ids(session, outlet="Wire") == [whole, asked]
    assert ids(session, folder="wire") == [whole]


def test_empty_values_come_last_either_way(session: Session, three: tuple[int, ...]) -> None:
    whole, bare, asked = three
    assert ids(session, "title") == [whole, asked, bare]
    assert ids(session, "title", descending=True) == [asked, whole, bare]
    for sort in SORTS:
        assert sorted(ids(session, sort)) == sorted(three)
    with pytest.raises(ValueError, match="not sorted by"):
        ids(session, "colour")


def test_rows_stand_in_the_order_asked_for_and_say_what_was_set_by_hand(
    session: Session, three: tuple[int, ...]
) -> None:
    whole, _, asked = three
    rows = session.store.metadata.rows([asked, 999, whole])
    assert [row.id for row in rows] == [asked, whole]
    assert sources_of(rows[0]) == {"published": "set by hand", "information_grade": "set by hand"}
