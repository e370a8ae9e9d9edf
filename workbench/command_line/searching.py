"""The commands that find what the documents say."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell
from workbench.errors import QueryRefused
from workbench.session import Projects


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


@click.command()
@PROJECT
@click.argument("query")
@click.option("--limit", default=500, show_default=True, help="How many hits at most.")
@AS_JSON
@click.pass_obj
def search(projects: Projects, project: Path, query: str, limit: int, as_json: bool) -> None:
    """Find words, "phrases", prefix*, AND OR NOT NEAR, /patterns/ and fields in PROJECT.

    docs/search.md tells the whole language.
    """
    with opened(projects, project) as session, _marked(query):
        for hit in session.store.search.find(query, limit):
            tell(
                hit,
                as_json,
                lambda h: f"{h.title} [{h.start}–{h.end}] {h.before}»{h.found}«{h.after}",
            )
