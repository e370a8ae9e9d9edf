"""Figures in words: numbers that line up, rows of a table, and sentences that judge nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.agreement.coefficients import Figure
from workbench.agreement.comparing import Agreement
from workbench.agreement.figures import Figures

NOBODY = "(no name)"
#: shown where there is no number; the reason is told beside it
NO_NUMBER = "—"
CUSTOMARY = (
    "1 is full agreement, 0 is what chance alone would give, less is worse than chance. Krippendorff"
    " (Content Analysis, 2004, p. 241) asks for 0.800, and allows tentative conclusions from 0.667;"
    " what is enough depends on what hangs on it."
)
ALL, ANYTHING, WITHOUT = "All codes", "Any code", "Without a code"
DECIDED = "All decisions"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row of the table of figures; `code_id` 0 is one of the rows over all."""

    label: str
    code_id: int
    figures: Figures


def named(name: str) -> str:
    """Return what a person is called on the screen."""
    return name or NOBODY


def rows(agreement: Agreement) -> Iterator[Row]:
    """Yield the rows over all, then one a code by its path; codes that were asked for always stand."""
    measured, question = agreement.measured, agreement.question
    if question.basis == "decisions":
        yield Row(DECIDED, 0, measured.overall)
    else:
        yield Row(ALL, 0, measured.overall)
        yield Row(ANYTHING, 0, measured.marked)
    codes = measured.by_code.keys() | set(question.code_ids)
    for code_id in sorted(codes, key=lambda one: agreement.code(one).casefold()):
        yield Row(agreement.code(code_id), code_id, measured.by_code.get(code_id, Figures()))


def share(figure: Figure) -> str:
    """Return a share as a percentage: `82.4 %`."""
    return NO_NUMBER if figure.value is None else f"{figure.value:.1%}".replace("%", "\u00a0%")


def coefficient(figure: Figure) -> str:
    """Return a coefficient with three decimals and a minus sign that is one: `−0.700`."""
    if figure.value is None:
        return NO_NUMBER
    # what rounds to zero has no sign
    return f"{round(figure.value, 3) + 0.0:.3f}".replace("-", "\u2212")


def reason(figures: Figures) -> str:
    """Return why a number is missing, as a sentence, or empty."""
    for figure in (figures.percent, figures.kappa, figures.alpha):
        if figure.value is None:
            return f"{figure.reason[:1].upper()}{figure.reason[1:]}."
    return ""


def reading(figures: Figures, first: str, second: str, what: str = "characters") -> str:
    """Return how to read the figures, in plain sentences that name the two."""
    one, other = named(first), named(second)
    if figures.percent.value is None:
        return reason(figures)
    alike = (
        f"{one} and {other} treated {share(figures.percent)} of {figures.units:,} {what} alike"
        f"{_how(figures, one, other)}."
    )
    return " ".join(part for part in (alike, _beyond(figures.kappa), _stretches(figures)) if part)


def _how(figures: Figures, one: str, other: str) -> str:
    """Say how much each marked, where it was characters that they marked."""
    if not figures.units or not any(figures.characters):
        return ""
    left, right, both = (
        f"{count / figures.units:.1%}".replace("%", "\u00a0%") for count in figures.characters
    )
    return f"; {one} marked {left} of them, {other} {right}, both {both}"


def _beyond(figure: Figure) -> str:
    if figure.value is None:
        return f"Kappa can't be told: {figure.reason}."
    said = coefficient(figure)
    if figure.value < 0:
        return f"That is less than chance alone would give (kappa {said})."
    reached = f"{figure.value:.0%}".replace("%", "\u00a0%")
    return f"Of what was possible beyond chance, they reached {reached} (kappa {said})."


def _stretches(figures: Figures) -> str:
    if figures.alpha_u.value is None:
        return ""
    return (
        f"Taken as whole excerpts, their places agree by {coefficient(figures.alpha_u)} (alpha_U),"
        " where 0 is as many of these lengths laid at random."
    )


def scope(agreement: Agreement) -> str:
    """Return what was compared and what was left out, as a line."""
    chosen, decided = agreement.chosen, agreement.question.basis == "decisions"
    texts = len(chosen.texts)
    parts = [f"{texts:,} document{'' if texts == 1 else 's'}"]
    units = agreement.measured.overall.units or chosen.readable.continuum.length
    parts.append(f"{units:,} {'excerpts that both decided on' if decided else 'characters'}")
    if chosen.one_sided and decided:
        parts.append(f"{chosen.one_sided:,} that only one decided on left out")
    elif chosen.one_sided:
        parts.append(f"{chosen.one_sided:,} that only one marked left out")
    if chosen.repeated:
        parts.append(f"{chosen.repeated:,} that repeat others left out")
    return " · ".join(parts)
