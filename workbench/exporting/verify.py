"""Find every quote of an export again in a project, so that a report can be trusted years later."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from workbench.errors import Refusal
from workbench.exporting.elsewhere import Place, find_elsewhere
from workbench.exporting.formats import Format
from workbench.exporting.package import beginning
from workbench.exporting.proofs import Proof, proofs
from workbench.exporting.quoted import QuotedRow
from workbench.exporting.shown import find_shown
from workbench.ports import Reader
from workbench.tasks import Progress
from workbench.text.anchoring import find_again

_HEAD = 8192
_STEP = 500
#: rows that are looked for in every document together, so that each text is read once for them
_TOGETHER = 2000
#: code points of texts kept at hand; rows of an export come mostly by document
_AT_HAND = 16 << 20


@dataclass(frozen=True, slots=True)
class VerifiedRow:
    """Hold one quote that is not where the export says: its row, words and what became of it.

    `state` is moved or missing; `where` says to which place it moved.
    """

    row: int
    state: str
    title: str
    quote: str
    where: Place | None = None


@dataclass(slots=True)
class VerifyReport:
    """Hold how many quotes were found where the export says, elsewhere, or not at all.

    `rows` has those that were not found in place, in the file's order.
    """

    format: str = ""
    found: int = 0
    moved: int = 0
    missing: int = 0
    rows: list[VerifiedRow] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many quotes the export holds."""
        return self.found + self.moved + self.missing

    def summary(self) -> str:
        """Say the outcome in one line."""
        if not self.total:
            return "This export holds no quotes."
        if self.found == self.total:
            return f"All {self.total:,} quotes stand where the export says."
        return f"{self.found:,} found, {self.moved:,} moved, {self.missing:,} missing."


def verify(path: Path, store: Reader, progress: Progress | None = None) -> VerifyReport:
    """Compare an export with the project and say of every quote: found, moved or missing.

    A quote is found when the document with the export's SHA-256 holds it at the export's position;
    moved when it stands elsewhere in that document, or in another one amid the same words.
    Raises Refusal for a file that is no export, or a damaged one; Cancelled when `progress` was.
    """
    try:
        form = recognised(path)
        return _Verifier(store, progress or Progress()).run(form, path)
    except UnicodeDecodeError as error:
        raise Refusal(
            f"“{path.name}” is not in UTF-8 any more; export it again, or save it as UTF-8."
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(f"“{path.name}” can't be read: {reason}.") from error


def recognised(path: Path) -> Proof | Format:
    """Return the format of a file by what is in it, whatever its name; raises Refusal."""
    head = beginning(path, _HEAD)
    for form in proofs():
        if form.recognises(head):
            return form
    raise Refusal(f"“{path.name}” is no export of excerpts that can be verified.")


class _Verifier:
    """Look for the rows of one export."""

    def __init__(self, store: Reader, progress: Progress) -> None:
        self._store = store
        self._progress = progress
        self._texts = _Texts(store)
        self._report = VerifyReport()
        self._seen = 0

    def run(self, form: Proof | Format, path: Path) -> VerifyReport:
        """Read the file once; what is not in place is looked for in bundles."""
        self._report.format = form.key
        astray = self._astray(form.read(path))
        while bundle := list(islice(astray, _TOGETHER)):
            self._look_elsewhere(bundle)
        self._report.rows.sort(key=lambda row: row.row)
        return self._report

    def _astray(self, rows: Iterable[QuotedRow]) -> Iterator[QuotedRow]:
        """Yield the rows that the document of their hash does not hold."""
        for row in rows:
            if self._seen % _STEP == 0:
                self._progress.step(self._seen, 0, "Comparing quotes")
            self._seen += 1
            held = row.anchor
            document_id, text = self._texts.by_hash(row.sha256)
            if held.quote and held.start >= 0 and text[held.start : held.end] == held.quote:
                self._report.found += 1
                continue
            at, end = self._span(row, text) if held.quote and document_id else (-1, -1)
            if at < 0:
                yield row
            elif row.shown and (at, end) == (held.start, held.end):
                self._report.found += 1
            else:
                self._tell(row, self._texts.place(document_id, at, end))

    def _span(self, row: QuotedRow, text: str) -> tuple[int, int]:
        if row.shown:
            return find_shown(text, row.anchor)
        at = find_again(text, row.anchor)
        return at, at + len(row.anchor.quote)

    def _look_elsewhere(self, bundle: list[QuotedRow]) -> None:
        places = find_elsewhere(bundle, self._store, self._progress)
        for at, row in enumerate(bundle):
            self._tell(row, places.get(at))

    def _tell(self, row: QuotedRow, where: Place | None) -> None:
        state = "moved" if where else "missing"
        if where:
            self._report.moved += 1
        else:
            self._report.missing += 1
        quote = row.anchor.quote
        short = quote if len(quote) <= 200 else f"{quote[:199]}…"
        self._report.rows.append(VerifiedRow(row.row, state, row.title, short, where))


class _Texts:
    """Give the text of a hash, keeping those used last at hand."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._kept: OrderedDict[str, tuple[int, str]] = OrderedDict()
        self._size = 0

    def by_hash(self, sha256: str) -> tuple[int, str]:
        """Return the id and text of the document with this hash, or 0 and no text."""
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            return self._kept[sha256]
        self._kept[sha256] = found = self._read(sha256)
        self._size += len(found[1])
        while self._size > _AT_HAND and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1][1])
        return found

    def place(self, document_id: int, at: int, end: int) -> Place:
        """Return the place of a quote in a document, with the document's title."""
        return Place(document_id, self._store.documents.get(document_id).name, at, end)

    def _read(self, sha256: str) -> tuple[int, str]:
        # a file read from UTF-8 may have the hash of its text; the content tells which one it is
        document = self._store.documents.known(sha256, sha256) if sha256 else None
        if document is None:
            return 0, ""
        content = self._store.documents.content(document.id)
        return (document.id, content.text) if content.sha256 == sha256 else (0, "")
