"""Export reports: 100,000 excerpts as Markdown and HTML, 10,000 for word processors and on pages.

Beside each stands a bare loop that writes the same words: lines of text, or paragraphs of XML into an
archive. The memory told is what the export took at most above what the rows take themselves.
"""

import os
import resource
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from export_tables import rows
from figure import milliseconds, tell

from ui.app import build_app
from ui.exporting.paper import Paper
from workbench.exporting import export
from workbench.model.tables import ExcerptRow
from workbench.presses import PAPER, lend

FEW = 10_000
#: format, how many rows, and what it may take in milliseconds
WORK = (("md", 100_000, 4000), ("html", 100_000, 4000), ("docx", FEW, 2000), ("odt", FEW, 2000),
        ("pdf", FEW, 10_000))  # fmt: skip


def bare_text(given: list[ExcerptRow], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in given:
            file.write(
                f"> {row.quote}\n\n{row.author}, {row.outlet}, {row.published}\n{row.code}\n"
            )


def bare_archive(given: list[ExcerptRow], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("x", "w") as part:
        for row in given:
            for words in (row.quote, f"{row.author}, {row.outlet}", row.code):
                part.write(f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>".encode())


def most_memory() -> float:
    """Return the most memory that the process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    _application = build_app()
    lend(PAPER, Paper)
    every = rows()
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        for key, count, limit in WORK:
            given = every[:count]
            bare = bare_text if count > FEW else bare_archive
            bare_ms = milliseconds(lambda bare=bare, given=given: bare(given, room / "bare"), 2)
            before = most_memory()
            ms = milliseconds(lambda k=key, given=given: export(given, k, room / f"out.{k}"), 2)
            tell(
                f"report of {count:,} excerpts as {key.upper()}", ms, bare_ms, limit,
                more_mb=round(most_memory() - before),
                file_mb=round((room / f"out.{key}").stat().st_size / 1e6, 1),
            )  # fmt: skip


if __name__ == "__main__":
    main()
