"""A project of Taguette comes in with its documents, tags and highlights, at the very words."""

import random
import sqlite3
from pathlib import Path

import pytest

from db.foreign import Foreign
from workbench.commands.bringing import BringIn, BroughtIn
from workbench.errors import Cancelled, Refusal
from workbench.exchange.incoming import parts_of, read_incoming
from workbench.exchange.taguette.pages import page_of
from workbench.session import Session
from workbench.tasks import Progress

#: the tables as the program declares them, without what nobody needs
TABLES = """
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
CREATE TABLE users (login VARCHAR(30) NOT NULL, CONSTRAINT pk_users PRIMARY KEY (login));
CREATE TABLE projects (
    id INTEGER NOT NULL CONSTRAINT pk_projects PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL);
CREATE TABLE "documents" (
    id INTEGER NOT NULL CONSTRAINT pk_documents PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL,
    created DATETIME NOT NULL, project_id INTEGER NOT NULL,
    text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL,
    CONSTRAINT fk_documents_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id));
CREATE INDEX ix_documents_project_id ON documents (project_id);
CREATE TABLE commands (
    id INTEGER NOT NULL CONSTRAINT pk_commands PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL,
    user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER,
    payload TEXT NOT NULL);
CREATE TABLE highlights (
    id INTEGER NOT NULL CONSTRAINT pk_highlights PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL,
    snippet TEXT NOT NULL);
CREATE TABLE tags (
    id INTEGER NOT NULL CONSTRAINT pk_tags PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL,
    path VARCHAR(200) NOT NULL, description TEXT NOT NULL,
    CONSTRAINT uq_tags_project_id UNIQUE (project_id, path));
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL,
    CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id));
"""
HTML = (
    "<h1>A&nbsp;talk 😀</h1>\n<p>The <i>general</i>\n said: &laquo;Nous étions là&raquo;.</p>"
    "<ul><li>one</li><li>two</li></ul><pre>\na  b\n\nc</pre><p>The end.</p>"
)
TODAY = "2024-01-02 10:11:12.000000"


def _offsets(html: str, words: str) -> tuple[int, int]:
    """Return where words stand in what is between the tags, in bytes, as a browser counts them."""
    bare = "A\u00a0talk 😀\nThe general\n said: «Nous étions là».onetwoa  b\n\ncThe end."
    assert len(html) == len(HTML)
    start = bare.encode().index(words.encode())
    return start, start + len(words.encode())


def a_file(path: Path, *more: str) -> Path:
    made = sqlite3.connect(path)
    made.executescript(TABLES)
    made.execute("INSERT INTO users VALUES ('admin')")
    made.execute("INSERT INTO projects VALUES (3, 'Axis', 'Talks of a year.', ?)", (TODAY,))
    made.execute(
        "INSERT INTO documents VALUES (7, 'A talk', 'Checked.', 'talk.html', ?, 3,"
        " 'LEFT_TO_RIGHT', ?)",
        (TODAY, HTML),
    )
    tags = [(1, "voice", "Who speaks"), (2, "voice.general", ""), (4, "U.S. forces", "")]
    made.executemany("INSERT INTO tags VALUES (?, 3, ?, ?)", tags)
    shown = [
        (1, "general\n said", "<i>general</i>\n said"),
        (2, "«Nous étions là»", "<p>«Nous étions là»</p>"),
        (3, "😀\nThe general", "<h1>😀</h1>\n<p>The <i>general</i></p>"),
        (4, "b\n\nc", "<pre>b\n\nc</pre>"),
    ]
    for number, words, snippet in shown:
        start, end = _offsets(HTML, words)
        made.execute("INSERT INTO highlights VALUES (?, 7, ?, ?, ?)", (number, start, end, snippet))
    made.executemany("INSERT INTO highlight_tags VALUES (?, ?)", [(1, 1), (1, 2), (2, 4)])
    payload = '{"type": "highlight_add", "highlight_id": 1, "tags": [1, 2]}'
    made.execute("INSERT INTO commands VALUES (1, ?, 'admin', 3, 7, ?)", (TODAY, payload))
    for statement in more:
        made.execute(statement)
    made.commit()
    made.close()
    return path


def _bring(session: Session, path: Path, part: str = "") -> BroughtIn:
    came: BroughtIn = session.run(BringIn(read_incoming(path, None, part, Foreign), path.name))
    return came


def test_documents_tags_and_highlights_come_in_at_the_very_words(
    session: Session, tmp_path: Path
) -> None:
    came = _bring(session, a_file(tmp_path / "taguette.sqlite3"))
    store = session.store
    (document,) = store.documents.find()
    assert (document.title, document.note, document.file_name) == (
        "A talk",
        "Checked.",
        "talk.html",
    )
    assert store.documents.text(document.id) == (
        "A\u00a0talk 😀\n\nThe general said: «Nous étions là».\n\none\ntwo\n\na  b\n\nc\n\nThe end."
    )
    kinds = {piece.kind for piece in store.documents.content(document.id).pieces}
    assert kinds == {"h1", "li", "pre"}
    codes = {one.id: one for one in store.codes.find()}
    excerpts = store.excerpts.find()
    assert [one.quote for one in excerpts] == [
        "general said",
        "«Nous étions là»",
        "😀\n\nThe general",
        "b\n\nc",
    ]
    names = [{codes[code].name for code in store.excerpts.codes_of(e.id)} for e in excerpts]
    assert names == [{"voice", "general"}, {"U.S. forces"}, set(), set()]
    assert next(one for one in codes.values() if one.name == "voice").description == "Who speaks"
    assert (excerpts[0].analyst, excerpts[0].created_at) == ("admin", "2024-01-02T10:11:12+00:00")
    assert came.how.sentence.endswith(
        "4 of 4 highlights are the words that the file shows for them."
    )
    assert came.remarks == ("The project “Axis” says of itself: Talks of a year.",)
    again = _bring(session, tmp_path / "taguette.sqlite3")
    assert not any(one.new for one in again.counts.values())


