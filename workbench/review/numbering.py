"""Number what goes into a package anew, so that it tells nothing of what else there is."""

from collections.abc import Iterable


class Numbering(dict[int, int]):
    """Give each record a number, from 1 in the order given; a record that comes again keeps its own."""

    def __init__(self, ids: Iterable[int]) -> None:
        super().__init__((one, number) for number, one in enumerate(dict.fromkeys(ids), start=1))
