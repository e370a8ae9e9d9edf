"""The command that says how two documents differ."""

from dataclasses import asdict
from pathlib import Path

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell
from workbench.errors import Refusal
from workbench.model.documents import Document
from workbench.ports import Reader
from workbench.session import Projects


def named(reader: Reader, said: str) -> Document:
    """Return the document of this number, title or file name; a Refusal when none or several are."""
    if said.isdecimal() and (known := reader.documents.find(id=int(said))):
        return known[0]
    wanted = " ".join(said.split()).casefold()
    found = [
        one
        for one in reader.documents.find()
        if wanted in (one.title.casefold(), one.file_name.casefold(), one.path.casefold())
    ]
    if not found:
        raise Refusal(f"No document is called “{said}”. Give its number, title or file name.")
    if len(found) > 1:
        numbers = ", ".join(str(one.id) for one in found)
        raise Refusal(f"Several documents are called “{said}”: {numbers}. Give a number.")
    return found[0]


@click.command()
@PROJECT
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@AS_JSON
@click.pass_obj
def compare(projects: Projects, project: Path, left: str, right: str, as_json: bool) -> None:
    """Print how documents A and B of PROJECT differ, word by word; each is a number or a title.

    Lines with - stand in A alone, those with + in B; changed words are in brackets. What differs in
    page furniture alone is left out.
    """
    from workbench.copies.comparing import compare_documents, listed

    with opened(projects, project) as session:
        store = session.store
        first, second = named(store, left), named(store, right)
        compared = compare_documents(store, first.id, second.id)
        texts = store.documents.text(first.id), store.documents.text(second.id)
    if as_json:
        for one in compared.differences:
            said = {
                side: texts[n][slice(*getattr(one, side))]
                for n, side in enumerate(("left", "right"))
            }
            tell(asdict(one) | {f"{side}_text": text for side, text in said.items()}, True, str)
    else:
        for line in listed(compared, *texts):
            click.echo(line)
    shares = " and ".join(f"{share:.0%}".replace("%", " %") for share in compared.shares)
    count = len(compared.differences)
    click.echo(
        f"{count} {'difference' if count == 1 else 'differences'} between “{first.name}” and"
        f" “{second.name}”; {shares} of their words are common.",
        err=True,
    )
