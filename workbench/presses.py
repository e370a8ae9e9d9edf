"""What draws the files that this floor can't: charts and paper are made by the window's floor.

It lends what draws them, by name: the window when it opens its export dialog, `main.py` for the
command line. A way out that needs one is missing where nobody lent it, and says so.
"""

from collections.abc import Callable
from typing import Any

from workbench.errors import Refusal

#: the chart of relations: `draw(network, places, path, kind)`, with the places (x, y) of dragged
#: actors by id, and `png` or `svg`
CHART = "chart"
#: a report on pages: `press(path, title)` returns what writes it (`workbench.exporting.printed`)
PAPER = "paper"

Press = Callable[..., Any]
_LENT: dict[str, Press] = {}


def lend(name: str, press: Press) -> None:
    """Lend what draws files of this name, in place of one lent before."""
    _LENT[name] = press


def lent(name: str) -> Press:
    """Return what draws files of this name; raises Refusal when nobody lent it."""
    if name not in _LENT:
        raise Refusal("This can only be drawn where the window is installed.")
    return _LENT[name]


def lacking(name: str) -> str:
    """Return why nothing of this name can be drawn, or nothing."""
    return "" if name in _LENT else "it is drawn by the window, which is not there."
