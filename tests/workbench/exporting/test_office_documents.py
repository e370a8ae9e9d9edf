"""Reports for word processors: what others' readers see in them, and what is proven by them."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from workbench.errors import Refusal
from workbench.exporting import ExportOptions, export
from workbench.exporting.verify import verify
from workbench.model.tables import Group

TEXT = (
    "The minister met the commander in June. Both denied it.\n"
    "وزیر گفت: «ما به کسی بدهکار نیستیم» (Reuters, 2024). Nobody else was there that day."
)
QUOTES = ("The minister met the commander", "«ما به کسی بدهکار نیستیم» (Reuters", "Nobody else")
both = pytest.mark.parametrize("key", ["docx", "odt"])


@pytest.fixture
def report(tmp_path, row):
    """Return what writes a report of three quotes, one of them noted."""

    def make(key, **options):
        about = {"title": "پس از دیدار", "outlet": "Newswire", "published": "2024-06"}
        given = [row(TEXT, quote, document_id=1, **about) for quote in QUOTES]
        given[0] = replace(given[0], note="First.\nSecond.", speaker="The minister", code="Denial")
        path = tmp_path / f"report.{key}"
        export(given, key, path, ExportOptions(project="Axis <1>", **options))
        return path

    return make


def changed(path, part, change):
    """Write the archive anew, in another order, with one part changed as bytes."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(parts, reverse=True):
            new.writestr(name, parts[name])
    return path


TEXT_OF = {"docx": "word/document.xml", "odt": "content.xml"}


def test_a_word_document_has_the_styles_that_word_knows(report):
    docx = pytest.importorskip("docx")
    document = docx.Document(str(report("docx")))
    said = [(one.style.name, one.text) for one in document.paragraphs]
    assert said[0] == ("Title", "Excerpts from Axis <1>")
    assert ("Heading 1", "پس از دیدار") in said
    assert [text for style, text in said if style == "Quote"] == list(QUOTES)
    assert ("Source", "Newswire, Jun 2024 [1], characters 0–30") in [
        (style, text.replace("\u200e", "")) for style, text in said
    ]
    assert ("Details", "Speaker: The minister") not in said  # codes stand before
    assert ("Details", "Code: Denial   Speaker: The minister") in said
    assert [text for style, text in said if style == "Excerpt note"] == ["Note: First.", "Second."]
    listed = [text for style, text in said if style == "Bibliography"]
    assert [text.replace("\u200e", "") for text in listed] == [
        "[1]\t«پس از دیدار», Newswire, Jun 2024"
    ]
    held = document.core_properties
    assert (held.title, held.author, held.language) == ("Excerpts from Axis <1>", "Sidelight", "en")
    assert (held.last_modified_by, held.created, held.comments) == ("", None, "")


def test_an_open_document_has_the_styles_that_libre_office_knows(report):
    odfdo = pytest.importorskip("odfdo")
    document = odfdo.Document(str(report("odt")))
    assert document.mimetype == "application/vnd.oasis.opendocument.text"
    quoted = [
        one.inner_text for one in document.body.paragraphs if one.style.startswith("Quotations")
    ]
    assert quoted == list(QUOTES)
    assert [one.inner_text for one in document.body.headers] == ["پس از دیدار", "Sources"]
    assert document.get_style("paragraph", "Heading_20_1") is not None
    assert (document.meta.title, document.meta.language) == ("Excerpts from Axis <1>", "en")
    assert document.meta.creator is None


def test_lines_that_read_from_the_right_say_so(report):
    with zipfile.ZipFile(report("docx")) as packed:
        body = packed.read(TEXT_OF["docx"]).decode()
    turned = re.findall("<w:p>(?:(?!</w:p>).)*<w:bidi/>.*?</w:p>", body)
    assert len(turned) == 2  # the heading and the quote
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">«ما به کسی' in turned[1]
    assert '<w:r><w:t xml:space="preserve">Reuters</w:t></w:r>' in turned[1]
    with zipfile.ZipFile(report("odt")) as packed:
        body = packed.read(TEXT_OF["odt"]).decode()
    assert body.count('text:style-name="Quotations_right"') == 1
    assert body.count('text:style-name="Heading_20_1_right"') == 1


@both
def test_every_part_is_sound_xml_and_names_only_parts_that_are_there(key, report):
    with zipfile.ZipFile(report(key)) as packed:
        names = packed.namelist()
        parsed = {name: etree.fromstring(packed.read(name)) for name in names if name != "mimetype"}
    if key == "odt":
        assert names[0] == "mimetype"
        listed = parsed["META-INF/manifest.xml"].xpath("//@*[local-name()='full-path']")
        assert set(listed) - {"/"} == set(names) - {"mimetype", "META-INF/manifest.xml"}
    else:
        types = parsed["[Content_Types].xml"].xpath("//@PartName")
        assert {name.lstrip("/") for name in types} <= set(names)
        inside = parsed["word/_rels/document.xml.rels"].xpath(
            "//*[not(@TargetMode='External')]/@Target"
        )
        assert {f"word/{name}" for name in inside} <= set(names)
        used = set(
            parsed["word/document.xml"].xpath("//@*[local-name()='id' and starts-with(.,'r')]")
        )
        assert used <= set(parsed["word/_rels/document.xml.rels"].xpath("//@Id"))
        styles = set(parsed["word/styles.xml"].xpath("//@*[local-name()='styleId']"))
        asked = parsed["word/document.xml"].xpath("//*[local-name()='pStyle']/@*")
        assert set(asked) <= styles


