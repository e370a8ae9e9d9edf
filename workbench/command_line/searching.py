"""The commands that find what the documents say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from workbench.command_line.front import AS_JSON, PROJECT, marked, opened, tell, telling
from workbench.model.documents import Cited
from workbench.ports import Hit, Store
from workbench.queries.arranging import GROUPS, MOST, SORTS, UNITS
from workbench.queries.concordance import Line, Window
from workbench.queries.named_places import named_place
from workbench.queries.parsing import read_query
from workbench.queries.rewriting import names_of
from workbench.queries.tree import Query
from workbench.session import Projects
from workbench.text.hashes import place_in

#: letters on either side of a line that is printed
_SIDE = 50
OUT = click.option(
    "--out", type=click.Path(path_type=Path),
    help="Write to a file instead: .csv, .xlsx, .jsonl, .md or .html.",
)  # fmt: skip


def _tell_spellings(query: Query) -> None:
    """Say which spellings stand for a name with ~, beside the hits."""
    for name in names_of(query):
        said = " · ".join(f"{one.text} {one.documents}" for one in name.spellings if one.documents)
        click.echo(f"{name.text}~: {said or 'no spelling like it'}", err=True)


@click.command()
@PROJECT
@click.argument("query")
@click.option("--limit", default=500, show_default=True, help="How many hits at most.")
@OUT
@AS_JSON
@click.pass_obj
def search(
    projects: Projects, project: Path, query: str, limit: int, out: Path | None, as_json: bool
) -> None:
    """Find words, "phrases", prefix*, name~, AND OR NOT NEAR, /patterns/ and fields in PROJECT.

    docs/search.md tells the whole language.
    """
    with opened(projects, project) as session, marked(query):
        store = session.store
        if place_in(query):
            hits = [named_place(store, query)]
        else:
            _tell_spellings(store.search.spelled(read_query(query)))
            hits = store.search.find(query, limit)
        if out:
            lines = [("", Line(h.document_id, *_said(h))) for h in hits if h.end > h.start]
            _write(store, lines, out, as_json)
            return
        for hit in hits:
            tell(
                hit,
                as_json,
                lambda h: f"{h.title} [{h.start}–{h.end}] {h.before}»{h.found}«{h.after}",
            )


def _said(hit: Hit) -> tuple[int, int, str, str, str]:
    return hit.start, hit.end, hit.before, hit.found, hit.after


def _write(store: Store, lines: Sequence[tuple[str, Line]], out: Path, as_json: bool) -> None:
    from workbench.exporting import ExportOptions
    from workbench.exporting.places import write_places

    cited = store.documents.cited({line.document_id for _, line in lines})
    options = ExportOptions(project=store.path.stem)
    count = write_places(lines, cited, out, options, telling("Exporting"))
    if as_json:
        tell({"file": str(out), "rows": count}, as_json, str)
    click.echo(f"{count} {'line' if count == 1 else 'lines'} written to {out}", err=True)


@click.command()
@PROJECT
@click.argument("query")
@click.option("--sort", type=click.Choice(SORTS), default="right", show_default=True)
@click.option(
    "--group", type=click.Choice(GROUPS), default="", help="What lines stand together by."
)
@click.option("--window", "width", default=12, show_default=True, help="How much on either side.")
@click.option("--unit", type=click.Choice(UNITS), default="words", show_default=True)
@click.option(
    "--near",
    type=click.IntRange(0, 10),
    default=0,
    help="Print the words that stand within so many words instead of the lines.",
)
@click.option("--without-furniture", "leave", is_flag=True, help="Leave page furniture out.")
@click.option("--independent", is_flag=True, help="Leave out what copies only repeat.")
@click.option("--limit", default=MOST, show_default=True, help="How many lines at most.")
@OUT
@AS_JSON
@click.pass_obj
def concordance(
    projects: Projects, project: Path, query: str, sort: str, group: str, width: int, unit: str,
    near: int, leave: bool, independent: bool, limit: int, out: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Print every place of a search as a line of its context, sorted by the words beside it."""
    from workbench.queries.contexts import Arrangement, read_contexts, words_near

    with opened(projects, project) as session, marked(query):
        store, window = session.store, Window(max(0, width), unit)
        contexts = read_contexts(store, read_query(query), window, telling("Reading"), limit)
        if contexts.query:
            _tell_spellings(contexts.query)
        if near:
            for one in words_near(store, contexts, near, independent):
                tell(
                    one,
                    as_json,
                    lambda o: f"{o.word}\t{o.near}\t{o.everywhere}\t{o.likelihood:.2f}",
                )
            return
        groups = Arrangement(sort, group, window, leave, independent=independent).of(
            store, contexts
        )
        lines = [
            (one.label, window.of(contexts.lines[place]))
            for one in groups
            for place in one.places.tolist()
        ]
        if out:
            _write(store, lines, out, as_json)
        else:
            _print_lines(contexts.cited, lines, as_json)


def _print_lines(
    cited: Mapping[int, Cited], lines: Sequence[tuple[str, Line]], as_json: bool
) -> None:
    counts, head = Counter(label for label, _ in lines), ""
    for label, line in lines:
        title = cited[line.document_id].title if line.document_id in cited else ""
        if as_json:
            tell({"group": label, "title": title} | line._asdict(), True, str)
            continue
        if label != head:
            head = label
            click.echo(f"{_one_line(label)} ({counts[label]})")
        left, found, right = map(_one_line, line[3:])
        said = f"{left[-_SIDE:]:>{_SIDE}} »{found}« {right[:_SIDE]:<{_SIDE}}"
        click.echo(f"{said} {_one_line(title)}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
