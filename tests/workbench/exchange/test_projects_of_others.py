"""The quotes of other programs' projects come out exactly, however their places are counted."""

import itertools
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workbench.exchange.foreign import (
    ATLAS,
    MAXQDA,
    NVIVO,
    QUALCODER,
    TAGUETTE,
    Program,
    a_project,
    element,
    guid,
    saved,
)
from tests.workbench.importing.packed import docx, paragraph
from workbench.commands.bringing import BringIn
from workbench.exchange.brought import Brought
from workbench.exchange.incoming import read_incoming
from workbench.exchange.refi.counting import Layouts, conventions
from workbench.session import Session

LETTERS = (
    "Kémal 😀 said:\nthe money came late, and naïvely they waited.\n\n"
    "“We paid 𝔘𝔫𝔦𝔱 seven,” he said — “in cash.”\n"
    "قاسم سلیمانی paid nobody.\nNobody paid 👩‍👩‍👧 either.\n"
)
MORE = "Zoë 😎 waited in the long hall.\n\nThe money was counted twice, café by café.\nThe end of it.\n"
QUOTES = [
    (0, "the money came late"),
    (0, "naïvely they waited."),
    (0, "We paid 𝔘𝔫𝔦𝔱 seven"),
    (0, "in cash"),
    (0, "قاسم سلیمانی paid nobody."),
    (0, "Nobody paid"),
    (1, "waited in the long hall."),
    (1, "money was counted twice"),
    (1, "café by café"),
    (1, "The end of it"),
    (1, "in the long"),
    (1, "counted"),
    (1, "by"),
    (1, "Zoë"),
]
PROGRAMS = {one.origin: one for one in (NVIVO, MAXQDA, ATLAS, QUALCODER, TAGUETTE)}


def quotes_of(brought: Brought) -> list[tuple[int, str]]:
    return [
        (one.document, brought.documents[one.document].text[one.start : one.end])
        for one in brought.excerpts
    ]


@pytest.mark.parametrize("origin", PROGRAMS)
def test_the_exact_quotes_come_out_of_each_program_s_files(tmp_path: Path, origin: str) -> None:
    path = saved(tmp_path, a_project(PROGRAMS[origin], [LETTERS, MORE], QUOTES))
    brought = read_incoming(path)
    assert quotes_of(brought) == QUOTES
    assert brought.program == origin
    assert brought.remarks == []
    assert brought.how.sure > 0.7
    assert brought.how.samples == tuple(quote for _, quote in QUOTES[:3])
    assert [one.text for one in brought.documents] == [LETTERS, MORE]
    assert brought.excerpts[0].analyst == "Kim"
    assert brought.excerpts[0].created_at == "2022-03-04T05:06:07+00:00"
    assert [one.codes for one in brought.excerpts[:2]] == [(0,), (1,)]


EVERY = [
    Program(unit=unit, line_end=end, counted=counted, mark=mark, counts_mark=counts, closed=closed)
    for unit, (end, counted), (mark, counts), closed in itertools.product(
        ("code points", "UTF-16", "UTF-8"),
        (("\n", ""), ("\r\n", ""), ("\r\n", "\n"), ("\n", "\r\n"), ("\r", "")),
        ((False, False), (True, False), (True, True)),
        (False, True),
    )
]


def test_every_way_of_counting_is_told_from_the_others(tmp_path: Path) -> None:
    for program in EVERY:
        path = saved(tmp_path, a_project(program, [LETTERS, MORE], QUOTES))
        assert quotes_of(read_incoming(path)) == QUOTES, program


SENTENCES = [
    (0, "Kémal 😀 said:\nthe money came late, and naïvely they waited."),
    (0, "قاسم سلیمانی paid nobody."),
    (0, "Nobody paid 👩‍👩‍👧 either."),
    (1, "Zoë 😎 waited in the long hall."),
    (1, "The money was counted twice, café by café."),
    (1, "The end of it."),
]


