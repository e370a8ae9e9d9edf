"""The commands that keep a project whole."""

import sys
from pathlib import Path

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.session import Projects


@click.command()
@PROJECT
@AS_JSON
@click.pass_obj
def check(projects: Projects, project: Path, as_json: bool) -> None:
    """Compare every text with its hash and every quote with its place."""
    with opened(projects, project) as session:
        faults = session.store.check(telling("Checking"))
    for fault in faults:
        tell(fault, as_json, lambda told: str(told.what))
    if faults:
        sys.exit(1)
    click.echo("Everything is as it was stored.", err=True)


@click.command()
@PROJECT
@click.argument("file", type=click.Path(path_type=Path))
@AS_JSON
@click.pass_obj
def backup(projects: Projects, project: Path, file: Path, as_json: bool) -> None:
    """Write a verified copy of PROJECT to FILE."""
    with opened(projects, project) as session:
        session.store.backup(file)
    tell({"file": str(file)}, as_json, lambda told: f"Backed up to {told['file']}")
