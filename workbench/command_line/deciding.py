"""The commands that list what waits for a decision on names; deciding is done in the window."""

from pathlib import Path

import click

from workbench.actors.open_names import OpenName, OpenPlace
from workbench.actors.pairs import Pair, Side
from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.ports import Reader
from workbench.session import Projects


@click.command()
@PROJECT
@AS_JSON
@click.pass_obj
def variants(projects: Projects, project: Path, as_json: bool) -> None:
    """List pairs of actors of PROJECT that may be one under two names; nothing is changed.

    Suggested names that nobody has accepted are held against the actors too. Pairs that were told
    apart are left out, and a warning says what speaks against a pair.
    """
    from workbench.actors.pairs import pairs_of

    with opened(projects, project) as session:
        for one in pairs_of(session.store, telling("Comparing")):
            _tell_pair(one, as_json)


def _tell_pair(one: Pair, as_json: bool) -> None:
    tell(_paired(one), as_json, lambda _: _line(one))


def _paired(one: Pair) -> dict[str, object]:
    sides = {"stays": _sided(one.stays), "goes": _sided(one.goes)}
    said = {"likeness": one.likeness, "spellings": one.spellings, "reasons": one.reasons}
    return {**sides, **said, "warning": one.warning, "together": one.together}


def _sided(side: Side) -> dict[str, object]:
    return {
        "actor": side.actor_id or None,
        "name": side.name,
        "mentions": side.mentions,
        "documents": side.documents,
    }


def _line(one: Pair) -> str:
    suggested = " (suggested)" if one.goes.key else ""
    warning = f"; but {one.warning}" if one.warning else ""
    return f"{one.stays.name} = {one.goes.name}{suggested}? {'; '.join(one.reasons)}{warning}"


@click.command()
@PROJECT
@AS_JSON
@click.pass_obj
def ambiguous(projects: Projects, project: Path, as_json: bool) -> None:
    """List the names in PROJECT that may mean several actors, with each place; nothing is changed.

    A line for each place, with its span in code points of the stored text.
    """
    from workbench.actors.open_names import open_names

    with opened(projects, project) as session:
        for one in open_names(session.store, telling("Reading")):
            _tell_places(session.store, one, as_json)


def _tell_places(reader: Reader, one: OpenName, as_json: bool) -> None:
    for place in one.places:
        _tell_place(reader, place, as_json)


def _tell_place(reader: Reader, place: OpenPlace, as_json: bool) -> None:
    document = reader.documents.get(place.document_id).name
    bearers = [bearer.name for bearer in place.bearers]
    said = {
        "name": place.words,
        "document": document,
        "start": place.start,
        "end": place.end,
        "may_mean": bearers,
        "reason": place.reason,
    }
    where = f"{document} [{place.start}–{place.end}]"
    line = f"{place.words} in {where}: {' or '.join(bearers)}? {place.reason}"
    tell(said, as_json, lambda _: line)
