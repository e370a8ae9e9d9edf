"""A blind review: whole documents, no marks of anybody's, and places that are exact to the letter."""

from dataclasses import replace

from tests.browser.conftest import Opening
from tests.browser.hands import Reviewer
from tests.browser.packages import AFTER, PATRONS, QUIETER, blind, document
from workbench.review.decisions import Decisions
from workbench.review.package import Package

#: letters of one, two and three units of UTF-16, marks that combine, both directions, blank lines
MIXED = (
    "Zwölf 👩‍👩‍👧 families 🏳️‍🌈 left.\n\n  \tE\u0301cole 𝒜𝒷𝒸 closed; قال المتحدث «لا» today 😀.\r\n"
    "העיר שקטה. الخ\u0651بر \u202eورد\u202c 🕊\u2028done.\n"
)


def exact(read: Decisions, package: Package) -> list[str]:
    """Return the quotes, once each is known to be what its place in the document says."""
    texts = {one.number: one.text for one in package.documents}
    for mark in read.marks:
        assert texts[mark.document][mark.start : mark.end] == mark.quote
    return [mark.quote for mark in read.marks]


def select(reviewer: Reviewer, words: str) -> None:
    """Select words as a mouse does: from one place in the page to another."""
    reviewer.page.evaluate(
        """(words) => {
            const reading = document.querySelector(".reading");
            const walker = document.createTreeWalker(reading, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                return getSelection().setBaseAndExtent(node, at, node, at + words.length);
            }
            throw new Error("these words are not there");
        }""",
        words,
    )
    reviewer.see(".picked", words)


def test_sentences_are_selected_and_coded_by_keys(opening: Opening) -> None:
    given = blind()
    reviewer = opening(given).start()
    reviewer.press("j", "1", "j", "Shift+j", "c")
    reviewer.type("auto")
    reviewer.press("Enter", "m")
    reviewer.type("Both belong together")
    reviewer.press("Control+Enter", "j", "3", "k", "k", "4")

    read = reviewer.decisions(given)

    assert read.decisions == ()
    quotes = exact(read, given)
    assert quotes[0].startswith("The new commander")
    assert quotes[0].endswith("border.")
    assert quotes[1].startswith("Colleagues describe")
    assert quotes[1].endswith("think tank.")
    assert "\n\n" in quotes[1]
    assert [mark.codes for mark in read.marks][:3] == [(1,), (3,), (3,)]
    assert read.marks[1].comment == "Both belong together"


def test_marks_in_every_script_are_exact_to_the_code_point(opening: Opening) -> None:
    given = blind(
        documents=(document(1, "Mixed", MIXED), document(2, "After", AFTER, direction="rtl"))
    )
    reviewer = opening(given).start()
    wanted = [
        "👩‍👩‍👧 families 🏳️‍🌈",
        "E\u0301cole 𝒜𝒷𝒸",
        "المتحدث «لا» today 😀",
        "שקטה. الخ\u0651بر",
        "🕊\u2028done.",
    ]
    for words in wanted:
        select(reviewer, words)
        reviewer.press("2")
    reviewer.press("]")
    select(reviewer, "🕊. قاآنی به")
    reviewer.press("1")
    assert exact(reviewer.decisions(given), given) == [*wanted, "🕊. قاآنی به"]


def test_a_mouse_selects_across_paragraphs_and_over_marks(opening: Opening) -> None:
    given = blind()
    reviewer = opening(given).start()
    reviewer.press("j", "1")
    paragraphs = reviewer.page.locator(".reading p:not(.blank)")
    first, last = paragraphs.nth(0).bounding_box(), paragraphs.nth(2).bounding_box()
    mouse = reviewer.page.mouse
    mouse.move(first["x"] + 60, first["y"] + 10)
    mouse.down()
    mouse.move(last["x"] + 200, last["y"] + 12, steps=4)
    mouse.up()
    reviewer.press("2")
    quotes = exact(reviewer.decisions(given), given)
    assert len(quotes) == 2
    assert quotes[1] in QUIETER
    assert quotes[1].count("\n\n") == 2


def test_marks_are_chosen_given_more_codes_commented_removed_and_brought_back(
    opening: Opening,
) -> None:
    given = blind()
    reviewer = opening(given).start()
    reviewer.press("j", "1", "j", "2", "]", "j", "3")
    reviewer.see("#progress", "3 marks in 2 of 3 documents")
    reviewer.press("n")
    reviewer.see(".picked", "The new commander")
    reviewer.press("4", "n", "Delete")
    reviewer.see("#progress", "2 marks in 2 of 3 documents")
    reviewer.press("Control+z", "Shift+n")
    reviewer.press("m")
    reviewer.type("First")
    reviewer.press("Escape")
    read = reviewer.decisions(given)
    assert sorted((one.document, one.start, one.codes) for one in read.marks) == [
        (1, 0, (1, 4)),
        (1, QUIETER.index("Colleagues"), (2,)),
        (2, 0, (3,)),
    ]
    assert {one.comment for one in read.marks} == {"", "First"}


def test_marks_are_there_again_after_reloading_and_after_loading_a_file(
    opening: Opening, tmp_path: object
) -> None:
    given = blind()
    reviewer = opening(given).start()
    reviewer.press("]", "j", "1")
    reviewer.reload()
    reviewer.see(".panel", "How much of this turns on one man?")
    data = reviewer.download()
    other = opening(given).start()
    file = other.path.with_name("decisions.json")
    file.write_bytes(data)
    other.load(file)
    other.see("#said", "of Ada came in.")
    assert exact(other.decisions(given), given) == [
        PATRONS[: len("Interviewer: How much of this turns on one man?")]
    ]


def test_nothing_of_the_first_analyst_stands_in_the_page(opening: Opening) -> None:
    reviewer = opening(blind()).start()
    assert reviewer.page.locator("mark").count() == 0
    assert reviewer.page.locator("#accept").count() == 0


def test_a_document_of_a_million_letters_is_read_and_marked(opening: Opening) -> None:
    text = "\n".join(f"{n}. {QUIETER.replace(chr(10), ' ')} 😀" for n in range(2200))
    given = blind(
        documents=(
            document(1, "Long", text),
            replace(document(2, "One line", text.replace("\n", " ")), language="en"),
        )
    )
    reviewer = opening(given).start()
    select(reviewer, "2199. The new commander")
    reviewer.press("1", "Shift+n")
    reviewer.press("j", "2")
    assert exact(reviewer.decisions(given), given)[0] == "2199. The new commander"
