"""Export 100,000 excerpts to tables, JSON and workbooks, beside the bare libraries' loops."""

import csv
import hashlib
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import milliseconds, tell

from workbench.exporting import export
from workbench.model.tables import ExcerptRow
from workbench.text.anchoring import anchor

COUNT = 100_000
SENTENCE = "The partners are now funded from outside but steered from within, said a scholar. "


def rows() -> list[ExcerptRow]:
    text = SENTENCE * 50
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    made = []
    for number in range(COUNT):
        at = (number * 7) % (len(text) - 200)
        held = anchor(text, at, at + 60 + number % 120)
        made.append(
            ExcerptRow(
                f"excerpt:{number}",
                "excerpt",
                number,
                number // 100,
                f"Document {number // 100}",
                "A. Writer",
                "Newswire",
                "https://example.org/article",
                "2024-02-04",
                "B",
                "2",
                "Leadership; Weakness",
                "",
                "A speaker",
                held.quote,
                held.prefix,
                held.suffix,
                "",
                held.start,
                held.end,
                sha256,
            )
        )
    return made


def bare_csv(given: list[ExcerptRow], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(astuple_of(row) for row in given)


def bare_xlsx(given: list[ExcerptRow], path: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(given):
            for column, cell in enumerate(astuple_of(row)):
                if isinstance(cell, int):
                    sheet.write_number(at, column, cell)
                elif cell:
                    sheet.write_string(at, column, cell)


def bare_json(given: list[ExcerptRow], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(astuple_of(row), ensure_ascii=False) + "\n" for row in given)


def bare_parquet(given: list[ExcerptRow], path: Path) -> None:
    from pyarrow import parquet, table

    columns = zip(*(astuple_of(row) for row in given), strict=True)
    parquet.write_table(table({str(at): list(cells) for at, cells in enumerate(columns)}), path)


def astuple_of(row: ExcerptRow) -> tuple[object, ...]:
    """Return the cells that our own columns hold, read in the plainest way."""
    return (
        row.kind, row.title, row.author, row.outlet, row.published, row.source_grade, row.code,
        row.actor, row.speaker, row.quote, row.note, row.url, row.prefix, row.suffix, row.start,
        row.end, row.sha256,
    )  # fmt: skip


def main() -> None:
    given = rows()
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        for key, bare, limit, runs in (
            ("csv", bare_csv, 1000, 3),
            ("jsonl", bare_json, 1500, 3),
            ("w3c", bare_json, 3000, 3),
            ("parquet", bare_parquet, 2000, 3),
            ("xlsx", bare_xlsx, 6000, 2),
        ):
            path = room / f"excerpts.{key}"
            bare_ms = milliseconds(lambda bare=bare: bare(given, room / "bare"), runs)
            ms = milliseconds(lambda key=key, path=path: export(given, key, path), runs)
            tell(f"export {COUNT:,} excerpts to {key.upper()}", ms, bare_ms, limit)


if __name__ == "__main__":
    main()
