"""What the exports look like, byte by byte. `make golden` writes the files anew."""

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workbench.graph.test_files import written
from workbench.exchange.code_book import write_code_book
from workbench.exporting import ExportOptions, export
from workbench.exporting.verify import verify
from workbench.graph.files import KINDS
from workbench.model.excerpts import Code
from workbench.model.relations import Claim, EvidenceRow, Relation
from workbench.model.tables import Group

GOLDEN = Path(__file__).parent.parent.parent / "golden"
NEWS = (
    "The minister met the commander in June.\n\n“=We owe nobody,” he said, & left 👋 at once.\r\n"
    "Both denied that money had changed hands."
)
BRIEF = "وزیر گفت: «ما به کسی بدهکار نیستیم» (Reuters, 2024)."
#: the keys of formats that are the same bytes every time; a workbook holds the hour it was made
STEADY = ("csv", "tsv", "jsonl", "w3c", "md", "html")
#: those that are archives, compared part by part: how tight they are packed is the library's choice
PACKED = ("docx", "odt")


def given(row):
    news = {
        "document_id": 1, "title": "A meeting in June", "author": "A. Writer", "outlet": "Newswire",
        "published": "2024-06-04", "source_grade": "B", "information_grade": "2",
        "url": "https://example.org/june",
    }  # fmt: skip
    brief = {"document_id": 2, "title": "پس از دیدار", "published": "2024"}
    return [
        row(NEWS, "The minister met the commander", code="Meetings; Officials", **news),
        row(NEWS, "=We owe nobody,” he said, & left 👋 at once.\r\nBoth", speaker="The minister",
            speaker_from="words", note="Check the date.\nTwice.", **news),
        row(NEWS, "commander", kind="mention", actor="The commander", **news),
        row(BRIEF, "«ما به کسی بدهکار نیستیم» (Reuters", code="Denial", **brief),
    ]  # fmt: skip


@pytest.mark.parametrize("key", STEADY)
def test_an_export_looks_as_it_always_did(key, tmp_path, row, shelf):
    golden = GOLDEN / f"excerpts.{key}"
    options = ExportOptions(project="Axis", exported_at="4 Feb 2024, 12:00")
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        export(given(row), key, golden, options)
    path = tmp_path / "out"
    export(given(row), key, path, options)
    assert path.read_bytes() == golden.read_bytes()
    assert verify(golden, shelf(NEWS, BRIEF)).found == len(given(row))


@pytest.mark.parametrize("key", PACKED)
def test_every_part_of_an_office_document_looks_as_it_always_did(key, tmp_path, row, shelf):
    golden = GOLDEN / f"excerpts.{key}"
    options = ExportOptions(project="Axis", exported_at="4 Feb 2024, 12:00")
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        export(given(row), key, golden, options)
    path = tmp_path / "out"
    export(given(row), key, path, options)
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(golden) as known:
        assert made.namelist() == known.namelist()
        for name in known.namelist():
            assert made.read(name) == known.read(name), name
    assert verify(golden, shelf(NEWS, BRIEF)).found == len(given(row))


def test_a_workbook_of_an_earlier_day_is_still_verified(row, shelf):
    golden = GOLDEN / "excerpts.xlsx"
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        export(given(row), "xlsx", golden)
    assert verify(golden, shelf(NEWS, BRIEF)).found == len(given(row))


def by_relation(row):
    """Return the rows under a relation, for and against, and one under none."""
    kept, spoken, _, brief = given(row)
    relation = Group("relation:5", "The minister talks with The commander", "2 claims, 1 against")
    claims = [
        EvidenceRow(Claim(1, 5, 1, since="2024-06", likelihood="likely"), Relation(5, 1, 2, 3), 1,
                    "", "", "", 0, 0, "", "", "B", "2"),
        EvidenceRow(Claim(2, 5, 4, stance="denies"), Relation(5, 1, 2, 3), 2,
                    "", "", "", 0, 0, "", "", "", ""),
    ]  # fmt: skip
    none = Group("relation:0", "Evidence of no relation")
    return [
        replace(kept, group=relation, claim=claims[0], analyst="Analyst 1"),
        replace(brief, group=relation, claim=claims[1], analyst="Analyst 2"),
        replace(spoken, group=none, analyst="Analyst 1"),
    ]


@pytest.mark.parametrize("key", ["csv", "md", "html"])
def test_rows_gathered_by_relation_look_as_they_always_did(key, tmp_path, row, shelf):
    golden = GOLDEN / f"relations.{key}"
    options = ExportOptions(
        project="Axis", exported_at="4 Feb 2024", grouping="relation", analysts="pseudonyms"
    )
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        export(by_relation(row), key, golden, options)
    path = tmp_path / "out"
    export(by_relation(row), key, path, options)
    assert path.read_bytes() == golden.read_bytes()
    assert verify(golden, shelf(NEWS, BRIEF)).found == 3


def test_a_table_for_data_frames_of_an_earlier_day_holds_the_same(tmp_path, row, shelf):
    parquet = pytest.importorskip("pyarrow.parquet")
    golden = GOLDEN / "excerpts.parquet"
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        export(given(row), "parquet", golden)
    export(given(row), "parquet", tmp_path / "out")
    assert parquet.read_table(tmp_path / "out").equals(parquet.read_table(golden))
    assert verify(golden, shelf(NEWS, BRIEF)).found == len(given(row))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_network_looks_as_it_always_did(kind, tmp_path):
    golden = GOLDEN / f"network{kind}"
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        written(kind, golden)
    assert written(kind, tmp_path / "out").read_bytes() == golden.read_bytes()


def test_a_code_book_looks_as_it_always_did(tmp_path):
    codes = [
        Code(1, 0, "Money & <power>", "green", 1, "Who pays\nwhom?", 0),
        Code(2, 1, "پول", "blue", 0, "", 0),
        Code(3, 0, "Gifts", "purple", 0, "", 1),
    ]
    golden = GOLDEN / "codes.qdc"
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        write_code_book(codes, golden)
    write_code_book(codes, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == golden.read_bytes()
