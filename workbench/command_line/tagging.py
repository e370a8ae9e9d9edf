"""The commands that tag what the documents name."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.errors import Refusal
from workbench.session import Projects


@click.command()
@PROJECT
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--type", "type_", default="person", help="The type of those whose own is not told.")
@AS_JSON
@click.pass_obj
def names(projects: Projects, project: Path, file: Path, type_: str, as_json: bool) -> None:
    """Add the actors and spellings that FILE lists to PROJECT: a table, lines, FollowTheMoney.

    Broken rows are listed at the end and do not keep the others out.
    """
    from workbench.commands.names import AddNames
    from workbench.importing.name_list import names_in

    listed = names_in(file)
    with opened(projects, project, read_only=False) as session:
        types = {one.key: one.id for one in session.store.actor_types.find()}
        if type_ not in types:
            raise Refusal(f"“{type_}” is no type of actor; there are {', '.join(types)}.")
        added = session.run(AddNames(listed.names, types[type_]))
    said = {**asdict(added), "failures": [asdict(one) for one in listed.failures]}
    lines = [added.summary(), *(one.why for one in listed.failures)]
    tell(said, as_json, lambda _: "\n".join(lines))
    if listed.failures:
        sys.exit(1)


@click.command()
@PROJECT
@click.option(
    "--accept-known", is_flag=True, help="Tag every place that names a known actor for certain."
)
@AS_JSON
@click.pass_obj
def tag(projects: Projects, project: Path, accept_known: bool, as_json: bool) -> None:
    """Tag the actors of PROJECT wherever its documents name them; it is one step to undo.

    A name that several actors bear is left open and listed, unless the document names one of them
    in full. Page furniture is left out.
    """
    from workbench.actors.known import tag_named

    if not accept_known:
        raise Refusal("Say what to tag: --accept-known tags the names that are known.")
    with opened(projects, project, read_only=False) as session:
        ids = list(session.store.documents.ids("id"))
        tally = tag_named(session, ids, telling("Tagging"))
    said = {
        "tagged": tally.tagged,
        "documents": tally.documents,
        "actors": len(tally.actors),
        "open": [asdict(one) for one in tally.left_open()],
    }
    tell(said, as_json, lambda _: "\n".join(tally.lines()))
