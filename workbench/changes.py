"""What a committed operation changed, so that each view can decide whether it cares."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: the topics a change can be about: one for each journaled record
TOPICS = (
    "document", "code", "excerpt", "actor_type", "actor", "alias", "mention",
    "relation_kind", "relation", "claim", "place", "origin", "furniture",
    "metadata_default", "rejection", "distinction", "statement",
    "meaning", "review", "verdict",
)  # fmt: skip
#: and what was found of copies and page furniture, which is derived and in no journal
COPIES = "copies"
#: and whether counts leave out what copies repeat, which the window remembers for the project
COUNTING = "counting"
#: what rules suggest, derived too
SUGGESTED = "suggested"
#: and who speaks in excerpts, as the texts say it, by document
SPOKEN = "spoken"
#: the origin of what an import stores
IMPORT = "import"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Hold the ids touched, by topic, by one operation or its undoing.

    `origin` is who asked (a view's name), so that a view can skip its own echo; `action` is
    do, undo or redo. Linking a code to an excerpt touches that excerpt. `documents` are those
    whose marks, metadata or existence changed.
    """

    label: str
    origin: str = ""
    action: str = "do"
    touched: Mapping[str, frozenset[int]] = field(default_factory=dict)
    documents: frozenset[int] = frozenset()

    @property
    def only_came(self) -> bool:
        """Say whether documents came in and nothing else changed: no mark stands in them yet."""
        return self.origin == IMPORT and set(self.touched) == {"document"}

    def about(self, *topics: str) -> bool:
        """Say whether any of the topics was touched."""
        return any(self.touched.get(topic) for topic in topics)

    def ids(self, topic: str) -> frozenset[int]:
        """Return the touched ids of a topic, created, changed and deleted ones alike."""
        return self.touched.get(topic, frozenset())
