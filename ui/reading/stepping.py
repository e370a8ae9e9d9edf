"""Go from mention to mention in one document, and say which one it is."""

from typing import TYPE_CHECKING

from workbench.model.excerpts import Mark

if TYPE_CHECKING:
    from ui.reading.text_view import TextView


class Stepper:
    """Step through the chosen actor's mentions, or through all when no actor is chosen."""

    def __init__(self, view: "TextView") -> None:
        self._view = view

    def step(self, by: int) -> Mark | None:
        """Return the next (1) or previous (-1) mention, round the end; None when there are none."""
        mentions = self._view.marks.mentions(self._view.lights.actor_id)
        if not mentions:
            return None
        at = self._current(mentions)
        if at is not None:
            return mentions[(at + by) % len(mentions)]
        at = self._nearest(mentions)
        return mentions[at if by > 0 else at - 1]

    def words(self) -> tuple[str, str]:
        """Return `Esmail Qaani` and `3 / 14`; empty when no actor is chosen or none mentioned."""
        lights = self._view.lights
        mentions = self._view.marks.mentions(lights.actor_id)
        at = self._current(mentions)
        if not mentions or (at is None and not lights.actor_id):
            return "", ""
        at = self._nearest(mentions) if at is None else at
        name = mentions[at].label if lights.actor_id else "Mention"
        return name, f"{at + 1} / {len(mentions)}"

    def _current(self, mentions: list[Mark]) -> int | None:
        kind, number = self._view.lights.current
        if kind != "mention":
            return None
        return next((at for at, mark in enumerate(mentions) if mark.id == number), None)

    def _nearest(self, mentions: list[Mark]) -> int:
        """Return the first mention from the top of the screen on, else the last."""
        top = self._view.top_offset()
        return next((at for at, mark in enumerate(mentions) if mark.start >= top), -1) % len(
            mentions
        )
