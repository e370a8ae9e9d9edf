"""Bring a project of Taguette in: documents, tags as codes, highlights as excerpts."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.errors import Refusal
from workbench.exchange.brought import (
    NONE,
    Brought,
    BroughtCode,
    BroughtDocument,
    BroughtExcerpt,
    How,
)
from workbench.exchange.taguette.pages import Page, page_of
from workbench.ports import OpenTables, Tables
from workbench.ports.foreign import Value
from workbench.tasks import Progress
from workbench.text.anchoring import Anchor
from workbench.text.loosely import find_loosely

#: the tables that make a file one of Taguette's, with the columns that are needed
_NEEDED = {
    "projects": ("id", "name"),
    "documents": ("id", "project_id", "name", "contents"),
    "highlights": ("id", "document_id", "start_offset", "end_offset"),
    "tags": ("id", "project_id", "path"),
    "highlight_tags": ("highlight_id", "tag_id"),
}
_SAMPLES = 3
_STEP = 200
#: what is said of highlights that were moved, that differ, and that are lost
_TOLD = (
    ("was placed by the words that it shows", "were placed by the words that they show"),
    (
        "shows other words than it points at; look at it",
        "show other words than they point at; look at them",
    ),
    ("of no words was left out", "of no words were left out"),
)
Row = Mapping[str, Value]


def projects_in(path: Path, tables: OpenTables) -> list[str]:
    """Return the names of the projects of a file, by their number; raises Refusal."""
    return list(_named(_opened(path, tables)))


def read(path: Path, progress: Progress, chosen: str, tables: OpenTables) -> Brought:
    """Return the chosen project, or the only one; raises Refusal where none is meant, Cancelled."""
    database = _opened(path, tables)
    projects = _named(database)
    if not projects:
        raise Refusal(f"“{path.name}” holds no project of Taguette.")
    if chosen not in projects and (chosen or len(projects) > 1):
        names = ", ".join(f"“{name}”" for name in projects)
        raise Refusal(f"“{path.name}” holds several projects; say which to bring in: {names}.")
    row = projects[chosen] if chosen else next(iter(projects.values()))
    return _Reading(database, row, progress).brought()


def _named(database: Tables) -> dict[str, Row]:
    """Return the projects of a file by name; the second of a name gets a number."""
    named: dict[str, Row] = {}
    for row in database.rows("projects"):
        name = _text(row, "name") or "Untitled"
        number = sum(known == name or known.startswith(f"{name} (") for known in named)
        named[f"{name} ({number + 1})" if name in named else name] = row
    return named


def _opened(path: Path, tables: OpenTables) -> Tables:
    database = tables(path)
    held = database.columns()
    for table, columns in _NEEDED.items():
        if not set(columns) <= set(held.get(table, ())):
            raise Refusal(f"“{path.name}” is a database, and none of Taguette.")
    return database


class _Reading:
    """Turn the tables of one project into records."""

    def __init__(self, database: Tables, project: Row, progress: Progress) -> None:
        self._database = database
        self._project = project
        self._progress = progress
        self._brought = Brought(form="Taguette project", program="Taguette")
        self._codes: dict[Value, int] = {}
        self._agree = self._moved = self._differ = self._lost = 0

    def brought(self) -> Brought:
        """Return all of it, with a sentence on what was not understood."""
        self._tags()
        tagged: dict[Value, list[int]] = defaultdict(list)
        for link in self._database.rows("highlight_tags"):
            if link["tag_id"] in self._codes:
                tagged[link["highlight_id"]].append(self._codes[link["tag_id"]])
        highlights: dict[Value, list[Row]] = defaultdict(list)
        for one in self._database.rows("highlights"):
            highlights[one["document_id"]].append(one)
        makers = self._makers()
        for done, document in enumerate(self._of_project("documents")):
            self._progress.step(done, 0, "Reading documents")
            page = self._document(document)
            for at, row in enumerate(highlights[document["id"]]):
                if at % _STEP == 0:
                    self._progress.step(done, 0, "Reading highlights")
                made = makers.get(row["id"], ("", ""))
                self._highlight(page, row, tagged[row["id"]], made)
        self._brought.remarks += self._remarks()
        self._brought.how = self._how()
        return self._brought

    def _of_project(self, table: str) -> Iterator[Row]:
        for row in self._database.rows(table):
            if row["project_id"] == self._project["id"]:
                yield row

    def _tags(self) -> None:
        """Put each tag into the tree: a dot parts a tag from the one it stands under."""
        rows = list(self._of_project("tags"))
        paths = {_text(row, "path") for row in rows}
        places: dict[str, int] = {}
        for row in sorted(rows, key=lambda row: _text(row, "path")):
            path = _text(row, "path")
            above = next((one for one in _above(path) if one in places and one in paths), "")
            name = path[len(above) + 1 :] if above else path
            places[path] = self._codes[row["id"]] = len(self._brought.codes)
            self._brought.codes.append(
                BroughtCode(
                    name, places[above] if above else NONE, description=_text(row, "description")
                )
            )

    def _document(self, row: Row) -> Page:
        html = _text(row, "contents")
        page = page_of(html)
        self._brought.documents.append(
            BroughtDocument(
                text=page.text,
                original=html.encode("utf-8", "replace"),
                pieces=page.pieces,
                title=_text(row, "name"),
                note=_text(row, "description"),
                file_name=_text(row, "filename"),
                media_type="text/html",
            )
        )
        return page

    def _highlight(self, page: Page, row: Row, codes: list[int], made: tuple[str, str]) -> None:
        start, end = page.span(_number(row, "start_offset"), _number(row, "end_offset"))
        shown = page_of(_text(row, "snippet")).text
        if shown.split() != page.text[start:end].split() and shown:
            start, end = self._as_shown(page.text, shown, start, end)
        elif start < end:
            self._agree += 1
        if start >= end:
            self._lost += 1
            return
        document = len(self._brought.documents) - 1
        self._brought.excerpts.append(
            BroughtExcerpt(
                document, start, end, codes=tuple(codes), analyst=made[0], created_at=made[1]
            )
        )

    def _as_shown(self, text: str, shown: str, start: int, end: int) -> tuple[int, int]:
        """Return where the words that a highlight shows stand, else where its numbers point."""
        if found := find_loosely(text, Anchor(start, end, shown, "", "")):
            self._moved += 1
            return found.start, found.end
        self._differ += 1
        return start, end

    def _makers(self) -> dict[Value, tuple[str, str]]:
        """Return who made each highlight and when, as the file's own history says."""
        held = self._database.columns().get("commands", [])
        if not {"user_login", "date", "payload", "project_id"} <= set(held):
            return {}
        made: dict[Value, tuple[str, str]] = {}
        for row in self._of_project("commands"):
            payload = _text(row, "payload")
            if '"highlight_add"' in payload:
                try:
                    told = json.loads(payload)
                    highlight = told["highlight_id"]
                except (ValueError, RecursionError, TypeError, KeyError):
                    continue
                if isinstance(highlight, int):
                    made.setdefault(highlight, (_text(row, "user_login"), _time(row)))
        return made

    def _remarks(self) -> Iterator[str]:
        if about := " ".join(_text(self._project, "description").split()):
            yield f"The project “{_text(self._project, 'name')}” says of itself: {about[:500]}"
        counts = self._moved, self._differ, self._lost
        for count, words in zip(counts, _TOLD, strict=True):
            if count:
                what = "highlight" if count == 1 else "highlights"
                yield f"{count:,} {what} {words[count != 1]}."

    def _how(self) -> How:
        count = self._agree + self._moved + self._differ
        if not count:
            return How()
        samples = [
            self._brought.documents[one.document].text[one.start : one.end]
            for one in self._brought.excerpts[:_SAMPLES]
        ]
        said = (
            f"{self._agree:,} of {count:,} highlights are the words that the file shows for them."
        )
        return How(f"UTF-8 bytes between the tags: {said}", self._agree / count, tuple(samples))


def _above(path: str) -> Iterator[str]:
    """Yield the tags that one may stand under by its dots, the nearest first."""
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _number(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0


def _time(row: Row) -> str:
    """Return when something was done, in UTC, as ISO text."""
    said = _text(row, "date")
    return f"{said[:10]}T{said[11:19]}+00:00" if len(said) >= 19 else ""