@pytest.mark.parametrize("with_line_end", [False, True])
def test_whole_sentences_and_paragraphs_tell_the_ways_apart_too(
    tmp_path: Path, with_line_end: bool
) -> None:
    end = "\n" if with_line_end else ""
    for program in EVERY[::2] + EVERY[1::4]:
        # whoever counts up to the last character marks paragraphs without their line end
        if not (with_line_end and program.closed):
            quotes = [(of, quote + end) for of, quote in SENTENCES]
            path = saved(tmp_path, a_project(program, [LETTERS, MORE], quotes))
            assert quotes_of(read_incoming(path)) == SENTENCES, program


def test_ways_that_count_alike_in_a_text_need_not_be_told_apart() -> None:
    plain = Layouts("Nothing but plain letters in one line.", False)
    assert len({plain.key(way) for way in conventions()}) == 1
    lines = Layouts("Plain letters,\nin two lines.", False)
    assert len({lines.key(way) for way in conventions()}) == 2
    # an LF and a CR alone count alike, in every way of counting
    for way in conventions():
        one, other = Layouts("a\nb\nc", False).of(way), Layouts("a\rb\rc", False).of(way)
        assert one.starts.tolist() == other.starts.tolist()


def test_where_nothing_tells_the_quotes_are_the_same_and_it_is_sure(tmp_path: Path) -> None:
    text = "Nothing but plain letters in one line."
    path = saved(tmp_path, a_project(Program(), [text], [(0, "plain letters")]))
    brought = read_incoming(path)
    assert quotes_of(brought) == [(0, "plain letters")]
    assert "up to the character behind" in brought.how.sentence
    alone = saved(tmp_path, a_project(Program(), [text], []))
    assert read_incoming(alone).how.sure == 1.0


def test_a_doubtful_reading_says_so(tmp_path: Path) -> None:
    text = "中文沒有空格所以看不出來這些字在哪裡開始在哪裡結束中文沒有空格所以看不出來"
    program = Program(closed=True)
    brought = read_incoming(saved(tmp_path, a_project(program, [text], [(0, "看不出來")])))
    assert brought.how.sure < 0.85
    assert "Look at the quotes before you bring it in." in brought.how.sentence


def test_a_source_that_plainly_speaks_against_the_rest_is_read_in_its_own_way(
    tmp_path: Path,
) -> None:
    words = [f"😀 number{n} was counted here" for n in range(9)]
    text = "\n".join(words)
    quotes = [(0, f"number{n} was") for n in range(9)]
    marked = "".join(
        f'<PlainTextSelection guid="{guid(700 + n)}" startPosition="{start}" endPosition="{end}"/>'
        for n, (_, quote) in enumerate(quotes)
        for start, end in [Program().span(text, text.index(quote), text.index(quote) + len(quote))]
    )
    path = saved(
        tmp_path,
        a_project(
            replace(NVIVO, line_end="\n", mark=False),
            [text, text + " "],
            [(1, quote) for _, quote in quotes] + [(1, f"number{n}") for n in range(9)],
            {"source 0": marked},
        ),
    )
    brought = read_incoming(path)
    assert [quote for of, quote in quotes_of(brought) if of == 0] == [q for _, q in quotes]
    assert brought.remarks == [
        "“Interview 0” was counted otherwise than the rest, and read so.",
    ]


