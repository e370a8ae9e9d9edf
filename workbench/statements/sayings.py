"""Everything an actor says, and everything that others say about it, over the whole corpus.

Only documents that mention the actor are looked at, or where the analyst said that it speaks; in
them only the statements that may be its own, or that name it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.actors.names import folded
from workbench.copies.groups import Groups
from workbench.copies.repeats import MarkedWords, families, repeated_excerpts
from workbench.errors import Refusal
from workbench.model.dates import first_day, last_day
from workbench.model.documents import Cited
from workbench.model.statements import Span
from workbench.ports import Reader
from workbench.statements.heard import Heard, Hearing
from workbench.tasks import Progress
from workbench.text.anchoring import Anchor, anchor

#: documents looked at between two looks at Cancel
_STEP = 20
#: a label this short in capitals may stand for a name that another label has in full
_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Saying:
    """Hold one statement, or one turn of a talk, with the document that it is cited by.

    `words` are its pieces, joined by an ellipsis; `anchor` is the stretch of the text from the first
    word to the last; `about` are the spans in it that name the actor asked for; `repeated` says that
    a copy only repeats it.
    """

    heard: Heard
    words: str
    anchor: Anchor
    cited: Cited
    about: tuple[Span, ...] = ()
    repeated: bool = False

    @property
    def document_id(self) -> int:
        """Return the document that it stands in."""
        return self.heard.document_id

    @property
    def speaker(self) -> str:
        """Return who speaks: the actor's name, else the words of the text, else empty."""
        return self.heard.called


def said_by(
    reader: Reader, actor_id: int, independent: bool = True, progress: Progress | None = None
) -> list[Saying]:
    """Return everything the actor says, by date and place; what copies repeat unless `independent`.

    Raises Refusal when the actor is gone, Cancelled when the progress was.
    """
    asked = _Asked(reader, actor_id)
    by_hand = {one.document_id for one in reader.statements.find(speaker_id=actor_id)}
    found = asked.look(by_hand | asked.mentions.keys(), asked.may_speak, progress)
    own = [one for one in found if one.actor_id == actor_id]
    return asked.sayings(_outermost(own), independent)


def said_about(
    reader: Reader, actor_id: int, independent: bool = True, progress: Progress | None = None
) -> list[Saying]:
    """Return what others say in words that mention the actor, by date and place; see `said_by`.

    A turn of a talk that mentions it only in what it quotes of others is left to these.
    """
    asked = _Asked(reader, actor_id)
    found = asked.look(asked.mentions, asked.is_named_in, progress)
    others = [one for one in found if one.actor_id != actor_id and asked.named_in(one)]
    return asked.sayings(_innermost(others, asked.named_in), independent)


def within(every: Iterable[Saying], since: str = "", until: str = "") -> list[Saying]:
    """Return what was published in a period of EDTF dates, both inclusive; empty ones do not narrow."""
    return [
        one
        for one in every
        if (not since or last_day(one.cited.published) >= first_day(since))
        and (not until or "" < first_day(one.cited.published) <= last_day(until))
    ]


def called(reader: Reader, name: str) -> int:
    """Return the actor that goes by this name; raises Refusal where none does, or several do."""
    found = reader.actors.named(name.strip())
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(f"No actor is called “{name}”. Give a name or another spelling in full.")
    names = ", ".join(f"“{reader.actors.get(one).name}”" for one in found)
    raise Refusal(f"“{name}” may be {names}: give a name that only one of them has.")


