"""A fingerprint tells whether an excerpt is as it was, and what of it is not."""

from dataclasses import replace

import pytest

from workbench.model.excerpts import Excerpt
from workbench.review.fingerprint import changed_parts, fingerprint

EXCERPT = Excerpt(1, 2, 10, 14, "calm", "a ", " b", note="Sure?")


@pytest.mark.parametrize(
    ("other", "sha256", "codes", "parts"),
    [
        (EXCERPT, "ab", (2, 1), ()),
        (replace(EXCERPT, id=9, analyst="R"), "ab", (1, 2), ()),
        (replace(EXCERPT, start=9), "ab", (1, 2), ("span",)),
        (replace(EXCERPT, note="Sure."), "ab", (1, 2), ("note",)),
        (EXCERPT, "cd", (1, 2), ("text",)),
        (replace(EXCERPT, end=13), "cd", (1,), ("text", "span", "codes")),
    ],
)
def test_what_changed_is_told_part_by_part(other, sha256, codes, parts):
    was = fingerprint(EXCERPT, "ab", (1, 2))
    assert changed_parts(was, fingerprint(other, sha256, codes)) == parts
