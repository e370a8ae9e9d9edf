"""Say which names are risky to look for, and how often they stand here, before they are applied.

A name is never refused for it: the analyst sees why it is in doubt and how many places it would
touch, and decides.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.actors.matching import NameFinder
from workbench.actors.names import folded
from workbench.actors.spelling import has_word
from workbench.ports import Reader
from workbench.queries.letters import index_words
from workbench.suggesting.vocabulary import is_english
from workbench.tasks import Progress

#: a longer name is hardly one
_LONG = 100
#: signs that only a pattern would hold
_PATTERN = re.compile(r"[\\^$*\[\]{}|]|\(\?|\.[+?]|\)[+?]")
#: documents in which is looked whether a common word stands in small letters
_SAMPLE = 300
#: of the places of a word, so many in small letters make its capital mean little
_SMALL_SHARE = 0.2
#: with fewer places of a common word they tell nothing of it
_TELLING = 5
#: more than one word in so many, and at least so many places, is extraordinarily often
_ONE_IN, _AT_LEAST = 80, 100
#: up to so many names, the index tells which documents have to be read
_FEW = 8
_INDEXED = re.compile(r"[\u0000-\u058f\u1e00-\u206f]+")


@dataclass(frozen=True, slots=True)
class Caution:
    """Hold how often a name stands in the texts, and why it is in doubt; nothing where it is not."""

    times: int = 0
    documents: int = 0
    why: tuple[str, ...] = ()

    def said(self) -> str:
        """Return why, and how often, as the end of a sentence on the name."""
        places = f"{self.times:,} place{'' if self.times == 1 else 's'}"
        texts = f"{self.documents:,} document{'' if self.documents == 1 else 's'}"
        return "; ".join((*self.why, f"{places} in {texts}" if self.times else "at no place yet"))


def doubts(name: str) -> tuple[str, ...]:
    """Return why a name is in doubt that can be told from itself alone."""
    said = " ".join(name.split())
    letters = [one for one in said if one.isalnum()]
    found = []
    if not has_word(said):
        found.append("no letter or digit, so that no text can name it")
    elif len(letters) == 1:
        found.append("one letter only")
    if len(said) > _LONG:
        found.append(f"{len(said):,} characters long")
    if _PATTERN.search(said):
        found.append("looks like a pattern, but is taken letter by letter")
    if _two_ways(said):
        found.append("letters of both directions")
    if _common_phrase(said):
        found.append("common words only")
    return tuple(found)


def _two_ways(said: str) -> bool:
    kinds = {unicodedata.bidirectional(one) for one in said}
    return "L" in kinds and not kinds.isdisjoint({"R", "AL"})


def _common_phrase(said: str) -> bool:
    words = said.split()
    plain = said.isascii() and said == said.lower() and len(said) > 1
    return plain and all(word.isalpha() and is_english(word) for word in words)


def common_word(name: str) -> bool:
    """Say whether a name is one English word with a capital, such as May or Will."""
    said = name.strip()
    word = said.isascii() and said.isalpha() and len(said) > 1
    return word and said[0].isupper() and not said.isupper() and is_english(said)


def weigh(
    reader: Reader,
    names: Iterable[str],
    document_ids: Sequence[int] = (),
    progress: Progress | None = None,
) -> dict[str, Caution]:
    """Return how often each name stands in these documents, or in all, and why it is in doubt.

    Safe in a worker with its own reader. Raises Cancelled when the progress was cancelled.
    """
    wanted = list(dict.fromkeys(names))
    ids = list(document_ids) or list(reader.documents.ids("id"))
    times, documents = _counted(reader, wanted, ids, progress)
    found = {name: Caution(times[name], documents[name], doubts(name)) for name in wanted}
    return with_evidence(reader, found, ids)


def with_evidence(
    reader: Reader, found: Mapping[str, Caution], document_ids: Sequence[int]
) -> dict[str, Caution]:
    """Add the doubts that only the texts can tell: a common word, and one that stands all over."""
    small = _in_small_letters(reader, filter(common_word, found), document_ids)
    size = reader.search.size()
    weighed = {}
    for name, one in found.items():
        why = [*one.why]
        if name in small:
            why.append(small[name])
        if one.times >= _AT_LEAST and one.times * _ONE_IN > size:
            why.append(f"extraordinarily often: one word in {max(1, size // one.times):,}")
        weighed[name] = Caution(one.times, one.documents, tuple(why))
    return weighed


def _counted(
    reader: Reader, names: Sequence[str], ids: Sequence[int], progress: Progress | None
) -> tuple[Counter[str], Counter[str]]:
    """Count the places, and the documents, of each name."""
    finder = NameFinder({number: (name,) for number, name in enumerate(names)})
    times: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    read = _holding(reader, names, ids)
    for done, document_id in enumerate(read):
        if progress:
            progress.step(done, len(read))
        here = Counter(
            names[owner] for *_, owner in finder.find_all(reader.documents.text(document_id))
        )
        times.update(here)
        documents.update(here.keys())
    return times, documents


def _holding(reader: Reader, names: Sequence[str], ids: Sequence[int]) -> Sequence[int]:
    """Return the documents that can hold a few names, by the index; all for names it can't tell."""
    if len(names) > _FEW or not all(_INDEXED.fullmatch(name) for name in names):
        return ids
    held: set[int] = set()
    for name in names:
        if words := index_words(folded(name)):
            found = [set(reader.search.positions(word)[:, 0].tolist()) for word in words]
            held |= set.intersection(*found)
    return [one for one in ids if one in held]


def _in_small_letters(reader: Reader, words: Iterable[str], ids: Sequence[int]) -> dict[str, str]:
    """Return why, for each of these words that stands in small letters too, or hardly stands."""
    wanted = {word.lower(): word for word in words}
    if not wanted:
        return {}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE)
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for document_id in ids[:: max(1, len(ids) // _SAMPLE)]:
        for one in pattern.findall(reader.documents.text(document_id)):
            every[one.lower()] += 1
            small[one.lower()] += one[0].islower()
    return {
        word: _common(small[key], every[key])
        for key, word in wanted.items()
        if every[key] < _TELLING or small[key] >= _SMALL_SHARE * every[key]
    }


def _common(small: int, every: int) -> str:
    if every < _TELLING:
        return "a common word"
    return f"a common word, {round(100 * small / every)} % of its places here in small letters"
