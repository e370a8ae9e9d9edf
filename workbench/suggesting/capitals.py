"""Words with a capital: where they stand, and whether the place alone would give them one.

A capital says little at the start of a sentence, in a headline or in a line of capitals, and much
anywhere else. So each word knows what kind of place it stands in.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.suggesting.gazetteers import is_listed
from workbench.suggesting.usage import Usage
from workbench.suggesting.vocabulary import is_english, section

_UPPER = "".join(
    one for one in map(chr, range(0x41, 0x590)) if one.isupper() and one.lower() != one
)
_HEAD = rf"(?:(?:al|el|an|as|ash|ad|ar|at|az|ed|ul)[-'])?[{_UPPER}][^\W_]*"
_TAIL = r"(?:'[^\W_]+|-[^\W_]+(?:'[^\W_]+)*)*"
_CAPITAL = re.compile(rf"(?<![^\W_])(?:(?:[{_UPPER}]\.){{2,}}|{_HEAD}{_TAIL})")
_SMALL = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ]{3,}(?![^\W_])")
_OF_PARTY = re.compile(r"[DRI]-[A-Z]")
_OWNED = re.compile(r"'(?:s|S|d|ll|re|ve|m|t)$")
#: what may stand between the end of a sentence and its first word
_LEADING = " \t\"'“«»(["
_BULLETS = "-–—•*#>_"
_ENDS = "\n.!?:;…|"
_LINE_OF_HEADLINE = 170
_STOP = re.compile(r"[.!?:;,…][\"'”)»]*$")

#: a line that says who wrote it is no headline
_SIGNED = re.compile(r"[\s*_(]*(?:By|Reporting by|Written by|Photo|Interview)\b")

BODY, HEADLINE, SHOUTED = range(3)


@dataclass(slots=True)
class Word:
    """Hold one capitalised word: its half-open span, without a possessive ’s, and where it stands.

    `opens` says that a sentence may start with it; `line` is BODY, HEADLINE or SHOUTED.
    """

    start: int
    end: int
    text: str
    opens: bool
    line: int


@dataclass(slots=True)
class Capitals:
    """Hold the capitalised words of a text, in order, and what the text says of words at large.

    `middle` counts words that have their capital inside a sentence; `small` are the words that
    stand in small letters somewhere; `usage` is what other documents say of them.
    """

    text: str
    words: list[Word] = field(default_factory=list)
    middle: Counter[str] = field(default_factory=Counter)
    small: frozenset[str] = frozenset()
    usage: Usage = field(default_factory=Usage)

    def elsewhere(self, word: str) -> bool:
        """Say whether a word has its capital inside a sentence, here or in other documents."""
        return self.middle[word] > 0 or self.usage.is_name(word)

    def is_small(self, word: str) -> bool:
        """Say whether a word stands in small letters here, or mostly so in other documents."""
        if word.lower() in self.small:
            return True
        return not self.middle[word] and self.usage.is_word(word)


def read_capitals(text: str, usage: Usage | None = None) -> Capitals:
    """Return the capitalised words of a plain text (see `gazetteers.plain`)."""
    edges, kinds = _lines(text)
    found = Capitals(text, small=frozenset(_SMALL.findall(text)), usage=usage or Usage())
    for match in _CAPITAL.finditer(text):
        line = kinds[bisect_right(edges, match.start()) - 1]
        for start, end in _parts(match[0], match.start()):
            word = Word(start, end, text[start:end], opens(text, start), line)
            _close(word, text)
            found.words.append(word)
            if not word.opens and line == BODY:
                found.middle[word.text] += 1
    return found


def _close(word: Word, text: str) -> None:
    """Take the full stop of an initial or a known abbreviation into the word."""
    if text[word.end : word.end + 1] == "." and (
        (len(word.text) == 1 and word.text != "I") or word.text in section("dotted")
    ):
        word.end += 1


def opens(text: str, start: int) -> bool:
    """Say whether a sentence, a line or a quotation may start here."""
    at = start - 1
    while at >= 0 and text[at] in _LEADING:
        at -= 1
    if at >= 0 and text[at] in _BULLETS:
        dash = at
        while at >= 0 and text[at] in _BULLETS + " ":
            at -= 1
        return at < 0 or text[at] == "\n" or (text[dash] in "*_#" and text[at] in _ENDS)
    if at < 0 or text[at] == "\n":
        return True
    if text[at] == "." and _abbreviated(text, at):
        return False
    return text[at] in _ENDS or (start - at > 1 and text[at] in ",”" and text[start - 1] in "\"“«'")


def _abbreviated(text: str, stop: int) -> bool:
    begin = stop
    while begin and stop - begin < 6 and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    said = text[begin:stop]
    return said in section("dotted") or (len(said) == 1 and said.isupper()) or said in _COUNTRIES


_COUNTRIES = ("U.S", "U.K", "U.N", "E.U")


def _parts(said: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the span of a word, or of each part of a compound such as Iran-backed, U.S.-Iran."""
    if said.endswith("n't"):
        return
    owned = _OWNED.search(said)
    if owned and len(said) > 2:
        said = said[: owned.start()]
    if _OF_PARTY.match(said):  # a lawmaker's: R-Wyoming, D-Calif.
        if said[2:] not in section("state abbreviations") and len(said) > 4:
            yield start + 2, start + len(said)
        return
    if "-" not in said or said[:3].lower() in ("al-", "el-") or is_listed(said):
        yield start, start + len(said)
        return
    first, *rest = said.split("-")
    if all(part[:1].islower() for part in rest) and _describes(rest[-1]):
        yield start, start + len(first)
    elif not is_listed(first) and not is_listed(rest[-1]):
        yield start, start + len(said)
    else:
        for part in (first, *rest):
            if part[:1].isupper():
                yield start, start + len(part)
            start += len(part) + 1


def _describes(last: str) -> bool:
    return last in section("participles") or (last.endswith(("ed", "ing")) and is_english(last))


def _lines(text: str) -> tuple[list[int], list[int]]:
    """Return where each line starts and whether it is body, headline or in capitals."""
    starts, kinds, at = [], [], 0
    for line in text.split("\n"):
        starts.append(at)
        kinds.append(_kind(line))
        at += len(line) + 1
    return starts, kinds


def _kind(line: str) -> int:
    if len(line) > _LINE_OF_HEADLINE or not line.strip():
        return BODY
    words = [word for word in _bare(line) if word[0].isalpha()]
    if len(words) < 3:
        return BODY
    if all(word.isupper() for word in words):
        return SHOUTED
    if _SIGNED.match(line) or (len(words) < 6 and "," in line):
        return BODY
    long = [word for word in words if len(word) > 3]
    raised = sum(word[0].isupper() for word in long)
    raised_much = len(long) >= 3 and raised >= 0.75 * len(long)
    headed = raised_much or _all_raised(words)
    return HEADLINE if headed and not _STOP.search(line.strip()) else BODY


def _all_raised(words: Sequence[str]) -> bool:
    """Say whether even little words have their capital, as in a heading: Why It May Not Last."""
    little = [word for word in words[1:] if word in section("openers")]
    return bool(little) and all(word[0].isupper() or len(word) < 4 for word in words)


def _bare(line: str) -> Sequence[str]:
    return [word for part in line.split() if (word := part.strip("\"'“”‘’«»()[]*#,.:;!?–—-"))]
