"""Name the script that a spelling is written in."""

import unicodedata

#: what Unicode calls letters of a script in their names, where people say otherwise
_CALLED = {"Cjk": "Chinese", "Hangul": "Korean", "Hiragana": "Japanese", "Katakana": "Japanese"}


def script_of(text: str) -> str:
    """Return `Latin`, `Arabic` or `Arabic and Latin`; empty for a text without letters."""
    found = dict.fromkeys(
        unicodedata.name(letter, "").split(" ")[0].split("-")[0].capitalize()
        for letter in text
        if letter.isalpha()
    )
    said = dict.fromkeys(_CALLED.get(one, one) for one in found if one)
    return " and ".join(said)
