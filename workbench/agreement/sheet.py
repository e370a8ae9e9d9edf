"""Set the figures out on a sheet of paper."""

from collections.abc import Iterator

from workbench.agreement.comparing import Agreement
from workbench.agreement.disagreements import KINDS
from workbench.agreement.listing import kind_told
from workbench.agreement.telling import (
    CUSTOMARY,
    Row,
    coefficient,
    named,
    reading,
    reason,
    rows,
    scope,
    share,
)
from workbench.cards import Entry, Section, Sheet


def sheet_of(agreement: Agreement) -> Sheet:
    """Return what is printed: the figures by code, how to read them, how many differences."""
    question, overall = agreement.question, agreement.measured.overall
    first, second = named(question.left), named(question.right)
    facts = [(label, said) for label, said in _numbers(Row("", 0, overall)) if overall.units]
    said = reading(overall, question.left, question.right, question.units)
    return Sheet(
        f"Agreement of {first} and {second}",
        scope(agreement),
        tuple(facts),
        (
            Section(
                "reading",
                "How to read it",
                (Entry(said, kind="note"), Entry(CUSTOMARY, kind="note")),
            ),
            Section("codes", "By code", tuple(_entries(agreement))),
            Section("differences", "Differences", tuple(_counts(agreement))),
        ),
    )


def _entries(agreement: Agreement) -> Iterator[Entry]:
    names = named(agreement.question.left), named(agreement.question.right)
    for row in rows(agreement):
        counts = (
            f"{name} {count:,}" for name, count in zip(names, row.figures.excerpts, strict=False)
        )
        figures = (f"{label} {said}" for label, said in _numbers(row))
        told = [*counts, *figures] if row.figures.units else [reason(row.figures)]
        yield Entry(row.label, " · ".join(told))


def _numbers(row: Row) -> list[tuple[str, str]]:
    one = row.figures
    said = [
        ("Alike", share(one.percent)),
        ("Kappa", coefficient(one.kappa)),
        ("Alpha", coefficient(one.alpha)),
    ]
    return said if one.alpha_u.value is None else [*said, ("Alpha_U", coefficient(one.alpha_u))]


def _counts(agreement: Agreement) -> Iterator[Entry]:
    for kind in KINDS:
        if count := sum(one.kind == kind for one in agreement.differences):
            yield Entry(kind_told(kind, agreement), count=f"{count:,}")
