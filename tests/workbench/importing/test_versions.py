"""The same folder twice: what is new comes in, what changed replaces its older version."""

import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from db.project import create, open_project
from tests.conftest import NOON
from tests.workbench.importing.test_import import IMPORTER
from workbench.bus import Bus
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.commands.copies import CountByItself
from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.mentions import TagMention
from workbench.importing.run import import_paths
from workbench.session import Desk, Session
from workbench.tasks import Progress

STORY = """A visit to the capital

The general arrived in Damascus on Monday. He met the prime minister.

The prime minister thanked the general for his help, and nothing else was said in public. A
spokesman confirmed on Tuesday that the two had met before, and that they would meet again soon.

Asked about it, the general did not comment. The talks go on, with no end in sight."""
CORRECTED = STORY.replace("on Monday", "late on Sunday").replace(
    "Asked about it, the general did not comment.", "He declined to speak."
)


def clock():
    return NOON


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "press"
    made.mkdir()
    (made / "story.txt").write_text(STORY)
    (made / "other.txt").write_text("Something else altogether happened in the north of the land.")
    return made


@pytest.fixture
def story(session, folder):
    import_paths(session, [folder])
    return named(session, "story.txt")


def named(session, name):
    (found,) = [
        one
        for one in session.store.documents.find(file_name=name)
        if one.id not in session.store.documents.newer()
    ]
    return found


def marked(session, document_id, quote, code=""):
    start = session.store.documents.text(document_id).index(quote)
    codes = (session.run(AddCode(code)),) if code else ()
    return session.run(AddExcerpt(document_id, start, start + len(quote), codes))


def test_nothing_comes_in_twice(session, folder, story):
    report = import_paths(session, [folder])
    assert (report.imported, report.versions) == ([], [])
    assert len(report.duplicates) == len(session.store.documents.find()) == 2


def test_what_changed_comes_in_as_a_new_version_of_the_old(session, folder, story):
    (folder / "story.txt").write_text(CORRECTED)
    (folder / "third.txt").write_text("A third thing.")
    report = import_paths(session, [folder])
    newer = named(session, "story.txt")
    assert newer.replaces_id == story.id
    assert session.store.documents.text(newer.id) == CORRECTED
    assert session.store.documents.text(story.id) == STORY
    assert session.store.documents.newer() == {story.id: newer.id}
    assert [one.document_id for one in report.versions] == [newer.id]
    assert len(report.imported) == 1
    assert report.summary() == "1 document imported, 1 new version, 1 already here."


def test_excerpts_and_mentions_move_with_all_that_hangs_on_them(session, folder, story):
    store = session.store
    excerpt = marked(session, story.id, "they would meet again soon", code="promise")
    general = session.run(AddActor("The general", 1))
    start = STORY.index("general for his help")
    mention = session.run(TagMention(story.id, start, start + 7, general))
    (folder / "story.txt").write_text(CORRECTED)
    report = import_paths(session, [folder])
    newer = named(session, "story.txt")
    moved = store.excerpts.get(excerpt)
    assert moved.document_id == newer.id
    assert CORRECTED[moved.start : moved.end] == moved.quote == "they would meet again soon"
    assert moved.prefix == CORRECTED[moved.start - 32 : moved.start]
    assert [store.codes.get(one).name for one in store.excerpts.codes_of(excerpt)] == ["promise"]
    (named_again,) = store.mentions.find(document_id=newer.id)
    assert (named_again.id, named_again.quote) == (mention, "general")
    assert store.excerpts.marks(story.id) == []
    assert store.check() == []
    assert "1 excerpt and 1 mention carried over" in report.summary()


def test_what_is_not_found_again_stays_and_is_listed(session, folder, story):
    store = session.store
    kept = marked(session, story.id, "nothing else was said")
    lost = marked(session, story.id, "the general did not comment")
    (folder / "story.txt").write_text(CORRECTED)
    report = import_paths(session, [folder])
    assert store.excerpts.get(kept).document_id == named(session, "story.txt").id
    assert store.excerpts.get(lost).document_id == story.id
    assert "1 excerpt carried over, 1 not found again" in report.summary()
    (line,) = [one for one in report.by_urgency() if one.outcome == "Not found again"]
    assert "“the general did not comment” was not found again in “story.txt”" in line.sentence
    assert (line.document_id, STORY[line.start : line.end]) == (
        story.id,
        "the general did not comment",
    )
    assert store.check() == []


