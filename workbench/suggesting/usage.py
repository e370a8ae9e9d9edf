"""How the documents of a project use a word: with a capital inside sentences, or in small letters.

A capital says little where a sentence begins. What it is worth there is often settled by the other
documents, so their words are counted first: of each document whether it has a word, not how often.
Large projects are sampled evenly, so that counting stays a small part of the reading.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workbench.errors import Refusal
from workbench.ports import Reader
from workbench.suggesting.vocabulary import is_english

#: documents that are looked at, and code points of each
SAMPLE = 200
_STRETCH = 30_000
#: a word that fewer documents have tells nothing
_FEWEST = 2
_SMALL = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ]{3,}(?![^\W_])")
_MIDDLE = re.compile(r"(?<=[a-zß-öø-ÿ,] )[A-ZÀ-Þ][a-zß-öø-ÿ]{2,}(?![^\W_])")


@dataclass(frozen=True)
class Usage:
    """Hold by word, as it stands with its capital, how many documents have it so, and small."""

    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def is_name(self, word: str) -> bool:
        """Say whether the other documents have a word as a name only."""
        raised, small = self.counts.get(word, (0, 0))
        return raised >= _FEWEST and not small

    def is_word(self, word: str) -> bool:
        """Say whether the other documents have it as a plain word mostly."""
        raised, small = self.counts.get(word, (0, 0))
        return small >= _FEWEST and small > 2 * raised

    def told(self, word: str) -> str:
        """Return in words how a name is used."""
        return f"a capital inside the sentence in {self.counts[word][0]} documents, never without"

    @cached_property
    def packed(self) -> dict[str, list[int]]:
        """Return it as plain values for JSON."""
        return {word: list(both) for word, both in self.counts.items()}

    @classmethod
    def unpacked(cls, told: Mapping[str, Sequence[int]]) -> "Usage":
        """Return what `packed` gave."""
        return cls({word: (both[0], both[1]) for word, both in told.items()})


def usage_in(texts: Iterable[str]) -> Usage:
    """Return how texts use their words, each text counted once a word."""
    raised: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        part = text[:_STRETCH]
        raised.update(set(_MIDDLE.findall(part)))
        small.update(set(_SMALL.findall(part)))
    counts = {
        word: (times, small[word.lower()]) for word, times in raised.items() if times >= _FEWEST
    }
    for word, times in small.items():
        if times >= _FEWEST and not is_english(word):
            capital = word.capitalize()
            counts[capital] = raised[capital], times
    return Usage(counts)


def usage_of(store: Reader, stopped: Callable[[], bool] = lambda: False) -> Usage:
    """Return how a project's documents use their words; the same for the same documents.

    Ends early, with what was counted, once `stopped()` says so.
    """
    ids = sorted(store.documents.ids())
    if len(ids) < _FEWEST:
        return Usage()
    step = max(1, -(-len(ids) // SAMPLE))
    return usage_in(_texts(store, ids[::step], stopped))


def _texts(store: Reader, ids: Sequence[int], stopped: Callable[[], bool]) -> Iterable[str]:
    for document_id in ids:
        if stopped():
            return
        try:
            yield store.documents.text(document_id)
        except Refusal:  # deleted meanwhile
            continue
