"""The cards looked at, for Back and Forward among them."""

_LONGEST = 100


class Visited:
    """Remember actors in the order in which their cards were shown."""

    def __init__(self) -> None:
        self._actors: list[int] = []
        self._at = -1

    def visit(self, actor_id: int) -> None:
        """Go on to another actor; what lay ahead is forgotten."""
        if self._at < 0 or self._actors[self._at] != actor_id:
            self._actors = [*self._actors[: self._at + 1], actor_id][-_LONGEST:]
            self._at = len(self._actors) - 1

    def can_step(self, by: int) -> bool:
        """Say whether there is a card so many steps away."""
        return 0 <= self._at + by < len(self._actors)

    def step(self, by: int) -> int:
        """Return the actor so many steps away and stand there; 0 when there is none."""
        if not self.can_step(by):
            return 0
        self._at += by
        return self._actors[self._at]