class _Asked:
    """Know where one actor is mentioned, and what might be meant by its names."""

    def __init__(self, reader: Reader, actor_id: int) -> None:
        self._reader = reader
        reader.actors.get(actor_id)
        self._document_id = 0
        self.mentions: dict[int, list[Span]] = {}
        for one in reader.mentions.find(actor_id=actor_id):
            self.mentions.setdefault(one.document_id, []).append((one.start, one.end))
        names = reader.actors.names().get(actor_id, [])
        self._last = {parts[-1] for name in names if (parts := folded(name).split())}

    def look(
        self,
        document_ids: Iterable[int],
        wanted: Callable[[str, tuple[Span, ...], Span | None], bool],
        progress: Progress | None,
    ) -> list[Heard]:
        """Return what may be meant, of all these documents."""
        progress, hearing = progress or Progress(), Hearing(self._reader)
        every, found = sorted(document_ids), list[Heard]()
        for done, self._document_id in enumerate(every):
            if not done % _STEP:
                progress.step(done, len(every), "Listening who speaks")
            try:
                found += hearing.heard(self._document_id, wanted)
            except Refusal:  # deleted meanwhile
                continue
        return found

    def may_speak(self, text: str, _spans: tuple[Span, ...], speaker: Span | None) -> bool:
        """Say whether the words that name who speaks may mean the actor."""
        if speaker is None:
            return False
        start, end = speaker
        if self._within(self._document_id, start, end):
            return True
        said = text[start:end]
        if said.isupper() and len(said) <= _INITIALS:
            return True
        low = folded(said)
        return any(last in low for last in self._last)

    def is_named_in(self, _text: str, spans: tuple[Span, ...], _speaker: Span | None) -> bool:
        """Say whether words mention the actor."""
        return any(self._within(self._document_id, start, end) for start, end in spans)

    def named_in(self, one: Heard) -> tuple[Span, ...]:
        """Return where the words of a statement mention the actor."""
        return tuple(
            found for start, end in one.spans for found in self._within(one.document_id, start, end)
        )

    def _within(self, document_id: int, start: int, end: int) -> list[Span]:
        spans = self.mentions.get(document_id, [])
        return [one for one in spans if one[0] < end and one[1] > start]

    def sayings(self, found: Sequence[Heard], independent: bool) -> list[Saying]:
        """Return statements with their words and documents, by date and place."""
        documents = {one.document_id for one in found}
        grey = {one: self._reader.copies.grey(one) for one in documents}
        cited = self._reader.documents.cited(documents)
        every = [
            replace(one, about=self.named_in(one.heard))
            for one in _with_words(self._reader, found, cited)
            if not _is_page(one.heard, grey[one.document_id])
        ]
        repeated = _repeated(every, self._reader.copies.groups(sorted(documents)))
        every = [replace(one, repeated=number in repeated) for number, one in enumerate(every)]
        if independent:
            every = [one for one in every if not one.repeated]
        return sorted(every, key=_order)


def _is_page(one: Heard, grey: Sequence[Span]) -> bool:
    """Say whether words are of the page around an article; what the analyst put right is not."""
    return not one.record_id and any(start <= one.start < end for start, end in grey)


def _order(one: Saying) -> tuple[bool, str, int, int]:
    return not one.cited.published, one.cited.published, one.document_id, one.heard.start


def _with_words(
    reader: Reader, found: Iterable[Heard], cited: dict[int, Cited]
) -> Iterator[Saying]:
    text, document_id = "", 0
    for one in found:
        if one.document_id != document_id:
            text, document_id = reader.documents.text(one.document_id), one.document_id
        pieces = (" ".join(text[start:end].split()) for start, end in one.spans)
        if one.document_id in cited:
            held = anchor(text, one.start, one.end)
            yield Saying(one, " … ".join(pieces), held, cited[one.document_id])


def _repeated(every: Sequence[Saying], groups: Groups) -> set[int]:
    """Return the numbers of those that an earlier document of the group has in the same words."""
    marked: dict[int, list[MarkedWords]] = {}
    for number, one in enumerate(every):
        whose = frozenset({("speaker", one.heard.actor_id)})
        marked.setdefault(groups.source(one.document_id), []).append(
            MarkedWords(number, one.document_id, one.words, whose)
        )
    ranked = families(groups)
    return {
        one.id
        for source, words in marked.items()
        if source in ranked
        for one in repeated_excerpts(words, ranked[source])
    }


def _outermost(own: Sequence[Heard]) -> list[Heard]:
    """Leave out what an actor says within a turn of its own: the turn has it."""
    turns: dict[int, list[Span]] = {}
    for one in own:
        if one.is_turn:
            turns.setdefault(one.document_id, []).extend(one.spans)
    return [
        one
        for one in own
        if one.is_turn
        or not any(start <= one.start < end for start, end in turns.get(one.document_id, ()))
    ]


def _innermost(found: Sequence[Heard], named: Callable[[Heard], tuple[Span, ...]]) -> list[Heard]:
    """Leave out the turns that name the actor only in the words of others."""
    quoted: dict[int, set[Span]] = {}
    for one in found:
        if not one.is_turn:
            quoted.setdefault(one.document_id, set()).update(named(one))
    return [
        one for one in found
        if not one.is_turn or set(named(one)) - quoted.get(one.document_id, set())
    ]  # fmt: skip
