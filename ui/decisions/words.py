"""How a decision is told: the same words in the list and beside it."""

from ui.widgets.drawing import one_line
from workbench.model.dates import shown
from workbench.review.cases import DOUBTS, Case

#: the icon of each ruling, so that it is told from the others without its colour
ICONS = {
    "accept": "check",
    "reject": "close",
    "change": "code",
    "comment": "note",
    "mark": "highlight",
}
READY = "Nothing speaks against them"
#: letters of foreign words that a line can show, and more
_MOST = 400


def group_of(case: Case) -> str:
    """Return the label of the group that a case stands in."""
    return DOUBTS[case.doubts[0].kind] if case.doubts else READY


GROUPS = (*DOUBTS.values(), READY)


def what(case: Case) -> str:
    """Return what is said: `accepts it`, `Security → Truce`."""
    verdict = case.verdict
    if verdict.ruling == "change":
        return f"{codes(case.names)} → {codes(case.then)}"
    if verdict.ruling == "mark":
        return f"marks it: {codes(case.then)}"
    return {"accept": "accepts it", "reject": "rejects it", "comment": "comments on it"}[
        verdict.ruling
    ]


def codes(names: tuple[str, ...]) -> str:
    """Return codes in a row, or that there is none."""
    return ", ".join(map(one_line, names)) or "no code"


def quoted(case: Case) -> str:
    """Return the words that a case is about, on one line."""
    if case.quote:
        return one_line(case.quote[:_MOST])
    return f"Excerpt {case.verdict.number} of the package"


def commented(case: Case) -> str:
    """Return the comment in quotation marks on one line, or nothing."""
    said = one_line(case.verdict.comment[:_MOST])
    return f"“{said}”" if said else ""


def dated(case: Case) -> str:
    """Return the day of the decision, or nothing."""
    return shown(case.verdict.decided_at[:10])
