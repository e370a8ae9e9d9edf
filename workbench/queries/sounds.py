"""Take a name apart into sounds, so that one name written in several ways comes out much alike.

Arabic, Persian and Russian names reach the texts by many systems: Qaani, Ghaani, Qa'ani; Soleimani,
Suleimani, Sulaymani. A sound is one letter here; a group of letters such as kh or ei is one sound.
Arabic, Persian and Cyrillic letters are read as the Latin ones that mostly stand for them.
"""

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from workbench.queries.letters import COMBINING, PlainText

#: letters written as a group, the longest first
_GROUPS = {
    "tsch": "č", "shch": "š", "sch": "š", "tch": "č", "dzh": "ž", "zh": "ž", "ch": "č", "sh": "š",
    "kh": "χ", "gh": "ġ", "th": "θ", "dh": "ð", "ph": "f", "dj": "j", "ck": "k", "ou": "û",
    "oo": "û", "uu": "û", "ee": "î", "ii": "î", "yy": "î", "iy": "î", "yi": "î", "aa": "â",
    "ei": "ê", "ey": "ê", "ai": "ê", "ay": "ê", "au": "ô",
    "x": "ks", "w": "v", "c": "k",
}  # fmt: skip
#: letters that are not made by accents
_LATIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "e", "œ": "e"}
#: as the index has them: Persian forms, without hamza and vowel marks. Â, W and Y are the long
#: vowels, of which a reader has to know the word to tell which they are; Ă begins a word
_ARABIC = {
    "ا": "Â", "ب": "b", "پ": "p", "ت": "t", "ث": "θ", "ج": "j", "چ": "č", "ح": "h", "خ": "χ",
    "د": "d", "ذ": "ð", "ر": "r", "ز": "z", "ژ": "ž", "س": "s", "ش": "š", "ص": "s", "ض": "ð",
    "ط": "t", "ظ": "z", "ع": "", "غ": "ġ", "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l",
    "م": "m", "ن": "n", "و": "W", "ه": "h", "ی": "Y",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "ž",
    "з": "z", "и": "i", "і": "i", "ї": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "χ", "ц": "s",
    "ч": "č", "ш": "š", "щ": "š", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "û", "я": "â",
}  # fmt: skip
READ = {**_ARABIC, **_CYRILLIC, **_LATIN, **_GROUPS}
_SOUND = re.compile("|".join([*_GROUPS, "."]), re.DOTALL)
#: a j that ends a sound of two vowels, as German and Slavic spellings have it
_GLIDE = re.compile("(?<=[ae])j(?![aeiouyhj])")
#: what is written within a name and is no letter of it: apostrophes, hyphens, half rings
_APART = re.compile("[\\W_ʹ-˿]+")
SHORT = frozenset("aeiou")
#: ë is an e at the end, which is often silent
VOWELS = SHORT | frozenset("yâêîôûëĂÂWY")
#: a rough class for each consonant: what is written in place of each other has the same
_ROUGH = (
    dict.fromkeys("tdθðszš", "T") | dict.fromkeys("jčž", "J") | dict.fromkeys("qkgġχ", "K")
    | dict.fromkeys("bp", "B") | dict.fromkeys([*VOWELS, "h", "v"], "")
)  # fmt: skip
_ROUGH_SOUND = str.maketrans(_ROUGH)
_ROUGH_LETTER = str.maketrans(
    _ROUGH
    | {
        letters: sounds.translate(_ROUGH_SOUND)
        for letters, sounds in READ.items()
        if len(letters) == 1
    }
)
#: groups that belong to another class than their letters
_ROUGH_GROUPS = ("tsch", "shch", "sch", "tch", "dzh", "zh", "ch", "ph", "dj")
_REPEATED = re.compile(r"(.)\1+", re.DOTALL)
#: sounds that others write by a letter of another class
_ALSO = {"χ": "χhč", "h": "hχ", "č": "čχ", "š": "šž", "ž": "žš"}


class Name(NamedTuple):
    """Hold a word as sounds; `voiced` says that its short vowels are written, as in Latin letters.

    `rough` is its consonants by rough classes, neighbours of one class as one.
    """

    sounds: str
    voiced: bool
    rough: str


def joined(word: str) -> str:
    """Return a name in the index's letters, without what stands between them: qaani for Qa'ani."""
    return _APART.sub("", COMBINING.sub("", PlainText(word).text))


@lru_cache(20_000)
def name_of(word: str) -> Name:
    """Return a word as its sounds; a letter of no known script stands for itself."""
    plain = joined(word)
    said = _GLIDE.sub("y", plain)
    if plain[:1] in ("ا", "ع"):  # they carry any vowel that begins a word
        said = f"Ă{plain[1:]}"
    sounds = "".join(READ.get(found[0], found[0]) for found in _SOUND.finditer(said))
    sounds = _REPEATED.sub(r"\1", sounds)
    if len(sounds) > 2 and sounds[-1] == "e":
        sounds = f"{sounds[:-1]}ë"
    return Name(sounds, _ARABIC.keys().isdisjoint(plain), rough(plain))


def rough(word: str) -> str:
    """Return the rough classes of a word in the index's letters; quick, for a whole index of them."""
    if "h" in word or "j" in word:
        word = _GLIDE.sub("y", word)
        for letters in _ROUGH_GROUPS:
            if letters in word:
                word = word.replace(letters, READ[letters])
    return _REPEATED.sub(r"\1", word.translate(_ROUGH_LETTER))


def roughs(sounds: str) -> set[str]:
    """Return the rough classes that another spelling of these sounds may have."""
    ways = [_ALSO.get(sound, sound) for sound in sounds]
    if sum(len(way) > 1 for way in ways) > 4:
        ways = list(sounds)
    return {_REPEATED.sub(r"\1", "".join(way).translate(_ROUGH_SOUND)) for way in product(*ways)}
