"""What every command of the command line shares: how a project is opened, and how things are told.

`main.py` gives the commands their `Projects`, as this floor does not know the store.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any
from unicodedata import category, east_asian_width

import click

from workbench.errors import QueryRefused, Refusal
from workbench.session import Projects, Session
from workbench.tasks import Progress

PROJECT = click.argument("project", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
#: columns of a query that is still shown above what is wrong with it
_WIDEST = 400


@contextmanager
def opened(projects: Projects, path: Path, read_only: bool = True) -> Iterator[Session]:
    """Open a project for one command; raises Refusal when it is to be written and can't be."""
    session = projects.open(path, read_only=read_only)
    if not read_only and session.store.read_only:
        reason = session.store.read_only
        session.store.close()
        raise Refusal(f"{path.name} can't be written: {reason}")
    try:
        yield session
    finally:
        session.store.close()


def telling(title: str) -> Progress:
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


@contextmanager
def marked(query: str) -> Iterator[None]:
    """Show, above what is wrong with a search, where it is."""
    try:
        yield
    except QueryRefused as refused:
        said = "".join(letter if letter.isprintable() else " " for letter in query)
        start, end = _columns(said[: refused.start]), _columns(said[: refused.end])
        if 0 < _columns(said) <= _WIDEST:
            click.echo(said, err=True)
            click.echo(" " * start + "^" * max(1, end - start), err=True)
        raise


def _columns(text: str) -> int:
    """Return how many columns of a screen a text takes: marks take none, wide letters two."""
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(category(letter) in ("Mn", "Me", "Cf") for letter in text)


def tell(record: Any, as_json: bool, line: Callable[[Any], str]) -> None:
    """Print a record as JSON or as the line that is made of it."""
    if as_json:
        said = asdict(record) if is_dataclass(record) and not isinstance(record, type) else record
        click.echo(json.dumps(said, ensure_ascii=False, default=str))
    else:
        click.echo(line(record))


class Front(click.Group):
    """Take a first word that is no command for a project to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` before a first word that is no command."""
        if not args or (
            len(args) == 1 and args[0] not in self.commands and not args[0].startswith("-")
        ):
            args = ["open", *args]
        return super().parse_args(ctx, args)
