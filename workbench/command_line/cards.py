"""The command that writes an actor's card."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from workbench.command_line.front import PROJECT, opened
from workbench.errors import Refusal
from workbench.model.dates import shown
from workbench.ports import Reader
from workbench.session import Projects

#: as in workbench.cards, which is imported only when a card is written
FORMATS = ("html", "md", "json", "pdf")
#: where main.py leaves what makes PDF files, which this floor can't
PRESS = "sidelight.press"
_LISTED = 20


@click.command()
@PROJECT
@click.argument("name")
@click.option("--format", "key", default="md", type=click.Choice(FORMATS), help="Default: md.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write, else it is printed."
)
@click.option("--id", "actor_id", type=int, default=0, help="Which of the actors of that name.")
@click.option(
    "--independent/--all",
    default=True,
    help="Leave out what copies only repeat, as the window does.",
)
@click.pass_context
def card(
    context: click.Context,
    /,
    project: Path,
    name: str,
    key: str,
    out: Path | None,
    actor_id: int,
    independent: bool,
) -> None:
    """Write the card of the actor called NAME in PROJECT, by any of its spellings."""
    from workbench.actors.card import card_of
    from workbench.actors.spoken import with_merges, with_statements
    from workbench.cards.writing import about, write_card, written

    if key == "pdf" and out is None:
        raise Refusal("A PDF is written to a file: say which with --out.")
    projects: Projects = context.obj
    press: Any = context.meta.get(PRESS)
    made = shown(date.today().isoformat())
    with opened(projects, project) as session:
        chosen = actor_named(session.store, name, actor_id)
        known = card_of(session.store, chosen, independent)
        known = with_merges(session.store, with_statements(session.store, known))
        if out is None:
            click.echo(written(known, key, about(project.stem, made, known)), nl=False)
        else:
            write_card(known, key, out, project.stem, made, press)
            click.echo(f"Card of {known.actor.name} written to {out}", err=True)


def actor_named(reader: Reader, name: str, actor_id: int = 0) -> int:
    """Return the one actor that goes by a name, or the given one of several.

    Raises Refusal for none, and for several with each of them by its number.
    """
    found = reader.actors.named(name.strip())
    if not found:
        raise Refusal(f"No actor goes by the name “{name.strip()}”. Nothing was written.")
    if actor_id in found:
        return actor_id
    if len(found) == 1 and not actor_id:
        return found[0]
    types = {one.id: one.label for one in reader.actor_types.find()}
    actors = [reader.actors.get(one) for one in found[:_LISTED]]
    listed = "".join(f"\n  --id {one.id}  {one.name}, {types[one.type_id]}" for one in actors)
    rest = f"\n  and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    many = f"{len(found)} actors go" if len(found) > 1 else "Only this actor goes"
    raise Refusal(f"{many} by “{name.strip()}”. Say which one:{listed}{rest}")
