"""Every reader keeps where links lead, and none follows one."""

import pytest

from tests.workbench.importing.packed import W, archive, docx
from tests.workbench.importing.test_e_book import epub
from tests.workbench.importing.test_open_document import odt
from workbench.importing import links
from workbench.importing.registry import read
from workbench.importing.run import import_paths
from workbench.importing.supervision.child import Child
from workbench.importing.supervision.limits import Limits
from workbench.model.documents import Piece

AT = "https://example.org/a?b=1&c=2"


def found(document):
    return [
        (document.text[one.start : one.end], one.said)
        for one in document.pieces
        if one.kind == "link"
    ]


def page(body):
    return f"<html><body>{body}</body></html>".encode()


MAIL = (
    b"From: a@example.org\r\nTo: b@example.org\r\nDate: Mon, 04 Mar 2024 10:00:00 +0000\r\n"
    b"Subject: News\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    + page(f"<h2>Heading</h2><p>See <a href='{AT}'>this page</a>.")
)
RELATIONS = (
    '<Relationships><Relationship Id="rId7" TargetMode="External"'
    ' Target="https://example.org/a?b=1&amp;c=2"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    "</Relationships>"
)
WORD = (
    f'<w:document xmlns:r="r" {W}><w:body><w:p><w:hyperlink r:id="rId7"><w:r><w:t>this page</w:t>'
    "</w:r></w:hyperlink></w:p></w:body></w:document>"
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
    '"https://example.org/a?b=1&amp;c=2" \\o "tip" </w:instrText></w:r><w:r><w:fldChar '
    'w:fldCharType="separate"/></w:r><w:r><w:t>this page</w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="end"/></w:r><w:r><w:t> and more</w:t></w:r></w:p>'
)
ESCAPED = AT.replace("&", "&amp;")
RELATIVE = "<base href='https://example.org/deep/'><a href='../a?b=1&amp;c=2'>this page</a>"
ODT = f'<text:p xmlns:x="x">See <text:a x:href="{ESCAPED}">this page</text:a>.</text:p>'
RTF = (
    r"{\rtf1 See {\field{\*\fldinst HYPERLINK "
    + f'"{AT}"'
    + r"}{\fldrslt {\ul this page}}}.\par On.}"
)
BOOK = f"<a href='{ESCAPED}'>this page</a> <a href='b.xhtml'>next</a>"
FILES = {
    "x.html": page(f"<p>See <a href='{AT}'>this <b>page</b></a> and <a name=top>here</a>."),
    "relative.html": page(RELATIVE),
    "x.md": f"# News\n\n- See [this page]({AT} 'title') and ![no](https://x.org/pic.png)\n".encode(),
    "x.docx": archive({"word/document.xml": WORD, "word/_rels/document.xml.rels": RELATIONS}),
    "field.docx": docx(FIELD),
    "x.odt": odt(ODT),
    "x.rtf": RTF.encode(),
    "x.epub": epub({"a.xhtml": page(BOOK).decode()}, (0,)),
    "x.eml": MAIL,
}


@pytest.mark.parametrize("name", FILES)
def test_the_words_of_a_link_and_its_address_are_kept(name):
    assert found(read(FILES[name], name)) == [("this page", AT)]


def test_scripts_data_and_places_of_the_same_page_are_no_addresses():
    said = ("javascript:go()", "data:text/html,x", "#top", "", "file:///etc/passwd", "//[bad")
    body = "".join(f"<a href='{at}'>words</a> " for at in (*said, "x" * 3000))
    assert found(read(page(body), "x.html")) == []


def test_the_html_part_of_a_mail_keeps_its_headings_too():
    document = read(MAIL, "x.eml")
    kinds = [(document.text[p.start : p.end], p.kind) for p in document.pieces]
    assert ("Heading", "h2") in kinds


def test_a_link_comes_through_the_sealed_reader_and_the_project(session, tmp_path):
    (tmp_path / "x.html").write_bytes(FILES["x.html"])
    (document_id,) = import_paths(session, [tmp_path / "x.html"]).imported
    pieces = session.store.documents.content(document_id).pieces
    assert pieces == (Piece(4, 13, "link", AT),)


def test_more_links_than_are_kept_are_told(monkeypatch):
    monkeypatch.setattr(links, "MOST", 3)
    pieces = [Piece(n, n + 1, "link", f"https://example.org/{n // 2}") for n in range(10)]
    kept, left_out = links.bounded([Piece(0, 9, "h1"), *pieces])
    assert (len(kept), left_out) == (7, 4)
    assert "4 are left out" in links.link_doubt(left_out)[0]


def test_a_page_of_very_many_links_is_read_through_a_sealed_process():
    body = "".join(f"<a href='https://example.org/{n}'>w{n}</a> " for n in range(30_000))
    child = Child(Limits())
    (entry,) = child.entries(page(body), "x.html")
    child.stop()
    assert entry.document.doubts == links.link_doubt(10_000)
    assert sum(one.kind == "link" for one in entry.document.pieces) == 20_000
