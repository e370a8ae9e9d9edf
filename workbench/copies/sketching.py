"""Boil a text down to numbers that two texts share as far as they share words in a row.

Every five words in a row (a shingle) become one 64-bit number; a sketch keeps the one in sixteen
that ends in four zero bits, so that the same shingle is kept in every text or in none. The share
of a sketch that another holds then estimates the share of the text (sampled containment). A whole
comparison uses all numbers.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.text.folding import fold

Hashes = npt.NDArray[np.uint64]
#: words in a row that count as one
WORDS = 5
#: one in so many numbers is kept; a power of two
SAMPLED = 16
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"\s")
#: code points that are read in one go
_STRETCH = 200_000
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
#: words met so far and their numbers; forgotten when it has grown beyond `_MOST`
_known: dict[str, int] = {}
_MOST = 400_000


@dataclass(frozen=True)
class Sketch:
    """Hold a text's sampled shingles, sorted and distinct, and how many it has, repeated or not."""

    shingles: int
    hashes: Hashes


def shingles(text: str, without: Iterable[tuple[int, int]] = ()) -> Hashes:
    """Return the numbers of every five words in a row, sorted and distinct.

    `without` are spans left out, such as page furniture, in order. The numbers are the same on
    every machine and in every year. Some 0.4 ms for 1,000 words.
    """
    return _distinct(_rolled(text, without))


def _rolled(text: str, without: Iterable[tuple[int, int]]) -> Hashes:
    numbers = _numbered(_left(text, without))
    if len(numbers) < WORDS:
        return np.empty(0, dtype=np.uint64)
    count = len(numbers) - WORDS + 1
    rolled = numbers[:count].copy()
    for shift in range(1, WORDS):
        rolled *= _MULTIPLIER
        rolled ^= rolled >> np.uint64(29)
        rolled += numbers[shift : shift + count]
    return _mixed(rolled)


def _numbered(text: str) -> Hashes:
    """Return the number of each word, read a stretch at a time: one call keeps every thread waiting."""
    found = [np.empty(0, dtype=np.uint64)]
    at = 0
    while at < len(text):
        gap = _GAP.search(text, at + _STRETCH)
        end = gap.start() if gap else len(text)
        words = _WORD.findall(fold(text[at:end]).casefold())
        found.append(np.array(_numbers(words), dtype=np.uint64))
        at = end
    return np.concatenate(found)


def _distinct(numbers: Hashes) -> Hashes:
    """Sort in place and leave out what stands twice; `numpy.unique` takes three times as long."""
    numbers.sort()
    if len(numbers) < 2:
        return numbers
    first = np.concatenate([[True], numbers[1:] != numbers[:-1]])
    distinct: Hashes = numbers[first]
    return distinct


def _left(text: str, without: Iterable[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in without:
        kept.append(text[at:start])
        at = max(at, end)
    return "\n".join([*kept, text[at:]]) if kept else text


def _numbers(words: Sequence[str]) -> list[int]:
    if len(_known) > _MOST:
        _known.clear()
    try:
        return list(map(_known.__getitem__, words))
    except KeyError:
        for word in set(words):
            if word not in _known:
                digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
                _known[word] = int.from_bytes(digest, "little")
        return list(map(_known.__getitem__, words))


def _mixed(numbers: Hashes) -> Hashes:
    """Spread every bit over all, so that the lowest ones sample fairly (splitmix64's finish)."""
    numbers ^= numbers >> np.uint64(30)
    numbers *= np.uint64(0xBF58476D1CE4E5B9)
    numbers ^= numbers >> np.uint64(27)
    numbers *= np.uint64(0x94D049BB133111EB)
    numbers ^= numbers >> np.uint64(31)
    return numbers


def sketch(text: str, without: Iterable[tuple[int, int]] = ()) -> Sketch:
    """Return the sketch of a text."""
    whole = _rolled(text, without)
    return Sketch(len(whole), _distinct(whole[(whole & np.uint64(SAMPLED - 1)) == 0]))


def shared(first: Hashes, second: Hashes) -> int:
    """Return how many numbers two sorted, distinct rows have in common."""
    if len(first) > len(second):
        first, second = second, first
    if not len(first):
        return 0
    places = np.searchsorted(second, first)
    places[places == len(second)] = 0
    return int(np.count_nonzero(second[places] == first))
