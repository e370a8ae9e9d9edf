"""Words by which names are told from other words: titles, heads of organisations' names, openers.

They stand in `resources/vocabularies/naming.txt` by section, so that they can be read and mended
without touching a rule; plain English words stand in `resources/gazetteers/words.txt`.
"""

from functools import cache, lru_cache
from importlib.resources import files

from workbench.text.vocabularies import sections


@cache
def section(name: str) -> frozenset[str]:
    """Return the entries of one section, as written; raises KeyError for one that is not there."""
    parts = ",".join(sections("naming")[name]).split(",")
    return frozenset(entry for part in parts if (entry := part.strip()))


@cache
def english() -> frozenset[str]:
    """Return common English words in small letters."""
    said = files("resources").joinpath("gazetteers", "words.txt").read_text("utf-8")
    return frozenset(line for line in said.splitlines() if not line.startswith("#"))


@lru_cache(maxsize=1 << 17)
def is_english(word: str) -> bool:
    """Say whether a word, whatever its capitals, is common English or bent from such a word."""
    small = word.lower()
    words = english()
    if small in words:
        return True
    return any(
        small.endswith(ending) and len(small) > len(ending) + 3 and _stem(small, ending) in words
        for ending in ("s", "es", "ed", "ing", "ly", "er", "ers", "less", "ness", "like")
    ) or _compound(small, words)


_PREFIXES = (
    "re", "un", "non", "mis", "pre", "post", "anti", "counter", "air", "over", "under", "co",
    "inter", "cyber", "para", "sub", "ultra", "multi", "semi", "super", "micro", "mega", "geo",
)  # fmt: skip


def _compound(small: str, words: frozenset[str]) -> bool:
    """Say whether a word is put together of English ones: steelworkers, airstrike."""
    if any(small.startswith(start) and small[len(start) :] in words for start in _PREFIXES):
        return True
    return any(
        small.endswith(last) and small[: -len(last)] in words for last in section("after workers")
    )


def _stem(word: str, ending: str) -> str:
    return word[: -len(ending)]
