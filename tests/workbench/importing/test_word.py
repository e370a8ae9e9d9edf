import pytest

from tests.workbench.importing.packed import W, archive, docx, paragraph
from workbench.errors import Refusal
from workbench.importing.registry import read


def kinds(document):
    return [(document.text[p.start : p.end], p.kind) for p in document.pieces]


def test_paragraphs_headings_and_properties_are_read():
    body = paragraph("The visit", "berschrift1") + paragraph("He came.") + paragraph("He left.")
    document = read(docx(body, "A quiet day"), "x.docx")
    assert document.text == "The visit\n\nHe came.\n\nHe left."
    assert kinds(document) == [("The visit", "h1")]
    assert (document.title, document.author) == ("A quiet day", "A. Writer")
    assert (document.published, document.sources["made"]) == ("", "2021-03-04")
    assert document.sources["title"] == document.sources["author"] == "document properties"
    assert document.media_type.endswith("wordprocessingml.document")


def test_a_style_that_rests_on_a_heading_is_one_and_gives_the_title():
    document = read(
        docx(paragraph("Top", "Own") + paragraph("Words"), "Microsoft Word - a.doc"), "x"
    )
    assert kinds(document) == [("Top", "h1")]
    assert document.title == "Top"


def test_tracked_insertions_stay_and_deletions_and_moved_away_words_go():
    body = (
        "<w:p><w:r><w:t>He </w:t></w:r><w:ins><w:r><w:t>did </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>never </w:delText><w:tab/></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>gone </w:t></w:r></w:moveFrom><w:r><w:t>come.</w:t></w:r></w:p>"
    )
    assert read(docx(body), "x.docx").text == "He did come."


def test_a_paragraph_whose_end_was_deleted_runs_on():
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}<w:r><w:t>One </w:t></w:r></w:p>" + paragraph("line.")
    assert read(docx(body), "x.docx").text == "One line."


def test_content_controls_hyperlinks_and_one_copy_of_text_boxes_are_kept():
    control = f"<w:sdt><w:sdtContent>{paragraph('Controlled.')}</w:sdtContent></w:sdt>"
    link = "<w:p><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>"
    field = "<w:p><w:r><w:instrText>PAGE 1</w:instrText></w:r><w:r><w:t>4</w:t></w:r></w:p>"
    box = (
        "<w:p><w:r><w:AlternateContent><w:Choice><w:txbxContent>"
        f"{paragraph('In a box.')}</w:txbxContent></w:Choice><w:Fallback>"
        f"{paragraph('In a box.')}</w:Fallback></w:AlternateContent></w:r></w:p>"
    )
    text = read(docx(control + link + field + box), "x.docx").text
    assert text == "Controlled.\n\na link\n\n4\n\nIn a box."


def test_tables_are_rows_with_tabs_and_lists_are_lines():
    row = "<w:tr>{}</w:tr>"
    cell = "<w:tc>{}</w:tc>"
    two = cell.format(paragraph("one") + paragraph("more"))
    table = (
        "<w:tbl>"
        + row.format(cell.format(paragraph("name")) + cell.format(paragraph("rank")))
        + row.format(cell.format("<w:p/>") + two + cell.format(paragraph("end")))
        + "</w:tbl>"
    )
    listed = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    items = "".join(f"<w:p>{listed}<w:r><w:t>{word}</w:t></w:r></w:p>" for word in ("a", "b"))
    document = read(docx(paragraph("Before") + table + items + paragraph("After")), "x.docx")
    assert document.text == "Before\n\nname\trank\n\tone\nmore\tend\n\na\nb\n\nAfter"
    assert kinds(document) == [
        ("name\trank\n\tone\nmore\tend", "table"),
        ("a", "li"),
        ("b", "li"),
    ]


def test_notes_stand_at_the_end_under_their_numbers():
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="0">{paragraph("rule")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("See there.")}</w:footnote></w:footnotes>'
    )
    body = f"<w:p><w:r><w:t>Words</w:t></w:r>{reference}</w:p>" + paragraph("More.")
    document = read(docx(body, footnotes=notes), "x.docx")
    assert document.text == "Words[1]\n\nMore.\n\n[1] See there."


def test_comments_are_left_out_and_that_is_said():
    comments = f"<w:comments {W}><w:comment>{paragraph('Is this so?')}</w:comment></w:comments>"
    document = read(docx(paragraph("Words."), comments=comments), "x.docx")
    assert document.text == "Words."
    assert document.doubts == ("Without the 1 comment in its margin.",)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_entities_are_never_expanded_nor_fetched(head):
    with pytest.raises(Refusal, match="declares a document type"):
        read(docx(paragraph("Words"), head=head), "x.docx")


def test_broken_empty_or_endless_documents_are_refused_in_a_sentence():
    for body, why in (
        ("<w:p>", "damaged or was cut off"),
        ("<w:p/>", "holds no words"),
        ("<w:p>" * 5000 + "</w:p>" * 5000, "nested without end"),
    ):
        with pytest.raises(Refusal, match=f"“x.docx” .*{why}"):
            read(docx(body), "x.docx")
    with pytest.raises(Refusal, match="damaged or was cut off"):
        read(docx(paragraph("Words") * 50)[:-200], "x.docx")


def test_a_bomb_in_a_document_is_left_packed():
    bomb = archive({"word/document.xml": b" " * 60_000_000})
    with pytest.raises(Refusal, match="unpacks to far more than can be read"):
        read(bomb, "x.docx")
