import pytest

from workbench.errors import Refusal
from workbench.importing.registry import read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}"
    r"{\f2\fcharset178 Arial;}}{\colortbl;\red0\green0\blue0;}"
    r"{\info{\title A quiet day}{\author A. Writer}{\creatim\yr2021\mo3\dy4\hr10}}"
    r"{\*\generator Writer;}{\header Page head}"
)


def rtf(body, head=HEAD):
    return read((head + body + "}").encode("cp1252"), "x.rtf")


def test_paragraphs_and_facts_are_read_and_what_describes_is_not():
    document = rtf(r"\pard He came.\par" "\n" r"He {\b left}.\line At noon.\par")
    assert document.text == "He came.\n\nHe left.\nAt noon."
    assert (document.title, document.author) == ("A quiet day", "A. Writer")
    assert (document.published, document.sources["made"]) == ("", "2021-03-04")
    assert document.sources["title"] == document.sources["author"] == "document properties"
    assert document.media_type == "application/rtf"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \u8212?\u-10179?\u-8694? end", "café —\U0001f60a end"),
        (r"\uc2\u1074\'e2\'e2 one\uc1", "в one"),
        (r"{\f1 \'cc\'e8\'f0} {\f2 \'cd\'d1\'c8} and \'e9", "Мир حرب and é"),
        (r"a\~b\_c \{x\} \\ \ldblquote q\rdblquote", "a\u00a0b\u2011c {x} \\ “q”"),
        (r"He {\deleted never }came{\v  hidden}.", "He came."),
        (r"{\field{\*\fldinst HYPERLINK " r'"http://x.org"}{\fldrslt a link}} here', "a link here"),
        (r"A{\pict\bin5 {{{}}rest} picture", "A picture"),
        (r"{\footnote See there.} Words", "See there. Words"),
        (r"one\cell two\cell\row three\cell\row", "one\ttwo\nthree"),
    ],
)
def test_signs_charsets_and_hidden_groups(body, text):
    assert rtf(body).text == text


def test_a_cut_off_or_hostile_file_gets_its_sentence():
    cut = read((HEAD + r"\pard He came. {\b And th").encode(), "x.rtf")
    assert cut.text == "He came. And th"
    assert cut.doubts == ("It ends in the middle; it may have been cut off.",)
    with pytest.raises(Refusal, match="nested without end"):
        rtf("{" * 10_000)
    with pytest.raises(Refusal, match="holds no words"):
        rtf("")
    odd = rtf(r"\u99999999? \ansicpg99999 \f77 \uc-5 \bin-9 words \'zz \u")
    assert "words" in odd.text


def test_a_long_file_takes_time_in_proportion():
    link = r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} "
    assert rtf(link * 20_000).text.count("link") == 20_000


def test_headings_are_told_by_their_level_and_the_only_one_is_the_title():
    head = HEAD.replace(r"{\title A quiet day}", "")
    document = rtf(
        r"\pard\outlinelevel0 The {\b visit}\par\pard He came.\par"
        r"\pard\outlinelevel1 Later\par\par\pard He left.",
        head,
    )
    assert document.text == "The visit\n\nHe came.\n\nLater\n\nHe left."
    parts = [(document.text[p.start : p.end], p.kind) for p in document.pieces]
    assert parts == [("The visit", "h1"), ("Later", "h2")]
    assert document.title == "The visit"


def test_what_looks_like_a_mark_of_ours_is_replaced():
    document = rtf(r"\pard a\u-557?b {\field{\*\fldinst HYPERLINK x}{\fldrslt c\par d}} \u-558?")
    assert "\ufdd3" not in document.text and "\ufdd2" not in document.text
    assert document.text.startswith("a\ufffdb c\n\nd")
