"""Say whom "he said" means, where the text makes it safe, and nobody where it doesn't.

Safe are the last voice that was heard, if it was heard in this paragraph or the one before and
nobody else became the subject since; and the person whom the sentences before speak about all
along ("Qaani is …", "he spent …", "he said"). If the sentence before begins otherwise, the one who
is meant may have stood in a sentence that was left out, so the voice stays open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.statements.persons import gender_of, is_institution, is_plural
from workbench.statements.phrases import Phrase, Word
from workbench.statements.topics import about, has_rival, headed_by_person
from workbench.text.paragraphs import Span

_SINGULAR = frozenset({"he", "she"})
_CHAIN = 12
#: so many characters before a pronoun are looked through for a name
_NEAR = 1500
#: voices and subjects further back than these are not meant
_REMEMBERED = 60
_NEW_SENTENCE = re.compile(r"[.!?][\"'”’»)]*\s+[\"'“‘«(]*[^\W\d_a-z]")
_PLACED = ("in", "at", "into", "across", "inside", "outside", "throughout", "near")


@dataclass(slots=True)
class Heard:
    """Hold a voice as it was heard last: where, and what is known of it."""

    block: int
    end: int
    span: Span | None
    said: str
    kind: str
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold what a sentence is about: a name, a pronoun, or nothing of use.

    `rival` says that somebody else may be meant by "he" just as well.
    """

    block: int
    start: int
    kind: str
    span: Span
    word: str
    quoted: bool = False
    rival: bool = False


