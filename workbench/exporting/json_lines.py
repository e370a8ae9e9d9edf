"""JSON Lines: for scripts. One object a line, its keys those of the columns, nothing escaped away."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.exporting import annotations
from workbench.exporting.columns import cells_of, chosen_columns
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.quoted import LONGEST_CELL, QuotedRow, quoted_row
from workbench.model.tables import ExcerptRow


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write one object a row."""
    columns = chosen_columns(options.keys)
    keys = [column.key for column in columns]
    cells = cells_of(columns)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(encode(dict(zip(keys, cells(row), strict=True))) + "\n" for row in rows)


def recognises(beginning: bytes) -> bool:
    """Say whether the file begins with an object that holds an anchor, however long its quote."""
    begins = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    return not begins or (begins.startswith(b"{") and not annotations.recognises(begins))


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the rows; raises Refusal for a line that is no object with an anchor."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_CELL):
            number += 1
            if line.strip():
                yield quoted_row(number, _said(path, number, line))


def _said(path: Path, number: int, line: bytes) -> dict[str, str]:
    try:
        said: Any = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise Refusal(f"“{path.name}” is damaged: line {number} is not JSON.") from error
    if not isinstance(said, dict) or not {"quote", "sha256", "start", "end"} <= said.keys():
        raise Refusal(f"“{path.name}” is no export of excerpts: line {number} holds no quote.")
    return {key: str(value) for key, value in said.items()}


FORMAT = Format("jsonl", "JSON Lines", ".jsonl", write, recognises, read,
                said="for scripts, one object a line")  # fmt: skip
