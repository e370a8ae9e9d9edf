"""Walk a plain zip archive as if it were a folder: each file in it is read as any other."""

from collections.abc import Iterator

from workbench.errors import Refusal
from workbench.importing.archive import unsafe_name
from workbench.importing.direction import tame
from workbench.importing.folders import left_alone
from workbench.importing.reading import Collection, Entry, Reading, Source

#: archives that may stand in each other
DEEPEST = 3
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
#: what other programs keep in a zip and nothing here reads: (a part that tells, what it is)
_OTHERS = (
    ("ppt/presentation.xml", "a slide show"),
    ("content.xml", "an OpenDocument file that is no text"),
    ("AndroidManifest.xml", "a program"),
    ("META-INF/MANIFEST.MF", "a program"),
)


def is_zip(source: Source) -> bool:
    """Say whether the bytes are a zip archive, whatever is in it."""
    return source.data.startswith(_STARTS)


def zipped_entries(source: Source, reading: Reading) -> Iterator[Entry]:
    """Yield the documents of each file, named `archive.zip/inner/name`; raises Refusal for none."""
    archive, name = source.archive, source.name
    for part, what in _OTHERS:
        if part in archive:
            raise Refusal(f"“{name}” is {what}, which can't be read; save it as a PDF.")
    if any(part.casefold().endswith(".qde") for part in archive.files()):
        raise Refusal(
            f"“{name}” is a project of another program; File ▸ Bring in from another program… "
            "brings its texts with their codes."
        )
    if reading.depth >= DEEPEST:
        raise Refusal(f"“{name}” stands in {DEEPEST} other archives; it was left packed.")
    files = [part for part in archive.files() if not _left_alone(part)]
    if not files:
        raise Refusal(f"“{name}” is an archive without files.")
    inside = reading.inside()
    for part in files:
        called = f"{name}/{tame(part)}"
        reading.budget.spend(archive.size(part), name)
        if unsafe_name(part):
            yield Entry(called, why=f"“{called}” would lead out of its archive; it was left out.")
            continue
        try:
            data = archive.read(part, called)
        except Refusal as refusal:
            yield Entry(called, why=str(refusal))
        else:
            yield from reading.walk(data, called, inside)


def _left_alone(part: str) -> bool:
    steps = part.split("/")
    hidden = any(left_alone(step) for step in steps if step not in ("", ".", ".."))
    return hidden or steps[0] == "__MACOSX"


ZIP = Collection("application/zip", is_zip, zipped_entries)
