"""Find again, in a text as it was imported, the places that a search found through the index."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from time import monotonic

from workbench.errors import QueryRefused
from workbench.queries.letters import COMBINING, WORD, PlainText, words_of
from workbench.queries.tree import Like, Near, Node, Pattern, Query, Words, sought

Span = tuple[int, int]
#: seconds that one text may take a pattern; only patterns that go astray take so long
PATIENCE = 2.0
ALL_PATIENCE = 30.0
#: all of them, never some: a letter is whole only with the last
_ACCENTS = "[\u0300-\u036f]*+"


class Matcher:
    """Find the places of a search in one text after the other; offsets are the text's own.

    `patience` is how many seconds a pattern may take on one text.
    """

    def __init__(self, query: Query, patience: float = PATIENCE) -> None:
        leaves = list(sought(query.root))
        self.finders = [made for leaf in leaves if (made := _finder(leaf, patience))]

    def fits(self, text: str) -> bool:
        """Say whether the text holds a place; a pattern is not looked for beyond the first."""
        return any(
            finder.fits(text) if isinstance(finder, Expression) else self.spans(text)
            for finder in self.finders
        )

    def spans(self, text: str, known: int = 0) -> list[Span]:
        """Return the half-open places in order; of two that overlap, one that holds both.

        `known` is how many places there are if the index told it: so many found in the text's own
        letters are all, and folding the text, which takes three times as long, can be left.
        Raises QueryRefused when a pattern takes too long.
        """
        if not self.finders:
            return []
        if known and len(self.finders) == 1 and isinstance(self.finders[0], Phrase):
            quick = self.finders[0].known(text, known)
            if len(quick) == known:
                return quick
        seen = PlainText(text)
        found = [span for finder in self.finders for span in finder.spans(seen, text)]
        return joined(found) if len(self.finders) > 1 else found


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that overlap as one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


class Phrase:
    """Find words that stand together, in any of several spellings."""

    def __init__(self, spellings: Sequence[Sequence[str]], prefix: bool = False) -> None:
        self._spellings, self._prefix = spellings, prefix

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return self._compiled("")

    @cached_property
    def _accented(self) -> re.Pattern[str]:
        return self._compiled(_ACCENTS)

    def _compiled(self, after: str) -> re.Pattern[str]:
        # an expression that begins with a letter is found fast; what stands before is looked at
        # afterwards, for a look behind would be tried at every letter of the text
        spellings = [
            r"[\W_]+".join("".join(re.escape(letter) + after for letter in word) for word in words)
            for words in self._spellings
        ]
        said = spellings[0] if len(spellings) == 1 else f"(?:{'|'.join(spellings)})"
        end = r"(?:[^\W_]|[\u0300-\u036f])*" if self._prefix else r"(?![^\W_])"
        return re.compile(said + end)

    def found(self, seen: PlainText) -> Iterator[Span]:
        """Yield the places in the plain text, in order."""
        text = seen.text
        search = (self._accented if seen.accents else self._pattern).search
        match = search(text)
        while match:
            start, end = match.span()
            if start and _in_word(text, start):
                match = search(text, start + 1)
            else:
                yield start, end
                match = search(text, end)

    def spans(self, seen: PlainText, text: str) -> list[Span]:
        """Return the places in the text."""
        return [seen.span(*span) for span in self.found(seen)]

    def known(self, text: str, most: int) -> list[Span]:
        """Return up to `most` places of a single word as it is usually written."""
        if len(self._spellings) > 1 or len(self._spellings[0]) > 1 or self._prefix:
            return []
        word = self._spellings[0][0]
        found: list[Span] = []
        for form in dict.fromkeys((word, word.capitalize(), word.upper())):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                if _is_word(text, at, end):
                    found.append((at, end))
                    if len(found) == most:
                        break
                at = text.find(form, end)
            if len(found) == most:
                break
        return sorted(found)


def _in_word(text: str, at: int) -> bool:
    """Say whether a word goes on here; accents of their own are part of the letter before."""
    while at and "\u0300" <= text[at - 1] <= "\u036f":
        at -= 1
    return text[at - 1 : at].isalnum()


def _is_word(text: str, start: int, end: int) -> bool:
    after = text[end : end + 1]
    return not (after.isalnum() or "\u0300" <= after <= "\u036f" or _in_word(text, start))


class Closeness:
    """Find words that stand near each other, by the index's own measure: words in between."""

    def __init__(self, phrases: Sequence[Phrase], distance: int) -> None:
        self._phrases, self._distance = phrases, distance

    def spans(self, seen: PlainText, text: str) -> list[Span]:
        """Return the places of the words, wherever all of them come together."""
        places = sorted(
            (*span, number)
            for number, phrase in enumerate(self._phrases)
            for span in phrase.found(seen)
        )
        near: set[Span] = set()
        last: dict[int, Span] = {}
        for start, end, number in places:
            last[number] = (start, end)
            if len(last) == len(self._phrases):
                first = min(last.values())
                if self._close(seen, first[1], max(last.values())[0]):
                    near.update(last.values())
        return [seen.span(*span) for span in sorted(near)]

    def _close(self, seen: PlainText, end: int, start: int) -> bool:
        between = seen.text[end : max(end, start)]
        if seen.accents:
            between = COMBINING.sub("", between)
        return sum(1 for _ in WORD.finditer(between)) <= self._distance


class Expression:
    """Find a regular expression in the text as it is.

    `patience` is how many seconds it may take on one text; it may take ALL_PATIENCE on all.
    """

    def __init__(self, pattern: Pattern, patience: float) -> None:
        import regex

        self._asked, self._patience = pattern, patience
        self._left = ALL_PATIENCE
        self._made = regex.compile(pattern.source, regex.IGNORECASE)

    def spans(self, seen: PlainText, text: str) -> list[Span]:
        """Return the places in the text; other threads go on meanwhile."""
        return list(self._found(text))

    def fits(self, text: str) -> bool:
        """Say whether the text holds a place."""
        return next(self._found(text), None) is not None

    def _found(self, text: str) -> Iterator[Span]:
        """Yield the places; raises QueryRefused when it takes too long."""
        begun, most = monotonic(), min(self._patience, self._left)
        try:
            for match in self._made.finditer(text, timeout=max(most, 0.001), concurrent=True):
                if match.end() > match.start():
                    yield match.span()
        except TimeoutError:
            self._left = 0.0
        finally:
            self._left -= monotonic() - begun
        if self._left <= 0:
            raise QueryRefused(
                "This pattern takes too long. Put a word beside it, or ask for something it has"
                " to begin with.",
                self._asked.start,
                self._asked.end,
            )


Finder = Phrase | Closeness | Expression


def _finder(leaf: Node, patience: float) -> Finder | None:
    match leaf:
        case Words(titled=True) | Like(titled=True):
            return None
        case Words():
            return _phrase(leaf)
        case Like():
            return _likened(leaf)
        case Near(words, distance):
            phrases = [made for word in words if (made := _phrase(word))]
            return Closeness(phrases, distance) if phrases else None
        case Pattern():
            return Expression(leaf, patience)
    return None


def _likened(name: Like) -> Phrase | None:
    said = [words_of(one.text) for one in name.spellings] or [words_of(name.text)]
    return Phrase(said) if all(said) else None


def _phrase(words: Words) -> Phrase | None:
    said = words_of(words.text)
    return Phrase([said], words.prefix) if said else None
