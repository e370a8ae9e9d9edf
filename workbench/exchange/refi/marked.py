"""The marked stretches of a project, each at its place in the text as it is stored here."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.exchange.brought import How
from workbench.exchange.refi.counting import Convention, Layouts
from workbench.exchange.refi.outline import Outline, Selection, Source
from workbench.exchange.refi.texts import SourceText, Texts
from workbench.exchange.refi.weighing import Choice, Weighed, chosen
from workbench.tasks import Progress


@dataclass(slots=True)
class Stretch:
    """Hold a selection with its span in the document at `document`; `start` −1 where it has none."""

    selection: Selection
    document: int
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Marked:
    """Read the texts of a project, and find each selection's place in them.

    `trusted` files count half-open code points and keep blanks at the ends: they are our own.
    """

    outline: Outline
    texts: Texts
    trusted: bool = False
    sources: list[tuple[Source, SourceText]] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    how: How = field(default_factory=How)
    remarks: list[str] = field(default_factory=list)
    _empty: int = 0
    _outside: int = 0

    def read(self, progress: Progress) -> None:
        """Read all texts, weigh how places are counted in them, and find the places."""
        for done, source in enumerate(self.outline.sources):
            progress.step(done, len(self.outline.sources), "Reading sources")
            if text := self.texts.of(source):
                self.sources.append((source, text))
        if self.trusted:
            for document, (source, text) in enumerate(self.sources):
                self.stretches += _as_said(document, source, len(text.text))
            self.how = How("Positions are those of this program.")
            return
        progress.step(0, 0, "Finding out how places are counted")
        self._weigh()
        self._tell()

    def _weigh(self) -> None:
        sure = [place for place, (_, text) in enumerate(self.sources) if not text.unsure]
        texts = {place: _weighed(*self.sources[place]) for place in range(len(self.sources))}
        marked = [place for place in sure if texts[place].quotes]
        choice = chosen([texts[place] for place in marked])
        ways = dict(zip(marked, choice.ways, strict=True))
        self.how, self.remarks = choice.how, list(choice.remarks)
        for place, (source, text) in enumerate(self.sources):
            if text.unsure and source.selections:
                ways[place] = self._unsure(source, texts[place])
            if place in ways:
                self.stretches += self._placed(place, source, texts[place], ways[place])

    def _unsure(self, source: Source, text: Weighed) -> Convention:
        count = len(source.selections)
        self.remarks.append(
            f"“{text.name}” had no plain text, so its {count:,} "
            f"{'place is' if count == 1 else 'places are'} not sure."
        )
        alone: Choice = chosen([text])
        return alone.way

    def _placed(
        self, document: int, source: Source, text: Weighed, way: Convention
    ) -> Iterator[Stretch]:
        for selection, start, end, sound in zip(
            source.selections, *(one.tolist() for one in text.spans(way)), strict=True
        ):
            stretch = Stretch(selection, document)
            if sound:
                stretch.start, stretch.end = trimmed(text.text, start, end)
            if not sound or stretch.start == stretch.end:
                stretch.start = stretch.end = -1
                self._count(selection)
            yield stretch

    def _count(self, selection: Selection) -> None:
        if selection.start == selection.end:
            self._empty += 1
        else:
            self._outside += 1

    def _tell(self) -> None:
        if self._empty:
            are = "marked place holds" if self._empty == 1 else "marked places hold"
            self.remarks.append(f"{self._empty:,} {are} no words and became no excerpt.")
        if self._outside:
            are = "marked place lies" if self._outside == 1 else "marked places lie"
            self.remarks.append(f"{self._outside:,} {are} outside the text or on blanks only.")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blank space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _as_said(document: int, source: Source, length: int) -> Iterator[Stretch]:
    for one in source.selections:
        sound = 0 <= one.start < one.end <= length
        yield Stretch(one, document, *((one.start, one.end) if sound else (-1, -1)))


def _weighed(source: Source, text: SourceText) -> Weighed:
    return Weighed(
        source.name,
        text.text,
        Layouts(text.raw, text.marked),
        [(one.start, one.end) for one in source.selections],
        [tuple(filter(None, (one.name, one.description))) for one in source.selections],
    )
