"""Find the words again that a reviewer marked, should their document have a newer version."""

from workbench.model.review import Verdict
from workbench.ports import Reader
from workbench.text.anchoring import anchor
from workbench.versions.carrying import Carrier

#: a document and a half-open span of it
Place = tuple[int, int, int]


class MarkedWords:
    """Say where marks stand now; each text is read, and aligned with its newer version, once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._newer = reader.documents.newer()
        self._texts: dict[int, str] = {}
        self._carriers: dict[int, Carrier] = {}

    def place(self, mark: Verdict) -> Place | None:
        """Return where the words of a mark stand in the newest version, None when that is not sure."""
        start = self._start(mark)
        if start < 0:
            return None
        document_id, end = mark.document_id, start + len(mark.quote)
        while newer := self._newer.get(document_id):
            kept = anchor(self._text(document_id), start, end)
            span = self._carrier(document_id, newer).span(kept)
            if span is None:
                return None
            document_id, (start, end) = newer, span
        return document_id, start, end

    def _start(self, mark: Verdict) -> int:
        """Return where the words are in the text that was marked, should they not be where it says."""
        if not mark.document_id:
            return -1
        text = self._text(mark.document_id)
        if text[mark.start : mark.end] == mark.quote:
            return mark.start
        at = text.find(mark.quote)
        return at if text.find(mark.quote, at + 1) < 0 else -1

    def _text(self, document_id: int) -> str:
        if document_id not in self._texts:
            self._texts[document_id] = self._reader.documents.text(document_id)
        return self._texts[document_id]

    def _carrier(self, older: int, newer: int) -> Carrier:
        if older not in self._carriers:
            self._carriers[older] = Carrier(self._text(older), self._text(newer))
        return self._carriers[older]
