"""The small pictures of a card: drawn once as shapes, for the window, for paper and for a web page.

Sizes are pixels at 100 %. Colours are roles: `accent`, `muted`, `text`, `line`. Every number that a
bar stands for is written beside it, and `told` says the whole picture in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.graph.timeline import days, ticks
from workbench.model.cards import Card, Name, Tally
from workbench.model.dates import shown

WIDTH = 340
#: the width of a letter of the small type, as a share of its size
_LETTER = 0.56
_SMALL = 10.0
_BARS, _BAR, _ROW = 44.0, 7.0, 26.0
#: the width at which a known end can be seen
_LEAST = 5.0


@dataclass(frozen=True, slots=True)
class Box:
    """A bar, `hollow` where it stands for what is not counted or not known."""

    x: float
    y: float
    width: float
    height: float
    role: str = "accent"
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Letters:
    """Words on a line at `y`; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    role: str = "muted"
    size: float = _SMALL


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold the shapes of a picture and what it says in words."""

    width: float
    height: float
    shapes: tuple[Box | Letters, ...]
    told: str


def bar(value: int, most: int, left_out: int = 0) -> Picture:
    """Draw a count as a bar beside others of which the longest stands for `most`.

    What copies repeat, and is not counted, stands at its end, hollow.
    """
    room, whole = 64.0, max(most, 1)
    solid = max(room * value / whole, 2.0 if value else 0.0)
    rest = room * left_out / whole
    shapes = [Box(0, 2, solid, _BAR)] if value else []
    if left_out:
        shapes.append(Box(solid, 2, max(rest, 2.0), _BAR, "muted", hollow=True))
    return Picture(room + 2, _BAR + 4, tuple(shapes), str(value))


def over_time(tallies: Sequence[Tally]) -> Picture | None:
    """Draw the mentions of each stretch of time as bars with their numbers; None for none."""
    if not tallies:
        return None
    slot = min(WIDTH / len(tallies), 56.0)
    most = max(one.mentions for one in tallies)
    shapes: list[Box | Letters] = [Box(0, _BARS + 14, slot * len(tallies), 1, "line")]
    wide = max(_width(one.label) for one in tallies) + 6
    step = max(1, -int(-wide // slot))
    for at, one in enumerate(tallies):
        middle = slot * (at + 0.5)
        height = max(_BARS * one.mentions / max(most, 1), 1.5 if one.mentions else 0.0)
        if one.mentions:
            shapes.append(Box(middle - slot * 0.3, _BARS + 14 - height, slot * 0.6, height))
            text = _brief(one.mentions)
            shapes.append(Letters(middle, _BARS + 11 - height, text, "middle", "text"))
        if at % step == 0 and (at + step <= len(tallies) or at == 0):
            left = max(middle, _width(one.label) / 2)
            shapes.append(Letters(left, _BARS + 28, one.label, "middle"))
    told = ", ".join(f"{one.label}: {one.mentions:,}" for one in tallies if one.mentions)
    return Picture(WIDTH, _BARS + 34, tuple(shapes), told)


def roles_over_time(card: Card) -> Picture | None:
    """Draw when each post or name held, over the time in which the actor is mentioned.

    An end that is not known is drawn hollow. None where no role has a date.
    """
    dated = [one for one in card.roles if one.since or one.until]
    if not dated:
        return None
    seen = [one.published for one in (card.first, card.last) if one]
    spans = [days(one.since, one.until) for one in dated] + [days(one, one) for one in seen]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    room = max((last - first) // 12, 60)
    scale = _Scale(first - room, last + room)
    shapes: list[Box | Letters] = []
    for row, one in enumerate(dated):
        shapes += _tenure(one, scale, row * _ROW)
    bottom = len(dated) * _ROW
    if len(seen) == 2:
        start, end = days(seen[0], seen[0])[0], days(seen[1], seen[1])[1]
        shapes += _row("mentioned here", scale.x(start), scale.x(end), bottom, "muted")
        bottom += _ROW
    shapes.append(Box(0, bottom + 2, WIDTH, 1, "line"))
    for day, label in ticks(scale.start, scale.end, 5):
        shapes.append(Box(scale.x(day), bottom + 2, 1, 4, "line"))
        shapes.append(Letters(scale.x(day), bottom + 17, label, "middle"))
    told = ", ".join(f"{one.text}: {span_told(one.since, one.until)}" for one in dated)
    return Picture(WIDTH, bottom + 22, tuple(shapes), told)


@dataclass(frozen=True, slots=True)
class _Scale:
    start: int
    end: int

    def x(self, day: int) -> float:
        return WIDTH * (day - self.start) / (self.end - self.start)


def _tenure(one: Name, scale: _Scale, top: float) -> list[Box | Letters]:
    start, end = days(one.since, one.until)
    left = scale.x(start) if one.since else 0.0
    right = scale.x(end) if one.until else float(WIDTH)
    shapes = _row(one.text, left, right, top, "accent")
    y = top + 15
    # what the source leaves open is not drawn as if it were known
    if not one.since:
        known = scale.x(end) - _LEAST
        shapes = [shapes[0], Box(0, y, known, _BAR, hollow=True), Box(known, y, _LEAST, _BAR)]
    elif not one.until:
        known = max(scale.x(end) - left, _LEAST)
        shapes = [shapes[0], Box(left, y, known, _BAR),
                  Box(left + known, y, WIDTH - left - known, _BAR, hollow=True)]  # fmt: skip
    return shapes


def _row(text: str, left: float, right: float, top: float, role: str) -> list[Box | Letters]:
    said = text if len(text) <= 48 else f"{text[:47]}…"
    x = max(0.0, min(left, WIDTH - _width(said)))
    tone = "text" if role == "accent" else "muted"
    return [Letters(x, top + 11, said, "start", tone),
            Box(left, top + 15, max(right - left, 2.0), _BAR, role)]  # fmt: skip


def span_told(since: str, until: str) -> str:
    """Return `Jan 2020 – Feb 2024`, `since Jan 2020`, `until 2024` or empty."""
    if since and until:
        return shown(since) if since == until else f"{shown(since)} – {shown(until)}"
    return f"since {shown(since)}" if since else f"until {shown(until)}" if until else ""


def _width(text: str) -> float:
    return len(text) * _SMALL * _LETTER


def _brief(number: int) -> str:
    return str(number) if number < 1000 else f"{number / 1000:.1f}k".replace(".0k", "k")
