"""Write the lines of a concordance as a CSV table, each with the place that it stands at."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench.exporting.aside import aside
from workbench.exporting.formulas import defused
from workbench.queries.concordance import Line

_COLUMNS = ("document_id", "title", "start", "end", "left", "found", "right")


def write_lines(lines: Iterable[Line], titles: Mapping[int, str], path: Path) -> int:
    """Write a heading and one record a line; returns how many. Raises Refusal when it can't."""
    count = 0
    with aside(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for line in lines:
            words = (titles.get(line.document_id, ""), line.left, line.found, line.right)
            title, left, found, right = map(defused, words)
            writer.writerow((line.document_id, title, line.start, line.end, left, found, right))
            count += 1
    return count
