"""Share counts out over the time in which they were published: months, quarters, years or more."""

from collections import Counter
from collections.abc import Iterable

from workbench.model.cards import Tally
from workbench.model.dates import precision, shown

#: more bars than this can't be told apart in a small picture
MOST = 16
#: months in a stretch, the shortest first
_STEPS = (1, 3, 12, 24, 60, 120, 600, 1200)


def periods(dated: Iterable[tuple[str, int]]) -> tuple[Tally, ...]:
    """Return the stretches from the first date to the last, with the mentions and documents of each.

    `dated` has the EDTF date and the mentions of each document. Where one date is known to the
    year alone, no stretch is shorter than a year.
    """
    held = [(_month(date), date, count) for date, count in dated]
    if not held:
        return ()
    first, last = min(held)[0], max(held)[0]
    least = 12 if any(precision(date) == "year" for _, date, _ in held) else 1
    step = next(
        (one for one in _STEPS if one >= least and last // one - first // one < MOST), _STEPS[-1]
    )
    mentions, documents = Counter[int](), Counter[int]()
    for month, _, count in held:
        mentions[month // step] += count
        documents[month // step] += 1
    return tuple(
        Tally(_label(at, step), mentions[at], documents[at])
        for at in range(first // step, last // step + 1)
    )


def _month(date: str) -> int:
    return int(date[:4]) * 12 + (int(date[5:7]) - 1 if len(date) > 4 else 0)


def _label(at: int, step: int) -> str:
    year, month = divmod(at * step, 12)
    if step == 1:
        return shown(f"{year:04d}-{month + 1:02d}")
    if step == 3:
        return f"{year} Q{month // 3 + 1}"
    return str(year) if step == 12 else f"{year}–{year + step // 12 - 1}"