MUCH = {
    "Variables": (
        f'<Variables><Variable guid="{guid(71)}" name="Newspaper" typeOfVariable="Text"/>'
        f'<Variable guid="{guid(72)}" name="Date" typeOfVariable="Date"/>'
        f'<Variable guid="{guid(73)}" name="Mood" typeOfVariable="Integer"/></Variables>'
    ),
    "source 0": (
        f'<PlainTextSelection guid="{guid(300)}" startPosition="7" endPosition="7"/>'
        f'<PlainTextSelection guid="{guid(301)}" startPosition="7000" endPosition="7010"/>'
        f'<PlainTextSelection guid="{guid(302)}" startPosition="0" endPosition="5"/>'
        f'<Coding guid="{guid(303)}"><CodeRef targetGUID="{guid(51)}"/></Coding>'
        f'<NoteRef targetGUID="{guid(81)}"/>'
        f'<VariableValue><VariableRef targetGUID="{guid(71)}"/><TextValue>The Paper</TextValue>'
        f'</VariableValue><VariableValue><VariableRef targetGUID="{guid(72)}"/>'
        f"<DateValue>2020-01-03</DateValue></VariableValue>"
        f'<VariableValue><VariableRef targetGUID="{guid(73)}"/><IntegerValue>7</IntegerValue>'
        "</VariableValue>"
    ),
    "Cases": (
        f'<Cases><Case guid="{guid(61)}" name="Kémal"><SelectionRef targetGUID="{guid(302)}"/></Case>'
        f'<Case guid="{guid(62)}" name="Household"><SourceRef targetGUID="{guid(2)}"/></Case>'
        f'<Case guid="{guid(63)}" name="Nobody"/></Cases>'
    ),
    "Sources": (
        f'<PictureSource guid="{guid(31)}" name="Photo" path="internal://photo.jpg">'
        f'<PictureSelection guid="{guid(32)}" firstX="1" firstY="1" secondX="2" secondY="2"/>'
        f'</PictureSource><VideoSource guid="{guid(33)}" name="Film" path="relative:///film.mp4">'
        f'<Transcript guid="{guid(34)}"><PlainTextContent>Words of a film.</PlainTextContent>'
        f'<SyncPoint guid="{guid(35)}" timeStamp="0" position="0"/></Transcript></VideoSource>'
        f'<TextSource guid="{guid(36)}" name="Gone" plainTextPath="internal://gone.txt"/>'
        f'<TextSource guid="{guid(37)}" name="Inline"><PlainTextContent>Said so.</PlainTextContent>'
        f"<Strange/></TextSource>"
    ),
    "Notes": (
        "<Notes>"
        + f'<Note guid="{guid(81)}" name="n">{element("PlainTextContent", "On the first.")}</Note>'
        + f'<Note guid="{guid(82)}" name="Idea">{element("PlainTextContent", "Think more.")}</Note>'
        + "</Notes>"
    ),
    "Links": (
        f'<Links><Link guid="{guid(91)}" name="pays" direction="OneWay" originGUID="{guid(61)}" '
        f'targetGUID="{guid(63)}"/><Link guid="{guid(92)}" originGUID="{guid(1)}" '
        f'targetGUID="{guid(51)}"/></Links>'
    ),
    "Sets": (
        f'<Sets><Set guid="{guid(95)}" name="South"><MemberSource targetGUID="{guid(2)}"/></Set></Sets>'
    ),
}


def test_what_has_a_meaning_here_is_brought_and_all_else_is_kept_and_listed(
    session: Session, tmp_path: Path
) -> None:
    path = saved(tmp_path, a_project(QUALCODER, [LETTERS, MORE], QUOTES, MUCH))
    brought = read_incoming(path)
    first, second, film, inline, memo = brought.documents
    assert (first.outlet, first.published) == ("The Paper", "2020-01-03")
    assert first.note == "On the first.\nMood: 7\nCode: Money\nLink → Money"
    assert second.note == "Set: South\nCase: Household"
    assert (film.text, inline.text, memo.title) == ("Words of a film.", "Said so.", "Memo: Idea")
    assert [one.name for one in brought.actors] == ["Kémal", "Nobody"]
    assert [(one.start, one.end) for one in brought.mentions] == [(0, 5)]
    assert [kind.label for kind in brought.kinds] == ["pays"]
    assert len(brought.excerpts) == len(QUOTES)
    assert set(brought.remarks) == {
        "1 marked place holds no words and became no excerpt.",
        "1 marked place lies outside the text or on blanks only.",
        "1 link is kept as a line in the notes of what they join.",
        "1 memo of nothing in particular became a document.",
        "1 mark in pages, pictures or time was left out.",
        "1 element “Strange” that is not known was left out.",
        "1 transcript came without points in time.",
        "1 set is kept as lines in the notes of members.",
        "1 picture without text was left out.",
        "“Gone” is not in the file (it is said to lie in “internal://gone.txt”); it was left out.",
    }
    session.run(BringIn(brought))
    again = session.run(BringIn(read_incoming(path)))
    assert not any(one.new or one.lost for one in again.counts.values())


