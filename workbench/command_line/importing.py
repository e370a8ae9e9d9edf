"""The commands that make a project and bring documents into it."""

import sys
from pathlib import Path

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.errors import Refusal
from workbench.model.metadata import MetadataFilter, told_missing
from workbench.session import Projects, Session


@click.command()
@PROJECT
@AS_JSON
@click.pass_obj
def new(projects: Projects, project: Path, as_json: bool) -> None:
    """Make a new project file."""
    session = projects.create(project)
    made = session.store.path
    session.store.close()
    tell({"project": str(made)}, as_json, lambda told: f"Made {told['project']}")


@click.command("import")
@PROJECT
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--text", metavar="COLUMN", help="Of tables: the column that holds the text.")
@click.option("--title", metavar="COLUMN", help="… the title; --author, --outlet and so on alike.")
@click.option("--author", metavar="COLUMN")
@click.option("--outlet", metavar="COLUMN")
@click.option("--url", metavar="COLUMN")
@click.option("--date", "published", metavar="COLUMN")
@click.option("--language", metavar="COLUMN")
@click.option(
    *("--column", "more"),
    multiple=True,
    metavar="FIELD=COLUMN",
    help="The same: text=Body and so on.",
)
@AS_JSON
@click.pass_obj
def import_(
    projects: Projects,
    /,
    project: Path,
    paths: tuple[Path, ...],
    more: tuple[str, ...],
    as_json: bool,
    **columns: str | None,
) -> None:
    """Import files and folders into PROJECT; what can't be read is listed at the end.

    Of tables (CSV, XLSX, JSON lines) each row becomes a document; columns not named are guessed,
    and the report says how.
    """
    from workbench.copies.examining import examine
    from workbench.importing.run import import_paths

    with opened(projects, project, read_only=False) as session:
        chosen = {field: name for field, name in columns.items() if name is not None}
        chosen |= _columns(more, list(columns))
        report = import_paths(session, list(paths), telling("Importing"), columns=chosen)
        # first, as a full disk ends what comes next
        tell(report, as_json, lambda told: "\n".join(told.lines()))
        _tell_missing(session, report.imported)
        if not report.stopped:
            examine(session.store, telling("Comparing"))
    if report.failures or report.stopped:
        sys.exit(1)


def _tell_missing(session: Session, document_ids: list[int]) -> None:
    """Say beside the report what the new documents lack, and what lists them."""
    missing = session.store.metadata.missing(MetadataFilter(document_ids=tuple(document_ids)))
    if lacking := told_missing(missing, len(document_ids)):
        click.echo(f"{lacking} See main.py metadata.", err=True)


def _columns(given: tuple[str, ...], fields: list[str]) -> dict[str, str]:
    """Return columns by field from FIELD=COLUMN; raises Refusal for a field that is none."""
    chosen = {}
    for one in given:
        said, _, name = one.partition("=")
        field = {"date": "published", "address": "url"}.get(said, said)
        if field not in fields or not name:
            known = ", ".join(fields)
            raise Refusal(f"“{one}” names no column: write FIELD=COLUMN, FIELD one of {known}.")
        chosen[field] = name
    return chosen
