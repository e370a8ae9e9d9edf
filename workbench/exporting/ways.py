"""Every way out of a project, by key: what the export dialog and `main.py export` offer.

Formats of excerpts are here once they stand in `registry.FORMATS`. Anything else (the network, the
code book, a whole project) is a `Way` of its own: next to what writes it, make a
`WAY = Way(key, label, extension, kind, said, takes, write)`, and add it to `_others` below: one
line. `write` gets a reader of the project, the `Order`, the path and the progress, puts the file
there whole or not at all (`aside`), and returns what it `Written`. The dialog shows only the
choices that `takes` names; import what is heavy inside `write`. What needs Qt to be drawn is lent by
the window's floor: see `workbench.presses`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import Refusal
from workbench.exporting.formats import Format
from workbench.exporting.gathering import Order, gathered
from workbench.exporting.registry import FORMATS
from workbench.exporting.writing import export
from workbench.ports import Reader
from workbench.tasks import Progress

#: the headings that ways are offered under
KINDS = {
    "table": "Tables",
    "reading": "For reading",
    "standard": "For other programs",
    "network": "Network and chart",
    "books": "Code book and sources",
}
#: what an analyst may choose of a way, as the keys of `Way.takes`: which rows (the filter and a
#: search), which columns, the grouping, how analysts are shown, page furniture in or out, what
#: copies only repeat in or out, and a period of publication
ROWS, COLUMNS, GROUPING, ANALYSTS, FURNITURE, REPOSTS, PERIOD = (
    *("rows", "columns", "grouping", "analysts", "furniture", "reposts", "period"),
)
OF_EXCERPTS = frozenset({ROWS, COLUMNS, GROUPING, ANALYSTS, FURNITURE, REPOSTS})


@dataclass(frozen=True, slots=True)
class Written:
    """Hold how much was written, in what it is counted (`row`, `rows`), and a remark or nothing."""

    count: int
    one: str = "row"
    many: str = "rows"
    remark: str = ""

    def __str__(self) -> str:
        return f"{self.count:,} {self.one if self.count == 1 else self.many}"


Write = Callable[[Reader, Order, Path, Progress], Written]


@dataclass(frozen=True, slots=True)
class Way:
    """Hold one way out: its names, what it is for, the choices it takes, and what writes it.

    `extension` has its dot, `kind` is a key of KINDS. `missing` returns why it can't be gone on
    this machine, or nothing. `proven` says that `verify` finds its quotes again, `drawn` that it has
    to be gone in the thread of the window, which draws it (`workbench.presses`), `headed` that rows
    always stand under headings. `noun` is what a file is called after, beside the project.
    """

    key: str
    label: str
    extension: str
    kind: str
    said: str
    takes: frozenset[str]
    write: Write
    missing: Callable[[], str] = str
    proven: bool = False
    drawn: bool = False
    headed: bool = False
    noun: str = ""


def _of_excerpts(form: Format) -> Way:
    """Return the way of a format of excerpts."""

    def write(reader: Reader, order: Order, path: Path, progress: Progress) -> Written:
        rows = gathered(reader, order, form.key)
        return Written(export(rows, form.key, path, order.options, progress))

    takes = OF_EXCERPTS - form.without
    return Way(form.key, form.label, form.extension, form.kind, form.said, takes, write,
               form.missing, proven=True, headed=form.grouped, noun="excerpts")  # fmt: skip


def _others() -> tuple[Way, ...]:
    """Return the ways that are no format of excerpts."""
    from workbench.exchange.code_book import WAY as CODE_BOOK
    from workbench.exchange.follow_the_money.writing import WAY as ENTITIES
    from workbench.exchange.refi.writing import WAY as PROJECT
    from workbench.exporting.sources import BIBTEX, CSL
    from workbench.graph.files import GEXF, GRAPHML
    from workbench.graph.pictures import PNG, SVG

    return (PROJECT, ENTITIES, SVG, PNG, GRAPHML, GEXF, CODE_BOOK, BIBTEX, CSL)


def ways() -> dict[str, Way]:
    """Return every way out by key, in the order in which they are offered."""
    every = (*map(_of_excerpts, FORMATS.values()), *_others())
    kinds = list(KINDS)
    return {way.key: way for way in sorted(every, key=lambda way: kinds.index(way.kind))}


def leave(
    reader: Reader, key: str, order: Order, path: Path, progress: Progress | None = None
) -> Written:
    """Go one way out; returns what was written.

    The file appears whole or not at all. Raises Refusal for a way that is not there or can't be
    gone here, and when the file can't be written; Cancelled when `progress` was.
    """
    known = ways()
    if key not in known:
        raise Refusal(f"There is no format “{key}”. Choose one of {', '.join(known)}.")
    if why := known[key].missing():
        raise Refusal(f"{known[key].label} can't be written here: {why}")
    return known[key].write(reader, order, path, progress or Progress())
