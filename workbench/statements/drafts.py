"""Hold a statement while the sentences around it are still being read."""

from dataclasses import dataclass

from workbench.model.statements import Statement
from workbench.statements.cues import Cue
from workbench.text.paragraphs import Span


@dataclass(slots=True)
class Draft:
    """Hold a statement in the making."""

    block: int
    spans: list[Span]
    cue: Cue | None
    speaker: Span | None
    mode: str

    def statement(self) -> Statement:
        """Return it as it is now."""
        cue = self.cue
        return Statement(
            tuple(self.spans),
            self.speaker,
            self.mode,
            cue.verb if cue else None,
            cue.source if cue else None,
            cue.through if cue else None,
        )
