"""A file appears whole or not at all, and holds nothing that could run."""

import csv
import errno
import json
import re
import tempfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.contents import contents
from workbench.errors import Cancelled, Refusal
from workbench.exporting import (
    FORMATS,
    ExportOptions,
    export,
    spreadsheet,
    spreadsheet_documents,
)
from workbench.exporting.verify import verify
from workbench.tasks import Progress

TEXT = "First words. Second words, and =SUM(A1:A9) too. Third words."
#: all but those that the window's floor draws
every_format = pytest.mark.parametrize("key", [key for key in FORMATS if key != "pdf"])


def breaking(rows):
    yield from rows
    raise OSError(errno.ENOSPC, "No space left on device")


@every_format
def test_a_failure_keeps_the_old_file_and_leaves_nothing_else(key, tmp_path, row):
    path = tmp_path / "out"
    path.write_text("the old file")
    with pytest.raises(Refusal, match="the disk is full"):
        export(breaking([row(TEXT, "First words")]), key, path)
    assert path.read_text() == "the old file"
    assert list(tmp_path.iterdir()) == [path]


@every_format
def test_cancelling_leaves_nothing_behind_not_even_in_the_temporary_folder(
    key, tmp_path, row, monkeypatch
):
    room = tmp_path / "temporary"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    progress = Progress(lambda done, total, words: progress.cancel() if done >= 500 else None)
    with pytest.raises(Cancelled):
        export([row(TEXT, "First words")] * 5000, key, tmp_path / "out", progress=progress)
    assert list(tmp_path.iterdir()) == [room]
    assert list(room.iterdir()) == []


def test_progress_is_told_up_to_the_total(tmp_path, row):
    told = []
    progress = Progress(lambda done, total, words: told.append((done, total)))
    options = ExportOptions(total=1200)
    export([row(TEXT, "First words")] * 1200, "jsonl", tmp_path / "out", options, progress)
    assert told == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]


@pytest.mark.parametrize(
    ("place", "reason"), [("no/folder/out.csv", "folder does not exist"), (".", "it is a folder")]
)
def test_a_place_that_can_not_be_written_is_refused(place, reason, tmp_path, row):
    with pytest.raises(Refusal, match=reason):
        export([row(TEXT, "First words")], "csv", tmp_path / place)


def test_a_project_is_never_written_over(tmp_path, row):
    path = tmp_path / "axis.sidelight"
    path.write_bytes(b"SQLite format 3\0 and the rest")
    with pytest.raises(Refusal, match="is a project"):
        export([row(TEXT, "First words")], "csv", path)
    assert path.read_bytes() == b"SQLite format 3\0 and the rest"


def test_an_unknown_format_or_column_is_refused_by_name(tmp_path, row):
    with pytest.raises(Refusal, match="no format “rtf”"):
        export([], "rtf", tmp_path / "out")
    with pytest.raises(Refusal, match="no column “colour”"):
        export([], "csv", tmp_path / "out", ExportOptions(columns=("colour",)))


@every_format
def test_the_anchor_is_there_whatever_columns_are_chosen(key, tmp_path, row, shelf):
    path = tmp_path / "out"
    given = row(TEXT, "Second words", title="Not to be told", note="a note", code="Money")
    export([given], key, path, ExportOptions(columns=("code",)))
    assert verify(path, shelf(TEXT)).found == 1
    said = contents(path)
    assert "Money" in said
    assert "Not to be told" not in said
    assert "a note" not in said


def test_no_cell_of_a_csv_begins_as_a_formula(tmp_path, row):
    path = tmp_path / "out.csv"
    odd = ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1"]
    export([row(TEXT, "=SUM(A1:A9)", note=note, title=note) for note in odd], "csv", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for record in csv.reader(file) for cell in record]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert "'=SUM(A1:A9)" in cells


def test_a_workbook_holds_texts_and_no_formula(tmp_path, row):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    export([row(TEXT, "=SUM(A1:A9)", url="https://example.org", published="2024")], "xlsx", path)
    sheet = openpyxl.load_workbook(path).active
    cells = {head.value: cell for head, cell in zip(*sheet.iter_rows(), strict=True)}
    assert cells["Quote"].value == "'=SUM(A1:A9)"
    assert {cell.data_type for cell in cells.values() if cell.value is not None} == {"s", "n"}
    assert cells["Start"].value == TEXT.index("=SUM")
    assert cells["Address"].hyperlink is None
    assert cells["Published"].value == "2024"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:T2")


def test_rows_beyond_a_sheet_go_on_to_the_next(tmp_path, row, shelf, monkeypatch):
    monkeypatch.setattr(spreadsheet, "ROWS_A_SHEET", 4)
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    export([row(TEXT, "First words")] * 7, "xlsx", path)
    book = openpyxl.load_workbook(path)
    assert {sheet.title: sheet.max_row for sheet in book} == {
        "Excerpts": 4,
        "Excerpts 2": 4,
        "Excerpts 3": 2,
        "Documents": 2,
    }
    assert verify(path, shelf(TEXT)).found == 7


def linked(book, sheet):
    return {cell.coordinate: cell.hyperlink.location or cell.hyperlink.target
            for line in book[sheet].iter_rows() for cell in line if cell.hyperlink}  # fmt: skip


