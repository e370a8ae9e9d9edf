"""Import files and folders: read, recognise what is there already, store in batches, report.

It works with any session, on the thread that owns its store: the window's own, the command line's,
or a worker's on `Store.background_writer()`. Files are read by a crew of sealed processes.
"""

import hashlib
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from workbench.changes import ChangeSet
from workbench.commands.importing import ImportDocuments, Imported, ReadFile, content_of
from workbench.errors import Cancelled, Refusal, StoreFailed
from workbench.importing.batches import Batches, Found, Known, name_of
from workbench.importing.decoding import whole_characters
from workbench.importing.folders import files_in, shown, size_of, unreadable
from workbench.importing.last_report import keep
from workbench.importing.pace import Pace
from workbench.importing.reading import Entry
from workbench.importing.registry import refuse_too_large
from workbench.importing.report import Failure, ImportReport
from workbench.importing.supervision.child import READER, Child, ReaderMissing
from workbench.importing.supervision.crew import HANDS, Crew, Job
from workbench.importing.supervision.limits import Limits
from workbench.ports import Store
from workbench.session import Desk, Session, beside
from workbench.tasks import Progress

#: what reads pasted words
PASTED = "workbench.importing.pasted:entries"


def import_paths(
    session: Session,
    paths: Iterable[Path],
    progress: Progress | None = None,
    origin: str = "",
    limits: Limits | None = None,
    reader: str = READER,
    columns: Mapping[str, str] | None = None,
    tables: Mapping[str, Mapping[str, str]] | None = None,
) -> ImportReport:
    """Import files and folders; one bad file never keeps the others out.

    Cancel keeps what was read so far, and importing the same again brings the rest; so does a disk
    that gets full, and the report says what was not reached. Undo takes back the whole import.
    Raises Refusal only when no reader can be started. The report is kept with the project.
    `reader` is "module:function" for the sealed process, from bytes and name to entries. `columns`
    names the columns of tables, by the fields of a document; those not named are guessed. `tables`
    holds those of tables of one header, by its key.
    """
    progress = progress or Progress()
    found = files_in(paths)
    report = ImportReport(skipped=len(found.skipped))
    report.failures += [Failure(shown(path), why) for path, why in found.failures]
    jobs = [Job(path, shown(path), size_of(path), found.places[path]) for path in found.files]
    label = "Import document" if len(jobs) == 1 else f"Import {len(jobs):,} files"
    batches = Batches(session, report, label, origin)
    documents = session.store.documents
    work = partial(_found_in, documents.originals(), documents.packed)
    given = {"columns": columns, "tables": tables}
    options = {name: chosen for name, chosen in given.items() if chosen}
    with Crew(work, limits, reader, min(HANDS, len(jobs)) or 1, options) as crew:
        try:
            _take_all(crew, jobs, batches, progress)
        except ReaderMissing:
            batches.commit()
            raise
    keep(session.store, report, session.desk.clock())
    return report


def _take_all(crew: Crew[Found], jobs: list[Job], batches: Batches, progress: Progress) -> None:
    report = batches.report
    try:
        try:
            _take_each(crew, jobs, batches, progress)
        except Cancelled:
            report.cancelled = True
        batches.commit()
    except StoreFailed as failed:
        report.stopped = str(failed)
        rest = [] if report.cancelled else [job.name for job in jobs[batches.reached :]]
        report.unreached = list(dict.fromkeys(batches.waiting + rest))


def _take_each(crew: Crew[Found], jobs: list[Job], batches: Batches, progress: Progress) -> None:
    pace = Pace(sum(job.size for job in jobs))
    for done, (job, entries) in enumerate(crew.each(jobs, lambda: progress.cancelled)):
        progress.step(done, len(jobs), pace.words(job.name))
        for found in entries:
            batches.take(found)
            if name_of(found) != job.name:
                progress.step(done, len(jobs), pace.words(name_of(found)))
        pace.add(job.size)
        batches.reached = done + 1
    progress.step(len(jobs), len(jobs))


def _found_in(
    known: Mapping[str, int], pack: Callable[[bytes], bytes], job: Job, child: Child
) -> Iterator[Found]:
    """Yield what a file holds, without reading it when its bytes are in the project already."""
    try:
        data = read_bytes(job.path)
        digest = hashlib.sha256(data).hexdigest()
        if document_id := known.get(digest):
            yield Known(job.name, document_id)
            return
        for entry in child.entries(data, job.name):
            yield _ready(job, entry, known, pack, digest if entry.data is data else "")
    except ReaderMissing:
        raise
    except Refusal as refusal:
        yield Failure(job.name, str(refusal))


def _ready(
    job: Job, entry: Entry, known: Mapping[str, int], pack: Callable[[bytes], bytes], digest: str
) -> Found:
    """Do for an entry what a reader's thread can, to spare the one that writes.

    `digest` is that of a file's own bytes, which are not known, or empty.
    """
    if not entry.document:
        return Failure(entry.name, entry.why)
    content = content_of(entry.document, entry.data, digest)
    if not digest and (document_id := known.get(content.original_sha256)):
        return Known(entry.name, document_id)
    packed = b"" if content.exact else pack(entry.data)
    place = _place(job, entry.name)
    return ReadFile(entry.name, entry.data, entry.document, packed, place, content)


def _place(job: Job, name: str) -> str:
    """Return where an entry lay: a file's own place, or its name behind its archive's folder."""
    return job.place.removesuffix(job.name) + name


def import_in_background(
    store: Store,
    desk: Desk,
    publish: Callable[[ChangeSet], None],
    paths: Iterable[Path],
    progress: Progress,
    origin: str = "",
    tables: Mapping[str, Mapping[str, str]] | None = None,
) -> ImportReport:
    """Import on the calling worker thread, beside the owner of the store.

    `publish` is called on this thread with each committed ChangeSet; a window relays it to its own.
    """
    with beside(store, desk, publish) as session:
        return import_paths(session, paths, progress, origin, tables=tables)


def import_text_in_background(
    store: Store, desk: Desk, publish: Callable[[ChangeSet], None], text: str
) -> Imported:
    """Import pasted words on the calling worker thread, as `import_in_background` does files."""
    with beside(store, desk, publish) as session:
        return import_text(session, text)


def import_text(session: Session, text: str, name: str = "Pasted text") -> Imported:
    """Import pasted words as a document; raises Refusal when there are none."""
    data = whole_characters(text).encode()
    job = Job(Path(name), name, len(data))
    with Crew(partial(_pasted, data), reader=PASTED, hands=1) as crew:
        files = tuple(file for _, found in crew.each([job]) for file in found)
    outcome: Imported = session.run(ImportDocuments(files, "Paste document"))[0]
    return outcome


def _pasted(data: bytes, job: Job, child: Child) -> Iterator[ReadFile]:
    for entry in child.entries(data, job.name):
        if entry.document is None:
            raise Refusal(entry.why)
        yield ReadFile(entry.name, entry.data, entry.document)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises Refusal with one sentence when it can't be read."""
    name = shown(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refusal(f"“{name}” is a folder that can't be looked into.")
        if not stat.S_ISREG(status.st_mode):
            raise Refusal(f"“{name}” is not a file but a device or a pipe.")
        with path.open("rb") as file:
            head = file.read(8)
            refuse_too_large(status.st_size, name, head)
            file.seek(0)  # to join two parts would keep every other thread waiting
            return file.read()
    except OSError as error:
        raise Refusal(unreadable(path, error)) from error
