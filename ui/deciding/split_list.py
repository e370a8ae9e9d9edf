"""The mentions of one actor by spelling or by document, each with a box that sends it elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ui.tagging.occurrence_list import Heading, OccurrenceModel
from ui.widgets.drawing import quoted_apart
from workbench.actors.names import folded
from workbench.actors.occurrences import Occurrence
from workbench.actors.parting import CameOver, came_over
from workbench.model.actors import Mention
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Held:
    """Hold an actor's mentions in order, the titles of their documents, and what merges brought."""

    mentions: Sequence[Mention]
    titles: Mapping[int, str]
    came: Sequence[CameOver]

    @classmethod
    def of(cls, reader: Reader, actor_id: int) -> "Held":
        """Read them; safe in a worker with its own reader."""
        mentions = reader.mentions.find(actor_id=actor_id)
        mentions.sort(key=lambda one: (one.document_id, one.start))
        rows = reader.documents.rows(list({one.document_id for one in mentions}))
        titles = {row.id: row.name for row in rows}
        return cls(mentions, titles, came_over(reader, actor_id))


def occurrence(one: Mention, title: str) -> Occurrence:
    """Return a mention as a line: its words, what stands around them, and the document's title."""
    return Occurrence(
        one.document_id, one.start, one.end, one.quote, one.prefix, one.suffix, doubt=title
    )


class MentionsModel(OccurrenceModel):
    """Hold mentions under headings; none is ticked at first."""

    def show_mentions(
        self, mentions: Sequence[Mention], titles: Mapping[int, str], by_spelling: bool
    ) -> None:
        """Show mentions grouped, those ticked that were."""
        before = {one.id for one in self.ticked_mentions}
        self._mentions = {
            occurrence(one, titles.get(one.document_id, "") if by_spelling else ""): one
            for one in mentions
        }
        groups: dict[str, list[Occurrence]] = {}
        names: dict[str, str] = {}
        for line, one in self._mentions.items():
            key = folded(one.quote) if by_spelling else str(one.document_id)
            title = (
                quoted_apart(f"“{one.quote}”") if by_spelling else titles.get(one.document_id, "")
            )
            groups.setdefault(key, []).append(line)
            names.setdefault(key, title)
        ordered = sorted(groups, key=lambda key: (-len(groups[key]), key))
        self.beginResetModel()
        self._by_document = {number: groups[key] for number, key in enumerate(ordered, start=1)}
        self.rows = []
        for number, key in enumerate(ordered, start=1):
            lines = groups[key]
            self.rows += [Heading(number, names[key], len(lines)), *lines]
        self._ticked = {line for line, one in self._mentions.items() if one.id in before}
        self.endResetModel()
        self.ticked_changed.emit()

    _mentions: Mapping[Occurrence, Mention] = {}

    @property
    def ticked_mentions(self) -> list[Mention]:
        """Return the mentions that are ticked."""
        return [one for line, one in self._mentions.items() if line in self._ticked]

    def tick_only(self, mention_ids: Iterable[int]) -> None:
        """Tick these mentions and no others."""
        wanted = set(mention_ids)
        self._ticked = set()
        self.tick([line for line, one in self._mentions.items() if one.id in wanted], True)

    @property
    def first_ticked(self) -> int:
        """Return the row of the first mention that is ticked, −1 for none."""
        return next((at for at, row in enumerate(self.rows) if row in self._ticked), -1)

    def mention_at(self, row: int) -> Mention | None:
        """Return the mention of a row, None for a heading."""
        item = self.rows[row] if 0 <= row < len(self.rows) else None
        return self._mentions.get(item) if isinstance(item, Occurrence) else None
