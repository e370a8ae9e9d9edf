"""Read texts for suggestions in processes of their own, so that the window never waits for rules."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.actors.spelling import Spelling
from workbench.errors import Refusal
from workbench.importing.reading import Entry, ReadDocument
from workbench.importing.supervision.child import Child, ReaderMissing
from workbench.importing.supervision.crew import Crew, Job
from workbench.model.documents import Piece
from workbench.model.furniture import FurnitureSpan
from workbench.model.suggestions import SuggestedMention
from workbench.ports import Reader
from workbench.statements import kept
from workbench.suggesting.document import Suggestions, suggest
from workbench.suggesting.known import KnownActors, types_of
from workbench.suggesting.recognising import Recogniser, installed_model, recogniser
from workbench.suggesting.usage import Usage, usage_of
from workbench.text.encoding import encoded

READER = "workbench.suggesting.aside:entries"
#: what is asked under these names: to know the actors, and to read a text
_ACTORS, _TEXT = "actors", "text"
_UNKNOWN = "the actors are not known yet"


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what a project tells of names as plain values.

    Spellings and the type's key by actor, how the documents use words, and the model of a
    recogniser that is installed.
    """

    spellings: Mapping[int, Sequence[Spelling]]
    types: Mapping[int, str]
    usage: Usage = field(default_factory=Usage)
    model: str = ""

    @classmethod
    def of(cls, store: Reader, stopped: Callable[[], bool] = lambda: False) -> "Known":
        """Return what a project tells; `stopped()` ends the counting of words early."""
        usage = usage_of(store, stopped)
        return cls(store.actors.spellings(), types_of(store), usage, installed_model())

    def packed(self) -> bytes:
        """Return it as JSON for another process."""
        told = {
            actor_id: [self.types.get(actor_id, ""), *((s.text, s.case, s.plural) for s in said)]
            for actor_id, said in self.spellings.items()
        }
        whole = {"actors": told, "usage": self.usage.packed, "model": self.model}
        return json.dumps(whole).encode()


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold a text to read, with its page furniture and the parts that hold metadata."""

    document_id: int
    text: str
    furniture: Sequence[FurnitureSpan]
    pieces: Sequence[Piece]

    def packed(self) -> bytes:
        """Return it for another process: a line of JSON, then the text."""
        spans = [(one.start, one.end, one.reason) for one in self.furniture]
        meta = [(one.start, one.end) for one in self.pieces if one.kind == "meta"]
        line = json.dumps({"furniture": spans, "meta": meta}).encode()
        return b"\n".join((line, encoded(self.text)))


class Aside:
    """Hand texts to readers beside the program and take what they find, in order."""

    def __init__(self, known: Known, hands: int) -> None:
        """Take what the readers are to know; `doubt` is a sentence once a recogniser failed."""
        self._known = known.packed()
        self.doubt = ""
        self._asked: dict[int, bytes] = {}
        self._crew: Crew[Suggestions] = Crew(self._find, reader=READER, hands=hands)

    def __enter__(self) -> "Aside":
        self._crew.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._crew.__exit__(*error)

    def each(
        self, asked: Iterator[Asked], cancelled: Any
    ) -> Iterator[tuple[int, Suggestions | None]]:
        """Yield what was found in each text; None for one whose reader was lost.

        Raises Cancelled soon after `cancelled()` says so.
        """
        for job, found in self._crew.each(map(self._job, asked), cancelled):
            yield int(job.name), next(found, None)

    def _job(self, one: Asked) -> Job:
        data = one.packed()
        self._asked[one.document_id] = data
        return Job(Path(), str(one.document_id), len(data))

    def _find(self, job: Job, child: Child) -> Iterator[Suggestions]:
        data = self._asked.pop(int(job.name))
        try:
            (entry,) = child.entries(data, _TEXT)
            if entry.why == _UNKNOWN:  # a fresh reader
                for told in child.entries(self._known, _ACTORS):
                    self.doubt = self.doubt or told.why
                (entry,) = child.entries(data, _TEXT)
        except ReaderMissing:  # with no reader at all nothing was read, and all of it waits
            raise
        except Refusal:
            return
        if entry.document:
            yield found_in(json.loads(entry.document.text))


def found_in(told: Mapping[str, Any]) -> Suggestions:
    """Return suggestions from plain values, as `entries` makes them."""
    return Suggestions(
        tuple(SuggestedMention(*one) for one in told["mentions"]),
        kept.statements_of(told),
        kept.turns_of(told),
    )


def plain(found: Suggestions) -> dict[str, Any]:
    """Return suggestions as plain values for JSON."""
    return {
        "mentions": [
            (m.start, m.end, m.text, m.type, m.actor, m.reason, m.actor_id) for m in found.mentions
        ],
        **voices(found),
    }


def voices(found: Suggestions) -> dict[str, Any]:
    """Return who speaks in a text as plain values: its statements and its turns."""
    return kept.plain(found.statements, found.turns)


# in the process beside


class _Held:
    """Hold the actors that this process was told of."""

    actors: KnownActors | None = None
    usage: Usage | None = None
    recogniser: Recogniser | None = None


def entries(data: bytes, name: str) -> Iterator[Entry]:
    """Yield one entry with what was found, as JSON; runs in the sealed process."""
    line, _, text = data.partition(b"\n")
    told = json.loads(line)
    if name == _ACTORS:
        _Held.actors = _actors(told["actors"])
        _Held.usage = Usage.unpacked(told["usage"])
        doubt = _recognise(told["model"])
        yield Entry(name, why=doubt) if doubt else Entry(name, b"", ReadDocument("known"))
    elif _Held.actors is None:
        yield Entry(name, why=_UNKNOWN)
    else:
        wrapped = [FurnitureSpan(*one) for one in told["furniture"]]
        meta = [Piece(start, end, "meta") for start, end in told["meta"]]
        known = _Held.actors, _Held.usage, _Held.recogniser
        found = suggest(text.decode(), wrapped, meta, *known)
        yield Entry(name, b"", ReadDocument(json.dumps(plain(found))))


def _recognise(model: str) -> str:
    """Load the recogniser, if there is one; returns one sentence when it can't be loaded."""
    try:
        _Held.recogniser = recogniser(model) if model else None
    except Refusal as refusal:
        return str(refusal)
    return ""


def _actors(told: Mapping[str, Any]) -> KnownActors:
    spellings = {
        int(actor_id): [Spelling(*one) for one in said] for actor_id, (_, *said) in told.items()
    }
    return KnownActors(spellings, {int(actor_id): said[0] for actor_id, said in told.items()})
