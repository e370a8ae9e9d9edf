"""A report on pages: what a reader of PDF sees in it, and what is proven by it."""

import hashlib
import io
import json
import os
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from ui.exporting.paper import Paper
from ui.fonts import load_fonts
from workbench.errors import Cancelled, Refusal
from workbench.exporting import ExportOptions, export
from workbench.exporting.verify import verify
from workbench.model.documents import Content, Document
from workbench.model.tables import ExcerptRow, Group
from workbench.presses import PAPER, lend
from workbench.tasks import Progress
from workbench.text.anchoring import anchor

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "excerpts.pdf"
QUOTES = [
    "The minister met the commander",
    "two\nlines and a third\n\nafter a gap",
    "carriage\rreturns\r\nof every\n\rkind\r and \ttabs",
    "office affairs: fi ffi fl, a well-known soft\u00adhyphen and no\u00a0break – “so”… 100 €",
    "<b>no markup</b> &amp; nothing runs <img src='x'>",
    "Москва и Афины: Αθήνα, Straße, naïve, e\u0301 combining",
    "control \x01\x07\x0b\x0c\x1b\x1f\x7f\x85\x9f characters",
    "a family 👨‍👩‍👧‍👦 is shown as far as there is a face for it",
    "وزیر گفت: «ما به کسی بدهکار نیستیم» (Reuters, 2024)",
    "قاسم سلیمانی",
    "الولايات المتحدة لا تقصف، ولا أحد يعرف الأسماء: لأن، لإيران، لآسيا، الله أكبر",
    "بخشی از این کمک اکنون به صورت سوخت و کالا می\u200cرسد و گروه\u200cها آن را می\u200cگیرند",
    "The office of سلیمانی said no",
    "x" * 9_000,
    "long sentence after long sentence, " * 900,
    "x",
]
TEXT = "".join(f"[{number}]{quote}|" for number, quote in enumerate(QUOTES))


def row(quote, **more):
    start = TEXT.index(quote)
    held = anchor(TEXT, start, start + len(quote))
    blank = dict.fromkeys(
        ("author", "url", "source_grade", "information_grade", "code", "actor", "speaker", "note"),
        "",
    )
    return ExcerptRow(
        **{
            **blank, "key": f"excerpt:{start}", "kind": "excerpt", "id": start, "document_id": 1,
            "title": "A meeting in June", "outlet": "Newswire", "published": "2024-06",
            "quote": quote, "prefix": held.prefix, "suffix": held.suffix, "start": held.start,
            "end": held.end, "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), **more,
        }
    )  # fmt: skip


class Shelf:
    """Hold one text as a project does, as far as verifying reads it."""

    def __init__(self, text=TEXT):
        self.documents = self
        self.whole = text
        self.sha256 = hashlib.sha256(text.encode()).hexdigest()

    def known(self, sha256, _original):
        return Document(id=1, title="Here") if sha256 == self.sha256 else None

    def content(self, _id):
        return Content(1, self.whole, self.sha256)

    def text(self, _id):
        return self.whole

    def get(self, _id):
        return Document(id=1, title="Here")

    def find(self):
        return [self.get(1)]


@pytest.fixture(autouse=True)
def press(qapp):
    load_fonts()
    lend(PAPER, Paper)


@pytest.fixture(scope="module")
def report(qapp, tmp_path_factory):
    """Return a report of all quotes, the first of them noted, under two headings."""
    load_fonts()
    lend(PAPER, Paper)
    groups = Group("code:1", "Denial", "What is denied"), Group("code:2", "دیدار")
    given = [row(quote, group=groups[at > 7]) for at, quote in enumerate(QUOTES)]
    given[0] = replace(
        given[0], note="First.\nSecond.", speaker="The minister", url="https://e.org/x"
    )
    path = tmp_path_factory.mktemp("paper") / "report.pdf"
    export(given, "pdf", path, ExportOptions(project="Axis", grouping="code"))
    return SimpleNamespace(path=path, rows=given)


@pytest.fixture
def pages(report):
    document = pypdfium2.PdfDocument(report.path)
    yield document
    document.close()


def test_every_quote_is_found_and_stands_on_its_page(report):
    told = verify(report.path, Shelf())
    assert [one.quote for one in told.rows] == []
    assert (told.found, told.format) == (len(QUOTES), "pdf")


def test_quotes_that_moved_are_found_where_they_stand_now(report):
    told = verify(report.path, Shelf("An editor's note. " + TEXT))
    assert (told.found, told.moved, told.missing) == (0, len(QUOTES), 0)


def test_a_reader_sees_the_title_an_outline_and_the_sources(pages):
    words = pages[0].get_textpage().get_text_range()
    assert words.startswith("Excerpts from Axis\r\n")
    under = "“A meeting in June”, Newswire, Jun 2024, https://e.org/x [1], characters 3–33"
    assert under in words
    assert "Speaker: The minister\r\nNote: First." in words
    outline = [(one.get_title(), one.get_dest().get_index()) for one in pages.get_toc()]
    assert [title for title, _ in outline] == ["Denial", "دیدار", "Sources"]
    assert outline[0][1] == 0
    assert outline[-1][1] == len(pages) - 1
    last = pages[len(pages) - 1].get_textpage().get_text_range()
    assert "[1] “A meeting in June”, Newswire, Jun 2024, https://e.org/x\r\n" in last
    assert [
        page.get_textpage().get_text_range().split()[-1] for page in pages
    ] == [str(number) for number in range(1, len(pages) + 1)]  # fmt: skip


