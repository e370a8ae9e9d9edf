"""The command that brings back what reviewers decided."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell
from workbench.session import Projects, Session

if TYPE_CHECKING:
    from workbench.commands.reviews import Merged
    from workbench.ports import Reader
    from workbench.review.cases import Case


@click.command()
@PROJECT
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--take",
    type=click.Choice(["all", "none"]),
    default="none",
    show_default=True,
    help="Carry out every decision that nothing speaks against, or none yet.",
)
@click.option("--preview", is_flag=True, help="Say what would be done, and do nothing.")
@AS_JSON
@click.pass_obj
def merge(
    projects: Projects,
    project: Path,
    files: tuple[Path, ...],
    take: str,
    preview: bool,
    as_json: bool,
) -> None:
    """Bring the decisions of reviewers back into PROJECT, in one step to undo.

    Decisions that contradict each other, excerpts that changed meanwhile, rejected ones that claims
    rest on and what is no longer there are listed and wait for you in the window.
    """
    from workbench.review.brought import sent_back

    sent = tuple(map(sent_back, files))
    with opened(projects, project, read_only=preview) as session:
        told, cases = _previewed(session, sent, take) if preview else _merged(session, sent, take)
        waiting = [_doubted(session.store, one) for one in cases if not one.ready]
    summary = told.summary(ahead=preview)
    said = {
        "decisions": told.decisions,
        "done": {} if preview else asdict(told.done),
        "would_be_done": asdict(told.done) if preview else {},
        "waiting": told.waiting,
        "left": told.left,
        "told": told.told,
        "open": waiting,
    }
    lines = [*told.told, *map(_line, waiting), summary]
    tell(said, as_json, lambda _: "\n".join(lines))
    if waiting:
        sys.exit(1)


def _previewed(session: Session, sent: tuple[Any, ...], take: str) -> "tuple[Merged, list[Case]]":
    from workbench.commands.reviews import merged
    from workbench.review.merging import plan

    planned = plan(session.store, sent, session.desk.clock())
    return merged(planned, take == "all"), list(planned.cases)


def _merged(session: Session, sent: tuple[Any, ...], take: str) -> "tuple[Merged, list[Case]]":
    from workbench.commands.reviews import MergeReviews
    from workbench.review.cases import open_cases

    told = session.run(MergeReviews(sent, take == "all"))
    return told, open_cases(session.store)


def _doubted(reader: "Reader", case: "Case") -> dict[str, Any]:
    verdict = case.verdict
    return {
        "excerpt": verdict.excerpt_id or None,
        "number": verdict.number or None,
        "document": case.cited.title if case.cited else None,
        "quote": case.quote,
        "reviewer": case.reviewer,
        "ruling": verdict.ruling,
        "codes": list(case.names),
        "proposed": list(case.then),
        "comment": verdict.comment,
        "doubts": [{"kind": one.kind, "words": one.words} for one in case.doubts],
    }


def _line(one: dict[str, Any]) -> str:
    what = f"“{one['quote'][:60]}”" if one["quote"] else f"Excerpt {one['number']} of the package"
    where = f" in “{one['document']}”" if one["document"] else ""
    why = "; ".join(doubt["words"] for doubt in one["doubts"])
    return f"{what}{where}: {one['reviewer']} {_SAYS[one['ruling']]}, but {why}."


_SAYS = {
    "accept": "accepts it",
    "reject": "rejects it",
    "change": "puts it under other codes",
    "comment": "comments on it",
    "mark": "marked it",
}
