"""Parquet: for data frames (pandas, Polars, DuckDB, R). Typed columns, written by groups of rows.

The library that writes it is an optional extra of the program, as it is large.
"""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.exporting.columns import chosen_columns
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.quoted import QuotedRow, quoted_row
from workbench.model.tables import ExcerptRow

_MAGIC = b"PAR1"
#: rows that are written together: enough for a column to be packed well, few enough for memory
_TOGETHER = 10_000
_NUMBERS = ("start", "end")
_NEEDED = ("quote", "sha256", "start", "end")
_READ = (*_NEEDED, "prefix", "suffix", "title")


def missing() -> str:
    """Return why Parquet can't be written here, or nothing."""
    return "" if find_spec("pyarrow") else "it needs the package pyarrow (pip install pyarrow)."


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write one row a row: places as 64-bit integers, everything else as text."""
    import pyarrow
    from pyarrow import parquet

    columns = chosen_columns(options.keys)
    kinds = {True: pyarrow.int64(), False: pyarrow.string()}
    schema = pyarrow.schema(
        [pyarrow.field(one.key, kinds[one.key in _NUMBERS], nullable=False) for one in columns]
    )
    with parquet.ParquetWriter(str(path), schema, compression="zstd") as file:
        remaining = iter(rows)
        while some := list(islice(remaining, _TOGETHER)):
            held = [[column.read(row) for row in some] for column in columns]
            file.write_table(pyarrow.table(held, schema=schema))


def recognises(beginning: bytes) -> bool:
    """Say whether the file begins as Parquet does."""
    return beginning.startswith(_MAGIC)


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the rows; raises Refusal for a file that is damaged or holds no excerpts."""
    if why := missing():
        raise Refusal(f"“{path.name}” can't be read: {why}")
    from pyarrow import ArrowException

    try:
        yield from _read(path)
    except (ArrowException, OSError) as error:
        raise Refusal(f"“{path.name}” is damaged, so nothing more was read.") from error


def _read(path: Path) -> Iterator[QuotedRow]:
    from pyarrow import parquet

    with parquet.ParquetFile(str(path)) as file:
        known = [key for key in _READ if key in file.schema_arrow.names]
        if lacking := [key for key in _NEEDED if key not in known]:
            raise Refusal(f"This table lacks the column “{lacking[0]}”, so it can't be compared.")
        number = 0
        for batch in file.iter_batches(columns=known, batch_size=_TOGETHER):
            held: dict[str, list[Any]] = batch.to_pydict()
            for said in zip(*(held[key] for key in known), strict=True):
                number += 1
                yield quoted_row(number, dict(zip(known, map(_text, said), strict=True)))


def _text(value: object) -> str:
    return "" if value is None else str(value)


FORMAT = Format("parquet", "Parquet table", ".parquet", write, recognises, read,
                said="for data frames: pandas, Polars, DuckDB, R", missing=missing)  # fmt: skip
