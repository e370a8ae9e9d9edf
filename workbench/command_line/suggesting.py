"""The command that lists what the program would suggest, for the eye or for another program."""

import json
from functools import partial
from pathlib import Path

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, telling
from workbench.session import Projects

dumped = partial(json.dumps, ensure_ascii=False)


def _warn(sentence: str) -> None:
    click.echo(sentence, err=True)


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
        for sha256, found in suggestions(session.store, telling("Suggesting"), doubted=_warn):
            # a document at once: there may be millions of lines
            lines = [dumped(one) if as_json else line(one) for one in records(sha256, found)]
            if lines:
                click.echo("\n".join(lines))
