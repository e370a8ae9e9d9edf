"""The commands that take excerpts out, and find them again in the project."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.command_line.front import AS_JSON, PROJECT, marked, opened, tell, telling
from workbench.session import Projects

if TYPE_CHECKING:
    from workbench.exporting.gathering import Order
    from workbench.exporting.ways import Way
    from workbench.ports import Reader

    _WayParameter = click.ParamType[Way]
else:
    _WayParameter = click.ParamType

#: as in workbench.exporting, which is imported only when something is exported
GROUPINGS = ("document", "code", "actor", "relation")
ANALYSTS = ("pseudonyms", "names")
#: the options that narrow rows, and with what of a way they go
_NARROWING = {
    "where": "rows",
    "text": "rows",
    "kind": "rows",
    "outlet": "rows",
    "grade": "rows",
    "since": "period",
    "until": "period",
    "columns": "columns",
    "group_by": "grouping",
    "analysts": "analysts",
    "without_furniture": "furniture",
}


class _Key(_WayParameter):
    """Take the key of a way out, which are read only when one is asked for."""

    name = "format"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Way":
        from workbench.exporting.ways import ways

        known = ways()
        if value not in known:
            self.fail(f"{value!r} is not one of {', '.join(map(repr, known))}.", param, ctx)
        return known[value]

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        from workbench.exporting.ways import ways

        return f"[{'|'.join(ways())}]"


@click.command()
@PROJECT
@click.option("--format", "way", required=True, type=_Key())
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option(
    "--where", default="", help="Only rows that fit a search: 'code:Ceasefire since:2019'."
)
@click.option("--text", default="", help="Only rows with these words in quote, note or title.")
@click.option("--kind", type=click.Choice(["excerpt", "mention"]), help="Only one kind of row.")
@click.option("--outlet", default="", help="Only documents of this outlet.")
@click.option("--grade", default="", help="Only this grade: B2, B or 2.")
@click.option("--since", default="", help="Only documents published then or later.")
@click.option("--until", default="", help="Only documents published then or earlier.")
@click.option("--columns", default="", help="Only these columns: title,outlet,code,note …")
@click.option("--group-by", type=click.Choice(GROUPINGS), help="Gather rows under headings.")
@click.option("--analysts", type=click.Choice(ANALYSTS), help="Say who marked what; else nobody.")
@click.option("--without-furniture", is_flag=True, help="Leave out what lies in page furniture.")
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
    way: "Way",
    out: Path,
    independent: bool,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Export excerpts and mentions of PROJECT, its network, its code book, or all of it."""
    from workbench.exporting.ways import leave

    _refuse_what_does_not_apply(way, chosen)
    with opened(projects, project) as session, marked(chosen["where"]):
        order = _ordered(project, chosen, independent)
        written = leave(session.store, way.key, order, out, telling("Exporting"))
        left_out = _left_out(session.store, way, order)
    if as_json:
        tell({"file": str(out), written.many: written.count}, as_json, str)
    click.echo(f"{written} written to {out}", err=True)
    if written.remark:
        click.echo(written.remark, err=True)
    if left_out:
        said = "row that only repeats another" if left_out == 1 else "rows that only repeat others"
        click.echo(f"{left_out} {said}, in copies, left out; --all writes them too", err=True)


def _refuse_what_does_not_apply(way: "Way", chosen: dict[str, Any]) -> None:
    """Raise Refusal for a choice that would do nothing without a word."""
    from workbench.errors import Refusal

    takes = way.takes | ({"period"} if "rows" in way.takes else set())
    for name, value in chosen.items():
        if value and _NARROWING[name] not in takes:
            given = f"--{name.replace('_', '-')}"
            raise Refusal(f"{given} does not go with {way.label}, so nothing was written.")


def _ordered(project: Path, chosen: dict[str, Any], independent: bool) -> "Order":
    from workbench.exporting import CHOOSABLE, ExportOptions
    from workbench.exporting.gathering import Order
    from workbench.model.dates import parse_date, shown
    from workbench.model.tables import ExcerptFilter

    columns = tuple(filter(None, (one.strip() for one in chosen["columns"].split(","))))
    options = ExportOptions(
        columns=columns or CHOOSABLE,
        project=project.stem,
        exported_at=shown(date.today().isoformat()),
        grouping=chosen["group_by"] or "",
        analysts=chosen["analysts"] or "",
    )
    narrowed = ExcerptFilter(
        kinds=(chosen["kind"],) if chosen["kind"] else ExcerptFilter().kinds,
        # a date that can't be read would narrow to nothing without a word
        since=parse_date(chosen["since"]),
        until=parse_date(chosen["until"]),
        independent=independent,
        **{name: chosen[name] for name in ("text", "outlet", "grade", "where")},
        without_furniture=chosen["without_furniture"],
    )
    return Order(narrowed, options=options)


def _left_out(reader: "Reader", way: "Way", order: "Order") -> int:
    """Return how many rows of an export copies only repeat."""
    if "rows" not in way.takes or not order.narrowed.independent:
        return 0
    table = reader.excerpt_table
    every = replace(order.narrowed, independent=False)
    return len(table.ids(every)) - len(table.ids(order.narrowed))


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
