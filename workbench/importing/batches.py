"""Store what was read, some documents at a time, and note what became of each."""

from dataclasses import dataclass
from uuid import uuid4

from workbench.commands.importing import ImportDocuments, Imported, ReadFile
from workbench.errors import Refusal, StoreFailed
from workbench.importing.report import Doubt, Duplicate, Failure, ImportReport, NewVersion
from workbench.session import Session
from workbench.versions.recognising import Recognising

#: a batch is committed at this many documents or bytes, so that others' writes get their turn
BATCH = 20
BATCH_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """Stand for a file whose bytes are in the project already, as which document."""

    name: str
    document_id: int


Found = ReadFile | Failure | Known


def name_of(found: Found) -> str:
    """Return what a file, or a part of one, is called."""
    return found.path if isinstance(found, Failure) else found.name


class Batches:
    """Gather what was read and commit it a batch at a time, as one import to undo.

    `reached` is how many of the import's files were taken whole.
    """

    def __init__(self, session: Session, report: ImportReport, label: str, origin: str) -> None:
        self._session = session
        self.report = report
        self._label = label
        self._origin = origin
        self._group = f"import {uuid4().hex}"
        self._versions = Recognising(session.store)
        self._files: list[ReadFile] = []
        self._bytes = self.reached = 0

    def take(self, found: Found) -> None:
        """Keep a document for the next commit, or note why there is none."""
        if isinstance(found, Known):
            self._tell_known(found)
        elif isinstance(found, Failure):
            self.report.failures.append(found)
        else:
            # a file that was never there before costs this a few looks into dictionaries
            self._add(self._versions.told(found))

    def commit(self) -> None:
        """Store what was gathered, in one transaction."""
        if not self._files:
            return
        self._store(tuple(self._files))
        self._files, self._bytes = [], 0

    @property
    def waiting(self) -> list[str]:
        """Return the names of what was read and is not in the project yet."""
        return [file.name for file in self._files]

    def _store(self, files: tuple[ReadFile, ...]) -> None:
        """Store files together; when one of them can't be, each by itself."""
        command = ImportDocuments(files, self._label)
        try:
            outcomes = self._session.run(command, self._origin, self._group)
        except StoreFailed:
            raise
        except Refusal as refusal:
            if len(files) == 1:
                self.report.failures.append(Failure(files[0].name, _named(files[0], refusal)))
                return
            for file in files:
                self._store((file,))
            return
        for file, outcome in zip(files, outcomes, strict=True):
            self._tell(file, outcome)

    def _add(self, file: ReadFile) -> None:
        self._files.append(file)
        self._bytes += len(file.original)
        if len(self._files) >= BATCH or self._bytes >= BATCH_BYTES:
            self.commit()

    def _tell(self, file: ReadFile, outcome: Imported) -> None:
        if outcome.known:
            self._tell_duplicate(file.name, outcome.document_id, outcome.title)
            return
        if outcome.replaced_id:
            self.report.versions.append(
                NewVersion(file.name, outcome.document_id, outcome.replaced_id, outcome.carried)
            )
        else:
            self.report.imported.append(outcome.document_id)
        for what in file.document.doubts:
            self.report.doubts.append(Doubt(file.name, outcome.document_id, what))

    def _tell_known(self, known: Known) -> None:
        try:
            document = self._session.store.documents.get(known.document_id)
        except Refusal:
            why = f"“{known.name}” was deleted from the project while it was imported again."
            self.report.failures.append(Failure(known.name, why))
            return
        self._tell_duplicate(known.name, document.id, document.name)

    def _tell_duplicate(self, path: str, document_id: int, title: str) -> None:
        older = bool(self._session.store.documents.find(replaces_id=document_id))
        self.report.duplicates.append(Duplicate(path, document_id, title, older))


def _named(file: ReadFile, refusal: Refusal) -> str:
    """Return why a file can't be stored, as a sentence that names it."""
    return f"“{file.name}” was left out: {refusal}"
