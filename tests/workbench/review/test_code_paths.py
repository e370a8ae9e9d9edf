"""A code is named by its place in the code book, in whatever way it was typed."""

import pytest

from workbench.review.code_paths import cleaned_path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("Truce", "Truce"),
        ("  Security /  Truce  ", "Security / Truce"),
        ("Security / / Truce /", "Security / Truce"),
        ("Arms/money", "Arms/money"),
        ("أمن / هدنة", "أمن / هدنة"),
        (" / ", ""),
        ("/", ""),
        ("", ""),
        ("x" * 121, ""),
        (" / ".join("abcdefghijklm"), ""),
    ],
)
def test_paths_lose_stray_spaces_and_empty_names(typed, path):
    assert cleaned_path(typed) == path
