"""What verify says of quotes that stand, have moved, or are gone, and of files that are not ours."""

import csv
import json
import random
import zipfile
from dataclasses import replace

import pytest

from workbench.errors import Cancelled, Refusal
from workbench.exporting import FORMATS, export
from workbench.exporting.verify import verify
from workbench.tasks import Progress

TEXT = (
    "The minister met the commander in June, two aides say, and promised help before the vote.\n\n"
    "Both denied that any money had changed hands. The commander left the city the same night.\n"
)
QUOTE = "promised help before the vote"
#: all but those that the window's floor draws
every_format = pytest.mark.parametrize("key", [key for key in FORMATS if key != "pdf"])


def counts(report):
    return report.found, report.moved, report.missing


@every_format
def test_a_wrong_position_is_moved_and_says_where(key, tmp_path, row, shelf):
    path = tmp_path / "out"
    export([replace(row(TEXT, QUOTE, title="Brief"), start=3, end=3 + len(QUOTE))], key, path)
    report = verify(path, shelf(TEXT))
    assert counts(report) == (0, 1, 0)
    moved = report.rows[0]
    assert (moved.row, moved.state, moved.title, moved.quote) == (1, "moved", "Brief", QUOTE)
    assert TEXT[moved.where.start : moved.where.end] == QUOTE
    assert moved.where.document_id == 1


@every_format
def test_a_text_that_was_imported_anew_with_changes_is_moved(key, tmp_path, row, shelf):
    path = tmp_path / "out"
    export([row(TEXT, QUOTE), row(TEXT, "commander")], key, path)
    changed = "By our own correspondent\n\n" + TEXT
    report = verify(path, shelf("Something else.", changed))
    assert counts(report) == (0, 2, 0)
    assert {found.where.document_id for found in report.rows} == {2}
    assert [changed[r.where.start : r.where.end] for r in report.rows] == [QUOTE, "commander"]


def test_a_name_that_stands_in_another_text_proves_nothing(tmp_path, row, shelf):
    path = tmp_path / "out.csv"
    export([row(TEXT, "commander")], "csv", path)
    assert counts(verify(path, shelf("A commander of another army."))) == (0, 0, 1)


def test_a_name_quoted_many_times_is_found_again_by_what_stands_around_it(tmp_path, rows, shelf):
    text = "".join(f"Sentence {at:04} says that Iran did thing {at:04}. " for at in range(40))
    quotes = [f"Iran did thing {at:04}" for at in range(40)]
    names = [
        replace(made, quote="Iran", end=made.start + 4, suffix=made.quote[4:] + made.suffix[:10])
        for made in rows(text, quotes)
    ]
    path = tmp_path / "out.jsonl"
    export(names, "jsonl", path)
    changed = "A new first line. " + text
    report = verify(path, shelf(changed))
    assert counts(report) == (0, 40, 0)
    assert [r.where.start for r in report.rows] == [changed.index(quote) for quote in quotes]


@every_format
def test_a_changed_quote_is_missing(key, tmp_path, row, shelf):
    path = tmp_path / "out"
    export([row(TEXT, QUOTE), replace(row(TEXT, QUOTE), quote="promised money")], key, path)
    report = verify(path, shelf(TEXT))
    assert counts(report) == (1, 0, 1)
    assert report.rows[0].row == 2
    assert report.summary() == "1 found, 0 moved, 1 missing."


@every_format
def test_an_export_without_rows_holds_no_quotes(key, tmp_path, shelf):
    path = tmp_path / "out"
    assert export([], key, path) == 0
    assert verify(path, shelf(TEXT)).summary() == "This export holds no quotes."


def test_a_csv_that_a_spreadsheet_saved_again_is_read(tmp_path, row, shelf):
    path = tmp_path / "out.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        held = row(TEXT, QUOTE)
        writer.writerow(["mine", "END", "Start", "Document SHA-256", "Quote"])
        writer.writerow(["x", f"{held.end}.0", held.start, held.sha256.upper(), held.quote])
        writer.writerow(["", "", "", "", ""])
    assert counts(verify(path, shelf(TEXT))) == (1, 0, 0)


def test_a_workbook_that_another_program_saved_again_is_read(tmp_path, row, shelf):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    export([row(TEXT, QUOTE), row(TEXT, "Both denied")], "xlsx", path)
    book = openpyxl.load_workbook(path)
    book.active.insert_cols(1)
    book.active["A2"] = "a note of mine"
    book.create_sheet("Notes")["A1"] = "nothing of yours"
    book.save(path)
    assert counts(verify(path, shelf(TEXT))) == (2, 0, 0)


