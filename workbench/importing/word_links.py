"""Where the links of a Word document lead: by a reference to its list of targets, or by a field."""

import posixpath
import re

from workbench.importing.archive import Archive
from workbench.importing.flow import Flow, OpenPiece
from workbench.importing.links import LINK, LONGEST, address_of
from workbench.importing.markup import Given, parse

_LARGEST = 20_000_000
#: fields within fields that are followed; no honest document has more
_DEEPEST = 50
_FIELD = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)


def targets_of(archive: Archive, part: str) -> dict[str, str]:
    """Return the address of each outside link of a part, by its reference."""
    folder, name = posixpath.split(part)
    listed = f"{folder}/_rels/{name}.rels"
    found = _Targets()
    if listed in archive:
        parse(archive.chunks(listed), found, archive.name, _LARGEST)
    return found.targets


class _Targets:
    """Gather the outside links that a part lists."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def begin(self, tag: str, given: Given) -> None:
        if tag == "Relationship" and given.get("Type", "").endswith("/hyperlink"):
            self.targets[given.get("Id", "")] = given.get("Target", "")[: LONGEST + 1]

    def end(self, tag: str) -> None:
        pass

    def hear(self, words: str) -> None:
        pass


class Links:
    """Begin and end the links of a document while its body is walked."""

    def __init__(self, flow: Flow, targets: dict[str, str]) -> None:
        self._flow = flow
        self._targets = targets
        self._open: list[OpenPiece | None] = []
        self._fields: list[tuple[list[str], OpenPiece | None]] = []

    def begin(self, tag: str, given: Given) -> None:
        """Begin a `hyperlink` or `fldSimple`, or take a step of a field (`fldChar`)."""
        if tag == "hyperlink":
            self._open.append(self._begun(self._targets.get(given.get("id", ""), "")))
        elif tag == "fldSimple":
            self._open.append(self._begun(_named(given.get("instr", ""))))
        elif tag == "fldChar":
            self._step(given.get("fldCharType", ""))

    def end(self, tag: str) -> None:
        """End a `hyperlink` or `fldSimple`."""
        if tag in ("hyperlink", "fldSimple") and self._open:
            self._close(self._open.pop())

    def hear(self, words: str) -> None:
        """Take words of a field's instruction."""
        if self._fields and len(self._fields[-1][0]) < 100:
            self._fields[-1][0].append(words[:LONGEST])

    def _step(self, what: str) -> None:
        if what == "begin" and len(self._fields) < _DEEPEST:
            self._fields.append(([], None))
        elif what == "separate" and self._fields:
            said, _ = self._fields[-1]
            self._fields[-1] = (said, self._begun(_named("".join(said))))
        elif what == "end" and self._fields:
            self._close(self._fields.pop()[1])

    def _begun(self, said: str) -> OpenPiece | None:
        address = address_of(said)
        return self._flow.open_piece(LINK, address) if address else None

    def _close(self, piece: OpenPiece | None) -> None:
        if piece:
            self._flow.close_piece(piece)


def _named(instruction: str) -> str:
    found = _FIELD.match(instruction)
    return found[1] if found else ""
