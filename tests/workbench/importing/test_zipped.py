import io
import struct
import zipfile

import pytest

from tests.workbench.importing.packed import archive, docx, paragraph
from workbench.importing import reading, zipped
from workbench.importing.registry import entries
from workbench.importing.run import import_paths


def told(data, name="a.zip"):
    """Return name → text or reason of each entry."""
    return {
        entry.name: entry.document.text if entry.document else entry.why
        for entry in entries(data, name)
    }


def test_each_file_of_an_archive_is_a_document_named_by_its_place():
    data = archive(
        {
            "stories/one.txt": "Words of one.",
            "two.docx": docx(paragraph("Words of two.")),
            "inner.zip": archive({"three.html": "<p>Words of three."}),
            "__MACOSX/._one.txt": "junk",
            ".DS_Store": "junk",
            "empty.txt": "",
        }
    )
    assert told(data) == {
        "a.zip/empty.txt": "“a.zip/empty.txt” is empty.",
        "a.zip/inner.zip/three.html": "Words of three.",
        "a.zip/stories/one.txt": "Words of one.",
        "a.zip/two.docx": "Words of two.",
    }


def test_an_archive_is_imported_with_a_sentence_for_what_is_bad(session, tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(archive({"one.txt": "One.", "two.txt": "Two.", "bad.txt": ""}))
    report = import_paths(session, [path])
    assert len(report.imported) == 2
    assert [one.why for one in report.failures] == ["“a.zip/bad.txt” is empty."]
    names = [one.file_name for one in session.store.documents.find()]
    assert names == ["a.zip/one.txt", "a.zip/two.txt"]
    originals = [session.store.documents.original(one) for one in report.imported]
    assert originals == [b"One.", b"Two."]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt"])
def test_a_name_that_leads_out_of_the_archive_is_left_out(name):
    said = told(archive({name: "Words.", "good.txt": "Good."}))
    assert said.pop("a.zip/good.txt") == "Good."
    assert [
        why.endswith("would lead out of its archive; it was left out.") for why in said.values()
    ] == [True]


def test_an_encrypted_entry_is_refused_and_the_rest_comes_in():
    data = bytearray(archive({"a.txt": "Secret.", "b.txt": "Open."}))
    at = data.index(b"PK\x01\x02")
    for flags in (data.index(b"PK\x03\x04") + 6, at + 8):
        data[flags] |= 1
    assert told(bytes(data)) == {
        "a.zip/a.txt": "“a.zip/a.txt” is encrypted; unpack it with its password first.",
        "a.zip/b.txt": "Open.",
    }


def test_a_link_in_an_archive_is_not_followed():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        link = zipfile.ZipInfo("passwords.txt")
        link.external_attr = 0o120777 << 16
        book.writestr(link, "/etc/passwd")
    assert told(made.getvalue()) == {
        "a.zip/passwords.txt": "“a.zip/passwords.txt” is a link to another file, "
        "which is not followed."
    }


def test_overlapping_entries_are_refused():
    data = bytearray(archive({"a.txt": "Same words.", "b.txt": "Same words."}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    struct.pack_into("<I", data, second + 42, 0)  # both entries claim the first one's place
    assert list(told(bytes(data)).values()) == [
        "“a.zip” is an archive whose entries overlap, as no honest one's do."
    ]


def test_a_bomb_costs_only_itself():
    said = told(archive({"bomb.txt": b"0" * 60_000_000, "good.txt": "Good."}))
    assert said == {
        "a.zip/bomb.txt": "“a.zip/bomb.txt” unpacks to far more than can be read; "
        "it was left packed.",
        "a.zip/good.txt": "Good.",
    }


def test_archives_within_archives_end_somewhere():
    data = archive({"deep.txt": "Words."})
    for depth in range(zipped.DEEPEST):
        data = archive({f"{depth}.zip": data})
    (why,) = told(data).values()
    assert "stands in 3 other archives" in why


def test_what_many_archives_hold_together_is_counted(monkeypatch):
    inner = archive({"words.txt": "Words. " * 100})
    monkeypatch.setattr(reading, "LARGEST_TOGETHER", 2000)
    said = told(archive({f"{n}.zip": inner for n in range(9)}))
    assert "Words. " * 100 in said.values()
    assert any(why.endswith("the rest was left out.") for why in said.values())


def test_a_damaged_or_empty_archive_gets_one_sentence():
    whole = archive({"a.txt": "Words. " * 200})
    assert list(told(whole[:-30]).values()) == [
        "“a.zip” is damaged or was cut off; fetch it again."
    ]
    assert list(told(archive({})).values()) == ["“a.zip” is an archive without files."]
    broken = bytearray(whole)
    broken[50] ^= 0xFF
    assert "damaged" in next(iter(told(bytes(broken)).values()))


def test_a_slide_show_is_named():
    said = told(archive({"ppt/presentation.xml": "<x/>"}), "x.pptx")
    assert said == {"x.pptx": "“x.pptx” is a slide show, which can't be read; save it as a PDF."}


def test_a_project_of_another_program_is_shown_the_door_that_is_for_it() -> None:
    found = list(
        entries(archive({"Sources/a.txt": "Words.", "Theirs.QDE": "<Project/>"}), "a.qdpx")
    )
    assert "File ▸ Bring in from another program…" in found[0].why
