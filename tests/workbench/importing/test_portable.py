import pytest

from tests.workbench.importing.printed import LEFT, SIZE, TOP, lines, pdf
from workbench.errors import Refusal
from workbench.importing.portable import read_pdf_patiently
from workbench.importing.reading import Source
from workbench.importing.registry import read

FULL = "These words fill a line of the page from its left edge to its right, as print does"


def text(*pages):
    return read(pdf(pages), "x.pdf").text


def test_each_page_is_a_piece_and_the_file_says_title_author_and_when_it_was_made():
    info = "/Title (A quiet day) /Author (A. Writer) /CreationDate (D:20210304101500+02'00')"
    document = read(pdf([lines("First page."), [], lines("Third page.")], info), "x.pdf")
    assert document.text == "First page.\n\nThird page."
    said = [(document.text[p.start : p.end], p.kind) for p in document.pieces]
    assert said == [("First page.", "page"), ("", "page"), ("Third page.", "page")]
    assert (document.title, document.author) == ("A quiet day", "A. Writer")
    assert (document.published, document.sources["made"]) == ("", "2021-03-04")
    assert document.media_type == "application/pdf"
    assert document.doubts == ("1 of its 3 pages have no text layer: 2.",)


def test_lines_of_a_paragraph_run_on_and_gaps_part_paragraphs():
    page = lines(FULL, FULL, "and end here.", "", FULL, "and so on.")
    assert text(page) == f"{FULL} {FULL} and end here.\n\n{FULL} and so on."


def test_a_line_that_ends_early_was_meant_to():
    page = lines(FULL, "ends here.", FULL, FULL, "goes on", "here")
    assert text(page) == f"{FULL} ends here.\n\n{FULL} {FULL} goes on\nhere"


def test_an_indent_begins_a_paragraph():
    page = lines(FULL, FULL + ".") + lines(FULL, left=LEFT + 20, top=TOP - 28)
    page += lines(FULL, "and end.", top=TOP - 42)
    assert text(page) == f"{FULL} {FULL}.\n\n{FULL} {FULL} and end."


def test_a_hyphen_at_a_line_end_stays_and_nothing_is_put_after_it():
    page = lines(FULL + " Iran-", "backed and inter-", "national. " + FULL)
    assert text(page) == f"{FULL} Iran-backed and inter-national. {FULL}"


def test_headings_lists_and_columns_stand_apart():
    page = lines("A heading", size=18)
    page += lines(FULL, FULL, "end.", "1. one", "2. two", top=TOP - 22)
    assert text(page) == f"A heading\n\n{FULL} {FULL} end.\n1. one\n2. two"
    half = "these words fill one of two columns"
    page = lines(*[half] * 5) + lines(*["The right one" + half[5:]] * 5, left=330)
    assert text(page).split("\n\n")[0].split("The right")[0].strip() == " ".join([half] * 5)


def test_cells_on_one_level_are_parted_by_a_space_or_tab():
    page = lines("name", "Ali") + lines("rank", "colonel", left=300)
    page.sort(key=lambda line: (-line[1], line[0]))
    assert [row.split() for row in text(page).split("\n")] == [["name", "rank"], ["Ali", "colonel"]]


def test_a_scan_is_never_an_empty_success():
    with pytest.raises(Refusal, match=r"“x\.pdf” has no text layer: its 3 pages are pictures"):
        read(pdf([[], [], []]), "x.pdf")
    with pytest.raises(Refusal, match="has no text layer: its page is a picture"):
        read(pdf([[]]), "x.pdf")


def test_an_encrypted_file_gets_one_sentence_by_either_library():
    locked = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>".format("41" * 32)
    trailer = "/Encrypt 7 0 R /ID [<41> <41>]"
    data = pdf([lines("Secret.")], trailer=trailer, extra=[locked])
    for reading in (read, lambda data, name: read_pdf_patiently(Source(data, name))):
        with pytest.raises(Refusal, match=r"“x\.pdf” is encrypted"):
            reading(data, "x.pdf")


def test_a_cut_off_file_is_refused_or_read_as_far_as_it_goes_and_that_is_said():
    whole = pdf([lines("First."), lines("Second.")])
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        try:
            document = read(whole[: int(len(whole) * share)], "x.pdf")
        except Refusal as refusal:
            assert "“x.pdf” is damaged or was cut off" in str(refusal)
        else:
            assert document.doubts[0].startswith("It is damaged or was cut off")
            assert document.text.startswith("First.")


def test_garbage_behind_the_mark_is_refused():
    with pytest.raises(Refusal, match="is damaged or was cut off"):
        read(b"%PDF-1.7\n" + bytes(range(256)) * 100, "x.pdf")


def test_the_slower_library_reads_the_same_words():
    data = pdf([lines("First page."), lines("Second page.")], "/Title (T)")
    document = read_pdf_patiently(Source(data, "x.pdf"))
    assert (document.text, document.title) == ("First page.\n\nSecond page.", "T")


def test_ten_thousand_pages_are_read_and_an_endless_file_is_not(monkeypatch):
    page = [(LEFT, TOP, SIZE, "Words.")]
    document = read(pdf([page] * 10_000), "x.pdf")
    assert len(document.pieces) == 10_000
    from workbench.importing import portable_engines

    monkeypatch.setattr(portable_engines, "MOST_PAGES", 10)
    with pytest.raises(Refusal, match="has 11 pages; up to 10 are read"):
        read(pdf([page] * 11), "x.pdf")


def test_a_page_says_the_number_that_is_printed_on_it():
    catalog = "/PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D /St 2 >>] >>"
    data = pdf([lines("Preface."), lines("First."), lines("Second.")], catalog=catalog)
    for document in (read(data, "x.pdf"), read_pdf_patiently(Source(data, "x.pdf"))):
        assert [(one.kind, one.said) for one in document.pieces] == [
            ("page", "iv"),
            ("page", ""),
            ("page", ""),
        ]


def test_a_damaged_page_costs_the_slower_library_that_page_only():
    data = pdf([lines("First."), lines("Second."), lines("Third.")])
    broken = data.replace(b"(Second.) Tj", b"<zzzzzzz] Tj")
    document = read_pdf_patiently(Source(broken, "x.pdf"))
    assert document.text.startswith("First.") and document.text.endswith("Third.")
    assert [one.kind for one in document.pieces] == ["page"] * 3
