import pytest

from tests.workbench.importing.packed import archive
from workbench.errors import Refusal
from workbench.importing.registry import read

META = (
    '<m xmlns:dc="d" xmlns:meta="m"><dc:title>A day</dc:title>'
    "<meta:initial-creator>A. Writer</meta:initial-creator>"
    "<meta:creation-date>2021-03-04T10:00:00</meta:creation-date></m>"
)


def odt(body, manifest="<m/>", head="", meta=META):
    content = f'{head}<d xmlns:text="t" xmlns:table="b" xmlns:office="o">{body}</d>'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": meta,
            "META-INF/manifest.xml": manifest,
        }
    )


def test_paragraphs_headings_lists_and_tables_are_read():
    body = (
        '<text:h text:outline-level="2">Head</text:h><text:p>One<text:s text:c="2"/>two\n  three'
        "<text:tab/>four<text:line-break/>five</text:p><text:p/>"
        "<text:list><text:list-item><text:p>a</text:p></text:list-item>"
        "<text:list-item><text:p>b</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
        "<table:table-cell/><table:table-cell><text:p>y</text:p></table:table-cell>"
        "</table:table-row><table:table-row><table:table-cell/><table:table-cell><text:p>z</text:p>"
        "</table:table-cell></table:table-row></table:table><text:p>End.</text:p>"
    )
    document = read(odt(body), "x.odt")
    assert document.text == "Head\n\nOne  two three\tfour\nfive\n\na\nb\n\nx\t\ty\n\tz\n\nEnd."
    parts = [(document.text[p.start : p.end], p.kind) for p in document.pieces]
    assert parts == [("Head", "h2"), ("a", "li"), ("b", "li"), ("x\t\ty\n\tz", "table")]
    assert (document.title, document.author) == ("A day", "A. Writer")
    assert document.published == ""
    assert document.sources == {
        "title": "document properties",
        "author": "document properties",
        "made": "2021-03-04",
    }


def test_what_was_deleted_or_commented_is_left_out_and_notes_come_last():
    body = (
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
        "<text:p>Kept<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>See there.</text:p></text:note-body></text:note>, "
        "<office:annotation><text:p>Really?</text:p></office:annotation>inserted.</text:p>"
        "<text:p>More.</text:p>"
    )
    document = read(odt(body), "x.odt")
    assert document.text == "Kept[1], inserted.\n\nMore.\n\n[1] See there."
    assert document.doubts == ("Without the 1 comment in its margin.",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (odt("<text:p>W</text:p>", manifest="<x><encryption-data/></x>"), "is encrypted"),
        (odt("<text:p/>"), "holds no words"),
        (odt("<text:p>W</text:q>"), "damaged"),
        (odt("<text:p>W</text:p>", head="<!DOCTYPE d SYSTEM 'x'>"), "declares a document type"),
        (odt("<text:p>W</text:p>", meta="<!DOCTYPE d [<!ENTITY a 'b'>]><m/>"), "declares a"),
    ],
)
def test_locked_empty_and_hostile_documents_get_one_sentence(data, why):
    with pytest.raises(Refusal, match=why):
        read(data, "x.odt")
