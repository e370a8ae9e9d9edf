"""The commands that tag what the documents name."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.errors import Refusal
from workbench.session import Projects, Session

if TYPE_CHECKING:
    from workbench.actors.caution import Caution
    from workbench.commands.names import NamesAdded
    from workbench.importing.name_list import ListedName
    from workbench.ports import Reader


@click.command()
@PROJECT
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--type", "type_", default="person", help="The type of those whose own is not told.")
@click.option("--risky", is_flag=True, help="Add the names in doubt too.")
@click.option("--preview", is_flag=True, help="Say what would be added, and add nothing.")
@AS_JSON
@click.pass_obj
def names(
    projects: Projects,
    project: Path,
    file: Path,
    type_: str,
    risky: bool,
    preview: bool,
    as_json: bool,
) -> None:
    """Add the actors and spellings that FILE lists to PROJECT: a table, lines, FollowTheMoney.

    Broken rows are listed at the end and do not keep the others out. A name in doubt, such as one
    letter or a common word, is told with how often it stands in the documents, and left out.
    """
    from workbench.actors.listing import without
    from workbench.importing.name_list import names_in

    listed = names_in(file)
    with opened(projects, project, read_only=preview) as session:
        types = {one.key: one.id for one in session.store.actor_types.find()}
        if type_ not in types:
            raise Refusal(f"“{type_}” is no type of actor; there are {', '.join(types)}.")
        doubted = _doubted(session.store, listed.names, types[type_])
        refused = frozenset() if risky else frozenset(spelling for _, spelling, _ in doubted)
        added = _added(session, without(listed.names, refused), types[type_], preview)
    said = {
        **asdict(added),
        "doubts": [{"name": n, "spelling": s, **asdict(caution)} for n, s, caution in doubted],
        "failures": [asdict(one) for one in listed.failures],
    }
    left = "In doubt" if risky else "Left out (--risky adds it)"
    lines = [
        f"Would be added: {added.summary()}" if preview else added.summary(),
        *(f"{left}: “{s[:60]}” of “{n[:60]}”: {caution.said()}." for n, s, caution in doubted),
        *(one.why for one in listed.failures),
    ]
    tell(said, as_json, lambda _: "\n".join(lines))
    if listed.failures:
        sys.exit(1)


def _doubted(
    store: "Reader", listed: Sequence["ListedName"], type_id: int
) -> list[tuple[str, str, "Caution"]]:
    """Return the new names in doubt: whose each is, the name, and how it stands with it."""
    from workbench.actors.caution import weigh
    from workbench.actors.listing import plan_names

    plan = plan_names(store, listed, type_id)
    weighed = weigh(
        store, [said for one in plan for said in one.applied], (), telling("Counting names")
    )
    return [
        (one.actor, said, weighed[said])
        for one in plan
        for said in one.applied
        if weighed[said].why
    ]


def _added(
    session: Session, listed: Sequence["ListedName"], type_id: int, preview: bool
) -> "NamesAdded":
    """Add a list, or say what adding it would count."""
    from workbench.actors.listing import plan_names
    from workbench.commands.names import AddNames, NamesAdded

    if not preview:
        command = AddNames(tuple(listed), type_id)
        return session.run(command) if listed else NamesAdded()
    plan = plan_names(session.store, listed, type_id)
    return NamesAdded(
        sum(one.new for one in plan),
        sum(len(one.fresh) for one in plan),
        sum(one.known for one in plan),
    )


@click.command()
@PROJECT
@click.argument("file", type=click.Path(path_type=Path))
@AS_JSON
@click.pass_obj
def codes(projects: Projects, project: Path, file: Path, as_json: bool) -> None:
    """Add the codes of FILE to PROJECT: a code book of REFI-QDA (.qdc), as other programs write it.

    What is not understood is listed at the end and does not keep the rest out.
    """
    from workbench.commands.code_book import AddCodeBook
    from workbench.exchange.code_book import read_code_book

    book = read_code_book(file)
    with opened(projects, project, read_only=False) as session:
        added = session.run(AddCodeBook(book))
    said = {**asdict(added), "skipped": book.skipped}
    tell(said, as_json, lambda _: "\n".join([added.summary(), *book.skipped]))


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
