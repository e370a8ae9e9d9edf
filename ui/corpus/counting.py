"""Say above the results of a search how much was found, and how much of it is independent."""

from ui.context import Context
from ui.corpus.searching import Searching
from ui.widgets.labels import WrappedLabel
from workbench.ports import Findings, Reader
from workbench.queries.tree import Pattern, Query, Words, sought
from workbench.tasks import Progress


class CountLine(WrappedLabel):
    """Tell what was found; copies are counted apart, so that results don't wait for it."""

    def __init__(self, context: Context) -> None:
        super().__init__("", "small")
        self.setObjectName("results_count")
        self.hide()
        self._context = context
        self._counting = Searching(context, self)
        self._findings, self._copies = Findings(0, []), 0
        self._asked: Query | None = None
        context.independence.changed.connect(self._tell)

    def wait(self) -> None:
        """Say that a search is under way."""
        self.setText("Searching…")
        self.show()

    def show_findings(self, findings: Findings, asked: Query | None, spelled: Query | None) -> None:
        """Say how much was found for what was asked; `spelled` is that with its spellings."""
        self._counting.stop()
        self._findings, self._asked, self._copies = findings, asked, 0
        self._tell()
        self.setVisible(any(found.hits for found in findings.found))
        if spelled and self._context.independence.left_out["documents"]:
            self._count_copies(spelled)

    def _count_copies(self, query: Query) -> None:
        known = {one.document_id for one in self._findings.found}
        whole = len(known) == self._findings.documents
        if not whole and any(isinstance(leaf, Pattern) for leaf in sought(query.root)):
            return  # to go through all texts once more for a count would take too long

        def ask(reader: Reader, progress: Progress) -> int:
            return reader.search.copies(query, known if whole else (), progress)

        self._counting.ask(ask, self._show_copies, self._context.refuse)

    def _show_copies(self, copies: int) -> None:
        self._copies = copies
        self._tell()

    def _tell(self) -> None:
        copies = self._copies if self._context.independence.on else 0
        self.setText(_counted(self._findings, self._asked, copies))


def _counted(findings: Findings, query: Query | None, copies: int) -> str:
    places = sum(len(found.starts) or 1 for found in findings.found)
    documents = findings.documents
    said = f"{places:,} found in {documents:,} document{'' if documents == 1 else 's'}"
    if documents > len(findings.found):
        said = f"{places:,} found in the first {len(findings.found)} of {documents:,} documents"
    if copies:
        said += f", {documents - copies:,} of them independent"
    return said + _open_ended(query)


def _open_ended(query: Query | None) -> str:
    """Say that the last word was taken as a beginning, when it was not typed as one."""
    leaves = list(sought(query.root)) if query else []
    last = leaves[-1] if leaves else None
    if not query or not isinstance(last, Words) or not last.prefix:
        return ""
    open_ended = not query.typed[last.start : last.end].endswith("*")
    return f"; “{last.text}” as a beginning, Enter takes it as a word" if open_ended else ""
