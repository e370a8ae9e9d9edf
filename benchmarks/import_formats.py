"""Time the import of PDF and of Word documents of ten pages each, beside a bare loop over the same.

The bare loops take the words out and keep nothing: pdfium's text of each page, and the body's XML
through expat without a listener. `FILES=100` in the environment measures fewer and scales the limit.
"""

import io
import os
import random
import tempfile
import zipfile
from itertools import accumulate
from pathlib import Path
from xml.parsers import expat

from figure import milliseconds, tell

from db.project import create
from tests.workbench.importing.packed import docx, paragraph
from tests.workbench.importing.printed import lines, pdf
from workbench.bus import Bus
from workbench.importing.run import import_paths
from workbench.session import Desk, Session

FILES = int(os.environ.get("FILES", "1000"))
PAGES = 10
LINES = 44
LIMIT_MS = 20_000 * FILES / 1000
NOON = "2024-02-04T12:00:00+00:00"
_LETTERS = "etaoinshrdlcumwfgypbvk"


class _Writer:
    """Say things in made-up words, the frequent ones frequent."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self._words = [
            "".join(self._chance.choices(_LETTERS, k=self._chance.randint(2, 11)))
            for _ in range(20_000)
        ]
        # summed up once: from plain weights every draw would sum them up again
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def words(self, count: int) -> str:
        said = self._chance.choices(self._words, cum_weights=self._weights, k=count)
        return " ".join(said).capitalize() + "."

    def page(self) -> list[tuple[float, float, float, str]]:
        said = [self.words(11) if n % 7 else "" for n in range(LINES)]
        return lines(*said)


def write_pdfs(folder: Path, writer: _Writer) -> None:
    for number in range(FILES):
        data = pdf([writer.page() for _ in range(PAGES)], f"/Title (Paper {number})")
        (folder / f"{number:04}.pdf").write_bytes(data)


def write_docx(folder: Path, writer: _Writer) -> None:
    """Write about 480 words a page in runs of a dozen, as Word leaves them after some editing."""
    for number in range(FILES):
        body = "".join(
            "<w:p>"
            + "".join(
                f"<w:r><w:rPr><w:lang w:val='en'/></w:rPr><w:t>{writer.words(12)} </w:t></w:r>"
                for _ in range(8)
            )
            + "</w:p>"
            for _ in range(5 * PAGES)
        )
        data = docx(paragraph(f"Paper {number}", "berschrift1") + body)
        (folder / f"{number:04}.docx").write_bytes(data)


def bare_pdf(folder: Path) -> None:
    import pypdfium2

    for path in sorted(folder.iterdir()):
        document = pypdfium2.PdfDocument(path.read_bytes())
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()


def bare_docx(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
            expat.ParserCreate().Parse(book.read("word/document.xml"), True)


def sidelight(folder: Path, target: Path) -> None:
    """Import as the window and the command line do."""
    store = create(target, who="Ada", clock=lambda: NOON)
    session = Session(store, Bus(), Desk("Ada", lambda: NOON))
    report = import_paths(session, [folder])
    assert len(report.imported) == FILES, report.summary()
    store.close()


def main() -> None:
    """Print a figure for each format."""
    writer = _Writer()
    for kind, write, bare in (("PDF", write_pdfs, bare_pdf), ("DOCX", write_docx, bare_docx)):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "papers"
            folder.mkdir()
            write(folder, writer)
            ms = milliseconds(lambda: sidelight(folder, Path(scratch) / "x.sidelight"), 1)  # noqa: B023
            bare_ms = milliseconds(lambda: bare(folder), 1)  # noqa: B023
            tell(f"import {FILES:,} {kind} of {PAGES} pages, searchable", ms, bare_ms, LIMIT_MS)


if __name__ == "__main__":
    main()
