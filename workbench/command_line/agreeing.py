"""The command that says how far two analysts or reviewers agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell, telling
from workbench.errors import Refusal
from workbench.session import Projects

if TYPE_CHECKING:
    from workbench.agreement.comparing import Agreement
    from workbench.ports import Reader


@click.command()
@PROJECT
@click.option(
    "--between", nargs=2, metavar="A B", help="Two analysts or reviewers, by their names."
)
@click.option(
    "--code", "codes", multiple=True, help="Only this code, by its name or path; repeatable."
)
@click.option(
    "--basis",
    type=click.Choice(["markings", "decisions"]),
    default="markings",
    help="What each marked in the texts, or decided on the same excerpts in reviews.",
)
@click.option(
    "--scope",
    type=click.Choice(["both", "either"]),
    default="both",
    help="Documents that both marked, or that either did.",
)
@click.option(
    "--words", default="", help="Only documents with these words in title, outlet, date or grade."
)
@click.option(
    "--independent/--all",
    default=True,
    help="Leave out what copies only repeat, as the window does.",
)
@click.option(
    "--disagreements",
    type=click.Path(path_type=Path),
    help="Write where the two differ: .csv or .xlsx.",
)
@AS_JSON
@click.pass_obj
def agreement(
    projects: Projects,
    /,
    project: Path,
    between: tuple[str, str] | None,
    codes: tuple[str, ...],
    disagreements: Path | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Say how far two people agree on PROJECT: percent, kappa, alpha and alpha_U, by code.

    Without --between, list who marked or decided anything.
    """
    from workbench.agreement.asking import Question
    from workbench.agreement.comparing import compare
    from workbench.agreement.people import People
    from workbench.exporting.agreement import write_differences

    with opened(projects, project) as session:
        reader = session.store
        if not between:
            for person in People(reader).all():
                tell(person, as_json, lambda one: f"{one.name}: {one.markings}, {one.decisions}")
            return
        question = Question(*between, code_ids=_called(reader, codes), **asked)
        found = compare(reader, question, telling("Comparing"))
        _print(found, as_json)
        if disagreements:
            count = write_differences(reader, found, disagreements, telling("Writing"))
            many = "difference" if count == 1 else "differences"
            click.echo(f"{count} {many} written to {disagreements}", err=True)


def _called(reader: "Reader", said: tuple[str, ...]) -> tuple[int, ...]:
    """Return the codes of these names or paths; a Refusal where there is none, or several."""
    from workbench.review.code_paths import cleaned_path, code_paths

    found = []
    for words in said:
        wanted = cleaned_path(words).casefold()
        fit = [
            code_id
            for code_id, path in code_paths(reader.codes.find()).items()
            if wanted in (path.casefold(), path.rpartition(" / ")[2].casefold())
        ]
        if len(fit) != 1:
            raise Refusal(
                f"Several codes are called “{words}”. Give the path, such as “Above / {words}”."
                if fit
                else f"No code is called “{words}”."
            )
        found += fit
    return tuple(found)


def _print(found: "Agreement", as_json: bool) -> None:
    from workbench.agreement.telling import reading, rows, scope

    for row in rows(found):
        tell(_record(row) if as_json else row, as_json, _line)
    click.echo(scope(found), err=True)
    asked = found.question
    click.echo(reading(found.measured.overall, asked.left, asked.right, asked.units), err=True)


def _record(row: Any) -> dict[str, Any]:
    one = row.figures
    said = {name: getattr(one, name) for name in ("percent", "kappa", "alpha", "alpha_u")}
    return {
        "label": row.label,
        "code_id": row.code_id,
        "units": one.units,
        "excerpts": one.excerpts,
        "characters": one.characters,
        **{name: figure.value for name, figure in said.items()},
        "reasons": {name: figure.reason for name, figure in said.items() if figure.reason},
    }


def _line(row: Any) -> str:
    from workbench.agreement.telling import coefficient, reason, share

    one = row.figures
    if one.percent.value is None:
        return f"{row.label}: {reason(one)}"
    first, second, both = one.excerpts
    figures = (
        f"{share(one.percent)}, kappa {coefficient(one.kappa)}, alpha {coefficient(one.alpha)}"
    )
    if one.alpha_u.value is not None:
        figures += f", alpha_U {coefficient(one.alpha_u)}"
    return f"{row.label}: {figures} ({first} and {second} excerpts, {both} alike)"
