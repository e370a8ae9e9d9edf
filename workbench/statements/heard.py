"""Who says what in a document: what rules found, put right by the analyst, with the actors meant."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from workbench.copies.examining import furniture_of
from workbench.model.documents import Document
from workbench.model.statements import Attribution, Span, Statement, Turn, span_read
from workbench.ports import Reader
from workbench.statements import kept
from workbench.statements.covering import alike, covering
from workbench.statements.reading import statements
from workbench.statements.turns import turns
from workbench.statements.whom import Actors, Named, initials

#: says of a text, the pieces of words said in it and the span that names who speaks: worth a look?
Wanted = Callable[[str, tuple[Span, ...], Span | None], bool]


@dataclass(frozen=True, slots=True)
class Heard:
    """Hold what one voice says at one place, half-open code points, and which actor that is.

    `kind` is statement or turn, `state` empty for what rules found, else added or corrected by the
    analyst, whose record is `record_id`. `speaker` are the words that name who speaks, or the actor's
    name where no words do; `actor_id` is 0 where it is open, and `why` says why it is so either way.
    """

    document_id: int
    spans: tuple[Span, ...]
    kind: str = "statement"
    mode: str = "direct"
    speaker: str = ""
    speaker_span: Span | None = None
    actor_id: int = 0
    actor: str = ""
    why: str = ""
    verb: str = ""
    verb_span: Span | None = None
    source: str = ""
    source_span: Span | None = None
    source_id: int = 0
    source_actor: str = ""
    through: str = ""
    through_span: Span | None = None
    through_id: int = 0
    record_id: int = 0
    state: str = ""

    @property
    def start(self) -> int:
        """Return where its words begin."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Return where its words end."""
        return self.spans[-1][1]

    @property
    def is_turn(self) -> bool:
        """Say whether it is a turn of a talk, not a statement within a text."""
        return self.kind == "turn"

    @property
    def called(self) -> str:
        """Return who speaks as it is shown: the actor's name, else the words, else empty."""
        return self.actor or self.speaker


@dataclass(frozen=True, slots=True)
class Link:
    """Hold one hand that words went through: `role` is author, outlet, through, speaker or source."""

    role: str
    name: str
    actor_id: int = 0
    span: Span | None = None


def heard(reader: Reader, document_id: int) -> list[Heard]:
    """Return who says what in a document, by place, as rules found it and the analyst put it right.

    Some 5 ms for 12 kB; for many documents make one `Hearing`. A document that the rules have not
    read yet is read now (2 ms a kB). Raises Refusal when it is gone.
    """
    return Hearing(reader).heard(document_id)


def speaker_at(every: Iterable[Heard], start: int, end: int) -> Heard | None:
    """Return the statement, or else the turn, that [start, end) is said in; None for the author."""
    listed = list(every)
    said = covering((one for one in listed if not one.is_turn), start, end)
    return said or covering((one for one in listed if one.is_turn), start, end)


def at(every: Iterable[Heard], place: int) -> Heard | None:
    """Return what is said at one place: the shortest statement around it, or else the turn."""
    around = [one for one in every if any(start <= place <= end for start, end in one.spans)]
    return min(around, key=lambda one: (one.is_turn, one.end - one.start), default=None)


def chain(one: Heard, document: Document) -> list[Link]:
    """Return whose hands the words went through: author, outlet, who passed on, speaker, source."""
    links = [
        Link("author", document.author),
        Link("outlet", document.outlet),
        Link("through", one.through, one.through_id, one.through_span),
        Link("speaker", one.called, one.actor_id, one.speaker_span),
        Link("source", one.source_actor or one.source, one.source_id, one.source_span),
    ]
    return [link for link in links if link.name]


class Hearing:
    """Say who says what, document after document; build once, use for all.

    With `longest`, a document of more code points that the rules have not read yet is not read now:
    only what the analyst said of it is told.
    """

    def __init__(
        self, reader: Reader, actors: Actors | None = None, longest: int | None = None
    ) -> None:
        self._reader = reader
        self._longest = longest
        self.actors = actors or Actors(reader)

    def heard(self, document_id: int, wanted: Wanted | None = None) -> list[Heard]:
        """Return who says what in a document, by place; see `heard`.

        With `wanted` only those of the rules' findings that it says yes to, which spares the rest.
        """
        said = self._reader.statements.find(document_id=document_id)
        voices = self._reader.suggested.voices(document_id)
        if voices and not said and not any(kept.read(voices)):
            return []
        text = self._reader.documents.text(document_id)
        found = kept.read(voices) if voices else self._by_rules(document_id, text)
        told = _Told(self._reader, document_id, text, self.actors)
        every = [*told.by_rules(*found, said, wanted), *told.by_hand(said)]
        return sorted(every, key=lambda one: (one.start, not one.is_turn, -one.end))

    def _by_rules(self, document_id: int, text: str) -> tuple[Sequence[Statement], Sequence[Turn]]:
        if self._longest is not None and len(text) > self._longest:
            return (), ()
        return _rules(self._reader, document_id, text)