def test_marks_on_pages_and_links_of_excerpts_are_kept_in_notes(tmp_path: Path) -> None:
    more = {
        "Sources": (
            f'<PDFSource guid="{guid(40)}" name="Paper" path="internal://paper.pdf">'
            f'<PDFSelection guid="{guid(41)}" page="2" firstX="1" firstY="1" secondX="2" '
            f'secondY="2"><Representation guid="{guid(44)}" plainTextPath="internal://x.txt"/>'
            f'<Coding guid="{guid(42)}"><CodeRef targetGUID="{guid(52)}"/></Coding></PDFSelection>'
            f'<Representation guid="{guid(43)}"><PlainTextContent>Of a paper.</PlainTextContent>'
            f'<PlainTextSelection guid="{guid(45)}" startPosition="0" endPosition="2"/>'
            "</Representation></PDFSource>"
        ),
        "Links": (
            f'<Links><Link guid="{guid(92)}" name="contradicts" originGUID="{guid(100)}" '
            f'targetGUID="{guid(101)}"/></Links>'
        ),
    }
    brought = read_incoming(saved(tmp_path, a_project(QUALCODER, [LETTERS], QUOTES[:6], more)))
    assert (brought.documents[1].text, brought.documents[1].note) == ("Of a paper.", "Page 3: Cash")
    assert quotes_of(brought)[-1] == (1, "Of")
    assert brought.excerpts[0].note == "contradicts → “naïvely they waited.”"
    assert set(brought.remarks) == {
        "1 mark in pages, pictures or time became lines in the notes of documents.",
        "1 link is kept as a line in the notes of what they join.",
    }


def test_a_source_with_a_formatted_original_only_is_read_as_an_import_reads_it(
    tmp_path: Path,
) -> None:
    data = docx(paragraph("A title") + paragraph("The money came late."))
    source = (
        f'<TextSource guid="{guid(40)}" name="Report.docx" richTextPath="internal://report.docx">'
        f'<PlainTextSelection guid="{guid(41)}" startPosition="9" endPosition="18"/></TextSource>'
    )
    made = a_project(QUALCODER, [LETTERS], QUOTES[:6], {"Sources": source})
    path = saved(tmp_path, made)
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("sources/report.docx", data)
    brought = read_incoming(path)
    assert brought.documents[1].text.startswith("A title\n")
    assert brought.documents[1].original == data
    assert "“Report.docx” had no plain text, so its 1 place is not sure." in brought.remarks
    assert len(brought.excerpts) == 7


def test_other_identifiers_make_no_other_things(session: Session, tmp_path: Path) -> None:
    data = a_project(QUALCODER, [LETTERS, MORE], QUOTES)
    session.run(BringIn(read_incoming(saved(tmp_path, data))))
    other = a_project(NVIVO, [LETTERS, MORE], QUOTES)
    came = session.run(BringIn(read_incoming(saved(tmp_path, other))))
    assert not any(one.new or one.lost for one in came.counts.values())


@pytest.mark.parametrize(
    "space", ["urn:QDA-XML:project:1.0", "urn:QDA-XML:project:1:0", "urn:of:somebody"]
)
def test_namespaces_and_names_may_be_others(tmp_path: Path, space: str) -> None:
    program = replace(
        QUALCODER, space=space, project="Theirs/A Project.QDE", folder="theirs/SOURCES"
    )
    path = saved(tmp_path, a_project(program, [LETTERS], QUOTES[:6]), "renamed.zip")
    assert quotes_of(read_incoming(path)) == QUOTES[:6]