def test_a_workbook_leads_from_an_excerpt_to_its_document_and_back(tmp_path, row, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "out.xlsx"
    one = {"document_id": 1, "title": "=One", "url": "https://example.org/a?b=c&d"}
    two = {"document_id": 2, "title": "Two", "url": "file:///etc/passwd"}
    given = [row(TEXT, "First words", **one), row(TEXT, "First", **two), row(TEXT, "words", **one)]
    export(given, "xlsx", path)
    book = openpyxl.load_workbook(path)
    assert linked(book, "Excerpts") == {
        "B2": "'Documents'!A2", "B3": "'Documents'!A3", "B4": "'Documents'!A2",
    }  # fmt: skip
    assert linked(book, "Documents") == {
        "A2": "'Excerpts'!A2", "A3": "'Excerpts'!A3", "F2": "https://example.org/a?b=c&d",
    }  # fmt: skip
    lines = list(book["Documents"].iter_rows(values_only=True))
    assert [(line[0], line[-1]) for line in lines] == [
        ("Document", "Excerpts"), ("'=One", 2), ("Two", 1),
    ]  # fmt: skip


def test_a_workbook_keeps_to_the_links_that_excel_follows(tmp_path, row, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    for module in (spreadsheet, spreadsheet_documents):
        monkeypatch.setattr(module, "MOST_LINKS", 3)
    path = tmp_path / "out.xlsx"
    given = [
        row(TEXT, "words", document_id=n, title=f"D{n}", url="https://x.org") for n in range(1, 6)
    ]
    export(given, "xlsx", path, ExportOptions(columns=("url",)))
    book = openpyxl.load_workbook(path)
    assert len(linked(book, "Excerpts")) == len(linked(book, "Documents")) == 3
    assert book["Documents"].max_row == 6
    heads = [cell.value for cell in book["Documents"][1]]
    assert heads == ["Address", "Document SHA-256", "Excerpts"]  # nothing that was not chosen


def test_a_text_too_long_for_a_cell_says_so_and_stands_whole_on_another_sheet(tmp_path, row, shelf):
    openpyxl = pytest.importorskip("openpyxl")
    long = "".join(f"sentence {number} 𝒜. " for number in range(6000))
    path = tmp_path / "out.xlsx"
    export([row(long, long[5:-5]), row(long, "sentence 7 𝒜")], "xlsx", path)
    book = openpyxl.load_workbook(path)
    cell = book["Excerpts"]["L2"].value
    assert cell.endswith("[…the whole text is on the sheet “Continued”]")
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    parts = [line[5] for line in book["Continued"].iter_rows(min_row=2, values_only=True)]
    assert len(parts) > 2
    assert "".join(parts) == long[5:-5]
    assert verify(path, shelf(long)).found == 2


def test_a_line_of_json_is_one_object_with_numbers_as_numbers(tmp_path, row):
    path = tmp_path / "out.jsonl"
    given = row(TEXT, "Second words", source_grade="B", information_grade="2")
    export([given, replace(given, quote="two\nlines\u2028here")], "jsonl", path)
    first, second = (json.loads(line) for line in path.read_bytes().split(b"\n") if line)
    assert (first["start"], first["quote"], first["grade"]) == (13, "Second words", "B2")
    assert second["quote"] == "two\nlines\u2028here"


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def test_a_page_runs_nothing_and_fetches_nothing(tmp_path, row):
    path = tmp_path / "out.html"
    evil = "<img src=http://example.org/x onerror=alert(1)><script src=//example.org></script>"
    given = row(TEXT, "First words", title=evil, note=evil, code=evil, url="javascript:alert(1)")
    given = replace(given, quote=evil, prefix=evil, suffix='"><script>')
    export([given], "html", path, ExportOptions(project=evil))
    tags = Tags()
    tags.feed(path.read_text("utf-8"))
    names = {tag for tag, _ in tags.seen}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "base", "svg"}
    assert not [a for _, attrs in tags.seen for a in attrs if a.startswith("on") or a in {"src"}]
    # the only links lead from a quote to its source on the page
    assert {a["href"] for tag, a in tags.seen if tag == "a"} == {"#source-1"}
    policy = next(a["content"] for _, a in tags.seen if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert all("dir" in a for tag, a in tags.seen if tag in {"blockquote", "h1", "h2"})
    assert not re.search(
        r"url\(|@import", Path(spreadsheet.__file__).with_name("web_page.css").read_text()
    )


def test_markdown_shows_foreign_signs_as_they_are(tmp_path, row):
    path = tmp_path / "out.md"
    quote = "# *no* heading\n1. no <b>list</b>\n\n    no code\n--> no end"
    text = f"Before {quote} after."
    export([row(text, quote, title="A [title](x)\nof two lines", code="a|b")], "md", path)
    said = path.read_text("utf-8")
    assert "\n## A \\[title\\](x) of two lines\n" in said
    shown = ["> \\# \\*no\\* heading\\", "> 1\\. no \\<b\\>list\\</b\\>", ">", "> no code\\"]
    assert "\n".join([*shown, "> \\--\\> no end"]) in said
    assert said.count("-->") == 2


def test_documents_are_cited_above_their_excerpts_and_listed_once_at_the_end(tmp_path, row):
    path = tmp_path / "out.md"
    of_one = {"title": "One", "outlet": "Newswire", "published": "2024-02-04", "source_grade": "B"}
    given = [
        row(TEXT, "First words", document_id=1, **of_one),
        row(TEXT, "Second words", document_id=1, **of_one),
        row(TEXT, "Third words", document_id=2, title="Two"),
    ]
    export(given, "md", path)
    said = path.read_text("utf-8")
    assert re.findall("^## .*", said, re.MULTILINE) == ["## One", "## Two", "## Sources"]
    assert said.count("\n— Newswire, 4 Feb 2024, grade B– \\[1\\], characters ") == 2
    assert said.endswith(
        "\n1. “One”, Newswire, 4 Feb 2024, grade B–\n2. “Two”\n\n3 quotes from 2 documents.\n"
    )
    assert "\nNewswire · 4 Feb 2024 · grade B–\n" in said
