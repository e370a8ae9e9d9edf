"""Which possible names are names: by themselves first, then by the names that were found."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.suggestions import UNKNOWN
from workbench.suggesting.candidates import Candidate
from workbench.suggesting.capitals import BODY, Capitals
from workbench.suggesting.gazetteers import surname
from workbench.suggesting.kinds import WORD_SURNAMES, Kind, kind_of
from workbench.suggesting.surroundings import Surroundings
from workbench.suggesting.units import ACRONYM, COMMON, EVENT, GIVEN, HEAD, NAME, heads
from workbench.suggesting.vocabulary import is_english, section

#: endings of what people of a creed or place are called, rarely of names
_PLURAL = re.compile(r"(?:ists?|isms?|ites?|ians?|ese|ocracy)$")
#: what follows in the name of a site
_DOMAIN = re.compile(r"\.[a-z]{2,3}\b")
_QUOTES = tuple("\"“”'«»")
_NEVER = ("ists", "isms", "ites")


@dataclass(slots=True)
class Name:
    """Hold a name found in the text: its type, why it is one, and later who is meant."""

    start: int
    end: int
    text: str
    candidate: Candidate | None
    type: str = UNKNOWN
    why: str = ""
    actor: str | None = None
    settled: bool = False
    actor_id: int = 0


class Evidence:
    """Judge the candidates of one text."""

    def __init__(self, capitals: Capitals, english: bool = True) -> None:
        self._capitals = capitals
        self._text = capitals.text
        self._english = english
        self._times: Counter[str] = Counter()

    def first(self, found: Sequence[Candidate]) -> list[Name]:
        """Return the candidates that are names by themselves."""
        self._times = Counter(one.text for one in found)
        return [self._name(one, kind_of(self._text, one)) for one in found if self._is_name(one)]

    def second(self, left: Sequence[Candidate], names: Sequence[Name]) -> list[Name]:
        """Return, of what is left, the candidates that other names of the text make names."""
        known = _Known(names)
        return [self._name(one, kind) for one in left if (kind := self._supported(one, known))]

    def _name(self, one: Candidate, kind: Kind) -> Name:
        type_key, why = kind
        usage, alone = self._capitals.usage, len(one.units) == 1 and not one.entry
        if alone and not self._capitals.middle[one.text] and usage.is_name(one.text):
            why = f"{why}; {usage.told(one.text)}"
        return Name(one.start, one.end, one.text, one, type_key, why)

    def _is_name(self, one: Candidate) -> bool:
        if _DOMAIN.match(self._text, one.end):
            return False
        if one.entry:
            return True
        return self._stands(one) if len(one.units) == 1 else self._compound(one)

    # one word

    def _stands(self, one: Candidate) -> bool:
        """Say whether one word alone is a name."""
        unit = one.units[0]
        if one.title:
            return unit.kind != HEAD
        if unit.kind == NAME:
            return self._foreign(one) and (one.line == BODY or self._capitals.elsewhere(unit.text))
        if unit.kind == GIVEN and not is_english(unit.text):
            return self._english or not one.opens or self._capitals.elsewhere(unit.text)
        if one.line != BODY:
            return False
        return unit.kind == ACRONYM or (unit.kind in (COMMON, GIVEN) and self._acts(one))

    def _foreign(self, one: Candidate) -> bool:
        """Say whether a word that is no English word is a name where it stands."""
        word = one.text
        if _PLURAL.search(word) and not Surroundings(self._text, one.start, one.end).speaks:
            return self._capitals.middle[word] > 1 and not word.endswith(_NEVER)
        if one.opens and not self._english:
            return self._capitals.elsewhere(word)
        return len(word) > 1

    def _acts(self, one: Candidate) -> bool:
        """Say whether a plain word stands as only a surname would: said Marsh, Trump’s."""
        around = Surroundings(self._text, one.start, one.end)
        if one.text in WORD_SURNAMES:
            return not one.opens or around.acts or self._capitals.elsewhere(one.text)
        named = one.text not in section("place openers") and self._capitals.usage.is_name(one.text)
        if named and (around.acts or around.does or self._text[one.end : one.end + 1] in ",.;:)'"):
            return True
        return not one.opens and around.told

    # several words

    def _compound(self, one: Candidate) -> bool:
        """Say whether several words together are a name."""
        kinds = {unit.kind for unit in one.units}
        if kinds & {GIVEN, NAME, ACRONYM} or any(unit.entry for unit in one.units):
            return one.line == BODY or NAME in kinds or not kinds & {COMMON, HEAD}
        if one.line != BODY or (HEAD not in kinds and (EVENT in kinds or self._quoted(one))):
            return False
        if HEAD in kinds or not one.opens:
            return not self._alone(one) or self._again(one)
        return self._again(one)

    def _quoted(self, one: Candidate) -> bool:
        """Say whether plain words are the title of something: a note called “The Long Goodbye”."""
        before = self._text[max(0, one.start - 5) : one.start].removesuffix("The ")
        return (
            before[-1:] in _QUOTES and self._text[one.end : one.end + 2].strip(".,")[:1] in _QUOTES
        )

    def _alone(self, one: Candidate) -> bool:
        """Say whether the words are a whole line, as a heading is."""
        before, after = self._text[: one.start][-1:], self._text[one.end : one.end + 1]
        return before in ("", "\n") and after in ("", "\n")

    def _again(self, one: Candidate) -> bool:
        """Say whether the same words stand with their capitals elsewhere."""
        return self._times[one.text] > 1

    # names that need others

    def _supported(self, one: Candidate, known: "_Known") -> Kind | None:
        said = one.text.casefold()
        unit = one.units[0]
        headless = len(one.units) > 1 or unit.kind != HEAD or one.line == BODY
        if headless and (kind := known.told(said)):
            return kind
        if len(one.units) > 1 or unit.kind != HEAD or one.opens or one.line != BODY:
            return None
        if self._text.startswith(" of ", one.end):  # its own name goes on in small letters
            return None
        if unit.text in known.heads:
            return known.heads[unit.text], "short for a longer name in the text"
        if unit.text in section("bodies") and one.text.lower() not in self._capitals.small:
            return heads(unit), "a capital inside the sentence, and never without one"
        return self._deliberate(one, heads(unit))

    def _deliberate(self, one: Candidate, kind: str) -> Kind | None:
        """Return the type of “the Senate”, where the word never stands in small letters."""
        around = Surroundings(self._text, one.start, one.end)
        if kind == "media" and self._text[: one.start].endswith(" The "):
            return kind, "“The” with its capital before it"
        if kind not in ("government_body", "organisation") or not around.has_article:
            return None
        if one.text.lower() in self._capitals.small:
            return None
        return kind, "a capital after “the”, and never without one"


class _Known:
    """Hold what the names found so far say of others: whole names, surnames, heads."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.whole = {one.text.casefold(): one.type for one in names}
        self.surnames: set[str] = set()
        self.heads: dict[str, str] = {}
        for one in names:
            if " " in one.text:
                self._take(one)

    def told(self, said: str) -> Kind | None:
        """Return the type of a name, folded, that the text has in full elsewhere."""
        if said in self.whole:
            return self.whole[said], "named so elsewhere in the text"
        return ("person", "surname of a fuller name in the text") if said in self.surnames else None

    def _take(self, one: Name) -> None:
        words = one.text.split()
        if one.type == "person":
            self.surnames |= {surname(one.text).casefold(), words[0].casefold()}
            return
        for unit in one.candidate.units if one.candidate else ():
            if heads(unit) not in ("", "place"):
                self.heads.setdefault(unit.text, one.type)
        if one.candidate and one.candidate.entry:
            for word in (words[0], words[-1]):
                self.heads.setdefault(word, one.type)
