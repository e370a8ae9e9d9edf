"""The tables of another program's database are read as they are, and nothing in it runs."""

import sqlite3
from pathlib import Path

import pytest

from db.foreign import Foreign
from workbench.errors import Refusal


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16le", "UTF-16be"])
def test_rows_come_in_the_order_of_their_numbers_with_odd_names_and_any_letters(
    encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "any.db"
    made = sqlite3.connect(path)
    made.execute(f"PRAGMA encoding='{encoding}'")
    made.execute('CREATE TABLE "a ""b" (id INTEGER PRIMARY KEY, "c, d" TEXT, e BLOB)')
    made.execute('CREATE INDEX i ON "a ""b" ("c, d", e, id)')
    rows = [(7, "é😀" * 9000, b"\0x"), (2, "الميناء", None), (-5, "", b"")]
    made.executemany('INSERT INTO "a ""b" VALUES (?, ?, ?)', rows)
    made.commit()
    made.close()
    read = Foreign(path)
    assert read.columns() == {'a "b': ["id", "c, d", "e"]}
    assert [tuple(row.values()) for row in read.rows('a "b')] == sorted(rows)


def test_what_is_computed_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "any.db"
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE a (b, c AS (b + 1) VIRTUAL)")
    made.execute("INSERT INTO a (b) VALUES (1)")
    made.execute("CREATE VIEW v AS SELECT * FROM a")
    made.commit()
    made.close()
    read = Foreign(path)
    assert read.columns() == {"a": ["b"]}
    assert list(read.rows("a")) == [{"b": 1}]


def test_a_byte_that_is_no_letter_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "any.db"
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE a (b TEXT)")
    made.execute("INSERT INTO a VALUES (CAST(x'41ff' AS TEXT))")
    made.commit()
    made.close()
    assert list(Foreign(path).rows("a")) == [{"b": "A\ufffd"}]


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "any.db"
    path.write_bytes(b"SQLite format 3\0 and then something else" * 100)
    with pytest.raises(Refusal, match="damaged or was cut off"):
        Foreign(path)
