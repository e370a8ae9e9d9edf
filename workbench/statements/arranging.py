"""Put statements in groups, and show of long ones the part that an actor is named in."""

from collections.abc import Callable, Iterable

from workbench.statements.sayings import Saying

#: what statements may be grouped by, with what stands for those without it
GROUPS = {
    "": ("Not grouped", ""),
    "document": ("Group by document", ""),
    "speaker": ("Group by speaker", "Not said who"),
    "outlet": ("Group by outlet", "No outlet"),
    "year": ("Group by year", "No date"),
}
_LABELS: dict[str, Callable[[Saying], str]] = {
    "document": lambda one: one.cited.title,
    "speaker": lambda one: one.speaker,
    "outlet": lambda one: one.cited.outlet.strip(),
    "year": lambda one: one.cited.published[:4],
}
#: in time, not by size
_IN_TIME = ("document", "year")
#: words that stand before the name in what is shown of a long statement
_BEFORE = 90

Group = tuple[str, list[int]]


def grouped(every: Iterable[Saying], key: str) -> list[Group]:
    """Return (label, numbers) in groups: documents and years in time, others the largest first.

    Within a group they keep their order; without a key all are in one group without a label.
    """
    if not key:
        numbers = list(range(len(list(every))))
        return [("", numbers)] if numbers else []
    label, nothing = _LABELS[key], GROUPS[key][1]
    found: dict[tuple[str, int], list[int]] = {}
    for number, one in enumerate(every):
        # two documents of one title are two
        which = (label(one) or nothing, one.document_id if key == "document" else 0)
        found.setdefault(which, []).append(number)
    groups = [(said, numbers) for (said, _), numbers in found.items()]
    if key not in _IN_TIME:
        groups.sort(key=lambda group: (group[0] == nothing, -len(group[1]), group[0].casefold()))
    return groups


def lead(one: Saying) -> str:
    """Return the words, of a long statement from shortly before the first name of the actor on."""
    if not one.about:
        return one.words
    at = one.about[0][0] - one.heard.start
    if at <= 2 * _BEFORE:
        return one.words
    said = one.anchor.quote
    first = max(said.rfind(end, 0, at) for end in (". ", "? ", "! ", "\n", "؟ "))
    first = first + 1 if first >= at - 2 * _BEFORE else said.find(" ", at - _BEFORE)
    return "… " + " ".join(said[max(first, 0) :].split())
