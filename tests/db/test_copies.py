"""Copies and page furniture in a project file: found beside the work, put right by the analyst."""

from collections.abc import Callable

import pytest

from db.copies import Copies
from db.project import open_project
from db.writer import Project
from tests.workbench.copies.test_sketching import article, part
from workbench.commands.codes import AddCode
from workbench.commands.copies import ChooseOrigin, CountByItself
from workbench.commands.documents import DeleteDocuments
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.furniture import SayFurniture
from workbench.copies.examining import examine, furniture_of
from workbench.copies.learning import followers
from workbench.copies.sketching import Hashes
from workbench.errors import Cancelled
from workbench.model.copies import Overlap
from workbench.session import Session
from workbench.tasks import Progress

Add = Callable[..., int]
TAIL = "\nLatest articles\nWhat onions cost this spring\nThree maps of the Red Sea\nNo comments:\n"


def grey(project: Project, document_id: int) -> list[str]:
    text = project.documents.text(document_id)
    return [text[one.start : one.end] for one in furniture_of(project, document_id, text)]


@pytest.fixture
def copied(project: Project, add_document: Add) -> tuple[int, int, int]:
    """Give a repost, the article it keeps, published before, and a stranger; examined."""
    repost = add_document(article(1) + TAIL, "Repost", outlet="Blog", published="2024-02-06")
    first = add_document(article(1), "First", outlet="Newswire", published="2024-02-04")
    other = add_document(article(2), "Other", outlet="Journal")
    assert examine(project) == {repost, first, other}
    return repost, first, other


def test_a_repost_is_the_copy_of_what_was_published_first(
    project: Project, copied: tuple[int, int, int]
) -> None:
    repost, first, other = copied
    rows = project.documents.rows([repost, first, other])
    assert [(row.origin, row.copied) for row in rows] == [("Newswire", 1.0), ("", 0.0), ("", 0.0)]
    assert project.copies.groups().independent(copied) == 2


def test_what_is_found_enters_no_history_and_is_found_again_when_it_is_gone(
    project: Project, session: Session, copied: tuple[int, int, int]
) -> None:
    repost, *_ = copied
    assert project.history.next_undo() == "Import"
    assert examine(project) == frozenset()
    session.run(DeleteDocuments((repost,)))
    assert project.copies.overlaps() == []
    session.undo()
    assert project.copies.waiting() == [repost]
    assert examine(project) == {repost}
    assert project.copies.groups().source(repost) == copied[1]


def test_a_document_that_comes_later_is_compared_with_all_that_are_there(
    project: Project, add_document: Add, copied: tuple[int, int, int]
) -> None:
    later = add_document(part(article(2), 0.4), "Later")
    assert examine(project) == {later}
    assert project.copies.groups([later]).source(later) == copied[2]


def test_the_origin_is_changed_and_the_change_undone(
    project: Project, session: Session, copied: tuple[int, int, int]
) -> None:
    repost, first, _ = copied
    session.run(ChooseOrigin(repost))
    assert project.copies.groups().copies[first].origin_id == repost
    session.run(ChooseOrigin(first))
    assert [one.document_id for one in project.origins.find()] == [first]
    session.run(CountByItself((repost,)))
    assert project.copies.groups().copies == {}
    session.undo()
    session.undo()
    assert project.copies.groups().copies[first].origin_id == repost
    session.undo()
    assert project.copies.groups().copies[repost].origin_id == first


def test_furniture_is_left_out_of_the_share_that_is_tagged(
    project: Project, copied: tuple[int, int, int]
) -> None:
    assert grey(project, copied[0]) == [TAIL.strip()]
    assert grey(project, copied[1]) == []
    assert project.search.find("onions")[0].document_id == copied[0]


def test_the_analysts_word_goes_over_the_rules_and_is_learnt_by_the_outlet(
    project: Project, session: Session, add_document: Add
) -> None:
    first = add_document("A story of its own kind.\n" + article(1) + TAIL, outlet="Blog")
    second = add_document(article(2) + TAIL + "A story of its own kind.", outlet="Blog")
    third = add_document(article(3) + TAIL, outlet="Newswire")
    examine(project)
    text = project.documents.text(first)
    at = text.index("Three maps")
    session.run(SayFurniture(first, at, at + 1, "rejected"))
    session.run(SayFurniture(first, 0, 3, "confirmed"))
    assert grey(project, first)[0] == "A story of its own kind."
    assert not any("Three maps" in said for said in grey(project, first) + grey(project, second))
    assert "A story of its own kind." in grey(project, second)[-1]
    assert "Three maps" in grey(project, third)[0]
    session.undo()
    session.undo()
    assert grey(project, first) == [TAIL.strip()]
    session.run(SayFurniture(first, 0, 3, "confirmed"))
    session.run(SayFurniture(first, 0, 3, "rejected"))
    assert [one.state for one in project.furniture.find()] == ["rejected"]


def test_lines_that_every_page_of_an_outlet_has_are_furniture(
    project: Project, add_document: Add
) -> None:
    line = "Sent from the harbour desk at 4 in the morning"
    ids = [add_document(f"{article(n)}\n{line}\n{article(n + 50)}", outlet="Wire") for n in (1, 2)]
    examine(project)
    assert grey(project, ids[0]) == []
    ids.append(
        add_document(f"{article(3)}\n{line.replace('4', '5')}\n{article(53)}", outlet="Wire")
    )
    ids.append(add_document(f"{article(4)}\n{line}\n{article(54)}", outlet="Other"))
    assert examine(project) == set(ids)
    assert [bool(grey(project, one)) for one in ids] == [True, True, True, False]


