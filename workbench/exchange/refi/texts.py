"""The texts of a project's sources: plain where the package has it, else read as an import reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import Refusal
from workbench.exchange.refi.outline import PICTURES_AND_SOUND, Source
from workbench.exchange.refi.package import Package
from workbench.importing.decoding import decode, undecided
from workbench.importing.reading import ReadDocument
from workbench.importing.supervision.child import Child
from workbench.importing.supervision.crew import Crew, Job

#: no text is longer, in bytes
_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True)
class SourceText:
    """Hold a source's text as it is stored here, as it stood in its file, and what it was read from.

    `marked` says that a byte order mark stood before it. `unsure` says that the positions were not
    counted in this text, as it was taken from a formatted original.
    """

    text: str
    raw: str
    marked: bool
    original: bytes
    encoding: str
    read: ReadDocument | None = None
    unsure: bool = False


class Texts:
    """Find the text of each source in a package, or say why there is none."""

    def __init__(self, package: Package | None, trusted: bool = False) -> None:
        """Take the package, None for a bare project file; `trusted` texts stand as they are kept."""
        self._package = package
        self._trusted = trusted
        self.remarks: list[str] = []
        self._without: dict[str, int] = {}

    def of(self, source: Source) -> SourceText | None:
        """Return the text of a source, None with a remark where it has none that can be read."""
        try:
            return self._of(source)
        except Refusal as refusal:
            self.remarks.append(str(refusal))
            return None

    def told(self) -> list[str]:
        """Return all remarks, those on pictures and recordings counted."""
        counted = [
            f"{count:,} {what if count == 1 else f'{what}s'} without text "
            f"{'was' if count == 1 else 'were'} left out."
            for what, count in self._without.items()
        ]
        return counted + self.remarks

    def _of(self, source: Source) -> SourceText | None:
        if source.content is not None:
            return _plain(source.content.encode("utf-8", "surrogatepass"), _named(source))
        package = self._package
        if package and (part := package.source(source.plain)):
            read = _kept if self._trusted else _plain
            return read(package.read(part), _named(source))
        if what := PICTURES_AND_SOUND.get(source.kind):
            self._without[what] = self._without.get(what, 0) + 1
            return None
        if package and (part := package.source(source.rich)):
            return _formatted(package.read(part), part)
        where = source.plain or source.rich
        lies = f" (it is said to lie in “{where[-80:]}”)" if where else ""
        self.remarks.append(f"“{_named(source)}” is not in the file{lies}; it was left out.")
        return None


def _named(source: Source) -> str:
    return source.name or source.guid


def _kept(data: bytes, name: str) -> SourceText:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(f"“{name}” is damaged in the file; it was left out.") from error
    return SourceText(text, text, False, data, "utf-8")


def _plain(data: bytes, name: str) -> SourceText:
    if len(data) > _LARGEST:
        raise Refusal(f"“{name}” has {len(data) / 1e6:,.0f} MB of text; it was left out.")
    decoded = decode(data, name)
    raw, marked = undecided(data, name)
    return SourceText(decoded.text, raw, marked, data, decoded.encoding)


def _formatted(data: bytes, part: str) -> SourceText:
    """Read a formatted original in a sealed process, as an import does."""
    name = part.rpartition("/")[2]

    def work(job: Job, child: Child) -> Iterator[ReadDocument]:
        for entry in child.entries(data, job.name):
            if entry.document is None:
                raise Refusal(entry.why)
            yield entry.document

    with Crew(work, hands=1) as crew:
        for _, found in crew.each([Job(Path(name), name, len(data))]):
            for read in found:
                return SourceText(
                    read.text, read.text, False, data, read.encoding, read, unsure=True
                )
    raise Refusal(f"“{name}” holds no text; it was left out.")