@dataclass(slots=True)
class Voices:
    """Remember who was heard and spoken of so far, and say whom a pronoun means."""

    text: str
    heard: list[Heard] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    _names: dict[str, bool] = field(default_factory=dict)
    _places: dict[str, bool] = field(default_factory=dict)

    def hear(self, block: int, end: int, phrase: Phrase | None, span: Span | None) -> None:
        """Note a voice; `phrase` is how it was named here, `span` where it is named."""
        kind = phrase.kind if phrase else ""
        said = self.text[span[0] : span[1]] if span else ""
        if span and kind == "pronoun":
            earlier = next((one for one in reversed(self.heard) if one.span == span), None)
            kind = earlier.kind if earlier else "name"
        gender = phrase.word if phrase and phrase.word in _SINGULAR else gender_of(self.text, span)
        self.heard.append(Heard(block, end, span, said, kind, gender))
        del self.heard[:-_REMEMBERED]

    def last_in(self, block: int, start: int) -> Span | None:
        """Return the voice heard last in the sentence that goes on at `start`, for "…, adding"."""
        last = self.heard[-1] if self.heard else None
        if last is None or last.block != block:
            return None
        return None if _NEW_SENTENCE.search(self.text, last.end, start) else last.span

    def heard_just(self, block: int, sentence: Span) -> Span | None:
        """Return the voice that a sentence of the paragraph reported, for a quotation after it."""
        last = self.heard[-1] if self.heard else None
        if last is None or last.block != block or not sentence[0] < last.end <= sentence[1]:
            return None
        return last.span

    def person_at(self, said: Sequence[Word]) -> Span | None:
        """Return the person that a sentence begins with; None for anybody and anything else."""
        lead = 1 if said and said[0].low in ("for", "to") else 0
        found = about(said[lead:])
        if found is None or found.kind != "name" or not self._person(found.span):
            return None
        name = self.text[found.span[0] : found.span[1]]
        return found.span if " " in name or self._named_elsewhere(name) else None

    def speak_of(self, block: int, said: Sequence[Word], quoted: bool = False) -> None:
        """Note what a sentence is about."""
        if not said:
            return
        found = about(said)
        rival = found is not None and found.kind == "name" and has_rival(said, found)
        if quoted and (found is None or found.kind != "name"):
            return
        start = said[0].start
        kind, span, word = "", (start, start), ""
        if found is not None:
            kind, span, word = found.kind, found.span, found.word
        self.subjects.append(Subject(block, start, kind, span, word, quoted, rival))
        del self.subjects[:-_REMEMBERED]

    def meant(
        self, phrase: Phrase | None, block: int, start: int, goes_on: bool = False
    ) -> Span | None:
        """Return the span that names whom a phrase means; None where it isn't safe.

        `goes_on` says that the verb goes on from something said ("he added").
        """
        if phrase is None or phrase.kind != "pronoun":
            return phrase.span if phrase else None
        if phrase.word in ("i", "we", "who"):
            return None
        named = self._named_here(phrase.word, block, start)
        return named or self._stood_for(phrase, block, start, goes_on)

    def _stood_for(self, phrase: Phrase, block: int, start: int, goes_on: bool) -> Span | None:
        last = next((one for one in reversed(self.heard) if one.end <= phrase.span[0]), None)
        if last is not None and block - last.block <= 1:
            return self._last(last, phrase.word, start)
        if goes_on and last is not None and block - last.block == 2:
            return self._last(last, phrase.word, start)
        return self._spoken_of(phrase.word, block, start)

    def in_sentence(self, phrase: Phrase, said: Sequence[Word]) -> Span | None:
        """Return the subject of the sentence that "what he called" stands in; `said` is before it."""
        if phrase.word not in ("he", "she", "it") or not said or said[-1].low != "what":
            return None
        found = about(said)
        return found.span if found and found.kind != "pronoun" else None

    def _since(self, end: int, start: int) -> list[Subject]:
        return [
            one
            for one in self.subjects
            if end <= one.start < start and (one.kind or not one.quoted)
        ]

    def _last(self, last: Heard, word: str, start: int) -> Span | None:
        since = [one for one in self._since(last.end, start) if not one.quoted]
        if any(self._is_other(one, last) for one in since):
            return self._spoken_of(word, since[-1].block, start)
        if last.span is None or not self._agrees(last, word):
            other = last.span is not None and word == "it"
            return self._spoken_of(word, last.block + 1, start) if other else None
        spoken_of = any(one.word in _SINGULAR for one in since)
        near = [one for one in self.subjects[-6:] if one.quoted and one.block >= last.block]
        if spoken_of and any(self._fits(one, word) for one in near):
            return None
        return last.span

    def _is_other(self, one: Subject, last: Heard) -> bool:
        """Say whether a sentence since is about somebody other than the voice heard last."""
        if one.kind in ("nominal", "institution"):
            return one.kind == "nominal"
        return one.kind == "name" and not self._same(one.span, last.said) and self._person(one.span)

    def _agrees(self, last: Heard, word: str) -> bool:
        plural = last.kind == "nominal" and is_plural(last.said)
        institution = is_institution(last.said) or (last.said.isupper() and len(last.said) > 1)
        if word == "voice":
            return True
        if word in _SINGULAR:
            person = last.kind == "nominal" or not self._place(last.said)
            headed = last.kind == "nominal" and headed_by_person(last.said)
            return (
                not plural and person and (headed or not institution) and last.gender in ("", word)
            )
        if word == "it":
            return institution or (last.kind == "name" and self._place(last.said))
        return plural

    def _named_here(self, word: str, block: int, start: int) -> Span | None:
        """Return a voice heard before whose name stands in this paragraph, with nobody else's."""
        if word not in _SINGULAR:
            return None
        begins = next((one.start for one in self.subjects if one.block == block), start)
        begins = max(begins, start - _NEAR)
        here = self.text[begins:start]
        if not here or any(
            one.block == block and one.end > begins and one.kind == "name" for one in self.heard
        ):
            return None
        found: dict[str, Span] = {}
        for one in {one.said: one for one in self.heard}.values():
            if one.kind == "name" and one.span and one.end < begins and self._agrees(one, word):
                last = one.said.split()[-1]
                if place := _last_place(here, last):
                    found[last] = (begins + place[0], begins + place[1])
        if len(found) != 1:
            return None
        (span,) = found.values()
        later = [one for one in self.subjects if span[1] < one.start < start and not one.quoted]
        others = any(
            one.kind == "nominal" or (one.kind == "name" and self._person(one.span))
            for one in later
        )
        return None if others else span

    def _spoken_of(self, word: str, block: int, start: int) -> Span | None:
        """Return the person whom the sentences before speak about without a break."""
        for one in reversed([one for one in self.subjects if one.start < start][-_CHAIN:]):
            if one.kind == "pronoun" and one.word == word:
                continue
            near = block - one.block <= 4 and not one.rival
            return one.span if near and self._fits(one, word) else None
        return None

    def _fits(self, one: Subject, word: str) -> bool:
        """Say whether what a sentence is about may be "he", "she" or "it"."""
        said = self.text[one.span[0] : one.span[1]]
        if word == "it":
            named = one.kind == "name" and not one.quoted and not gender_of(self.text, one.span)
            return one.kind == "institution" or (named and not self._is_speaker(said))
        if word not in _SINGULAR:
            return False
        if one.kind == "name":
            return self._person(one.span) and self._may_be(one, word)
        return one.kind == "nominal" and gender_of(self.text, one.span) in ("", word)

    def _is_speaker(self, said: str) -> bool:
        """Say whether a name is long enough to be a person's, or a person's by how it was heard."""
        several = " " in said and not is_institution(said)
        return several or any(one.said.endswith(" " + said) for one in self.heard)

    def _may_be(self, one: Subject, word: str) -> bool:
        """Say whether a subject may be "he" or "she"; a quoted first word has to be known as a name."""
        said = self.text[one.span[0] : one.span[1]]
        known = not one.quoted or " " in said or self._named_elsewhere(said)
        return known and gender_of(self.text, one.span) in ("", word)

    def _named_elsewhere(self, said: str) -> bool:
        """Say whether a word stands with its capital inside a sentence, too."""
        if said not in self._names:
            self._names[said] = bool(re.search(rf"[a-z,] {re.escape(said)}\b", self.text))
        return self._names[said]

    def _person(self, span: Span) -> bool:
        said = self.text[span[0] : span[1]]
        if is_institution(said) or said.isupper() or said.startswith(("The ", "the ")):
            return False
        return not self._place(said)

    def _place(self, said: str) -> bool:
        """Say whether the text goes in, at or across what bears the name."""
        if said not in self._places:
            self._places[said] = any(f" {word} {said}" in self.text for word in _PLACED)
        return bool(said) and self._places[said]

    def _same(self, span: Span, said: str) -> bool:
        name = self.text[span[0] : span[1]].split()
        return bool(name and said) and name[-1] == said.rsplit(maxsplit=1)[-1]


def _last_place(text: str, name: str) -> Span | None:
    found = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return found[-1].span() if found else None
