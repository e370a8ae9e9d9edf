"""Swatches of the theme as the colours of other programs, and back."""

import json
import re
from functools import cache
from pathlib import Path

_THEME = Path(__file__).parents[2] / "resources" / "themes" / "light.json"
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@cache
def _known() -> dict[str, tuple[int, int, int]]:
    told = json.loads(_THEME.read_text("utf-8"))["swatches"]
    return {name: _parts(swatch["line"]) for name, swatch in told.items()}


def colour_of(swatch: str) -> str:
    """Return a swatch as #rrggbb; an unknown one is grey."""
    known = _known()
    return "#{:02x}{:02x}{:02x}".format(*known.get(swatch, known["grey"]))


def known_swatch(name: str) -> str:
    """Return a swatch that somebody else named, or the first one there is when there is no such."""
    return name if name in _known() else next(iter(_known()))


def swatch_near(colour: str) -> str:
    """Return the swatch that is nearest to #rgb or #rrggbb; empty for anything else."""
    if not _HEX.fullmatch(colour.strip()):
        return ""
    wanted = _parts(colour.strip())
    return min(_known().items(), key=lambda held: _apart(held[1], wanted))[0]


def _parts(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return how far two colours are apart to the eye, roughly: redmean, squared.

    https://www.compuphase.com/cmetric.htm
    """
    middle = (one[0] + other[0]) / 2
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    return (2 + middle / 256) * red**2 + 4 * green**2 + (2 + (255 - middle) / 256) * blue**2
