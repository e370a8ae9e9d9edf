"""The commands that show what is known of documents, and fill it in for many at once."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell
from workbench.commands.defaults import RemoveDefault, SetDefault
from workbench.commands.documents import DescribeDocuments
from workbench.errors import Refusal
from workbench.model.defaults import Default
from workbench.model.documents import Document
from workbench.model.grades import grade, parse_grade
from workbench.model.metadata import GAPS, MetadataFilter, missing_of
from workbench.model.provenance import FIELDS, sources_of
from workbench.session import Projects, Session

_ALSO_CALLED = {"date": "published", "address": "url"}
_KNOWN = "title, author, outlet, date, address, language, grade"
_PAGE = 500
_SETTING = click.option(
    *("--set", "settings"), multiple=True, metavar="FIELD=VALUE", help="Such as author=Desk."
)


@click.command()
@PROJECT
@click.option("--missing", type=click.Choice(["any", *GAPS]), help="Only where this is missing.")
@click.option("--outlet", default="", help="Only documents of this outlet.")
@click.option("--folder", default="", help="Only documents from under this folder.")
@click.option("--words", default="", help="Only with these words in title, author, outlet or file.")
@click.option("--id", "ids", type=int, multiple=True, help="Only this document; may be repeated.")
@click.option("--all", "every", is_flag=True, help="Let --set change every document.")
@_SETTING
@click.option("--take", type=click.Path(path_type=Path), help="Take values from these JSON lines.")
@AS_JSON
@click.pass_obj
def metadata(
    projects: Projects,
    /,
    project: Path,
    missing: str | None,
    outlet: str,
    folder: str,
    words: str,
    ids: tuple[int, ...],
    every: bool,
    settings: tuple[str, ...],
    take: Path | None,
    as_json: bool,
) -> None:
    """List what is known of the documents of PROJECT, with where it came from and what is missing.

    With --set, the documents listed are changed. With --take, values are taken from JSON lines as
    --json prints them, by `id`, where they differ; null says that it was looked for in vain.
    """
    narrowed = MetadataFilter(words, missing or "", outlet, folder.strip("/"), ids or None)
    if settings and not every and narrowed == MetadataFilter():
        raise Refusal("Say which documents to change, by --missing and the like, or --all.")
    if settings and take:
        raise Refusal("Values are either set or taken from a file, not both at once.")
    fields = {name: value or None for name, value in _fields(settings).items()}
    edits = _read(take) if take else {}
    with opened(projects, project, read_only=not (fields or edits)) as session:
        listed = session.store.metadata.ids(narrowed)
        if fields:
            edits = {one: {**edits.get(one, {}), **fields} for one in listed}
        if changed := _edit(session, edits):
            listed = changed
        for at in range(0, len(listed), _PAGE):
            for document in session.store.metadata.rows(listed[at : at + _PAGE]):
                tell(document if not as_json else _record(document), as_json, _line)
    if settings or take:
        click.echo(f"{len(changed)} changed" if changed else "Nothing was changed", err=True)


@click.command()
@PROJECT
@click.option("--outlet", default="", help="The outlet whose default is set.")
@click.option("--folder", default="", help="The folder whose default is set.")
@_SETTING
@click.option("--also", is_flag=True, help="Also fill in documents that are there already.")
@click.option("--remove", is_flag=True, help="Remove the default.")
@AS_JSON
@click.pass_obj
def defaults(
    projects: Projects,
    /,
    project: Path,
    outlet: str,
    folder: str,
    settings: tuple[str, ...],
    also: bool,
    remove: bool,
    as_json: bool,
) -> None:
    """List or set what documents of an outlet or a folder are given where files don't state it.

    An empty value gives nothing any more.
    """
    if (settings or also or remove) and bool(outlet) == bool(folder):
        raise Refusal("Say of which outlet or of which folder: --outlet NAME or --folder NAME.")
    if remove and (settings or also):
        raise Refusal("A default is set or removed, not both at once.")
    scope, name = ("outlet", outlet) if outlet else ("folder", folder.strip("/"))
    with opened(projects, project, read_only=not (settings or also or remove)) as session:
        if remove:
            session.run(RemoveDefault(scope, name))
        elif settings or also:
            filled = session.run(SetDefault(scope, name, _fields(settings), also))
            if also:
                click.echo(f"{filled} document{'' if filled == 1 else 's'} filled in", err=True)
        for default in session.store.defaults.find():
            tell(default if not as_json else _told(default), as_json, _default_line)


def _fields(settings: Iterable[str]) -> dict[str, str]:
    """Return fields from FIELD=VALUE; `grade` stands for both, as a badge."""
    fields: dict[str, str] = {}
    for one in settings:
        said, equals, value = one.partition("=")
        name = _ALSO_CALLED.get(said, said)
        if not equals or name not in {*FIELDS, "grade"}:
            raise Refusal(f"“{one}” sets nothing: write FIELD=VALUE, FIELD one of {_KNOWN}.")
        if name == "grade":
            source, information = parse_grade(value)
            fields |= {"source_grade": source, "information_grade": information}
        else:
            fields[name] = value.strip()
    return fields


def _read(path: Path) -> dict[int, dict[str, str | None]]:
    """Return the fields that JSON lines give, by document; raises Refusal for a line that is none."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"“{path.name}” can’t be read as text. Nothing was changed.") from error
    edits: dict[int, dict[str, str | None]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            document_id, fields = said["id"], {key: said[key] for key in FIELDS if key in said}
        except (ValueError, TypeError, LookupError, RecursionError):
            document_id, fields = None, {}
        told = all(isinstance(value, str | None) for value in fields.values())
        if type(document_id) is not int or not told:
            raise Refusal(
                f"Line {number} of “{path.name}” is no document as --json prints it. "
                "Nothing was changed."
            )
        edits[document_id] = fields
    return edits


def _edit(session: Session, edits: Mapping[int, Mapping[str, str | None]]) -> list[int]:
    """Write what differs, as one step to undo; returns the documents that were changed."""
    get = session.store.documents.get
    fields = {one: _differing(get(one), given) for one, given in edits.items()}
    changes = {one: differing for one, differing in fields.items() if differing}
    if changes:
        session.run(DescribeDocuments(changes))
    return list(changes)


def _differing(document: Document, fields: Mapping[str, str | None]) -> dict[str, str]:
    """Return the fields that say something else than is known; None says that it is not stated."""
    said = sources_of(document)
    return {
        name: value or ""
        for name, value in fields.items()
        if (value or "") != getattr(document, name) or (value is None and name not in said)
    }


def _record(document: Document) -> dict[str, Any]:
    known = {name: getattr(document, name) for name in FIELDS}
    return {
        "id": document.id,
        "file": document.path or document.file_name,
        **known,
        "sources": sources_of(document),
        "missing": missing_of(document),
    }


def _line(document: Document) -> str:
    badge = grade(document.source_grade, document.information_grade)
    known = (document.name, document.author, document.outlet, document.published, badge)
    gaps = missing_of(document)
    lacking = f" [missing: {', '.join(gaps)}]" if gaps else ""
    return f"{document.id}: {' · '.join(filter(None, known))}{lacking}"


def _told(default: Default) -> dict[str, Any]:
    return {"scope": default.scope, "name": default.name, **default.values}


def _default_line(default: Default) -> str:
    given = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in default.values.items())
    return f"{default.scope} “{default.name}”: {given}"