def test_nothing_says_who_made_it_or_when(report):
    reader = PdfReader(report.path)
    assert dict(reader.metadata) == {
        "/Title": "Excerpts from Axis", "/Creator": "Sidelight", "/Author": "",
        "/Producer": reader.metadata.producer, "/Trapped": "/False",
    }  # fmt: skip
    assert reader.root_object["/Lang"] == "en"
    assert "/Metadata" not in reader.root_object
    assert str(Path.home()).encode() not in report.path.read_bytes()


def boxes_of(path, given):
    """Return the boxes of the words of a report's first page, and where its lines may stand."""
    export([given], "pdf", path)
    page = pypdfium2.PdfDocument(path)[0]
    text, margin = page.get_textpage(), 22 / 25.4 * 72
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    return boxes, margin, page.get_width() - margin


def test_words_longer_than_a_line_are_broken(tmp_path):
    boxes, left, right = boxes_of(tmp_path / "out.pdf", row("x" * 9_000))
    assert min(box[0] for box in boxes) > left - 1
    assert right - 15 < max(box[2] for box in boxes) < right + 1


def test_lines_that_read_from_the_right_begin_there_beside_their_bar(tmp_path):
    boxes, _, right = boxes_of(tmp_path / "out.pdf", row(QUOTES[9]))
    assert right - 15 < max(box[2] for box in boxes) < right - 10


def attached(path, change):
    """Write the file anew with its anchors changed."""
    reader = PdfReader(path)
    anchors = next(one.content for one in reader.attachment_list if one.name == "anchors.jsonl")
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
    if (changed := change(anchors)) is not None:
        writer.add_attachment("anchors.jsonl", changed)
    writer.write(path)
    return path


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.pdf"
    export([row(QUOTES[0]), row(QUOTES[8])], "pdf", path, ExportOptions(project="Axis"))
    return path


def test_what_is_attached_has_to_be_what_the_page_shows(small):
    """The project holds the words that the attachment claims, but the page shows others."""

    def another(anchors):
        lines = [json.loads(line) for line in anchors.splitlines()]
        start = TEXT.index(QUOTES[11])
        lines[1] |= {"quote": QUOTES[11], "start": start, "end": start + len(QUOTES[11])}
        return "\n".join(map(json.dumps, lines)).encode()

    told = verify(attached(small, another), Shelf())
    assert (told.found, told.missing) == (1, 1)
    assert told.rows[0].quote.startswith("[not on page 1] بخشی از این کمک")


def test_a_quote_that_the_page_shows_with_another_word_is_missing(small):
    def another(anchors):
        return anchors.replace(b"met the", b"paid the")

    told = verify(attached(small, another), Shelf(TEXT.replace("met the", "paid the")))
    assert [one.quote for one in told.rows if one.quote.startswith("[not on page 1] The min")]


def test_a_report_of_an_earlier_day_is_still_proven_and_says_the_same(tmp_path):
    """`make golden` writes the file anew; its words are compared, as marks on paper can't be."""
    given = [row(QUOTES[at]) for at in (0, 1, 5, 8, 9)]
    options = ExportOptions(project="Axis", exported_at="4 Feb 2024")
    if os.environ.get("SIDELIGHT_GOLDEN") == "write":
        export(given, "pdf", GOLDEN, options)
    path = tmp_path / "out.pdf"
    export(given, "pdf", path, options)
    assert verify(GOLDEN, Shelf()).found == len(given)
    now, then = (pypdfium2.PdfDocument(one) for one in (path, GOLDEN))
    assert len(now) == len(then)
    for made, known in zip(now, then, strict=True):
        said, expected = (one.get_textpage().get_text_range() for one in (made, known))
        assert said == expected


@pytest.mark.parametrize(
    "anchors", [None, b"not json\n", b'[1]\n{"a": 2}\n', b'{"pages": [1, 9], "quote": "x"}']
)
def test_other_papers_and_forged_anchors_are_refused_or_prove_nothing(small, anchors):
    path = attached(small, lambda _: anchors)
    try:
        assert verify(path, Shelf()).found == 0
    except Refusal as refusal:
        assert "PDF" in str(refusal) or "damaged" in str(refusal)


def test_damage_is_refused_with_a_sentence(small):
    whole = small.read_bytes()
    for size in (10, len(whole) // 2, len(whole) - 100):
        small.write_bytes(whole[:size])
        try:
            assert verify(small, Shelf()).found <= 2
        except Refusal as refusal:
            assert "small.pdf" in str(refusal)


def test_a_cancelled_report_leaves_no_file(tmp_path):
    class Stopped(Progress):
        def step(self, done, total, words):
            if done >= 500:
                raise Cancelled

    with pytest.raises(Cancelled):
        export([row(QUOTES[0])] * 600, "pdf", tmp_path / "out.pdf", progress=Stopped())
    assert list(tmp_path.iterdir()) == []


def test_pages_are_set_beside_the_thread_of_the_window(tmp_path):
    path = tmp_path / "out.pdf"
    work = threading.Thread(target=lambda: export([row(QUOTES[0])] * 40, "pdf", path))
    work.start()
    work.join(60)
    assert verify(path, Shelf()).found == 40
    assert PdfReader(io.BytesIO(path.read_bytes())).pages
