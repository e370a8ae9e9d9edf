"""Find the older version of each file of an import, and what of it moves on.

It works before the files are stored, so that the store is not kept waiting while texts are compared.
"""

from dataclasses import replace
from functools import cached_property

from workbench.commands.importing import ReadFile
from workbench.commands.versions import Replaced, anchor_of
from workbench.errors import Refusal
from workbench.ports import Documents, Reader
from workbench.versions.carrying import Carrier
from workbench.versions.known import Known
from workbench.versions.likeness import Likeness

#: not said of rows and mails: their numbers change whenever one is put before them
_UNLIKE = (
    "has little in common with what was imported from the same place before, and so came in as a "
    "document of its own; delete the one that is not wanted."
)


class Recognising:
    """Tell the newer versions among the files of one import; each document is replaced once."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._replaced: set[int] = set()

    @cached_property
    def _known(self) -> Known:
        return Known(self._documents.whereabouts(), self._place_of)

    def _place_of(self, document_id: int) -> str:
        document = self._documents.get(document_id)
        return document.path or document.file_name

    @property
    def _documents(self) -> Documents:
        return self._store.documents

    def told(self, file: ReadFile) -> ReadFile:
        """Return the file with the document that it replaces, if there is one."""
        try:
            return self._compared(file)
        except Refusal:  # the older document was deleted meanwhile
            return file

    def _compared(self, file: ReadFile) -> ReadFile:
        newer = file.document.text
        for document_id, least in self._known.candidates(file.path, file.document.url):
            if document_id in self._replaced:
                continue
            older = self._documents.text(document_id)
            if older == newer:  # it is there already, and will be told as that
                return file
            likeness = Likeness(older, newer)
            if not least or likeness.share >= least:
                self._replaced.add(document_id)
                carrier = self._looked_for(document_id, Carrier(older, newer))
                return replace(file, replaces=Replaced(document_id, carrier, likeness.same_body))
        if self._known.holds(file.path) and not file.path.rpartition("/")[2].isdecimal():
            read = file.document
            return replace(file, document=replace(read, doubts=(*read.doubts, _UNLIKE)))
        return file

    def _looked_for(self, document_id: int, carrier: Carrier) -> Carrier:
        """Look for all that is marked, so that the store only has to write it down."""
        for excerpt in self._store.excerpts.find(document_id=document_id):
            carrier.span(anchor_of(excerpt))
        for mention in self._store.mentions.find(document_id=document_id):
            carrier.span(anchor_of(mention))
        return carrier
