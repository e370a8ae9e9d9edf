"""Put what was not found again in a newer version where the analyst says that it stands now."""

from dataclasses import dataclass
from typing import Any

from workbench.commands.excerpts import anchored
from workbench.errors import Refusal
from workbench.model.actors import Mention
from workbench.model.excerpts import Excerpt
from workbench.ports import Reader, Store
from workbench.session import Desk


def versions_after(store: Reader, document_id: int) -> list[int]:
    """Return the newer versions of a document, the newest last."""
    newer = store.documents.newer()
    found: list[int] = []
    while (document_id := newer.get(document_id, 0)) and document_id not in found:
        found.append(document_id)
    return found


@dataclass(frozen=True)
class PlaceAgain:
    """Move an excerpt or a mention (`kind`) to words of a newer version, with all that hangs on it."""

    kind: str
    record_id: int
    document_id: int
    start: int
    end: int

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Find {self.kind} again"

    def apply(self, store: Store, desk: Desk) -> int:
        """Take quote and surroundings from the newer text; returns the id."""
        records: Any = store.excerpts if self.kind == "excerpt" else store.mentions
        kept: Excerpt | Mention = records.get(self.record_id)
        if self.document_id not in versions_after(store, kept.document_id):
            raise Refusal(
                f"Select words in a newer version of the document that the {self.kind} stands in."
            )
        held = anchored(store, self.document_id, self.start, self.end)
        place = {"document_id": self.document_id, "start": held.start, "end": held.end}
        owner = "actor_id" if isinstance(kept, Mention) else "analyst"
        same = {owner: getattr(kept, owner)}
        if records.find(**place, **same):
            raise Refusal(f"There is already {_a(self.kind)} on exactly these words.")
        words = {"quote": held.quote, "prefix": held.prefix, "suffix": held.suffix}
        records.change([self.record_id], **place, **words)
        return self.record_id


def _a(kind: str) -> str:
    return f"{'an' if kind == 'excerpt' else 'a'} {kind}"
