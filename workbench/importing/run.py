"""Import files and folders: read, recognise what is there already, store in batches, report.

It works with any session, on the thread that owns its store: the window's own, the command line's,
or a worker's on `Store.background_writer()`.
"""

import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from workbench.bus import Bus
from workbench.changes import ChangeSet
from workbench.commands.importing import ImportDocuments, Imported, ReadFile
from workbench.errors import Cancelled, Refusal
from workbench.importing.decoding import whole_characters
from workbench.importing.folders import files_in, shown, unreadable
from workbench.importing.reading import Entry
from workbench.importing.registry import entries, read, refuse_too_large
from workbench.ports import Store
from workbench.session import Desk, Session
from workbench.tasks import Progress

#: a batch is committed at this many documents or bytes, so that others' writes get their turn
BATCH = 20
BATCH_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """Name a path that was not imported, and why in one sentence."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Name a path whose content is in the corpus already, as which document."""

    path: str
    document_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Name a document that was imported, and what to look at in it."""

    path: str
    document_id: int
    what: str


@dataclass(slots=True)
class ImportReport:
    """Hold what became of each file of an import."""

    imported: list[int] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    skipped: int = 0
    cancelled: bool = False

    def summary(self) -> str:
        """Return the outcome as one line for the status bar."""
        said = [_counted(len(self.imported), "document") + " imported"]
        if self.duplicates:
            said.append(f"{len(self.duplicates):,} already here")
        if self.failures:
            said.append(f"{len(self.failures):,} could not be imported")
        if self.cancelled:
            said.append("cancelled, what was done is kept")
        return ", ".join(said) + "."

    def lines(self) -> list[str]:
        """Return the whole report as sentences, a file each, the failures last."""
        told = [self.summary()]
        told += [f"“{one.path}” is already here as “{one.title}”." for one in self.duplicates]
        told += [f"“{one.path}”: {one.what}" for one in self.doubts]
        if self.skipped:
            told.append(_counted(self.skipped, "hidden or backup file") + " left alone.")
        return told + [one.why for one in self.failures]


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")


class _Batches:
    """Gather what was read and commit it a batch at a time, as one import to undo."""

    def __init__(self, session: Session, report: ImportReport, label: str, origin: str) -> None:
        self._session = session
        self._report = report
        self._label = label
        self._origin = origin
        self._group = f"import {uuid4().hex}"
        self._paths: list[str] = []
        self._files: list[ReadFile] = []
        self._bytes = 0

    def add(self, path: str, file: ReadFile) -> None:
        self._paths.append(path)
        self._files.append(file)
        self._bytes += len(file.original)
        if len(self._files) >= BATCH or self._bytes >= BATCH_BYTES:
            self.commit()

    def commit(self) -> None:
        if not self._files:
            return
        paths, files = self._paths, tuple(self._files)
        self._paths, self._files, self._bytes = [], [], 0
        command = ImportDocuments(files, self._label)
        outcomes = self._session.run(command, self._origin, self._group)
        for path, file, outcome in zip(paths, files, outcomes, strict=True):
            self._tell(path, file, outcome)

    def _tell(self, path: str, file: ReadFile, outcome: Imported) -> None:
        if outcome.known:
            self._report.duplicates.append(Duplicate(path, outcome.document_id, outcome.title))
            return
        self._report.imported.append(outcome.document_id)
        for what in file.document.doubts:
            self._report.doubts.append(Doubt(path, outcome.document_id, what))


def import_paths(
    session: Session,
    paths: Iterable[Path],
    progress: Progress | None = None,
    origin: str = "",
) -> ImportReport:
    """Import files and folders; one bad file never keeps the others out.

    Cancel keeps what was read so far. Undo takes back the whole import. Raises Refusal only when
    the project itself can't be written; what was committed before stays.
    """
    progress = progress or Progress()
    found = files_in(paths)
    report = ImportReport(skipped=len(found.skipped))
    report.failures += [Failure(shown(path), why) for path, why in found.failures]
    label = "Import document" if len(found.files) == 1 else f"Import {len(found.files):,} files"
    batches = _Batches(session, report, label, origin)
    try:
        for done, path in enumerate(found.files):
            progress.step(done, len(found.files), shown(path))
            for entry in read_file(path):
                if entry.document is None:
                    report.failures.append(Failure(entry.name, entry.why))
                else:
                    batches.add(entry.name, ReadFile(entry.name, entry.data, entry.document))
                if entry.name != shown(path):
                    progress.step(done, len(found.files), entry.name)
        progress.step(len(found.files), len(found.files))
    except Cancelled:
        report.cancelled = True
    batches.commit()
    return report


def import_in_background(
    store: Store,
    desk: Desk,
    publish: Callable[[ChangeSet], None],
    paths: Iterable[Path],
    progress: Progress,
    origin: str = "",
) -> ImportReport:
    """Import on the calling worker thread, beside the owner of the store.

    `publish` is called on this thread with each committed ChangeSet; a window relays it to its own.
    """
    bus = Bus()
    bus.join(publish)
    with store.background_writer() as writer:
        return import_paths(Session(writer, bus, desk), paths, progress, origin)


def import_text(session: Session, text: str, name: str = "Pasted text") -> Imported:
    """Import pasted words as a document; raises Refusal when there are none."""
    data = whole_characters(text).encode()
    file = ReadFile(name, data, read(data, name))
    outcome: Imported = session.run(ImportDocuments((file,), "Paste document"))[0]
    return outcome


def read_file(path: Path) -> Iterator[Entry]:
    """Yield the documents of a file; what can't be read is an entry that says why."""
    name = shown(path)
    try:
        data = _bytes_of(path, name)
    except Refusal as refusal:
        return iter((Entry(name, why=str(refusal)),))
    return entries(data, name)


def _bytes_of(path: Path, name: str) -> bytes:
    """Return the bytes of a file; raises Refusal with one sentence when it can't be read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refusal(f"“{name}” is a folder that can't be looked into.")
        if not stat.S_ISREG(status.st_mode):
            raise Refusal(f"“{name}” is not a file but a device or a pipe.")
        with path.open("rb") as file:
            head = file.read(8)
            refuse_too_large(status.st_size, name, head)
            return head + file.read()
    except OSError as error:
        raise Refusal(unreadable(path, error)) from error