NO_EXPORTS = {
    "an empty text": b"\n\n",
    "prose": TEXT.encode(),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a project": b"SQLite format 3\0" + bytes(200),
    "another table": b"name,age\r\nAda,36\r\n",
    "another page": b"<!DOCTYPE html><html><body>hello</body></html>",
    "another JSON": b'{"quote": "x"}\n',
    "broken JSON": b'{"quote": "x", \n',
    "deep JSON": b'{"a":' + b"[" * 100_000,
    "a JSON list": b'{"quote":"x","sha256":"","start":0,"end":1}\n[1]\n',
    "a broken archive": b"PK\x03\x04" + bytes(300),
    "an open quote in a table": b'quote,sha256,start,end\r\n"never ended,a,1,2\r\n',
    "another encoding": "quote,sha256,start,end\r\nd\xe9j\xe0,a,1,2\r\n".encode("latin-1"),
    "a broken anchor": b'<!-- sidelight excerpts 1 -->\n<!-- excerpt {"quote": -->\n',
    "a page cut short": b'<!DOCTYPE html><meta name="generator" content="Sidelight excerpts 1">'
    b'<article class="excerpt" data-sha256="a"><blockquote>and then',
}


@pytest.mark.parametrize("name", NO_EXPORTS)
def test_a_file_that_is_no_whole_export_is_refused_in_one_sentence(name, tmp_path, shelf):
    path = tmp_path / "out"
    path.write_bytes(NO_EXPORTS[name])
    if name == "an empty text":
        assert verify(path, shelf(TEXT)).total == 0
        return
    with pytest.raises(Refusal) as refused:
        verify(path, shelf(TEXT))
    assert len(str(refused.value)) < 200


def test_a_file_that_is_not_there_is_refused(tmp_path, shelf):
    with pytest.raises(Refusal, match="can't be read"):
        verify(tmp_path / "gone.csv", shelf(TEXT))


@every_format
def test_damage_anywhere_is_refused_or_counted_but_never_raises(key, tmp_path, rows, shelf):
    path = tmp_path / "out"
    export(rows(TEXT, [QUOTE, "Both denied", "the same night"]), key, path)
    whole = path.read_bytes()
    dice = random.Random(7)
    for _ in range(150):
        damaged = bytearray(whole)
        at = dice.randrange(len(damaged))
        if dice.random() < 0.3:
            del damaged[at:]
        else:
            damaged[at] = dice.randrange(256)
        path.write_bytes(damaged)
        try:
            # a byte that becomes a line end parts one record into two
            assert verify(path, shelf(TEXT)).total <= 4
        except Refusal:
            continue


def test_a_workbook_with_a_document_type_is_refused(tmp_path, row, shelf):
    path, evil = tmp_path / "out.xlsx", tmp_path / "evil.xlsx"
    export([row(TEXT, QUOTE)], "xlsx", path)
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(evil, "w") as made:
        for name in given.namelist():
            data = given.read(name)
            if "sheet1" in name:
                bomb = b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaa">]>'
                data = data.replace(b"<worksheet", bomb + b"<worksheet", 1)
            made.writestr(name, data)
    with pytest.raises(Refusal, match="document type"):
        verify(evil, shelf(TEXT))


def test_verifying_stops_when_cancelled(tmp_path, row, shelf):
    path = tmp_path / "out.csv"
    export([row(TEXT, QUOTE)], "csv", path)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        verify(path, shelf(TEXT), progress)


def test_positions_of_another_type_are_looked_for_by_their_words(tmp_path, row, shelf):
    path = tmp_path / "out.jsonl"
    export([row(TEXT, QUOTE)], "jsonl", path)
    said = json.loads(path.read_text("utf-8"))
    for odd in (None, "soon", [], 1e400, -5, "9" * 400):
        path.write_text(json.dumps(said | {"start": odd}), "utf-8")
        assert counts(verify(path, shelf(TEXT))) == (0, 1, 0), odd


def test_annotations_that_another_program_wrote_anew_are_read(tmp_path, row, shelf):
    text = "The river rose. The minister left."
    path = tmp_path / "out.jsonld"
    export([row(text, "The minister left.")], "w3c", path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=2), "utf-8")
    assert verify(path, shelf(text)).found == 1


def test_annotations_whose_end_is_missing_are_refused(tmp_path, row, shelf):
    text = "The river rose. The minister left."
    path = tmp_path / "out.jsonld"
    export([row(text, "The river"), row(text, "The minister left.")], "w3c", path)
    path.write_bytes(path.read_bytes().removesuffix(b"]}\n"))
    with pytest.raises(Refusal, match="its end is missing"):
        verify(path, shelf(text))
