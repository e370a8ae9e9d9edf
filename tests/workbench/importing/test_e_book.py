import pytest

from tests.workbench.importing.packed import archive
from workbench.errors import Refusal
from workbench.importing.registry import read

CONTAINER = '<c><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></c>'
ITEM = '<item id="{}" href="{}" media-type="application/xhtml+xml"/>'


def epub(chapters, order, **extra):
    items = "".join(ITEM.format(n, name) for n, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="{n}"/>' for n in order)
    package = (
        '<package xmlns:dc="d"><metadata><dc:title>The book</dc:title><dc:creator>A. One</dc:creator>'
        "<dc:creator>B. Two</dc:creator><dc:publisher>House</dc:publisher>"
        "<dc:language>en-GB</dc:language><dc:date opf:event='modification' xmlns:opf='o'>2020-01-02"
        "</dc:date><dc:date>2019-05</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    inside = {f"in/{name.replace('%20', ' ')}": text for name, text in chapters.items()}
    return archive({**parts, "in/book.opf": package, **inside, **extra})


def test_chapters_come_in_reading_order_with_what_the_book_says_of_itself():
    head = '<?xml version="1.0"?><!DOCTYPE html><html><head><title>T</title></head><body>'
    chapters = {
        "b%20two.xhtml": head + "<h2>Two</h2><p>Second.</p></body></html>",
        "cover.xhtml": head + '<img src="cover.jpg"/></body></html>',
        "a.xhtml": head + "<h1>One</h1><p>First.</p></body></html>",
    }
    document = read(epub(chapters, (1, 2, 0)), "x.epub")
    assert document.text == "One\n\nFirst.\n\nTwo\n\nSecond."
    assert [(document.text[p.start : p.end], p.kind) for p in document.pieces] == [
        ("One", "h1"),
        ("Two", "h2"),
    ]
    assert (document.title, document.author, document.outlet) == (
        "The book",
        "A. One, B. Two",
        "House",
    )
    assert (document.published, document.language) == ("2019-05", "en")
    assert document.sources["published"] == "the book’s own date"


def test_locked_damaged_and_wordless_books_get_one_sentence():
    page = {"a.xhtml": "<p>Words.</p>"}
    lock = '<e><CipherReference URI="in/a.xhtml"/></e>'
    for data, why in (
        (epub(page, (0,), **{"META-INF/encryption.xml": lock}), "locked by its seller"),
        (epub({"a.xhtml": "<img/>"}, (0,)), "without words"),
        (epub(page, ()), "without words"),
        (archive({"META-INF/container.xml": "<c/>"}), "where its book begins"),
        (archive({"META-INF/container.xml": CONTAINER}), "lacks its part"),
    ):
        with pytest.raises(Refusal, match=why):
            read(data, "x.epub")


def test_fonts_may_be_locked_and_a_path_never_leads_out():
    page = {"a.xhtml": "<p>Words.</p>"}
    lock = '<e><CipherReference URI="in/font.otf"/></e>'
    assert read(epub(page, (0,), **{"META-INF/encryption.xml": lock}), "x").text == "Words."
    outside = {"../../out.xhtml": "<p>Out.</p>", "a.xhtml": "<p>Words.</p>"}
    assert read(epub(outside, (0, 1)), "x").text == "Words."
