"""What a row of an export holds: the columns the analyst may choose, and those that anchor it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.model.grades import grade
from workbench.model.relations import EvidenceRow
from workbench.model.tables import ExcerptRow
from workbench.text.hashes import place_named

Cell = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one column: its key in files for programs, its label in files for people.

    An `anchors` column is in every export, whatever is chosen: without it no quote is found again.
    `width` is in characters of a spreadsheet.
    """

    key: str
    label: str
    width: int
    read: Callable[[ExcerptRow], Cell]
    anchors: bool = False


def _claimed(read: Callable[[EvidenceRow], str]) -> Callable[[ExcerptRow], str]:
    """Return what reads something of the claim that a row stands for, empty where it has none."""
    return lambda row: read(row.claim) if row.claim else ""


def _claim_grade(claim: EvidenceRow) -> str:
    return grade(claim.source_grade, claim.information_grade)


COLUMNS: tuple[Column, ...] = (
    Column("group", "Under", 32, lambda row: row.group.title if row.group else ""),
    Column("stance", "Stance", 10, _claimed(lambda claim: claim.claim.stance)),
    Column("since", "Since", 11, _claimed(lambda claim: claim.claim.since)),
    Column("until", "Until", 11, _claimed(lambda claim: claim.claim.until)),
    Column("likelihood", "Likelihood", 14, _claimed(lambda claim: claim.claim.likelihood)),
    Column("claim_grade", "Grade of the claim", 9, _claimed(_claim_grade)),
    Column("kind", "Kind", 9, lambda row: row.kind),
    Column("title", "Document", 32, lambda row: row.title),
    Column("author", "Author", 18, lambda row: row.author),
    Column("outlet", "Outlet", 18, lambda row: row.outlet),
    Column("published", "Published", 11, lambda row: row.published),
    Column("grade", "Grade", 7, lambda row: grade(row.source_grade, row.information_grade)),
    Column("code", "Code", 20, lambda row: row.code),
    Column("actor", "Actor", 20, lambda row: row.actor),
    Column("speaker", "Speaker", 20, lambda row: row.speaker),
    Column("speaker_from", "Speaker from", 12, lambda row: row.speaker_from),
    Column("page", "Page", 7, lambda row: row.page),
    Column("quote", "Quote", 70, lambda row: row.quote, anchors=True),
    Column("note", "Note", 40, lambda row: row.note),
    Column("analyst", "Analyst", 16, lambda row: row.analyst),
    Column("url", "Address", 30, lambda row: row.url),
    Column("place", "Place", 20, lambda row: place_named(row.sha256, row.start, row.end)),
    Column("prefix", "Before", 24, lambda row: row.prefix, anchors=True),
    Column("suffix", "After", 24, lambda row: row.suffix, anchors=True),
    Column("start", "Start", 9, lambda row: row.start, anchors=True),
    Column("end", "End", 9, lambda row: row.end, anchors=True),
    Column("sha256", "Document SHA-256", 20, lambda row: row.sha256, anchors=True),
)
#: those of a claim, when rows are gathered by relation
CLAIMED = ("stance", "since", "until", "likelihood", "claim_grade")
#: those that come with a choice of their own
_BROUGHT = ("group", *CLAIMED, "analyst")
#: the columns that an analyst may leave out, all of them chosen unless said otherwise
CHOOSABLE: tuple[str, ...] = tuple(
    column.key for column in COLUMNS if not column.anchors and column.key not in _BROUGHT
)
#: every name a column goes by in a file, in lower case, and its key
NAMES: dict[str, str] = {
    name: column.key for column in COLUMNS for name in (column.key, column.label.lower())
}


def chosen_columns(keys: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns of an export in their order: the chosen ones and those that anchor.

    Raises Refusal for a key that is no column.
    """
    chosen = set(keys)
    if unknown := sorted(chosen - {column.key for column in COLUMNS}):
        raise Refusal(f"There is no column “{unknown[0]}”. The columns are {', '.join(CHOOSABLE)}.")
    return tuple(column for column in COLUMNS if column.anchors or column.key in chosen)


def cells_of(columns: Iterable[Column]) -> Callable[[ExcerptRow], list[Cell]]:
    """Return what turns a row into its cells."""
    reads = [column.read for column in columns]
    return lambda row: [read(row) for read in reads]
