"""The command that brings in what files of other programs hold."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.session import Projects

if TYPE_CHECKING:
    from workbench.commands.bringing import BroughtIn

#: words that were not found: how many are shown, and how much of each
_SHOWN, _LONGEST = 20, 80


@click.command()
@PROJECT
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--part", default="", help="The project to bring where a file holds several.")
@click.option(
    "--left", type=click.Path(path_type=Path), help="Write all that was left out to this file."
)
@click.option("--preview", is_flag=True, help="Say what would be added, and add nothing.")
@AS_JSON
@click.pass_obj
def bring(
    projects: Projects,
    project: Path,
    files: tuple[Path, ...],
    part: str,
    left: Path | None,
    preview: bool,
    as_json: bool,
) -> None:
    """Bring what FILES of other programs hold into PROJECT; what is there already stays.

    What kind of file each is, its content says. Each is one step that can be undone.
    """
    from workbench.commands.bringing import BringIn, previewed
    from workbench.copies.examining import examine
    from workbench.exchange.incoming import read_incoming
    from workbench.exchange.left_out import write_left_out

    with opened(projects, project, read_only=preview) as session:
        new, left_out = 0, list[str]()
        for path in files:
            brought = read_incoming(path, telling("Reading"), part, session.store.tables_of)
            if preview:
                came = previewed(brought, session.store)
            else:
                came = session.run(BringIn(brought, path.name, telling("Bringing in")))
            new += len(came.document_ids)
            form, program = brought.form, brought.program
            said = {"file": str(path), "form": form, "program": program, **asdict(came)}
            lines = "\n".join(_lines(path.name, came))
            tell(said if as_json else lines, as_json, str)
            left_out += [f"{path.name}: {one}" for one in came.left_out]
        if left:
            write_left_out(left_out, left)
        if new:
            examine(session.store, telling("Comparing"))


def _lines(name: str, came: "BroughtIn") -> list[str]:
    """Return what came of a file as lines: the outcome, how positions were read, the remarks."""
    from workbench.exchange.placing import Unplaced

    lines = [f"{name}: {came.summary()}"]
    if came.how.sentence:
        lines.append(f"  {came.how.sentence}")
    lines += [f"  “{quote}”" for quote in came.how.samples]
    lines += [f"  {remark}" for remark in came.remarks]
    for one in came.unplaced[:_SHOWN]:
        short = Unplaced(" ".join(one.quote.split())[:_LONGEST], one.title)
        lines.append(f"  {short}")
    if (more := len(came.unplaced) - _SHOWN) > 0:
        lines.append(f"  {more:,} more were not found; --left FILE writes all of it.")
    return lines
