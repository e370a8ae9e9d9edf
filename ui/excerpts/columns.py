"""The columns of the excerpts table: what each shows, and what the store sorts it by."""

from ui.models.pages import Column
from ui.widgets.drawing import one_line
from workbench.model.dates import shown
from workbench.model.grades import grade
from workbench.model.tables import ExcerptRow

#: no cell shows more; the whole words stand in the document and in every export
_LONGEST = 400


def _cut(text: str) -> str:
    return one_line(text[:_LONGEST]) + ("…" if len(text) > _LONGEST else "")


def around(row: ExcerptRow) -> str:
    """Return what stands before and after the words."""
    return _cut(f"{row.prefix}[…]{row.suffix}")


def spoken(row: ExcerptRow) -> str:
    """Return who speaks, with a word on it where it is the text that says so."""
    if not row.speaker or row.speaker_from == "analyst":
        return _cut(row.speaker)
    said = f"“{_cut(row.speaker)}”" if row.speaker_from == "words" else _cut(row.speaker)
    return f"{said} · text"


COLUMNS: list[Column[ExcerptRow]] = [
    Column("document", "Document", lambda row: _cut(row.title), "document"),
    Column("outlet", "Outlet", lambda row: _cut(row.outlet), "outlet"),
    Column("date", "Date", lambda row: shown(row.published), "published"),
    Column("grade", "Grade", lambda row: grade(row.source_grade, row.information_grade), "grade"),
    Column("kind", "Kind", lambda row: row.kind.capitalize()),
    Column("code", "Code", lambda row: _cut(row.code), "code"),
    Column("actor", "Actor", lambda row: _cut(row.actor), "actor"),
    Column("speaker", "Speaker", spoken, "speaker"),
    Column("text", "Text", lambda row: _cut(row.quote), "text"),
    Column("note", "Note", lambda row: _cut(row.note)),
    Column("context", "Context", around),
]
#: in which order the columns stand at first, and the width of each at 100 %, in pixels
WIDTHS = {
    "document": 170, "text": 320, "code": 120, "actor": 120, "speaker": 110, "outlet": 110,
    "date": 96, "grade": 60, "kind": 72, "note": 140, "context": 220,
}  # fmt: skip


def tsv(rows: list[ExcerptRow]) -> str:
    """Return rows as tab-separated lines under a line of titles, for a spreadsheet."""
    lines = ["\t".join(column.title for column in COLUMNS)]
    for row in rows:
        lines.append("\t".join(one_line(column.text(row)) for column in COLUMNS))
    return "\n".join(lines) + "\n"
