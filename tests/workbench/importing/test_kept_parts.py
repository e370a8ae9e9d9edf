"""What the documentation says of each format is what its reader does: the parts and the limits."""

import re
from pathlib import Path

import pytest

from tests.nasty.archives import cell, sheet
from tests.workbench.importing.packed import W, archive, paragraph
from tests.workbench.importing.printed import lines, pdf
from tests.workbench.importing.test_e_book import epub
from tests.workbench.importing.test_links import AT, ESCAPED, MAIL, RELATIONS
from tests.workbench.importing.test_open_document import odt
from workbench.importing import portable_engines, registry, zipped
from workbench.importing.registry import entries
from workbench.importing.supervision.limits import Limits

PAGE = (Path(__file__).parents[3] / "docs" / "importing.md").read_text("utf-8")

HTML = (
    "<html lang=en><body><h1>Head</h1><ul><li>item</ul><blockquote>said</blockquote>"
    f"<pre>code</pre><table><tr><td>a<td>b</table><p><a href='{ESCAPED}'>link</a></body></html>"
)
WORD = (
    f'<w:document xmlns:r="r" {W}><w:body>{paragraph("Head", "Heading1")}'
    '<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>'
    f"{paragraph('said', 'Quote')}<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}"
    '</w:tc></w:tr></w:tbl><w:p><w:hyperlink r:id="rId7"><w:r><w:t>link</w:t></w:r></w:hyperlink>'
    "</w:p></w:body></w:document>"
)
WRITER = (
    '<text:h text:outline-level="1">Head</text:h><text:list><text:list-item><text:p>item</text:p>'
    "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p>"
    "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
    f'</table:table><text:p xmlns:x="x"><text:a x:href="{ESCAPED}">link</text:a></text:p>'
)
RTF = (
    r"{\rtf1 {\pard\outlinelevel0 Head\par}\pard a\cell b\cell\row "
    rf'{{\field{{\*\fldinst HYPERLINK "{AT}"}}{{\fldrslt link}}}}\par}}'
)
SIGNS = (
    f"---\ntitle: T\n---\n# Head\n\n- item\n\n> said\n\n```\ncode\n```\n\n**strong** [link]({AT})\n"
)
SAVED = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/story\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    f"Content-Type: text/html; charset=utf-8\n\n{HTML}\n--b--\n"
)
#: a row of the table: a file with all that such a file may hold
FILES = {
    "plain text": ("x.txt", b"Head\n\nWords of the text, and where it leads: https://example.org/"),
    "Markdown": ("x.md", SIGNS.encode()),
    "PDF": ("x.pdf", pdf([lines("Words."), lines("More.")])),
    "Word (.docx)": ("x.docx", archive(
        {"word/document.xml": WORD, "word/_rels/document.xml.rels": RELATIONS})),
    "OpenDocument (.odt)": ("x.odt", odt(WRITER)),
    "RTF": ("x.rtf", RTF.encode()),
    "e-book (.epub)": ("x.epub", epub({"a.xhtml": HTML}, (0,))),
    "saved page (.mhtml)": ("x.mhtml", SAVED.encode()),
    "mail (.eml), and mailboxes (.mbox) mail by mail": (
        "x.eml", MAIL.replace(b"<html>", HTML.encode())),
    "tables: CSV and its kin, XLSX, JSON lines": (
        "x.xlsx", sheet(f"<row>{cell('text')}</row><row>{cell('Words.')}</row>")),
    "HTML": ("x.html", HTML.encode()),
}  # fmt: skip
#: the kind of a piece in the words of the page
WORDS = {
    **{f"h{level}": "headings" for level in range(1, 7)},
    "li": "lists", "quote": "quotations", "pre": "code", "table": "tables", "link": "links",
    "page": "pages", "meta": "head lines", "strong": "strong words", "sign": "signs",
}  # fmt: skip


def rows():
    """Return the parts that the page says are kept, by the kind of file."""
    table = PAGE[PAGE.index("| kind | text | parts |") :].split("\n\n")[0]
    cells = [line.strip("|").split("|") for line in table.splitlines()[2:]]
    return {row[0].strip(): row[2].strip() for row in cells}


def test_every_kind_of_file_has_a_row():
    assert rows().keys() == FILES.keys()
    forms = (*registry.BINARY_FORMATS, *registry.TEXT_FORMATS)
    forms += (*registry.BINARY_COLLECTIONS, *registry.TEXT_COLLECTIONS)
    read = {
        entry.document.media_type for name, data in FILES.values() for entry in entries(data, name)
    }
    # a box holds mails, an archive any of them; of tables there are three kinds
    others = {"application/mbox", zipped.ZIP.media_type, "application/jsonl"}
    others |= {registry.XLSX.media_type}
    assert {form.media_type for form in forms} - others == read


@pytest.mark.parametrize("kind", FILES)
def test_the_parts_that_the_page_names_are_those_that_the_reader_keeps(kind):
    name, data = FILES[kind]
    (entry,) = entries(data, name)
    kept = {WORDS[piece.kind] for piece in entry.document.pieces}
    said = rows()[kind]
    assert kept == (set() if said == "none" else set(said.split(", ")))


def test_cells_of_a_table_are_parted_by_tabs_in_every_format_that_has_them():
    for kind in ("HTML", "Word (.docx)", "OpenDocument (.odt)", "RTF", "e-book (.epub)"):
        name, data = FILES[kind]
        (entry,) = entries(data, name)
        assert "a\tb" in entry.document.text, kind


def test_every_ending_that_is_offered_and_every_limit_is_named():
    for ending in registry.ENDINGS:
        known = {".txt": "plain text", ".md": "Markdown", ".html": "HTML", ".pdf": "PDF"}
        known |= {
            ".rtf": "RTF",
            ".csv": "CSV",
            ".xlsx": "XLSX",
            ".jsonl": "JSON lines",
            ".zip": "zip",
        }
        known |= {
            ".markdown": "Markdown",
            ".htm": "HTML",
            ".mht": ".mhtml",
            ".tsv": "CSV and its kin",
        }
        assert known.get(ending, ending) in PAGE, ending
    limits = Limits()
    assert f"| time | {limits.seconds:.0f} seconds a document |" in PAGE
    assert f"| memory | {limits.memory / 1e9:.0f} GB (Linux) |" in PAGE
    assert f"{limits.text / 1e6:.0f} MB of text a document" in PAGE
    assert f"text of more than {registry.LARGEST / 1e6:.0f} MB" in PAGE
    assert f"anything of more than {registry.LARGEST_PACKED / 1e6:.0f} MB" in PAGE
    assert f"more than {portable_engines.MOST_PAGES:,} pages" in PAGE
    assert re.search(r"to a depth of three", PAGE) and zipped.DEEPEST == 3