def test_undo_takes_it_all_back_with_the_import_and_redo_brings_it_again(session, folder, story):
    store = session.store
    marked(session, story.id, "nothing else was said", code="silence")
    session.run(CountByItself((story.id,)))

    def state():
        return (
            store.documents.find(),
            store.excerpts.find(),
            [(one.document_id, one.standing) for one in store.origins.find()],
        )

    before = state()
    (folder / "story.txt").write_text(CORRECTED)
    (folder / "third.txt").write_text("A third thing.")
    import_paths(session, [folder])
    after = state()
    changes = session.undo()
    assert state() == before
    assert story.id in changes.documents
    session.redo()
    assert state() == after


def test_whoever_shows_the_older_version_is_told_that_its_marks_left(session, folder, story):
    marked(session, story.id, "nothing else was said")
    told = []
    session.bus.join(told.append)
    (folder / "story.txt").write_text(CORRECTED)
    import_paths(session, [folder])
    newer = named(session, "story.txt")
    assert {story.id, newer.id} <= set().union(*(one.documents for one in told))


def test_what_the_analyst_said_of_the_document_holds_for_the_newer_version(session, folder, story):
    said = {"source_grade": "B", "note": "Ask again", "author": "A. Writer", "status": "done"}
    session.run(EditDocuments((story.id,), said))
    (folder / "story.txt").write_text(CORRECTED)
    import_paths(session, [folder])
    newer = named(session, "story.txt")
    assert (newer.source_grade, newer.note, newer.author) == ("B", "Ask again", "A. Writer")
    assert newer.status == "unread"
    assert session.store.documents.get(story.id).status == "done"


def test_what_was_set_by_hand_stays_and_what_the_file_states_anew_is_taken(session, tmp_path):
    page = tmp_path / "visit.html"

    def save(title, author, story):
        head = f'<title>{title}</title><meta name="author" content="{author}">'
        page.write_text(f"<html><head>{head}</head><body><p>{story}</body></html>")
        import_paths(session, [page])
        return named(session, "visit.html")

    first = save("A visit", "By our staff", STORY)
    session.run(EditDocuments((first.id,), {"author": "A. Writer"}))
    second = save("A short visit", "By our staff", CORRECTED)
    assert (second.title, second.author) == ("A short visit", "A. Writer")
    third = save("A visit after all", "By our staff", f"{CORRECTED} They met in May.")
    assert (third.title, third.author) == ("A visit after all", "A. Writer")


def test_a_page_of_which_only_the_furniture_changed_is_not_unread_again(session, folder, story):
    session.run(EditDocuments((story.id,), {"status": "done"}))
    (folder / "story.txt").write_text(f"{STORY}\n\nShare this on Facebook\n\nNo comments yet\n")
    import_paths(session, [folder])
    newer = named(session, "story.txt")
    assert (newer.replaces_id, newer.status) == (story.id, "done")


def test_versions_make_a_chain_and_excerpts_go_to_the_newest(session, folder, story):
    excerpt = marked(session, story.id, "nothing else was said")
    ids = [story.id]
    for end in ("One more line of it.", "And yet another line."):
        (folder / "story.txt").write_text(f"{CORRECTED}\n\n{end}")
        import_paths(session, [folder])
        ids.append(named(session, "story.txt").id)
    assert session.store.documents.newer() == {ids[0]: ids[1], ids[1]: ids[2]}
    assert session.store.excerpts.get(excerpt).document_id == ids[2]


def test_going_back_to_an_older_version_is_told_as_here_already(session, folder, story):
    (folder / "story.txt").write_text(CORRECTED)
    import_paths(session, [folder])
    (folder / "story.txt").write_text(STORY)
    report = import_paths(session, [folder])
    assert len(session.store.documents.find()) == 3
    assert "“story.txt” is already here as an older version of “A visit to the capital”." in (
        report.lines()
    )


def test_the_same_file_picked_by_itself_is_known_again(session, folder, story):
    (folder / "story.txt").write_text(CORRECTED)
    assert len(import_paths(session, [folder / "story.txt"]).versions) == 1


def test_other_words_under_the_same_name_are_another_document(session, folder, story):
    (folder / "story.txt").write_text("The weather will be fine in the south, with little wind.")
    report = import_paths(session, [folder])
    assert (len(report.imported), report.versions) == (1, [])
    assert session.store.documents.newer() == {}
    (doubt,) = report.doubts
    assert "has little in common with what was imported from the same place" in doubt.what


def test_two_folders_of_one_name_are_not_versions_of_each_other(session, tmp_path):
    for year, text in (("2020", STORY), ("2021", CORRECTED)):
        (tmp_path / year / "press").mkdir(parents=True)
        (tmp_path / year / "press" / "story.txt").write_text(text)
    paths = [tmp_path / "2020" / "press", tmp_path / "2021" / "press"]
    assert len(import_paths(session, paths).imported) == 2
    # and each is known again for itself
    assert len(import_paths(session, paths).duplicates) == 2


