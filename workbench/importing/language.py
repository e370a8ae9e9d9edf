"""Say in which language a text is when its letters or smallest words tell; otherwise say nothing."""

import re

_LOOKED_AT = 3000
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_PERSIAN = re.compile("[پچژگکی]")
_URDU = re.compile("[ٹڈڑےں]")
_PLAIN_ARABIC = re.compile("[ةيكىأإ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёЫЭЁ]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "as", "by", "has", "said")
)


def guess_language(text: str) -> str:
    """Return `en`, `fa`, `ar`, `ur`, `he`, `ru`, `uk`, or empty when nothing tells clearly."""
    head = text[:_LOOKED_AT]
    if head.isascii():
        return _english(head)
    letters = len(_LETTER.findall(head)) or 1
    if len(_ARABIC.findall(head)) > 0.5 * letters:
        return _arabic_script(head)
    if len(_CYRILLIC.findall(head)) > 0.5 * letters:
        return _cyrillic_script(head)
    if len(_HEBREW.findall(head)) > 0.5 * letters:
        return "he"
    return _english(head)


def _english(head: str) -> str:
    words = head.casefold().split()
    small = sum(map(_ENGLISH.__contains__, words))
    return "en" if len(words) >= 8 and small >= 0.15 * len(words) else ""


def _arabic_script(head: str) -> str:
    persian, arabic = len(_PERSIAN.findall(head)), len(_PLAIN_ARABIC.findall(head))
    if len(_URDU.findall(head)) > 0.02 * len(head):
        return "ur"
    if persian > 2 * arabic:
        return "fa"
    return "ar" if arabic > 2 * persian else ""


def _cyrillic_script(head: str) -> str:
    ukrainian, russian = len(_UKRAINIAN.findall(head)), len(_RUSSIAN.findall(head))
    if ukrainian > 2 * russian:
        return "uk"
    return "ru" if russian > 2 * ukrainian else ""
