"""The author as a text itself names them: in a line under its title, or where it signs off."""

import re

from workbench.importing.stated import Fact

#: how far the head of a text goes: lines that say something, before the first paragraph
_HEAD_LINES, _HEAD = 10, 3000
_PARAGRAPH = 200
_LONGEST = 160
_BY = re.compile(r"by\s*:?\s+(?P<names>\S.*)", re.IGNORECASE)
_SIGNED = re.compile(r"^Write to (?P<names>[^@\n]{3,100}?) at [\w.+-]{1,64}@[\w.-]{1,100}", re.M)
#: what stands between names, and behind one: a degree, a place, the outlet
_BETWEEN = re.compile(r"\s*(?:;|,\s*(?:and|&)?|\sand\s|\s&\s)\s*", re.IGNORECASE)
_BEHIND = re.compile(r"\s+[|•·–—]\s.*$")
_TITLES = re.compile(r"(?:Ph\.?D\.?|M\.?D\.?|Jr\.?|Sr\.?)")
_PARTICLES = frozenset(
    (
        *("al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "el", "la", "le"),
        *("van", "von"),
    )
)
_WORD = re.compile(r"[^\W\d_][\w.'’‐-]*")


def byline(text: str) -> Fact:
    """Return who wrote a text, where it says so plainly; several names as the text has them."""
    names = _under_title(text)
    if names:
        return Fact(names, "byline in the text")
    found = _SIGNED.finditer(text) if "Write to " in text else ()
    signed = {" ".join(one["names"].split()) for one in found}
    signed = {names for names in signed if _are_names(names)}
    return Fact(signed.pop(), "the line that signs off the text") if len(signed) == 1 else Fact()


def _under_title(text: str) -> str:
    lines = [line.strip() for line in text[:_HEAD].split("\n") if line.strip()][:_HEAD_LINES]
    for number, line in enumerate(lines):
        if len(line) > _PARAGRAPH:
            return ""
        if number == 0 and ":" not in line[:4]:
            continue  # a title may begin with By, too
        found = _BY.fullmatch(_BEHIND.sub("", line))
        if found and _are_names(found["names"]):
            return found["names"].strip()
    return ""


def _are_names(said: str) -> bool:
    """Say whether words are nothing but full names of persons."""
    if len(said) > _LONGEST:
        return False
    names = [name for name in _BETWEEN.split(said.strip(" .")) if not _TITLES.fullmatch(name)]
    return bool(names) and all(map(_is_name, names))


def _is_name(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 5 and all(
        _WORD.fullmatch(word) and (word[0].isupper() or word.casefold() in _PARTICLES)
        for word in words
    )