def test_copies_within_one_outlet_do_not_turn_each_other_grey(
    project: Project, add_document: Add
) -> None:
    body = "\n".join(article(n, 24) for n in range(20))
    ids = [add_document(f"{body}\nEdition {n} of the day", outlet="Wire") for n in range(4)]
    examine(project)
    assert [grey(project, one) for one in ids] == [[]] * 4
    assert project.copies.groups().independent(ids) == 1


def test_an_older_project_opened_for_reading_has_no_copies_and_says_no_error(
    project: Project, copied: tuple[int, int, int]
) -> None:
    for table in ("overlap", "sketch", "furniture", "origin", "copy", "repeated"):
        project.connection.execute(f"DROP TABLE {table}")
    project.connection.execute("PRAGMA user_version = 1000")
    project.close()
    again = open_project(project.path, read_only=True)
    assert again.documents.rows(list(copied))[0].origin == ""
    assert grey(again, copied[0]) == [] and again.origins.find() == []
    again.close()


def test_versions_hang_together_with_the_copies_of_each_other(
    project: Project, add_document: Add
) -> None:
    ids = [add_document(f"words {n}", f"title {n}") for n in range(4)]
    first, second, repost, _ = ids
    with project.operation("Import", "Ada"):
        project.documents.change([second], replaces_id=first)
    project.copies.keep_overlaps(
        [first], [Overlap(repost, first, 0.9), Overlap(first, repost, 0.8)]
    )
    for asked in ([], [second], [repost], [first]):
        groups = project.copies.groups(asked)
        assert groups.source(repost) == groups.source(first) == groups.source(second)
        assert groups.independent(ids) == 2
    rows = {row.id: row for row in project.documents.rows(ids)}
    assert [rows[one].older for one in ids] == [True, False, False, False]
    assert [hit.document_id for hit in project.search.find("is:older")] == [first]
    assert {hit.document_id for hit in project.search.find("words NOT is:older")} == {*ids[1:]}


def test_what_was_not_compared_when_it_was_cancelled_is_examined_again(
    project: Project, add_document: Add
) -> None:
    first = add_document(article(1), "First", outlet="Wire", published="2024-02-04")
    copy = add_document(article(1) + " more", "Copy", outlet="Blog", published="2024-02-06")

    def stop(_done: int, _total: int, words: str) -> None:
        if words == "Comparing copies":
            progress.cancel()

    progress = Progress(stop)
    with pytest.raises(Cancelled):
        examine(project, progress)
        progress.step(0)
    progress = Progress()
    examine(project, progress)
    assert project.copies.groups().source(copy) == first


def test_what_is_marked_in_page_furniture_is_no_part_of_the_share_tagged(
    project: Project, session: Session, add_document: Add
) -> None:
    one = add_document(article(1) + TAIL, "Page")
    text = project.documents.text(one)
    session.run(AddExcerpt(one, 0, 100, (int(session.run(AddCode("Funding"))),)))
    examine(project)
    (row,) = project.documents.rows([one])
    length = len(text) - sum(end - start for start, end in project.copies.grey(one))
    assert row.coded == pytest.approx(100 / length)
    at = text.index("What onions")
    session.run(AddExcerpt(one, at, at + 10, (1,)))
    assert project.documents.rows([one])[0].coded == pytest.approx(100 / length)
    assert project.documents.rows([one])[0].excerpts == 2


def test_documents_of_an_outlet_follow_what_was_said_of_one(
    project: Project, session: Session, add_document: Add
) -> None:
    line = "The desk of the harbour answers letters"
    ids = [
        add_document(f"{article(n)}\n{line}\n{article(n + 50)}", outlet=outlet)
        for n, outlet in ((1, "Wire"), (2, "Wire"), (3, "Other"))
    ]
    examine(project)
    at = project.documents.text(ids[0]).index(line)
    session.run(SayFurniture(ids[0], at, at + 5, "confirmed"))
    assert followers(project, [ids[0]]) == {ids[1]}
    project.copies.forget(ids[:2])
    examine(project)
    assert followers(project, [ids[0]]) == set()
    assert [bool(project.copies.grey(one)) for one in ids] == [True, True, False]
    session.undo()
    assert followers(project, [ids[0]]) == {ids[1]}


def test_a_document_deleted_while_pages_are_compared_is_left_out(
    project: Project, session: Session, add_document: Add
) -> None:
    line = "The desk of the harbour answers letters"
    pages = [add_document(f"{line}\n{article(n)}", f"Page {n}", outlet="Wire") for n in range(1, 5)]

    class Meanwhile(Copies):
        def lines_of(self, outlet: str) -> dict[int, tuple[Hashes, int]]:
            found = super().lines_of(outlet)
            session.run(DeleteDocuments((pages[0],)))
            return found

    project.copies = Meanwhile(project.connection)
    assert examine(project) >= set(pages[1:])
    assert all(line in grey(project, one) for one in pages[1:])


def test_all_that_is_new_may_be_deleted_while_it_is_looked_at(
    project: Project, session: Session, add_document: Add, copied: tuple[int, int, int]
) -> None:
    late = add_document(article(3), "Late")

    def delete(_done: int, _total: int, words: str) -> None:
        if project.documents.find(id=late):
            session.run(DeleteDocuments((late,)))

    before = project.copies.overlaps()
    examine(project, Progress(delete))
    assert project.copies.overlaps() == before
