"""Page furniture is found at the ends of pages, and running prose is never hit."""

import re
from pathlib import Path

import pytest

from workbench.demo import demo_file, manifest
from workbench.model.furniture import Furniture
from workbench.text.furniture import find_furniture, line_key, settled

#: beside the checkout, or beside the folder that it stands in
SEEDS = next(
    (
        folder / "shared" / "seeds"
        for folder in Path(__file__).parents[4:6]
        if (folder / "shared" / "seeds").is_dir()
    ),
    Path("none"),
)
PROSE = (
    "The commander seldom appears in public. He was named to the post within hours.\n\n"
    "“Orders have become requests,” said Tomas Reinholt, who studies the force.\n\n"
    "Tomas Reinholt is a professor of history at the Northgate Centre.\n\n"
    "Reinholt said the money still flows one way, and he expects it to go on for years.\n\n"
    "The groups share fuel, contracts and print shops. They use cookies of their own making.\n\n"
)


def grey(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_furniture(text)]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        PROSE + "The last line says that all comments were about the related talks.",
        "Latest news\n\n" + PROSE * 2 + "© 2024 Harbour Wire",
        "More about the groups\n" + PROSE,
        "We cover Europe\nAfrica\nAsia\nEurope\n" + PROSE,
        "Yes.\nYes.\nNo.\nNo.\n" + PROSE,
        "Sign up, they told him, for the war.\nFollow the money to Dubai.\n" + PROSE,
        "Register to vote by 5 October, the ministry said.\n" + PROSE,
        PROSE
        + "Related: the fuel contracts. They were signed in March, when the governor had left "
        "and nobody in the office would say who had approved them, or why the price had doubled "
        "between the first and the second reading of the bill.",
    ],
)
def test_running_prose_is_not_hit(text: str) -> None:
    hit = " ".join(grey(text))
    for sentence in re.findall(r"[^.\n]{30,}\.", PROSE):
        assert sentence not in hit
    assert len(hit) < 30


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("Latest articles\nWhat onions cost\nThree maps of a sea", "latest articles"),
        ("No comments:\nPost a Comment", "comments"),
        ("Share this: Mail · Print · Copy link", "share line"),
        ("We use cookies to remember that you were here.", "cookie notice"),
        ("Sign up for our weekly newsletter", "newsletter"),
        ("© 2024 The Corner Desk. All rights reserved.", "legal notice"),
        ("About the author\nPeter Vance reads too many newspapers.", "about the author"),
        ("Ann Lee is a correspondent who covers Iraq for The Wire.\nShe is based in Erbil.",
         "about the author"),
        ("Read more: The week in which the river rose", "read more"),
        ("مطالب مرتبط\nسفر فرمانده به بغداد\nگفت‌وگو با یک پژوهشگر", "مطالب مرتبط"),
        ("مواضيع ذات صلة\nزيارة إلى بغداد\nحوار مع باحث", "مواضیع ذات صله"),
        ("Home\nAbout\nArchive", "site menu"),
    ],
)  # fmt: skip
def test_each_kind_of_furniture_is_found_whole_and_named(tail: str, reason: str) -> None:
    found = find_furniture(PROSE + tail)
    assert [(PROSE + tail)[one.start : one.end] for one in found] == [tail]
    assert found[0].reason == reason


def test_a_caption_that_stands_twice_keeps_its_first_place() -> None:
    caption = "People gathered in the square on Friday. (A. Photographer)"
    text = f"{PROSE}{caption}\n{caption}\n\n{PROSE}"
    (found,) = find_furniture(text)
    assert found.start == text.rindex(caption) and found.reason == "stands twice"


def test_a_list_of_teasers_is_taken_whole_only_when_the_page_ends_after_it() -> None:
    teasers = "Related\nA sentence of a teaser, with a full stop.\nAnother one, of a second story."
    assert grey(PROSE + teasers + "\nNo comments:") == [teasers + "\nNo comments:"]
    assert grey(PROSE + teasers) == []
    assert grey(PROSE + teasers + "\n\n" + PROSE) == []


def test_the_demo_repost_loses_its_page_and_no_other_document_a_word() -> None:
    for entry in manifest()["documents"]:
        text = demo_file(entry["file"]).document.text
        found = grey(text)
        if "repost" in entry["file"]:
            assert found[0] == "Home\nAbout\nArchive"
            assert found[1].startswith("Share this") and found[1].endswith("this notice.")
            assert "The decisions no longer do" not in " ".join(found)
        else:
            assert found == [], entry["file"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts are not here")
def test_both_seeds_lose_their_tails_and_nothing_else() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text("utf-8")
        found = grey(text)
        if path.name.startswith("000"):
            (tail,) = found
            assert "\nRELATED\n" in tail and "\nLATEST ARTICLES\n" in tail
            assert text.rstrip().endswith(tail) and text.index(tail) > 0.5 * len(text)
            assert "Costas Paris contributed" not in tail
        else:
            caption, tail = found
            assert text.count(caption) == 2 and caption.startswith("People gathered")
            assert tail.startswith("Related Publications") and tail.endswith("All Publications")


def test_what_is_found_stands_in_order_on_whole_lines() -> None:
    text = demo_file("07-corner-desk-repost.html").document.text
    found = find_furniture(text)
    for one in found:
        assert text[one.start - 1 : one.start] in ("", "\n") and text[one.end : one.end + 1] in (
            "",
            "\n",
        )
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_lines_are_known_again_with_other_numbers_and_letter_forms() -> None:
    assert line_key("• Issue 12 of  2024") == line_key("Issue 7 of 1999")
    assert line_key("مطالب مرتبط‌") == line_key("مطالب مرتبط")


def test_the_last_word_of_the_analyst_counts() -> None:
    text = PROSE + "No comments:"
    at = text.index("No comments")
    said = [Furniture(1, 1, at, at + 5, "rejected"), Furniture(2, 1, at, at + 5, "confirmed")]
    assert settled(text, find_furniture(text), said[:1]) == []
    assert len(settled(text, find_furniture(text), said)) == 1
    learnt = {line_key("No comments:"): "rejected"}
    assert settled(text, find_furniture(text), (), learnt) == []
    assert len(settled(text, find_furniture(text), said, learnt)) == 1
