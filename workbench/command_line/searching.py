"""The commands that find what the documents say."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unicodedata import category, east_asian_width

import click

from workbench.command_line.front import AS_JSON, PROJECT, opened, tell
from workbench.errors import QueryRefused
from workbench.queries.parsing import read_query
from workbench.queries.rewriting import names_of
from workbench.queries.tree import Query
from workbench.session import Projects

#: columns of a query that is still shown above what is wrong with it
_WIDEST = 400


@contextmanager
def _marked(query: str) -> Iterator[None]:
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


def _tell_spellings(query: Query) -> None:
    """Say which spellings stand for a name with ~, beside the hits."""
    for name in names_of(query):
        said = " · ".join(f"{one.text} {one.documents}" for one in name.spellings if one.documents)
        click.echo(f"{name.text}~: {said or 'no spelling like it'}", err=True)


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
        _tell_spellings(session.store.search.spelled(read_query(query)))
        for hit in session.store.search.find(query, limit):
            tell(
                hit,
                as_json,
                lambda h: f"{h.title} [{h.start}–{h.end}] {h.before}»{h.found}«{h.after}",
            )