def _rules(
    reader: Reader, document_id: int, text: str
) -> tuple[Sequence[Statement], Sequence[Turn]]:
    """Return what rules find in a text that they have not read yet."""
    outside = [(one.start, one.end) for one in furniture_of(reader, document_id, text)]
    pieces = reader.documents.content(document_id).pieces
    outside += [(one.start, one.end) for one in pieces if one.kind == "meta"]
    spoken = turns(text, outside)
    return statements(text, spoken, outside), spoken


class _Told:
    """Put words and actors to the spans of one document."""

    def __init__(self, reader: Reader, document_id: int, text: str, actors: Actors) -> None:
        self._document_id = document_id
        self._text = text
        self._actors = actors
        self._named: Named = actors.within(reader, document_id, text)

    def by_rules(
        self,
        found: Iterable[Statement],
        spoken: Sequence[Turn],
        said: Sequence[Attribution],
        wanted: Wanted | None = None,
    ) -> Iterator[Heard]:
        """Yield what rules found and the analyst has not said anything of."""
        asked = partial(wanted or _all, self._text)
        full = dict(initials([turn.label for turn in spoken], self._text))
        for turn in spoken:
            spans = (turn.content,)
            if asked(spans, turn.label) and not _is_said(said, "turn", spans):
                known = self._whole(
                    Heard(self._document_id, (turn.content,), "turn", speaker_span=turn.label)
                )
                if not known.actor_id and turn.label in full:
                    known = self._as(known, full[turn.label])
                yield known
        for one in found:
            if asked(one.spans, one.speaker) and not _is_said(said, "statement", one.spans):
                yield self._whole(
                    Heard(
                        self._document_id,
                        one.spans,
                        mode=one.mode,
                        speaker_span=one.speaker,
                        verb_span=one.verb,
                        source_span=one.source,
                        through_span=one.through,
                    )
                )

    def by_hand(self, said: Iterable[Attribution]) -> Iterator[Heard]:
        """Yield what the analyst said is there."""
        for one in said:
            if one.state == "rejected":
                continue
            known = self._whole(
                Heard(
                    self._document_id,
                    one.spans,
                    one.kind,
                    one.mode,
                    speaker_span=span_read(one.speaker),
                    verb_span=span_read(one.verb),
                    source_span=span_read(one.source),
                    through_span=span_read(one.through),
                    record_id=one.id,
                    state=one.state,
                )
            )
            yield self._chosen(known, one)

    def _chosen(self, known: Heard, one: Attribution) -> Heard:
        """Put the actors that the analyst chose in place of those that the words mean."""
        if one.speaker_id:
            name = self._actors.name(one.speaker_id)
            why = f"said by {one.analyst}" if one.analyst else "said by you"
            known = replace(
                known, speaker=known.speaker or name, actor_id=one.speaker_id, actor=name, why=why
            )
        if one.source_id:
            name = self._actors.name(one.source_id)
            known = replace(
                known, source=known.source or name, source_id=one.source_id, source_actor=name
            )
        return known

    def _whole(self, one: Heard) -> Heard:
        speaker, source = self._named.by(one.speaker_span), self._named.by(one.source_span)
        return replace(
            one,
            speaker=self._words(one.speaker_span),
            actor_id=speaker.actor_id,
            actor=self._actors.name(speaker.actor_id),
            why=speaker.why,
            verb=self._words(one.verb_span),
            source=self._words(one.source_span),
            source_id=source.actor_id,
            source_actor=self._actors.name(source.actor_id),
            through=self._words(one.through_span),
            through_id=self._named.by(one.through_span).actor_id,
        )

    def _as(self, one: Heard, label: Span) -> Heard:
        """Take initials for the full name that another label of the talk is."""
        meant = self._named.by(label)
        if not meant.actor_id:
            return one
        why = f"the initials of “{self._words(label)}” in this talk"
        return replace(
            one, actor_id=meant.actor_id, actor=self._actors.name(meant.actor_id), why=why
        )

    def _words(self, span: Span | None) -> str:
        return " ".join(self._text[slice(*span)].split()) if span else ""


def _all(_text: str, _spans: tuple[Span, ...], _speaker: Span | None) -> bool:
    return True


def _is_said(said: Iterable[Attribution], kind: str, spans: Sequence[Span]) -> bool:
    return any(one.kind == kind and alike(one.spans, spans) for one in said)
