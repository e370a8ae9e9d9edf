import json

import pytest

from tests.workbench.importing.packed import archive
from workbench.importing.registry import entries, read
from workbench.importing.rows import Columns, guess_columns
from workbench.importing.run import import_paths

CSV = (
    "Headline,Body,Date,Source,Link,Score\n"
    '"A visit","He came,\nand left.",2021-03-04,Gazette,https://example.org/1,5\n'
    ",,,,,\n"
    "Another,He stayed.,March 2021,Gazette,no link,6\n"
    "No words,,2021,Gazette,,7\n"
)


def told(data, name, **columns):
    return {
        one.name: one.document.text if one.document else one.why
        for one in entries(data if isinstance(data, bytes) else data.encode(), name, columns)
    }


def xlsx(rows, extra="", styles=""):
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    cells = "".join(f"<row>{''.join(map(cell.format, row))}</row>" for row in rows)
    return archive(
        {
            "xl/workbook.xml": '<w xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></w>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/s.xml"/></R>',
            "xl/worksheets/s.xml": f"<worksheet><sheetData>{cells}{extra}</sheetData></worksheet>",
            "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
        }
    )


def test_each_row_is_a_document_with_what_its_columns_say():
    first, second, blank = entries(CSV.encode(), "news.csv")
    document = first.document
    assert (first.name, document.text) == ("news.csv/2", "He came,\nand left.")
    assert (document.title, document.outlet, document.published) == (
        "A visit",
        "Gazette",
        "2021-03-04",
    )
    assert document.url == "https://example.org/1"
    assert document.sources["outlet"] == "column “Source”"
    assert json.loads(first.data)["Score"] == "5"
    assert (second.name, second.document.published, second.document.url) == (
        "news.csv/4",
        "2021-03",
        "",
    )
    assert blank.why == "“news.csv/5” has no text in the column “Body”."


def test_columns_can_be_chosen_and_the_others_are_guessed():
    (one, *_) = entries(CSV.encode(), "news.csv", {"text": "Headline", "title": "Source"})
    assert (one.document.text, one.document.title) == ("A visit", "Gazette")
    assert one.document.published == "2021-03-04"
    assert "news.csv/2" in told(CSV, "news.csv", text="No such column")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_signs_between_cells_are_found(delimiter):
    rows = [["title", "text"], ["A", "One, two, three."], ["B", "Four, five."]]
    data = "\n".join(delimiter.join(row) for row in rows)
    assert list(told(data, "x.csv").values()) == ["One, two, three.", "Four, five."]


def test_a_table_is_told_by_its_columns_when_its_name_says_nothing():
    assert "news.txt/2" in told(CSV.replace("\nand", " and"), "news.txt")
    for words in ("Text, with a comma\nand more, words\nand so, on", "One line, title: text"):
        assert read(words.encode(), "x.txt").media_type == "text/plain"
        assert list(told(words, "x.txt")) == ["x.txt"]


def test_a_table_without_a_text_asks_which_column_it_is():
    data = "a,b\n1,2\n3,4\n"
    assert told(data, "x.csv") == {
        "x.csv": "“x.csv” is a table; say which of its columns holds the text."
    }
    assert told(data, "x.csv", text="b") == {"x.csv/2": "2", "x.csv/3": "4"}


def test_a_column_of_long_cells_is_the_text_when_it_is_the_only_one():
    sample = [["x", "word " * 50], ["y", "word " * 60]]
    assert guess_columns(["k", "v"], sample) == Columns(text="v")
    assert guess_columns(["k", "v", "w"], [["x", "w " * 50, "w " * 50]]).text == ""


def test_json_lines_are_rows():
    lines = [
        {"text": "He came.\r\n", "title": "A", "tags": ["x", "y"], "date": "2021-03-04T10:00:00Z"},
        {"text": "He left.", "title": None, "lang": "en-GB"},
    ]
    data = "\n".join(map(json.dumps, lines)) + "\n\n"
    first, second = entries(data.encode(), "x.jsonl")
    assert (first.name, first.document.text) == ("x.jsonl/1", "He came.\n")
    assert (first.document.title, first.document.published) == ("A", "2021-03-04")
    assert (second.document.title, second.document.language) == ("", "en")
    assert json.loads(first.data)["tags"] == "x, y"
    said = told(data + "{broken\n", "x.jsonl")
    assert said["x.jsonl/4"] == "“x.jsonl/4” is no JSON object; its line may be damaged."
    assert len(said) == 3


def test_workbooks_are_rows_too_and_their_days_are_days():
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>'
    )
    row = (
        '<row><c t="inlineStr"><is><t>Words.</t></is></c><c s="1"><v>44259</v></c></row>'
        '<row><c t="inlineStr"><is><t>More.</t></is></c><c s="2"><v>44260.5</v></c></row>'
    )
    found = list(entries(xlsx([["text", "date"]], row, styles), "x.xlsx"))
    assert [(one.name, one.document.text, one.document.published) for one in found] == [
        ("x.xlsx/2", "Words.", "2021-03-04"),
        ("x.xlsx/3", "More.", "2021-03-05"),
    ]


def test_a_cell_in_the_last_row_and_column_costs_nothing():
    last = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
    data = xlsx([["text", "title"], ["Words.", "T"]], last)
    assert told(data, "x.xlsx") == {"x.xlsx/2": "Words."}


def test_a_hostile_workbook_gets_one_sentence():
    parts = {
        "xl/workbook.xml": "<!DOCTYPE w [<!ENTITY a 'aa'>]><w/>",
        "xl/_rels/workbook.xml.rels": "<R/>",
    }
    (why,) = told(archive(parts), "x.xlsx").values()
    assert "declares a document type" in why
    (why,) = told(archive({"xl/workbook.xml": "<w/>"}), "x.xlsx").values()
    assert "lacks its part" in why


def test_rows_are_imported_beside_files_with_chosen_columns(session, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "news.csv").write_text(CSV)
    (folder / "note.txt").write_text("Words.")
    report = import_paths(session, [folder], columns={"title": "Source"})
    assert len(report.imported) == 3
    assert [one.path for one in report.failures] == ["news.csv/5"]
    titles = {one.file_name: one.title for one in session.store.documents.find()}
    assert titles == {"news.csv/2": "Gazette", "news.csv/4": "Gazette", "note.txt": ""}
