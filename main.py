"""Join a store to a session and a session to a window; and do the same work from a command line.

This is the only file that sees all three floors.
"""

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from workbench.bus import Bus
from workbench.errors import QueryRefused, Refusal
from workbench.ports import Store
from workbench.session import Desk, Session
from workbench.tasks import Progress

PROJECT = click.argument("project", type=click.Path(path_type=Path))
#: as in workbench.exporting, which is imported only when something is exported
FORMATS = ("csv", "xlsx", "jsonl", "md", "html")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")


def clock() -> str:
    """Return the time now, in UTC, as ISO text."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def analyst() -> str:
    """Return the name that changes are signed with."""
    try:
        return os.environ.get("SIDELIGHT_ANALYST") or getpass.getuser()
    except (KeyError, OSError):
        return "analyst"


class Projects:
    """Open and make projects for a window, which does not know the store."""

    def open(self, path: Path, read_only: bool = False) -> Session:
        """Open a project file; read-only when another window holds it."""
        from db.project import open_project

        there = path if path.exists() else _named(path)
        return _session(open_project(there, who=analyst(), clock=clock, read_only=read_only))

    def create(self, path: Path) -> Session:
        """Make a new, empty project file."""
        from db.project import create

        return _session(create(_named(path), who=analyst(), clock=clock))

    def demo(self) -> Session:
        """Open the demo project in the user's data folder, built when it is not there."""
        path = _data_folder() / "demo.sidelight"
        if path.exists():
            return self.open(path)
        from workbench.demo import build_demo

        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".building")
        aside.unlink(missing_ok=True)
        session = self.create(aside)
        build_demo(session)
        session.store.close()
        aside.replace(path)
        return self.open(path)


def _named(path: Path) -> Path:
    """Return the path with the ending of a project where it has none."""
    return path if path.suffix else path.with_name(f"{path.name}.sidelight")


def _session(store: Store) -> Session:
    return Session(store, Bus(), Desk(analyst(), clock))


def _data_folder() -> Path:
    if told := os.environ.get("SIDELIGHT_DATA"):
        return Path(told)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "Sidelight"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Sidelight"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "sidelight"


@contextmanager
def _opened(path: Path, read_only: bool = True) -> Iterator[Session]:
    session = Projects().open(path, read_only=read_only)
    if not read_only and session.store.read_only:
        reason = session.store.read_only
        session.store.close()
        raise Refusal(f"{path.name} can't be written: {reason}")
    try:
        yield session
    finally:
        session.store.close()


def _progress(title: str) -> Progress:
    """Return progress that is told on standard error, a line each tenth or over itself on a screen."""
    shown = -1

    def report(done: int, total: int, words: str) -> None:
        nonlocal shown
        tenth = done * 10 // total if total else done // 100
        if sys.stderr.isatty():
            click.echo(
                f"\r{title} {done}/{total or '?'} {words}"[:100].ljust(100), err=True, nl=False
            )
            if done == total:
                click.echo(err=True)
        elif tenth != shown:
            click.echo(f"{title} {done}/{total or '?'}", err=True)
        shown = tenth

    return Progress(report)


def _print(record: Any, as_json: bool, line: Callable[[Any], str]) -> None:
    if as_json:
        told = asdict(record) if is_dataclass(record) and not isinstance(record, type) else record
        click.echo(json.dumps(told, ensure_ascii=False, default=str))
    else:
        click.echo(line(record))


