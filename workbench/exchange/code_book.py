"""Code books as REFI-QDA exchanges them: `.qdc`. https://www.qdasoftware.org/

Files in the wild differ from the schema: namespaces of other spellings, attributes in any order,
codes without a colour. What is not understood is listed, never a reason to refuse the rest.
"""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from workbench.errors import Refusal
from workbench.exchange.colours import colour_of, swatch_near
from workbench.exporting.aside import aside
from workbench.exporting.gathering import Order
from workbench.exporting.ways import Way, Written
from workbench.importing.markup import Given, parse
from workbench.model.excerpts import Code
from workbench.ports import Reader
from workbench.tasks import Progress
from workbench.text.xml import sayable

_SPACE = "urn:QDA-XML:codebook:1.0"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, _SPACE).bytes
#: more than any code book that was ever read by a person
LARGEST = 64 * 1024 * 1024
_STEP = 1 << 16


def identity(of: str, *names: str) -> str:
    """Return a GUID that stays the same from one export to the next, for a thing of these names.

    It is that of `uuid.uuid5`, in a sixth of its time: a project needs hundreds of thousands.
    """
    hashed = bytearray(sha1(_OURS + "\n".join((of, *names)).encode()).digest()[:16])
    hashed[6] = hashed[6] & 0x0F | 0x50
    hashed[8] = hashed[8] & 0x3F | 0x80
    said = hashed.hex()
    return f"{said[:8]}-{said[8:12]}-{said[12:16]}-{said[16:20]}-{said[20:]}"


def write_code_book(codes: Sequence[Code], path: Path) -> int:
    """Write the tree of codes; returns how many. The file appears whole or not at all.

    Raises Refusal when there are none, since the schema has no empty code book.
    """
    if not codes:
        raise Refusal("There are no codes yet, so there is no code book to write.")
    root = Element("CodeBook", xmlns=_SPACE, origin="Sidelight")
    add_codes(SubElement(root, "Codes"), codes)
    indent(root)
    with aside(path) as beside:
        ElementTree(root).write(beside, encoding="utf-8", xml_declaration=True)
    return len(codes)


def add_codes(above: Element, codes: Sequence[Code]) -> dict[int, str]:
    """Put the tree of codes under an element; returns their GUIDs by id."""
    under: dict[int, list[Code]] = defaultdict(list)
    for code in sorted(codes, key=lambda one: (one.position, one.id)):
        under[code.parent_id].append(code)
    guids: dict[int, str] = {}
    waiting: list[tuple[Element, int, tuple[str, ...]]] = [(above, 0, ())]
    while waiting:
        element, parent_id, names = waiting.pop()
        for code in under[parent_id]:
            path = (*names, code.name)
            guids[code.id] = identity("code", *path)
            given = {
                "guid": guids[code.id],
                "name": sayable(code.name),
                "isCodable": "true",
                "color": colour_of(code.colour),
            }
            one = SubElement(element, "Code", given)
            if code.description:
                SubElement(one, "Description").text = sayable(code.description)
            waiting.append((one, code.id, path))
    return guids


@dataclass(slots=True)
class ListedCode:
    """Hold a code of a file: its name, the place of its parent in the list (−1 is the top)."""

    name: str
    parent: int = -1
    colour: str = ""
    description: str = ""
    guid: str = ""


@dataclass(slots=True)
class CodeBook:
    """Hold the codes of a file, parents before those under them, and what was not understood."""

    codes: list[ListedCode] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def read_code_book(path: Path) -> CodeBook:
    """Return the codes of a `.qdc` file; raises Refusal for a file that is none, or hostile."""
    heard = _CodeBookHeard()
    try:
        with path.open("rb") as file:
            parse(iter(lambda: file.read(_STEP), b""), heard, path.name, LARGEST)
    except OSError as error:
        raise Refusal(f"“{path.name}” can't be read: {error.strerror}.") from error
    if not heard.is_code_book:
        raise Refusal(f"“{path.name}” is no code book of REFI-QDA.")
    return heard.book


class _CodeBookHeard:
    """Hear a code book."""

    def __init__(self) -> None:
        self.book = CodeBook()
        self.is_code_book = False
        self._open: list[int] = []
        self._words: list[str] | None = None
        self._depth = 0

    def begin(self, tag: str, given: Given) -> None:
        self._depth += 1
        if self._depth == 1:
            self.is_code_book = tag == "CodeBook"
        elif tag == "Code":
            self._begin_code(given)
        elif tag == "Description" and self._open:
            self._words = []
        elif tag == "Set":
            self.book.skipped.append(f"The set “{given.get('name', '')}” of codes was left out.")

    def _begin_code(self, given: Given) -> None:
        name = " ".join(given.get("name", "").split())
        above = self._open[-1] if self._open else -1
        if not name:
            name = "Unnamed code"
            self.book.skipped.append("A code without a name was called “Unnamed code”.")
        colour = swatch_near(given.get("color", ""))
        self.book.codes.append(ListedCode(name, above, colour, guid=given.get("guid", "")))
        self._open.append(len(self.book.codes) - 1)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag == "Code":
            self._open.pop()
        elif tag == "Description" and self._words is not None:
            self.book.codes[self._open[-1]].description = "".join(self._words).strip()
            self._words = None

    def hear(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)


def _leave(reader: Reader, order: Order, path: Path, progress: Progress) -> Written:
    return Written(write_code_book(reader.codes.find(), path), "code", "codes")


WAY = Way("qdc", "REFI-QDA code book", ".qdc", "books", "the tree of codes, for other programs",
          frozenset(), _leave, noun="codes")  # fmt: skip
