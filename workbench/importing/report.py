"""What became of each file of an import, as sentences and as plain records."""

from dataclasses import dataclass, field

from workbench.commands.versions import Carried, Left

#: code points of a quote that a sentence shows
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Failure:
    """Name a path that was not imported, and why in one sentence."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Name a path whose content is in the corpus already, as which document.

    `older` says that this is an older version: the file is again what it was before it changed.
    """

    path: str
    document_id: int
    title: str
    older: bool = False

    def sentence(self) -> str:
        """Return it as a sentence."""
        version = "an older version of " if self.older else ""
        return f"“{self.path}” is already here as {version}“{self.title}”."


@dataclass(frozen=True, slots=True)
class Doubt:
    """Name a document that was imported, and what to look at in it."""

    path: str
    document_id: int
    what: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """Name a path whose file changed since it was imported, and what moved to its new version."""

    path: str
    document_id: int
    replaced_id: int
    carried: Carried


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one sentence of a report, what became of the file, and its document, 0 for none.

    `start` and `end` are the words to open the document at, if any, and `kind` and `record_id` the
    excerpt or mention that they are.
    """

    outcome: str
    sentence: str
    document_id: int = 0
    start: int = 0
    end: int = 0
    kind: str = ""
    record_id: int = 0


@dataclass(slots=True)
class ImportReport:
    """Hold what became of each file of an import.

    `stopped` says why the project took nothing more, and `unreached` names the files that are not
    in it for that reason.
    """

    imported: list[int] = field(default_factory=list)
    versions: list[NewVersion] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    skipped: int = 0
    cancelled: bool = False
    stopped: str = ""
    unreached: list[str] = field(default_factory=list)

    def summary(self) -> str:
        """Return the outcome as one line for the status bar."""
        said = [_counted(len(self.imported), "document") + " imported"]
        if self.versions and not self.imported:
            said = []
        said += self._versions()
        if self.duplicates:
            said.append(f"{len(self.duplicates):,} already here")
        if self.failures:
            said.append(f"{len(self.failures):,} could not be imported")
        if self.cancelled:
            said.append("cancelled, what was done is kept")
        if self.stopped:
            said.append(f"{_counted(len(self.unreached), 'file')} not reached")
        return ", ".join(said) + "." + (f" {self.stopped}" if self.stopped else "")

    def lines(self) -> list[str]:
        """Return the whole report as sentences, a file each, the failures last."""
        told = [self.summary()]
        told += [line.sentence for line in self._known() + self._doubted()]
        told += [line.sentence for line in self._changed() + self._left()]
        if self.skipped:
            told.append(_counted(self.skipped, "hidden or backup file") + " left alone.")
        told += [line.sentence for line in self._unreached()]
        return told + [one.why for one in self.failures]

    def by_urgency(self) -> list[Line]:
        """Return a line for each file that is not simply in, those first that ask for work.

        Left out, not reached, excerpts not found again in a new version, to look at, changed, there
        already.
        """
        failed = [Line("Left out", one.why) for one in self.failures] + self._unreached()
        return failed + self._left() + self._doubted() + self._changed() + self._known()

    def _versions(self) -> list[str]:
        if not self.versions:
            return []
        excerpts = sum(one.carried.excerpts for one in self.versions)
        mentions = sum(one.carried.mentions for one in self.versions)
        left = sum(len(one.carried.left) for one in self.versions)
        return [_counted(len(self.versions), "new version"), *_carried(excerpts, mentions, left)]

    def _changed(self) -> list[Line]:
        return [
            Line("New version", f"“{one.path}” has changed: {_moved(one)}.", one.document_id)
            for one in self.versions
        ]

    def _left(self) -> list[Line]:
        return [
            Line(
                "Not found again",
                _stays(left, one.path),
                left.document_id,
                left.start,
                left.end,
                left.kind,
                left.id,
            )
            for one in self.versions
            for left in one.carried.left
        ]

    def _doubted(self) -> list[Line]:
        return [
            Line("To look at", f"“{one.path}”: {one.what}", one.document_id) for one in self.doubts
        ]

    def _unreached(self) -> list[Line]:
        return [Line("Not reached", f"“{name}” was not reached.") for name in self.unreached]

    def _known(self) -> list[Line]:
        return [Line("Already here", one.sentence(), one.document_id) for one in self.duplicates]


def _carried(excerpts: int, mentions: int, left: int) -> list[str]:
    """Return what moved to newer versions, and how many excerpts and mentions did not."""
    moved = [
        _counted(count, what)
        for count, what in ((excerpts, "excerpt"), (mentions, "mention"))
        if count
    ]
    told = [" and ".join(moved) + " carried over"] if moved else []
    return [*told, f"{left:,} not found again"] if left else told


def _moved(one: NewVersion) -> str:
    return carried_in_words(one.carried) or "nothing was marked in it"


def carried_in_words(carried: Carried) -> str:
    """Return what moved to a newer version and what did not, or empty when nothing was marked."""
    return ", ".join(_carried(carried.excerpts, carried.mentions, len(carried.left)))


def _stays(left: Left, path: str) -> str:
    said = " ".join(left.quote.split())
    quote = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return (
        f"“{quote}” was not found again in “{path}”; the {left.kind} stays with the older version."
    )


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
