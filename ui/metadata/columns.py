"""The columns of the table of metadata: what each shows, and what is read of what is typed there."""

from ui.models.pages import Column
from ui.widgets.drawing import one_line
from workbench.model.dates import parse_date, shown
from workbench.model.documents import Document
from workbench.model.grades import grade, parse_grade
from workbench.model.provenance import sources_of, whence

#: by column, the fields that it shows; the file can't be changed
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "author": ("author",),
    "outlet": ("outlet",),
    "published": ("published",),
    "grade": ("source_grade", "information_grade"),
    "language": ("language",),
    "url": ("url",),
}
#: columns in which a value is missing when it is empty, as `workbench.model.metadata.GAPS` says
ASKED = frozenset(FIELDS) - {"url"}
#: the widths at first, in pixels at 100 %
WIDTHS = {
    "title": 260,
    "author": 120,
    "outlet": 120,
    "published": 100,
    "grade": 88,
    "language": 88,
    "url": 150,
    "path": 180,
}
_HINTS = {
    "published": "2020, Jan 2020 or 3 Jan 2020",
    "grade": "Such as B2, B or 2",
    "language": "Such as en or fa",
}


def written(document: Document, key: str) -> str:
    """Return what stands in a cell, as it is typed."""
    if key == "published":
        return shown(document.published)
    if key == "grade":
        return grade(document.source_grade, document.information_grade).replace("–", "")
    if key == "path":
        return document.path or document.file_name
    return str(getattr(document, key))


def read(key: str, text: str) -> dict[str, str]:
    """Return the fields that typed words mean in a column; raises Refusal when they mean nothing."""
    said = one_line(text)
    if key == "grade":
        return dict(zip(FIELDS[key], parse_grade(said), strict=True))
    return {key: parse_date(said) if key == "published" else said}


def told(document: Document, key: str) -> str:
    """Return what a cell shows: its value, or in words that there is none."""
    value = written(document, key)
    if key == "grade" and value:
        return grade(document.source_grade, document.information_grade)
    if value or key not in FIELDS:
        return one_line(value)
    why = absence(document, key)
    # without a title, the file's name tells which document it is
    return f"{why} · {one_line(document.file_name)}" if key == "title" else why


def absence(document: Document, key: str) -> str:
    """Return why a cell is empty: missing, or looked at and not stated; nothing for an address."""
    if any(field in sources_of(document) for field in FIELDS[key]):
        return "not stated"
    return "missing" if key in ASKED else ""


def is_missing(document: Document, key: str) -> bool:
    """Say whether a value is asked for that nobody has looked for yet."""
    return key in ASKED and not written(document, key) and absence(document, key) == "missing"


def first_missing(document: Document) -> str:
    """Return the first column that asks for a value, empty for none."""
    return next((key for key in FIELDS if is_missing(document, key)), "")


def origin(document: Document, key: str) -> str:
    """Return in a few words where the value of a cell came from."""
    if key not in FIELDS:
        return "Where the file lay inside what was imported"
    said = [whence(document, field) for field in FIELDS[key] if getattr(document, field)]
    if not written(document, key):
        return {"not stated": "Looked at: not stated", "missing": "Missing"}.get(
            absence(document, key), "Not stated"
        )
    return "; ".join(dict.fromkeys(said))


def hint_of(key: str) -> str:
    """Return what may be typed in a column."""
    return _HINTS.get(key, "")


def _column(key: str, title: str) -> Column[Document]:
    return Column(
        key,
        title,
        lambda row: told(row, key),
        key,
        told=lambda row: f"{title}: {told(row, key) or 'empty'}",
    )


COLUMNS: list[Column[Document]] = [
    _column("title", "Title"),
    _column("author", "Author"),
    _column("outlet", "Outlet"),
    _column("published", "Date"),
    _column("grade", "Grade"),
    _column("language", "Language"),
    _column("url", "Address"),
    _column("path", "File"),
]
KEYS = tuple(column.key for column in COLUMNS)
