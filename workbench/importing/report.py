"""What became of each file of an import, as sentences and as plain records."""

from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one sentence of a report, what became of the file, and its document, 0 for none."""

    outcome: str
    sentence: str
    document_id: int = 0


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
        told += [line.sentence for line in self._known() + self._doubted()]
        if self.skipped:
            told.append(_counted(self.skipped, "hidden or backup file") + " left alone.")
        return told + [one.why for one in self.failures]

    def by_urgency(self) -> list[Line]:
        """Return a line for each file that is not simply in: left out, to look at, there already."""
        failed = [Line("Left out", one.why) for one in self.failures]
        return failed + self._doubted() + self._known()

    def _doubted(self) -> list[Line]:
        return [
            Line("To look at", f"“{one.path}”: {one.what}", one.document_id) for one in self.doubts
        ]

    def _known(self) -> list[Line]:
        return [
            Line("Already here", f"“{one.path}” is already here as “{one.title}”.", one.document_id)
            for one in self.duplicates
        ]


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
