"""The command that lists what somebody says, and what others say about somebody."""

from pathlib import Path
from typing import Any

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.session import Projects


@click.command()
@PROJECT
@click.option("--by", help="List what the actor of this name says.")
@click.option("--about", help="List what others say in words that mention the actor of this name.")
@click.option("--since", default="", help="Only documents published then or later.")
@click.option("--until", default="", help="Only documents published then or earlier.")
@click.option(
    "--independent/--all",
    default=True,
    help="Leave out what copies only repeat, as the window does.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write a file: .csv, .jsonl, .md, .xlsx or .html.",
)
@AS_JSON
@click.pass_obj
def statements(
    projects: Projects,
    /,
    project: Path,
    by: str | None,
    about: str | None,
    since: str,
    until: str,
    independent: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """List the statements by or about an actor of PROJECT, oldest first, with their places."""
    from workbench.errors import Refusal
    from workbench.exporting.sayings import line, record, write_sayings
    from workbench.model.dates import parse_date
    from workbench.statements.sayings import called, said_about, said_by, within

    if bool(by) == bool(about):
        raise Refusal("Say --by NAME or --about NAME, one of them.")
    period = parse_date(since), parse_date(until)
    with opened(projects, project) as session:
        reader = session.store
        actor_id = called(reader, by or about or "")
        find: Any = said_by if by else said_about
        found = within(find(reader, actor_id, independent, telling("Listening")), *period)
        if out:
            write_sayings(found, out)
            click.echo(f"{len(found)} statements written to {out}", err=True)
            return
        for one in found:
            tell(record(one) if as_json else one, as_json, line)
    click.echo(f"{len(found)} {'statement' if len(found) == 1 else 'statements'}", err=True)
