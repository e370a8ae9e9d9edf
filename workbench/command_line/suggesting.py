"""The command that lists what the program would suggest, for the eye or for another program."""

from pathlib import Path

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.session import Projects


@click.command()
@PROJECT
@AS_JSON
@click.pass_obj
def suggest(projects: Projects, project: Path, as_json: bool) -> None:
    """List who is named, who says what and what is page furniture in PROJECT; nothing is changed.

    A line for each thing found, with its place in the stored text. docs/actors.md tells the rules.
    """
    from workbench.suggesting.project import line, records, suggestions

    with opened(projects, project) as session:
        for sha256, found in suggestions(session.store, telling("Suggesting")):
            for record in records(sha256, found):
                tell(record, as_json, line)
