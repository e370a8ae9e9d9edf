"""Import every format, every nasty file and 5,000 articles at once, and check what is reported.

The bare loop reads and hashes the files that can be read. Beside the nasty files of the tests there
is a line of 40 MB, which comes in. `FILES=500` in the environment makes fewer articles.
"""

import hashlib
import os
import random
import sys
import tempfile
from pathlib import Path

from figure import milliseconds, tell

from db.project import create
from tests.nasty.nasty import Nasty
from tests.nasty.whole import EVERY, articles, fill
from workbench.bus import Bus
from workbench.importing.report import ImportReport
from workbench.importing.run import import_paths
from workbench.session import Desk, Session

FILES = int(os.environ.get("FILES", "5000"))
LIMIT_MS = 60_000
NOON = "2024-02-04T12:00:00+00:00"
WORDS = [
    f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("l", "man", "r", "st", "ta")
]


def body(number: int) -> str:
    """Return an article's words; median 6 KB."""
    chosen = random.Random(number)
    count = min(100_000, round(chosen.lognormvariate(6.9, 0.6)))
    said = chosen.choices(WORDS, k=count)
    return "\n\n".join(
        " ".join(said[at : at + 80]).capitalize() + "." for at in range(0, count, 80)
    )


def a_line_of_forty_megabytes(path: Path) -> None:
    path.write_text("wordswithoutanend" * 2_400_000)


def bare(folder: Path) -> None:
    """Read and hash whatever can be read."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Fill a folder, import it, compare the report with what was put in."""
    line = Nasty("forty.txt", a_line_of_forty_megabytes, "", "wordswithoutanend")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "everything"
        folder.mkdir()
        expected = fill(folder, articles(FILES, body), [*EVERY, line])
        store = create(Path(made) / "axis.sidelight", who="Ada", clock=lambda: NOON)
        session = Session(store, Bus(), Desk("Ada", lambda: NOON))
        reports: list[ImportReport] = []
        columns = {"text": "text", "title": "title"}
        ms = milliseconds(
            lambda: reports.append(import_paths(session, [folder], columns=columns)), runs=1
        )
        report = reports[0]
        right = (
            len(report.imported) + len(report.duplicates) == expected.documents
            and len(report.failures) == expected.left_out
            and len(report.doubts) == expected.doubts
            and store.check() == []
        )
        bare_ms = milliseconds(lambda: bare(folder), runs=1)
        tell(
            f"import {FILES} articles, every format and every nasty file", ms, bare_ms, LIMIT_MS,
            report=report.summary(), right=right,
        )  # fmt: skip
        store.close()
    sys.exit(0 if right else 1)


if __name__ == "__main__":
    main()