def test_a_highlight_whose_numbers_are_wrong_is_placed_by_the_words_it_shows(
    session: Session, tmp_path: Path
) -> None:
    path = a_file(
        tmp_path / "t.db",
        "UPDATE highlights SET start_offset = start_offset + 3 WHERE id = 2",
        "INSERT INTO highlights VALUES (8, 7, 0, 4, 'words of nobody')",
        "INSERT INTO highlights VALUES (9, 7, 5, 5, '')",
        "INSERT INTO highlights VALUES (10, 7, 900, 999, '')",
    )
    came = _bring(session, path)
    assert "«Nous étions là»" in [one.quote for one in session.store.excerpts.find()]
    assert came.remarks[1:] == (
        "1 highlight was placed by the words that it shows.",
        "1 highlight shows other words than it points at; look at it.",
        "2 highlights of no words were left out.",
    )
    assert came.how.sure == pytest.approx(3 / 5)


def test_of_several_projects_in_a_file_the_one_that_is_named_comes_in(
    session: Session, tmp_path: Path
) -> None:
    path = a_file(
        tmp_path / "t.sqlite3",
        "INSERT INTO projects VALUES (5, 'Other', '', '')",
        "INSERT INTO projects VALUES (6, 'Axis', '', '')",
        "INSERT INTO documents VALUES (9, 'Elsewhere', '', 'e', '', 5, '', '<p>Words.</p>')",
    )
    assert parts_of(path, Foreign) == ["Axis", "Other", "Axis (2)"]
    with pytest.raises(Refusal, match="several projects; say which to bring in: “Axis”, “Other”"):
        read_incoming(path, None, "", Foreign)
    with pytest.raises(Refusal, match="several projects"):
        read_incoming(path, None, "Nowhere", Foreign)
    _bring(session, path, "Other")
    assert [one.title for one in session.store.documents.find()] == ["Elsewhere"]


def test_reading_stops_when_it_is_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_incoming(a_file(tmp_path / "t.db"), progress, "", Foreign)


def test_a_tag_without_a_name_stands_under_nothing(session: Session, tmp_path: Path) -> None:
    _bring(session, a_file(tmp_path / "t.db", "INSERT INTO tags VALUES (9, 3, '', '')"))
    nameless = [one for one in session.store.codes.find() if one.name == "Unnamed code"]
    assert [one.parent_id for one in nameless] == [0]


def test_every_place_of_a_page_is_found_from_its_bytes() -> None:
    page = page_of(HTML)
    for words in ("talk", "étions", "là", "😀", "two", "The end", "a  b"):
        assert page.text[slice(*page.span(*_offsets(HTML, words)))] == words
    start, end = _offsets(HTML, "\n said: ")  # blank space at the ends belongs to nobody
    assert page.text[slice(*page.span(start, end))] == "said:"
    assert page.span(10_000, 10_001) == (0, 0) and page.span(7, 3) == (0, 0)


def _damaged(path: Path, kind: str) -> Path:
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    if kind == "cut off":
        data = data[: size + 10]
    elif kind == "a page that holds itself":
        data[100] = 0x05
        data[103:105] = (0).to_bytes(2, "big")
        data[108:112] = (1).to_bytes(4, "big")
    elif kind == "no pages":
        data[16:18] = (3).to_bytes(2, "big")
    elif kind == "rows that share their bytes":
        page = next(
            at for at in range(size, len(data), size) if HTML[:40].encode() in data[at : at + size]
        )
        at = int.from_bytes(data[page + 8 : page + 10], "big")
        cells = (at - 8) // 2
        data[page + 3 : page + 5] = cells.to_bytes(2, "big")
        data[page + 8 : page + 8 + 2 * cells] = at.to_bytes(2, "big") * cells
    else:
        data[size:] = random.Random(7).randbytes(len(data) - size)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "kind",
    [
        "cut off",
        "a page that holds itself",
        "no pages",
        "noise",
        "rows that share their bytes",
    ],
)
def test_a_damaged_file_is_refused_in_a_sentence(kind: str, tmp_path: Path) -> None:
    path = _damaged(a_file(tmp_path / "t.sqlite3"), kind)
    with pytest.raises(Refusal, match="damaged or was cut off"):
        read_incoming(path, None, "", Foreign)


def test_another_database_and_one_that_is_open_elsewhere_are_refused(
    tmp_path: Path,
) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT)")
    other.close()
    with pytest.raises(Refusal, match="a database, and none of Taguette"):
        read_incoming(tmp_path / "other.db", None, "", Foreign)
    path = a_file(tmp_path / "t.sqlite3")
    (tmp_path / "t.sqlite3-wal").write_bytes(b"x")
    with pytest.raises(Refusal, match="close it there first"):
        read_incoming(path, None, "", Foreign)


def test_views_and_triggers_never_run_and_the_file_stays_as_it_is(
    session: Session, tmp_path: Path
) -> None:
    path = a_file(
        tmp_path / "t.sqlite3",
        "CREATE TRIGGER t AFTER INSERT ON tags BEGIN DELETE FROM documents; END",
        "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)"
        " SELECT x FROM n",
        "ALTER TABLE tags RENAME TO labels",
        "CREATE VIEW tags AS SELECT id, project_id, path, description FROM labels",
    )
    before = path.read_bytes()
    with pytest.raises(Refusal, match="none of Taguette"):
        _bring(session, path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("t.")] == ["t.sqlite3"]
