"""Tell quoted words that somebody speaks from terms, titles and scare quotes."""

from dataclasses import dataclass

from workbench.statements import vocabulary as words
from workbench.statements.blocks import Piece, Quote, is_sentence, many_words
from workbench.statements.cues import Cue

_ENDS = ".!?…؟۔。！？"
#: a term or a title seldom has more words
_TERM, _TITLE = 3, 8


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the saying found for a quotation: on which `side`, and if it stands right `beside`."""

    cue: Cue
    side: str
    beside: bool


def is_term(
    text: str, quote: Quote, head: Piece | None, tail: Piece | None, found: Found | None
) -> bool:
    """Say whether quoted words in a sentence with a saying are still only a term or a title.

    `head` and `tail` are what stands before and after them in their sentence.
    """
    inner = text[quote.words.start : quote.words.end]
    before = head.said[-1].low if head and head.said else ""
    said_so = found is not None and found.side == "before" and found.cue.word == before
    named = said_so or (found is not None and found.cue.word in words.NAMING)
    if (before in words.NAMING_WORDS and not named) or _known_as(head):
        return True
    if _nickname(head, inner):
        return True
    count = len(inner.split(None, _TITLE + 1))
    follows = found is not None and found.side == "after" and found.beside
    if inner[-1:] in ",.?!…":
        title = _titled(inner, 2) and _before_title(before, found)
        return title or (follows and count <= _TERM + 1 and _topic(before, tail, found))
    return not follows and _is_plain_term(inner, count, before, tail, found)


def _is_plain_term(
    inner: str, count: int, before: str, tail: Piece | None, found: Found | None
) -> bool:
    """Say so of quoted words that end without a mark."""
    beside = found is not None and found.beside
    if _titled(inner, 2) and (_TERM < count <= _TITLE or (count == _TERM and not beside)):
        return True
    if _work(found, inner, count):
        return True
    if count <= _TERM and _goes_with_noun(tail) and not _says_more(inner):
        return True
    owned = before in words.DETERMINERS or before.endswith(("'s", "s'"))
    return count <= _TERM + 1 and owned and _has_verb(tail)


def _says_more(inner: str) -> bool:
    """Say whether quoted words are no adjective: they begin with a verb, or are in Arabic script."""
    return (
        inner.split(maxsplit=1)[0].lower() in words.AUXILIARIES or "\u0600" <= inner[0] <= "\u06ff"
    )


def _nickname(head: Piece | None, inner: str) -> bool:
    """Say whether somebody goes by what is quoted: they call her “the general”."""
    if head is None or len(head.said) < 2 or head.said[-1].low not in words.OBJECTS:
        return False
    calls = head.said[-2].low in ("call", "calls", "called", "nicknamed", "dubbed", "named")
    few = len(inner.split(None, _TERM + 1)) <= _TERM
    return calls and few and (inner[:1].isupper() or inner.startswith("the "))


def _before_title(before: str, found: Found | None) -> bool:
    owned = before.endswith(("'s", "s'"))
    return owned or before in words.BEFORE_TITLES or (found is not None and not found.beside)


def _known_as(head: Piece | None) -> bool:
    """Say whether "known as" and the like stand before a quotation."""
    ends = [word.low for word in head.said[-4:]] if head else []
    near = list(ends)
    while near and near[-1] in ("the", "a", "an", "to", "as"):
        near.pop()
    return bool(near) and near[-1] in words.KNOWN_AS and ends[-1] != near[-1]


def _topic(before: str, tail: Piece | None, found: Found | None) -> bool:
    """Say whether a term is only what a saying is about: asked about the “axis,” he said that …"""
    if tail is None or found is None:
        return False
    if before not in words.DETERMINERS and before not in words.PREPOSITIONS:
        return False
    rest = tail.said[found.cue.last :]
    return found.cue.word in words.MANNER or any(word.low in words.AUXILIARIES for word in rest)


def _work(found: Found | None, inner: str, count: int) -> bool:
    """Say whether somebody wrote or sang what is quoted, by its capital letters."""
    return (
        found is not None
        and found.side == "before"
        and found.cue.word in words.MAKING
        and count <= _TITLE
        and _titled(inner, 1)
    )


def _has_verb(tail: Piece | None) -> bool:
    """Say whether quoted words are the subject of the verb after them: the “axis” is weak."""
    return bool(tail and tail.said and tail.said[0].low in words.AUXILIARIES)


def _goes_with_noun(tail: Piece | None) -> bool:
    """Say whether quoted words stand before a noun as its adjective: the “axis” groups."""
    if tail is None or not tail.said or tail.said[0].mark:
        return False
    return tail.said[0].low not in words.FUNCTION


def _titled(inner: str, least: int) -> bool:
    """Say whether nearly all longer words are capital, as in the title of a book."""
    long = [word for word in inner.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) >= least and all(word[0].isupper() for word in long)


def stands_alone(text: str, quote: Quote, least: int) -> bool:
    """Say whether a quotation is a sentence by itself, of so many words at least."""
    inner = text[quote.words.start : quote.words.end]
    whole = is_sentence(text, quote) and inner.rstrip("*_ ")[-1:] in _ENDS
    return whole and many_words(text, quote.words, least) and not _titled(inner, 2)