def test_files_in_an_archive_are_known_again_one_by_one(session, tmp_path):
    def pack(story):
        with zipfile.ZipFile(tmp_path / "press.zip", "w") as packed:
            packed.writestr("a/story.txt", story)
            packed.writestr("a/same.txt", "Something else altogether, and always the same.")

    pack(STORY)
    import_paths(session, [tmp_path / "press.zip"])
    pack(CORRECTED)
    report = import_paths(session, [tmp_path / "press.zip"])
    assert (len(report.imported), len(report.versions), len(report.duplicates)) == (0, 1, 1)


def test_rows_of_a_table_are_known_by_their_address_when_they_shift(session, tmp_path):
    table = tmp_path / "articles.csv"
    rows = [("https://a.example/1", STORY), ("https://a.example/2", "Rain is expected. " * 9)]

    def write(rows):
        lines = [f'{url},"{text}"' for url, text in rows]
        table.write_text("\n".join(["url,text", *lines]))

    write(rows)
    import_paths(session, [table])
    first = session.store.documents.find(url="https://a.example/1")[0]
    new = ("https://a.example/0", "Quite new: a bridge was opened yesterday by the mayor.")
    write([new, ("https://a.example/1", CORRECTED), rows[1]])
    report = import_paths(session, [table])
    assert (len(report.imported), len(report.versions), len(report.duplicates)) == (1, 1, 1)
    assert report.versions[0].replaced_id == first.id
    assert [one.what for one in report.doubts] == [
        "The columns of its table were guessed: text from “text”, url from “url”."
    ]


def test_a_page_saved_again_under_another_name_is_known_by_its_address(session, tmp_path):
    def save(name, story):
        head = '<link rel="canonical" href="https://a.example/visit">'
        (tmp_path / name).write_text(f"<html><head>{head}</head><body><p>{story}</body></html>")
        return import_paths(session, [tmp_path / name])

    save("visit.html", STORY)
    assert len(save("visit (1).html", CORRECTED).versions) == 1


def test_a_newer_version_stands_by_itself_when_the_older_is_deleted(session, folder, story):
    (folder / "story.txt").write_text(CORRECTED)
    import_paths(session, [folder])
    newer = named(session, "story.txt")
    session.run(DeleteDocuments((story.id,)))
    assert session.store.documents.get(newer.id).replaces_id == 0
    session.undo()
    assert session.store.documents.get(newer.id).replaces_id == story.id
    session.run(DeleteDocuments((newer.id,)))
    assert session.store.documents.newer() == {}
    session.undo()
    assert session.store.documents.newer() == {story.id: newer.id}


def test_an_import_of_changed_files_that_was_killed_goes_on_where_it_was(tmp_path):
    folder = tmp_path / "press"
    folder.mkdir()

    def write(end):
        for number in range(200):
            words = f"Report {number} says what happened in place {number} that day. " * 20
            (folder / f"{number:03}.txt").write_text(words + end)

    write("So it ends.")
    path = tmp_path / "axis.sidelight"
    project = create(path, who="Ada", clock=clock)
    session = Session(project, Bus(), Desk("Ada", clock))
    import_paths(session, [folder])
    for one in project.documents.find():
        session.run(AddExcerpt(one.id, 0, 8))
    project.close()
    write("So it went on.")
    with subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(path), str(folder)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        text=True,
    ) as importer:
        importer.stdout.readline()
        importer.send_signal(signal.SIGKILL)
    project = open_project(path, who="Ada", clock=clock)
    try:
        first = len(project.documents.newer())
        assert 20 <= first < 200
        assert project.check() == []
        report = import_paths(Session(project, Bus(), Desk("Ada", clock)), [folder])
        assert (len(report.versions), len(report.duplicates)) == (200 - first, first)
        newer = project.documents.newer()
        assert len(newer) == len(set(newer.values())) == 200
        assert sorted(one.document_id for one in project.excerpts.find()) == sorted(newer.values())
        assert project.check() == []
    finally:
        project.close()


def test_a_document_that_is_deleted_while_its_newer_version_is_read_is_no_hindrance(
    session, folder, story
):
    (folder / "before.txt").write_text("A new one, so that what is known is looked up before.")
    (folder / "story.txt").write_text(CORRECTED)

    def delete(done, total, words):
        if words == "story.txt":
            session.run(DeleteDocuments((story.id,)))

    report = import_paths(session, [folder], Progress(delete))
    assert (len(report.imported), report.versions) == (2, [])
    assert named(session, "story.txt").replaces_id == 0
