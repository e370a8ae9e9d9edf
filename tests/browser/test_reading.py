"""What a reviewer reads: the list, the excerpt in its document, its evidence, two at once, paper."""

from io import BytesIO

from tests.browser.conftest import Opening
from tests.browser.packages import HOSTILE, document, large, package, without_texts
from workbench.review.package import PackedExcerpt

#: whether the excerpt of a pane can be seen in it
IN_SIGHT = """(pane) => {
    const room = document.querySelector(`${pane} .text`).getBoundingClientRect();
    const mark = document.querySelector(`${pane} mark.current`).getBoundingClientRect();
    return mark.top >= room.top && mark.bottom <= room.bottom;
}"""


def test_the_list_is_narrowed_by_words_code_actor_document_and_decision(opening: Opening) -> None:
    reviewer = opening(package()).start()
    rows, choose = ".list .row", reviewer.page.select_option
    reviewer.press("a", "a", "/")
    reviewer.type('PMF "less hold"')
    assert len(reviewer.texts(rows)) == 1
    reviewer.page.locator("#filter-words").fill("قاانى")
    reviewer.see(".side > .count", "0 of 7 excerpts")
    reviewer.see(".list", "No excerpt passes this filter.")
    reviewer.page.get_by_role("button", name="Show all excerpts").click()
    for field, value, count in (("code", "2", 3), ("actor", "2", 1), ("document", "2", 2)):
        choose(f"#filter-{field}", value)
        assert len(reviewer.texts(rows)) == count
        choose(f"#filter-{field}", "")
    choose("#filter-state", "accept")
    assert len(reviewer.texts(rows)) == 2
    choose("#filter-state", "undecided")
    choose("#filter-order", "code")
    shown = reviewer.texts(rows)
    assert [words.startswith(("funded", "Kataib")) for words in shown] == [True, True, *[False] * 3]
    reviewer.page.locator(".list").focus()
    reviewer.press("Home", "a")
    assert len(reviewer.texts(rows)) == 4
    assert reviewer.read.startswith("Kataib")


def test_both_excerpts_are_in_sight_in_long_documents(opening: Opening) -> None:
    long = "\n".join(
        f"Paragraph {n} of many, with a sentence or two in it. " * 3 for n in range(900)
    )
    given = package(
        documents=(document(1, "Long", long),),
        excerpts=tuple(
            PackedExcerpt(n, 1, at, at + 13, long[at : at + 13])
            for n, at in enumerate((long.index("Paragraph 400"), long.index("Paragraph 850")), 1)
        ),
        relations=(),
    )
    reviewer = opening(given).start()
    reviewer.page.wait_for_function(IN_SIGHT, arg=".pane:not(.beside)")
    top = reviewer.page.locator(".pane:not(.beside) .text")
    before = top.evaluate("element => element.scrollTop")
    reviewer.press("Space")
    assert top.evaluate("element => element.scrollTop") > before + 200
    reviewer.press("p", "j")
    for pane in (".pane.beside", ".pane:not(.beside)"):
        reviewer.page.wait_for_function(IN_SIGHT, arg=pane)


def test_two_excerpts_stand_side_by_side_and_swap(opening: Opening) -> None:
    reviewer = opening(package()).start()
    beside = ".pane.beside mark.current"
    reviewer.press("p", "j", "j")
    assert "".join(reviewer.texts(beside)).startswith("Colleagues")
    assert reviewer.read.startswith("funded")
    reviewer.press("s")
    assert "".join(reviewer.texts(beside)).startswith("funded")
    assert reviewer.read.startswith("Colleagues")
    reviewer.press("a")
    assert "".join(reviewer.texts(beside)).startswith("funded")
    reviewer.press("Escape")
    assert not reviewer.page.locator(".pane.beside").is_visible()


