"""The sentences that name somebody, so that two can be held beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.actors.pairs import Side
from workbench.errors import Refusal
from workbench.model.documents import Document
from workbench.ports import Reader
from workbench.text.paragraphs import paragraphs, sentences_within

#: code points around a name that are looked at for its sentence, and that are shown of it
_AROUND, _SHOWN = 1500, 240
#: sentences shown of one side, and of one document before others had their turn
MOST, EACH = 60, 3

Span = tuple[int, int]
#: (document id, start, end)
Spot = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Naming:
    """Hold a sentence with the name in it: where it stands, its words, and the name within these.

    `start` and `end` are the name's place in the stored text; `mark` its place in `words`.
    """

    document_id: int
    start: int
    end: int
    words: str
    mark: Span
    title: str
    outlet: str
    published: str

    @property
    def spot(self) -> Spot:
        """Return the place of the name."""
        return self.document_id, self.start, self.end


def namings(reader: Reader, side: Side, most: int = MOST) -> list[Naming]:
    """Return sentences that name an actor or a suggested name, of many documents before many of one.

    Safe in a worker with its own reader.
    """
    if side.key:
        spots = [(one.document_id, one.start, one.end) for one in reader.suggested.places(side.key)]
    else:
        mentions = reader.mentions.find(actor_id=side.actor_id)
        spots = [(one.document_id, one.start, one.end) for one in mentions]
    return sentences_at(reader, _spread(spots, most))


def _spread(spots: Iterable[Spot], most: int) -> list[Spot]:
    """Return at most so many places, the first few of each document before the rest of any."""
    turns: dict[int, int] = {}
    ranked: list[tuple[int, Spot]] = []
    for spot in sorted(spots):
        turn = turns[spot[0]] = turns.get(spot[0], -1) + 1
        ranked.append((turn // EACH, spot))
    return sorted(spot for _, spot in sorted(ranked)[:most])


def sentences_at(reader: Reader, spots: Sequence[Spot]) -> list[Naming]:
    """Return the sentences around these places, in order; documents that are gone are left out."""
    texts: dict[int, tuple[str, Document]] = {}
    found: list[Naming] = []
    for document_id, start, end in spots:
        if document_id not in texts:
            try:
                texts[document_id] = (
                    reader.documents.text(document_id),
                    reader.documents.get(document_id),
                )
            except Refusal:  # deleted since the places were read
                continue
        text, document = texts[document_id]
        first, last = sentence_around(text, start, end)
        words, mark = _shown(text, (first, last), (start, end))
        told = (document.name, document.outlet, document.published)
        found.append(Naming(document_id, start, end, words, mark, *told))
    return found


def sentence_around(text: str, start: int, end: int) -> Span:
    """Return the sentence that holds a span, or the span alone where none does."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    window = text[low:high]
    for first, last in paragraphs(window):
        if first + low <= start and end <= last + low:
            for one, other in sentences_within(window, first, last):
                if one + low <= start < other + low:
                    return one + low, max(other + low, end)
    return start, end


def _shown(text: str, sentence: Span, name: Span) -> tuple[str, Span]:
    """Return a sentence cut to a readable length around its name, and the name's place in it."""
    first, last = max(sentence[0], name[0] - _SHOWN), min(sentence[1], name[1] + _SHOWN)
    while sentence[0] < first < name[0] and not text[first - 1].isspace():
        first += 1
    while name[1] < last < sentence[1] and not text[last].isspace():
        last -= 1
    before = ("… " if first > sentence[0] else "") + _flat(text[first : name[0]])
    said = _flat(text[name[0] : name[1]])
    after = _flat(text[name[1] : last]) + (" …" if last < sentence[1] else "")
    return before + said + after, (len(before), len(before) + len(said))


def _flat(text: str) -> str:
    return "".join(" " if letter.isspace() else letter for letter in text)
