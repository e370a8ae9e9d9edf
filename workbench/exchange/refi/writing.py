"""Write a `.qdpx`: half-open code points, `project.qde`, no empty lists, valid by the schema.

The project file is streamed into the zip, then a plain text for each source, then what the standard
has no place for (see `own`). The same project gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO

from workbench.errors import Refusal
from workbench.exchange.refi.own import OWN
from workbench.exchange.refi.project_file import ProjectFile
from workbench.exporting.aside import aside
from workbench.exporting.gathering import Order, pseudonyms
from workbench.exporting.ways import ANALYSTS, Way, Written
from workbench.ports import Reader
from workbench.tasks import Progress
from workbench.text.encoding import encoded

#: every entry has this date: when a project was written is nobody's business but its writer's
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
#: fast, and a tenth larger than the best
_LEVEL = 3
_STEP = 50


def write_project(
    reader: Reader, path: Path, analysts: str = "", progress: Progress | None = None
) -> int:
    """Write the whole project; returns how many documents. The file appears whole or not at all.

    `analysts` is a key of `exporting.formats.ANALYSTS`. Raises Refusal for a project that holds
    nothing yet, Cancelled when `progress` was.
    """
    progress = progress or Progress()
    project = ProjectFile(reader, path.stem, _shown(reader, analysts))
    if not (project.documents or project.codes):
        raise Refusal("The project holds no documents and no codes yet, so nothing was written.")
    with (
        aside(path) as beside,
        zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as book,
    ):
        with _entry(book, "project.qde") as file, _as_text(file) as words:
            project.write(words, progress)
        for done, document in enumerate(project.documents):
            if done % _STEP == 0:
                progress.step(done, len(project.documents), "Writing texts")
            with _entry(book, f"sources/{project.file_of(document.id)}") as file:
                file.write(encoded(reader.documents.text(document.id)))
        with _entry(book, OWN) as file, _as_text(file) as words:
            words.writelines(f"{line}\n" for line in project.own_lines())
    return len(project.documents)


def _shown(reader: Reader, analysts: str) -> dict[str, str] | None:
    """Return how analysts are called: by pseudonym, by name (None), or not at all (empty)."""
    if analysts == "names":
        return None
    return pseudonyms(reader) if analysts == "pseudonyms" else {}


@contextmanager
def _entry(book: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    with book.open(entry, "w", force_zip64=True) as file:
        yield file


@contextmanager
def _as_text(file: IO[bytes]) -> Iterator[TextIO]:
    words = io.TextIOWrapper(file, "utf-8", newline="\n")
    yield words
    words.flush()
    words.detach()


def _leave(reader: Reader, order: Order, path: Path, progress: Progress) -> Written:
    count = write_project(reader, path, order.options.analysts, progress)
    return Written(count, "document", "documents", "Original files stay in the project.")


WAY = Way("qdpx", "REFI-QDA project", ".qdpx", "standard",
          "documents, codes and all marks, for other programs of analysis",
          frozenset({ANALYSTS}), _leave, proven=True)  # fmt: skip
