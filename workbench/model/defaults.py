"""What documents of an outlet or of a folder are given where their files don't state it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from workbench.model.documents import Document
from workbench.model.provenance import sources_of, written

#: what a default can be of
SCOPES = {"outlet": "Outlet", "folder": "Folder"}
#: the fields that a default can give; the outlet itself only to a folder
GIVEN = ("author", "outlet", "language", "source_grade", "information_grade")


@dataclass(frozen=True, slots=True)
class Default:
    """Hold what is given to the documents of one outlet or of one folder; empty gives nothing.

    A folder is named as in `Document.path`, and means all that lies under it.
    """

    id: int = 0
    scope: str = "outlet"
    name: str = ""
    author: str = ""
    outlet: str = ""
    language: str = ""
    source_grade: str = ""
    information_grade: str = ""

    @property
    def source(self) -> str:
        """Return where a value came from that this default gave."""
        return f"default of {self.scope} “{self.name}”"

    @property
    def values(self) -> dict[str, str]:
        """Return what it gives, by field."""
        return {name: value for name in GIVEN if (value := getattr(self, name))}


def fields_of(scope: str) -> tuple[str, ...]:
    """Return the fields that a default of an outlet or of a folder can give."""
    return tuple(name for name in GIVEN if name != scope)


def folder_of(path: str) -> str:
    """Return the folder that a document's file lay in, empty for none."""
    folder = PurePosixPath(path).parent.as_posix() if path else ""
    return "" if folder == "." else folder


def folders_of(path: str) -> list[str]:
    """Return the folders around a file, the nearest first."""
    return [folder for one in PurePosixPath(path).parents if (folder := one.as_posix()) != "."]


class Defaults:
    """Give documents what they lack: from their folder, the folders around it, then their outlet."""

    def __init__(self, known: Iterable[Default]) -> None:
        self._known = {(one.scope, one.name): one for one in known}

    def given(self, document: Document) -> tuple[dict[str, str], dict[str, str]]:
        """Return the values that a document is given, and where each comes from, by field.

        What is stated stays, and so does what was looked at and left empty.
        """
        values: dict[str, str] = {}
        sources: dict[str, str] = {}
        if not self._known:
            return values, sources
        said = sources_of(document)

        def take(scope: str, name: str) -> None:
            one = self._known.get((scope, name), _NOTHING)
            for field, value in one.values.items():
                if not (getattr(document, field) or field in said or field in values):
                    values[field], sources[field] = value, one.source

        for folder in folders_of(document.path):
            take("folder", folder)
        take("outlet", document.outlet or values.get("outlet", ""))
        return values, sources

    def filled(self, document: Document) -> Document:
        """Return a document with what it is given."""
        values, sources = self.given(document)
        if not values:
            return document
        known: dict[str, Any] = dict(values)
        return replace(document, **known, sources=written(sources_of(document) | sources))


_NOTHING = Default()