def test_the_other_evidence_is_one_key_away_and_is_set_beside(opening: Opening) -> None:
    reviewer = opening(package()).start()
    reviewer.see(".panel", "Esmail Qaani leads / commands Popular Mobilization Forces")
    reviewer.see(".panel", "denies · by the author · since 2020-01 · B2")
    reviewer.see(".panel", "2 other claims, 1 of them against")
    reviewer.press("e", "Tab")
    reviewer.see(".evidence:focus", "asserts · by Analyst · since 2020-01 · likely (55–80 %) · A2")
    reviewer.press("Enter")
    assert reviewer.texts(".pane.beside mark.current") == [
        "has less hold over rivalries inside the PMF"
    ]


def test_the_whole_document_is_read_at_the_place_or_only_the_context(opening: Opening) -> None:
    reviewer = opening(package()).start()
    assert "Kataib" in reviewer.text(".pane:not(.beside) .text")
    reviewer.page.locator('.pane:not(.beside) mark[data-key="4"]').click()
    assert reviewer.read == "Kataib Hezbollah and other factions entered parliament"
    reviewer.press("d")
    assert reviewer.page.locator("mark.other").count() == 0
    assert opening(without_texts(package())).page.locator("#whole").count() == 0


def test_the_citation_is_told_and_its_address_is_no_link(opening: Opening) -> None:
    reviewer = opening(package()).start()
    cited = reviewer.text(".pane:not(.beside) .citation")
    assert cited.split("\n") == [
        "R. Salim · Newswire · 2024-02-04 · B2 Usually reliable, probably true",
        "https://example.org/quieter-hand",
    ]
    assert reviewer.page.locator("a").count() == 0


def test_right_to_left_texts_read_right_to_left(opening: Opening) -> None:
    reviewer = opening(package()).start()
    reviewer.page.locator(".list").focus()
    reviewer.press("End")
    assert reviewer.read.startswith("قاآنی")
    shown = """(element) => {
        const found = getComputedStyle(element);
        return [found.direction, found.textAlign];
    }"""
    reading = reviewer.page.locator(".pane:not(.beside) .reading")
    assert reading.evaluate(shown) == ["rtl", "start"]
    row = reviewer.page.locator('.row[aria-selected="true"] .quote')
    assert row.evaluate(shown)[0] == "rtl"
    box, text = (
        row.bounding_box(),
        reviewer.page.evaluate(
            """() => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector('.row[aria-selected="true"] .quote'));
            return range.getBoundingClientRect().right;
        }"""
        ),
    )
    assert abs(box["x"] + box["width"] - text) < 2


def test_five_thousand_excerpts_are_listed_filtered_and_reached_at_once(opening: Opening) -> None:
    reviewer = opening(large()).start()
    reviewer.see("#progress", "0 of 5,000 decided")
    assert reviewer.page.locator(".list .row").count() < 40
    reviewer.press("End", "a")
    reviewer.see("#progress", "1 of 5,000 decided")
    reviewer.press("/")
    reviewer.type("article 499 border")
    reviewer.see(".side > .count", "10 of 5,000 excerpts")
    reviewer.press("Escape", "Home", *"aaaaaaaaa")
    reviewer.see("#progress", "10 of 5,000 decided")


def test_it_prints_what_is_listed_with_what_was_decided(opening: Opening) -> None:
    from pypdfium2 import PdfDocument

    reviewer = opening(package()).start("Ada Fenn")
    reviewer.press("r", "a", "m")
    reviewer.type("Who steers?")
    reviewer.press("Control+Enter")
    printed = PdfDocument(BytesIO(reviewer.page.pdf(format="A4")))
    words = " ".join("".join(page.get_textpage().get_text_range() for page in printed).split())
    for said in (
        "Reviewer: Ada Fenn",
        "3 of 7 decided",
        "Rejected",
        "Who steers?",
        "Baghdad has made",
    ):
        assert said in words
    assert "Filter" not in words
    assert len(printed) > 1
    assert reviewer.page.locator("#sheet section").count() == 0


def test_long_words_and_narrow_windows_never_need_scrolling_sideways(opening: Opening) -> None:
    held = package(title=HOSTILE + "W" * 300, instructions="x" * 900)
    for width, height in ((900, 700), (683, 384), (420, 800)):
        reviewer = opening(held, viewport={"width": width, "height": height}).start("Ada")
        reviewer.press("p", "j")
        wide = reviewer.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, width
