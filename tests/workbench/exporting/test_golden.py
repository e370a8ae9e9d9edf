"""What the exports look like, byte by byte. `make golden` writes the files anew."""

import os
import zipfile
from pathlib import Path

import pytest

from workbench.exporting import ExportOptions, export
from workbench.exporting.verify import verify

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