@both
def test_quotes_are_found_again_after_another_program_saved_the_file(key, report, shelf):
    def anew(body):
        # paragraphs get styles and runs of the program's own, and lines are broken elsewhere
        body = body.replace(b"\xc2\xab\xd9\x85\xd8\xa7 ", b"\xc2\xab\xd9\x85\xd8\xa7  ")
        return body.replace(b"met the", b"met</w:t></w:r><w:r><w:t> the" if key == "docx" else
                            b'met<text:s/><text:span text:style-name="T1">the</text:span>')  # fmt: skip

    path = changed(report(key), TEXT_OF[key], anew)
    if key == "docx":
        renamed = [(b'w:styleId="Quote"', b'w:styleId="Zitat"')]
        changed(path, "word/styles.xml", lambda said: said.replace(*renamed[0]))
        changed(path, TEXT_OF[key], lambda said: said.replace(b'"Quote"', b'"Zitat"'))
    assert verify(path, shelf(TEXT)).summary() == "All 3 quotes stand where the export says."


def test_a_word_document_that_was_saved_as_an_open_document_is_proven_too(report, shelf):
    """LibreOffice keeps the name that Word gives to the style of quotes."""

    def anew(said):
        return said.replace(b'"Quotations', b'"Quote')

    path = changed(report("odt"), "styles.xml", anew)
    changed(path, TEXT_OF["odt"], anew)
    assert verify(path, shelf(TEXT)).found == 3


@both
def test_a_quote_that_somebody_changed_is_missing(key, report, shelf):
    path = changed(report(key), TEXT_OF[key], lambda said: said.replace(b"met the", b"paid the"))
    told = verify(path, shelf(TEXT))
    assert (told.found, told.moved, told.missing) == (2, 0, 1)
    assert told.rows[0].quote == "The minister paid the commander"


@both
def test_a_quote_is_found_in_a_text_where_it_moved(key, report, shelf):
    told = verify(report(key), shelf("An editor's note. " + TEXT))
    assert (told.found, told.moved, told.missing) == (0, 3, 0)
    assert {row.where.start - 18 for row in told.rows} == {TEXT.index(quote) for quote in QUOTES}


def test_a_link_of_a_word_document_may_be_a_field(report, shelf):
    """Some programs write links as fields, and what follows the number sign apart."""
    path = report("docx")
    with zipfile.ZipFile(path) as packed:
        links = packed.read("word/_rels/document.xml.rels").decode()
    targets = dict(re.findall(r'Id="(r\d+)"[^>]*Target="(ni:[^"]+)"', links))

    def as_field(found):
        address, place = targets[found[1]].split("#")
        half = len(address) // 2
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "'
            f"{address[:half]}</w:instrText></w:r><w:r><w:instrText>{address[half:]}"
            f'" \\l "{place}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{found[2]}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    pattern = r'<w:hyperlink r:id="(r\d+)">(.*?)</w:hyperlink>'
    changed(path, TEXT_OF["docx"], lambda body: re.sub(pattern, as_field, body.decode()).encode())
    assert verify(path, shelf(TEXT)).found == 3


@both
def test_a_quote_whose_address_was_taken_away_is_told_and_not_proven(key, report, shelf):
    pattern = {
        "docx": rb'<w:hyperlink r:id="r4">.*?</w:hyperlink>',
        "odt": rb'<text:a xlink:type="simple" xlink:href="ni:.*?</text:a>',
    }
    path = changed(report(key), TEXT_OF[key], lambda body: re.sub(pattern[key], b"", body, count=1))
    told = verify(path, shelf(TEXT))
    assert (told.found, told.total) == (2, 3)


@both
def test_headings_are_those_the_rows_were_gathered_under(key, tmp_path, row, shelf):
    path = tmp_path / "out"
    groups = (Group("code:1", "Denial", "What is denied"), Group("code:2", "Money"))
    given = [
        row(TEXT, quote, document_id=1, title="A day in June", url="https://example.org/june",
            group=groups[number // 2])
        for number, quote in enumerate(QUOTES)
    ]  # fmt: skip
    export(given, key, path, ExportOptions(grouping="code"))
    with zipfile.ZipFile(path) as packed:
        body = etree.parse(io.BytesIO(packed.read(TEXT_OF[key])))
    said = ["".join(one.itertext()) for one in body.iter("{*}p", "{*}h")]
    assert [words for words in said if words in ("Denial", "Money", "Sources")] == [
        *("Denial", "Money", "Sources")
    ]
    cited = "“A day in June”, https://example.org/june [1], characters 0–30"
    assert cited in [words.replace("\u200e", "") for words in said]
    assert verify(path, shelf(TEXT)).found == 3


@both
def test_a_file_made_to_do_harm_is_refused(key, report, shelf, tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = changed(report(key), TEXT_OF[key], lambda body: body.replace(b"?>", b"?>" + bomb, 1))
    with pytest.raises(Refusal, match="document type"):
        verify(path, shelf(TEXT))
    changed(report(key), TEXT_OF[key], lambda body: body[: len(body) // 2])
    with pytest.raises(Refusal, match="damaged"):
        verify(tmp_path / f"report.{key}", shelf(TEXT))
    changed(report(key), TEXT_OF[key], lambda body: body + b" " * 60_000_000)
    with pytest.raises(Refusal, match="unpacks"):
        verify(tmp_path / f"report.{key}", shelf(TEXT))


@both
def test_another_document_of_the_kind_holds_no_quotes(key, report, shelf):
    empty = {
        "docx": b'<w:document xmlns:w="w"><w:body><w:p/></w:body></w:document>',
        "odt": b'<office:document-content xmlns:office="o"/>',
    }
    path = changed(report(key), TEXT_OF[key], lambda _: empty[key])
    assert verify(path, shelf(TEXT)).summary() == "This export holds no quotes."
