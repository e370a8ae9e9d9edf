"""With which letters another spelling of a name may begin: all that a store has to look through."""

import string
from collections.abc import Iterator

from workbench.queries.likeness import swap
from workbench.queries.sounds import READ, VOWELS, Name, joined, name_of

#: what the first sound of a spelling may cost beside the name's
_NEAR = 0.5
_ROUND = "aeiouyhwv"
#: letters that go on a group which another letter begins: sch, tsch, tch, dz, dj, ck, aj, ej
_GROUPED = {"s": "c", "t": "sc", "d": "zj", "c": "k", "a": "j", "e": "j"}
_RINGS = "ʿʾʻʼ"


def _first_letters() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"Ă": {"ا", "ع"}}
    plain = {letter: letter for letter in string.ascii_lowercase}
    for letters, sounds in (plain | READ).items():
        if sounds:
            found.setdefault(sounds[0], set()).add(letters[0])
    return found


_FIRST = _first_letters()


def beginnings(name: Name) -> list[str]:
    """Return the first letters, one or two, of words that may be spellings of the name."""
    if not name.sounds:
        return []
    first = _letters(name.sounds[0])
    if name.sounds[0] in VOWELS:
        first |= {*_RINGS}
    after = set(_ROUND).union(*map(_letters, name.sounds[:3]))
    return sorted(_extended(first, {one for one in after if one.isascii()}))


def _letters(sound: str) -> set[str]:
    """Return the letters that may begin a sound which is written in place of this one."""
    near = (letters for other, letters in _FIRST.items() if swap(sound, other) < _NEAR)
    return _FIRST.get(sound, {sound}).union(*near)


def _extended(first: set[str], after: set[str]) -> Iterator[str]:
    for letter in first:
        if letter.isascii():
            yield from (letter + other for other in after | {letter, *_GROUPED.get(letter, "")})
        else:
            yield letter


def halves(word: str) -> list[tuple[str, str]]:
    """Return the two parts that a name may be written in: qa'ani, hizb allah, khamene'i.

    The second begins with a vowel, which may end the first as well.
    """
    whole = joined(word)
    found: list[tuple[str, str]] = []
    for at in range(1, len(whole)):
        if name_of(whole[at]).sounds[:1] in VOWELS:
            found += [(whole[:at], whole[at:]), (whole[: at + 1], whole[at:])]
    return [(left, right) for left, right in found if len(whole) > 3 and len(left) > 1]


#: how the end of names such as Hezbollah is written when it stands by itself
GOD = ("allah", "ollah", "ullah", "الله")


def said_of_god(part: str) -> bool:
    """Say whether a part of a name is one that stands apart as often as not: allah, ollah, ullah."""
    name = name_of(part)
    return name.rough == "l" and len(name.sounds) > 2 and name.sounds[-1:] in ("h", "a")