class _Front(click.Group):
    """Take a first word that is no command for a project to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else "open"
        if not args or (first not in self.commands and not first.startswith("-")):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Front, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option("0.1.0", prog_name="Sidelight")
def sidelight() -> None:
    """Read, tag and relate what open sources say. `main.py PROJECT` opens the window."""


@sidelight.command("open")
@click.argument("project", type=click.Path(path_type=Path), required=False)
def open_window(project: Path | None) -> None:
    """Open the window, on PROJECT or on the project used last."""
    from ui.app import run

    sys.exit(run(Projects(), project))


@sidelight.command()
def demo() -> None:
    """Open the window on the demo project."""
    from ui.app import run

    sys.exit(run(Projects(), demo=True))


@sidelight.command()
@PROJECT
@AS_JSON
def new(project: Path, as_json: bool) -> None:
    """Make a new project file."""
    session = Projects().create(project)
    made = session.store.path
    session.store.close()
    _print({"project": str(made)}, as_json, lambda told: f"Made {told['project']}")


@sidelight.command("import")
@PROJECT
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--text", metavar="COLUMN", help="Of tables: the column that holds the text.")
@click.option("--title", metavar="COLUMN", help="… the title; --author, --outlet and so on alike.")
@click.option("--author", metavar="COLUMN")
@click.option("--outlet", metavar="COLUMN")
@click.option("--url", metavar="COLUMN")
@click.option("--date", "published", metavar="COLUMN")
@click.option("--language", metavar="COLUMN")
@AS_JSON
def import_(project: Path, paths: tuple[Path, ...], as_json: bool, **columns: str | None) -> None:
    """Import files and folders into PROJECT; what can't be read is listed at the end.

    Of tables (CSV, XLSX, JSON lines) each row becomes a document; columns not named are guessed.
    """
    from workbench.copies.examining import examine
    from workbench.importing.run import import_paths

    with _opened(project, read_only=False) as session:
        chosen = {field: name for field, name in columns.items() if name is not None}
        report = import_paths(session, list(paths), _progress("Importing"), columns=chosen)
        examine(session.store, _progress("Comparing"))
    _print(report, as_json, lambda told: "\n".join(told.lines()))
    if report.failures:
        sys.exit(1)


@contextmanager
def _marked(query: str) -> Iterator[None]:
    """Show, above what is wrong with a search, where it is."""
    try:
        yield
    except QueryRefused as refused:
        if query and query.isprintable():
            click.echo(query, err=True)
            marks = "^" * max(1, refused.end - refused.start)
            click.echo(" " * refused.start + marks, err=True)
        raise


@sidelight.command()
@PROJECT
@click.argument("query")
@click.option("--limit", default=500, show_default=True, help="How many hits at most.")
@AS_JSON
def search(project: Path, query: str, limit: int, as_json: bool) -> None:
    """Find words, "phrases", prefix*, AND OR NOT NEAR, /patterns/ and fields in PROJECT.

    docs/search.md tells the whole language.
    """
    with _opened(project) as session, _marked(query):
        for hit in session.store.search.find(query, limit):
            _print(
                hit,
                as_json,
                lambda h: f"{h.title} [{h.start}–{h.end}] {h.before}»{h.found}«{h.after}",
            )


@sidelight.command()
@PROJECT
@click.option("--format", "format_key", required=True, type=click.Choice(FORMATS))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--text", default="", help="Only rows with these words in quote, note or title.")
@click.option("--kind", type=click.Choice(["excerpt", "mention"]), help="Only one kind of row.")
@click.option("--outlet", default="", help="Only documents of this outlet.")
@click.option("--grade", default="", help="Only this grade: B2, B or 2.")
@click.option("--since", default="", help="Only documents published then or later.")
@click.option("--until", default="", help="Only documents published then or earlier.")
@AS_JSON
def export(
    project: Path, format_key: str, out: Path, kind: str | None, as_json: bool, **narrow: Any
) -> None:
    """Export the excerpts and mentions of PROJECT, each with what proves it against the text."""
    from workbench.exporting import export as write
    from workbench.model.dates import parse_date
    from workbench.model.tables import ExcerptFilter

    kinds = (kind,) if kind else ExcerptFilter().kinds
    # a date that can't be read would narrow to nothing without a word
    narrow |= {end: parse_date(narrow[end]) for end in ("since", "until")}
    with _opened(project) as session:
        rows = session.store.excerpt_table.stream(ExcerptFilter(kinds=kinds, **narrow))
        count = write(rows, format_key, out, progress=_progress("Exporting"))
    if as_json:
        _print({"file": str(out), "rows": count}, as_json, str)
    click.echo(f"{count} {'row' if count == 1 else 'rows'} written to {out}", err=True)


@sidelight.command()
@PROJECT
@AS_JSON
def check(project: Path, as_json: bool) -> None:
    """Compare every text with its hash and every quote with its place."""
    with _opened(project) as session:
        faults = session.store.check(_progress("Checking"))
    for fault in faults:
        _print(fault, as_json, lambda told: str(told.what))
    if faults:
        sys.exit(1)
    click.echo("Everything is as it was stored.", err=True)


@sidelight.command()
@click.argument("exported", metavar="EXPORT", type=click.Path(path_type=Path))
@PROJECT
@AS_JSON
def verify(exported: Path, project: Path, as_json: bool) -> None:
    """Find every quote of EXPORT again in PROJECT: found, moved or missing."""
    from workbench.exporting.verify import verify as compare

    with _opened(project) as session:
        report = compare(exported, session.store)
    _print(report, as_json, lambda told: str(told.summary()))
    if report.missing:
        sys.exit(1)


@sidelight.command()
@PROJECT
@click.argument("file", type=click.Path(path_type=Path))
@AS_JSON
def backup(project: Path, file: Path, as_json: bool) -> None:
    """Write a verified copy of PROJECT to FILE."""
    with _opened(project) as session:
        session.store.backup(file)
    _print({"file": str(file)}, as_json, lambda told: f"Backed up to {told['file']}")


@sidelight.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to fill.")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@AS_JSON
def tour(out: Path, sources: tuple[Path, ...], as_json: bool) -> None:
    """Play the main job through the real window on the demo corpus or on SOURCES, with pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.tour import play

    pictures = play(Projects(), out, list(sources), _progress("Tour"))
    told = {"folder": str(out), "pictures": pictures}
    _print(told, as_json, lambda told: f"The tour is in {told['folder']}")


def main() -> None:
    """Run the command line; what the user can mend is one line and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe has the system's encoding, not the texts'
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        sidelight(standalone_mode=True)
    except Refusal as refusal:
        click.echo(f"Sidelight: {refusal}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
