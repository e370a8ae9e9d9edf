"""The commands that take excerpts out, and find them again in the project."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.session import Projects

#: as in workbench.exporting, which is imported only when something is exported
FORMATS = ("csv", "tsv", "xlsx", "jsonl", "w3c", "md", "html")
#: those of the whole network of actors, as in workbench.graph.files
NETWORKS = ("graphml", "gexf")
CODE_BOOK = "qdc"
_ALL = click.Choice((*FORMATS, *NETWORKS, CODE_BOOK))


@click.command()
@PROJECT
@click.option(
    "--format", "format_key", required=True, type=click.Choice((*FORMATS, *NETWORKS, CODE_BOOK))
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--text", default="", help="Only rows with these words in quote, note or title.")
@click.option("--kind", type=click.Choice(["excerpt", "mention"]), help="Only one kind of row.")
@click.option("--outlet", default="", help="Only documents of this outlet.")
@click.option("--grade", default="", help="Only this grade: B2, B or 2.")
@click.option("--since", default="", help="Only documents published then or later.")
@click.option("--until", default="", help="Only documents published then or earlier.")
@click.option(
    "--independent/--all",
    default=True,
    help="Leave out what copies only repeat, as the window does.",
)
@AS_JSON
@click.pass_obj
def export(
    projects: Projects,
    /,
    project: Path,
    format_key: str,
    out: Path,
    kind: str | None,
    independent: bool,
    as_json: bool,
    **narrow: Any,
) -> None:
    """Export the excerpts and mentions of PROJECT, its network, or its code book."""
    if format_key in NETWORKS:
        chosen = {"kind": kind, **narrow}
        _export_network(projects, project, format_key, out, independent, chosen, as_json)
        return
    if format_key == CODE_BOOK:
        _export_codes(projects, project, out, as_json)
        return
    from workbench.exporting import export as write
    from workbench.model.dates import parse_date
    from workbench.model.tables import ExcerptFilter
    from workbench.statements.listening import attributed

    kinds = (kind,) if kind else ExcerptFilter().kinds
    # a date that can't be read would narrow to nothing without a word
    narrow |= {end: parse_date(narrow[end]) for end in ("since", "until")}
    with opened(projects, project) as session:
        table, wanted = session.store.excerpt_table, ExcerptFilter(kinds=kinds, **narrow)
        counted = replace(wanted, independent=independent)
        rows = attributed(session.store, table.stream(counted))
        count = write(rows, format_key, out, progress=telling("Exporting"))
        left_out = len(table.ids(wanted)) - count
    if as_json:
        tell({"file": str(out), "rows": count}, as_json, str)
    click.echo(f"{count} {'row' if count == 1 else 'rows'} written to {out}", err=True)
    if left_out > 0:
        said = "row that only repeats another" if left_out == 1 else "rows that only repeat others"
        click.echo(f"{left_out} {said}, in copies, left out; --all writes them too", err=True)


def _export_network(
    projects: Projects,
    project: Path,
    form: str,
    out: Path,
    independent: bool,
    chosen: dict[str, Any],
    as_json: bool,
) -> None:
    """Write all actors and relations; only a period narrows them."""
    from workbench.errors import Refusal
    from workbench.graph.cooccurrence import Units
    from workbench.graph.files import write_network
    from workbench.graph.narrowing import NetworkFilter
    from workbench.graph.network import build_network, read_material
    from workbench.model.dates import parse_date

    since, until = parse_date(chosen.pop("since")), parse_date(chosen.pop("until"))
    if unfit := next((name for name, value in chosen.items() if value), ""):
        raise Refusal(f"--{unfit} narrows excerpts; a network takes --since, --until and --all.")
    with opened(projects, project) as session:
        store = session.store
        material = read_material(store)
        narrowed = NetworkFilter(independent=independent, since=since, until=until)
        network = build_network(material, narrowed, Units(store.documents.text))
        count = write_network(store, material, network, out, f".{form}", narrowed)
    if as_json:
        tell({"file": str(out), "relations": count}, as_json, str)
    click.echo(f"{count} {'relation' if count == 1 else 'relations'} written to {out}", err=True)


def _export_codes(projects: Projects, project: Path, out: Path, as_json: bool) -> None:
    from workbench.exchange.code_book import write_code_book

    with opened(projects, project) as session:
        count = write_code_book(session.store.codes.find(), out)
    if as_json:
        tell({"file": str(out), "codes": count}, as_json, str)
    click.echo(f"{count} {'code' if count == 1 else 'codes'} written to {out}", err=True)


@click.command()
@click.argument("exported", metavar="EXPORT", type=click.Path(path_type=Path))
@PROJECT
@AS_JSON
@click.pass_obj
def verify(projects: Projects, exported: Path, project: Path, as_json: bool) -> None:
    """Find every quote of EXPORT again in PROJECT: found, moved or missing."""
    from workbench.exporting.verify import verify as compare

    with opened(projects, project) as session:
        report = compare(exported, session.store)
    tell(report, as_json, lambda told: str(told.summary()))
    if report.missing:
        sys.exit(1)
