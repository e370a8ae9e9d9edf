"""The commands of offline review: what leaves for somebody else to judge, and what comes back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.command_line.front import AS_JSON, PROJECT, marked, opened, tell, telling
from workbench.errors import Refusal
from workbench.review.passphrase import SHORTEST
from workbench.session import Projects

if TYPE_CHECKING:
    from workbench.review.choices import Choices
    from workbench.review.making import Prepared


@click.group()
def review() -> None:
    """Let somebody review excerpts who has a browser, or this program, and no network."""


@review.command()
@PROJECT
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write: .html for a browser, .sidelight-review for this program.",
)
@click.option(
    "--where", default="", help="Only excerpts that fit a search: 'code:Ceasefire since:2019'."
)
@click.option("--text", default="", help="Only excerpts with these words in quote, note or title.")
@click.option("--outlet", default="", help="Only of documents of this outlet.")
@click.option("--grade", default="", help="Only of this grade: B2, B or 2.")
@click.option("--since", default="", help="Only of documents published then or later.")
@click.option("--until", default="", help="Only of documents published then or earlier.")
@click.option("--independent/--all", default=True, help="Leave out what copies only repeat.")
@click.option("--title", default="", help="What the package is called.")
@click.option("--instructions", default="", help="What to tell the reviewer; @FILE reads a file.")
@click.option("--sentences", default=1, show_default=True, type=click.IntRange(0, 20),
              help="How many sentences go along on either side.")  # fmt: skip
@click.option("--whole-documents", is_flag=True, help="Let the whole documents go along.")
@click.option("--blind", is_flag=True, help="Only documents and code book, without any mark.")
@click.option("--notes", is_flag=True, help="Let the notes on excerpts and relations go along.")
@click.option("--analysts", is_flag=True, help="Name the analysts, instead of “Analyst 1”.")
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    help="Seal the package with the first line of this file; - asks for it.",
)
@AS_JSON
@click.pass_obj
def make(
    projects: Projects,
    /,
    project: Path,
    out: Path,
    passphrase_file: Path | None,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Make a package for review of the excerpts of PROJECT, in one file."""
    from workbench.review.sending import check_ending, send

    check_ending(out)
    choices = _choices(**chosen)
    passphrase = _passphrase(passphrase_file, twice=True)
    with opened(projects, project, read_only=False) as session, marked(chosen["where"]):
        at = session.desk.clock()
        prepared = send(session.store, choices, out, passphrase, telling("Making"), at)
    tell(_told(out, prepared) if as_json else f"{_said(prepared)} in {out}", as_json, str)


@review.command("open")
@click.argument("package", type=click.Path(path_type=Path))
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Where to keep the review; beside the package when nothing is said.",
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    help="Open a sealed package with the first line of this file; it is asked for otherwise.",
)
@AS_JSON
@click.pass_obj
def open_(
    projects: Projects,
    package: Path,
    folder: Path | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Make a project of PACKAGE to review it in, or go on with the one made before.

    What a sealed package holds then lies there in clear.
    """
    from workbench.review.package_file import opened as unpacked
    from workbench.review.package_file import read_package_file
    from workbench.review.receiving import receive
    from workbench.review.sealing import is_sealed

    value = read_package_file(package)
    sealed = is_sealed(value)
    passphrase = _passphrase(passphrase_file or Path("-")) if sealed else ""
    folders = [folder] if folder else [package.absolute().parent, projects.own_folder()]
    found = receive(projects, unpacked(value, passphrase), folders, sealed, telling("Opening"))
    tell({"project": str(found), "sealed": sealed}, as_json, lambda told: str(told["project"]))


@review.command()
@PROJECT
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--reviewer", default="", help="The name to sign with; your own when none is given.")
@AS_JSON
@click.pass_obj
def decisions(projects: Projects, project: Path, out: Path, reviewer: str, as_json: bool) -> None:
    """Write down what was decided in PROJECT, a reviewer's, to be sent back."""
    from workbench.review.answering import answer, write_answer

    with opened(projects, project) as session:
        told = answer(session.store, reviewer or session.desk.who, session.desk.clock())
        write_answer(told, out)
    said = {
        "file": str(out),
        "decisions": len(told.decisions.decisions),
        "marks": len(told.decisions.marks),
        "left_out": told.left_out,
    }
    tell(said, as_json, lambda _: f"{told.summary()} in {out}")


def _choices(
    title: str,
    instructions: str,
    sentences: int,
    whole_documents: bool,
    blind: bool,
    notes: bool,
    analysts: bool,
    **narrow: Any,
) -> "Choices":
    from workbench.model.dates import parse_date
    from workbench.model.tables import ExcerptFilter
    from workbench.review.choices import Choices

    narrow |= {end: parse_date(narrow[end]) for end in ("since", "until")}
    narrowed = ExcerptFilter(kinds=("excerpt",), **narrow)
    return Choices(
        narrowed=narrowed,
        title=title.strip(),
        instructions=_instructions(instructions),
        sentences=sentences,
        whole_documents=whole_documents,
        blind=blind,
        notes=notes,
        analysts=analysts,
    )


def _instructions(said: str) -> str:
    if not said.startswith("@"):
        return said.strip()
    try:
        return Path(said[1:]).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"The instructions in {said[1:]} can't be read: {error}.") from error


def _passphrase(path: Path | None, twice: bool = False) -> str:
    """Return the passphrase of a file, or ask for it; it never stands among the arguments."""
    if path is None:
        return ""
    if str(path) == "-":
        said = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
        if twice and len(said.strip()) < SHORTEST:
            raise Refusal(f"Choose a passphrase of {SHORTEST} letters or more.")
        return str(said)
    try:
        words = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"The passphrase in {path} can't be read: {error}.") from error
    if not words or len(words[0].strip()) < SHORTEST:
        raise Refusal(f"The first line of {path} is no passphrase of {SHORTEST} letters or more.")
    return words[0]


def _told(out: Path, prepared: "Prepared") -> dict[str, Any]:
    one = prepared.package
    return {
        "file": str(out),
        "package": one.key,
        "blind": one.blind,
        "excerpts": len(one.excerpts),
        "evidence": prepared.evidence,
        "documents": len(one.documents),
        "codes": len(one.codes),
        "actors": len(one.actors),
        "relations": len(one.relations),
    }


def _said(prepared: "Prepared") -> str:
    one = prepared.package
    documents = counted(len(one.documents), "document")
    if one.blind:
        return f"{documents} and {counted(len(one.codes), 'code')}, without marks,"
    return f"{counted(len(one.excerpts), 'excerpt')} of {documents}"


def counted(count: int, noun: str) -> str:
    """Return so many of something in words."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
