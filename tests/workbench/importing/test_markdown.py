from hypothesis import given
from hypothesis import strategies as st

from workbench.importing.registry import read

SOURCE = """---
title: "Who decides"
author: Ann Example
source: The Paper
date: March 2021
url: https://example.org/a
lang: en
mood: grey
---
# Who decides? #

Some words.

- one
2. two
> quoted

Under
-----

```
# not a heading
```
"""


def pieces(document, *but):
    return [
        (piece.kind, document.text[piece.start : piece.end])
        for piece in document.pieces
        if piece.kind not in but
    ]


def test_the_source_is_the_text_so_that_offsets_can_be_proved():
    assert read(SOURCE.encode(), "a.md").text == SOURCE


def test_parts_are_named_beside_the_text():
    assert pieces(read(SOURCE.encode(), "a.md"), "sign")[1:] == [
        ("h1", "# Who decides? #"),
        ("li", "- one"),
        ("li", "2. two"),
        ("quote", "> quoted"),
        ("h2", "Under"),
        ("pre", "```\n# not a heading\n```"),
    ]


def test_front_matter_states_metadata_and_stays_in_the_text():
    document = read(SOURCE.encode(), "a.md")
    assert (document.title, document.author, document.outlet) == (
        "Who decides",
        "Ann Example",
        "The Paper",
    )
    assert (document.published, document.url) == ("2021-03", "https://example.org/a")
    assert document.sources["published"] == "front matter “date”"
    assert pieces(document)[0] == ("meta", SOURCE[: SOURCE.index("# Who")])


def test_without_front_matter_the_first_heading_is_the_title():
    assert read(b"Intro\n\n# The Title ##\n\n# Second\n\n- x\n", "a.md").title == "The Title"
    assert read(b"Big\n===\n\n## Smaller\n\nText.\n", "a.md").title == "Big"


def test_a_rule_or_an_open_fence_does_not_confuse_the_rest():
    document = read(b"# A\n\nwords\n\n---\n\n```\nnever closed", "a.md")
    assert pieces(document, "sign") == [("h1", "# A"), ("pre", "```\nnever closed")]


def test_strong_words_and_the_signs_around_them_are_named_outside_code():
    document = read(b"# A\n\n**Ann:** yes, *no*.\n\n```\n**code**\n```\n", "a.md")
    assert pieces(document, "h1", "pre") == [
        ("sign", "# "),
        ("sign", "**"),
        ("strong", "Ann:"),
        ("sign", "**"),
    ]


@given(st.text(st.sampled_from("#-> `=:\n\tab*1."), max_size=200))
def test_pieces_stay_inside_the_text_in_order(text):
    document = read(("# h\n- i\n" + text).encode(), "a.md")
    spans = [(piece.start, piece.end) for piece in document.pieces]
    assert all(0 <= start < end <= len(document.text) for start, end in spans)
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
