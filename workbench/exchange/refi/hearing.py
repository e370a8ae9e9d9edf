"""Hear the project file of REFI-QDA as a stream, attributes in any order, and outline it."""

from collections.abc import Callable, Iterable
from typing import Any

from workbench.errors import Refusal
from workbench.exchange.refi.outline import (
    PICTURES_AND_SOUND,
    Case,
    Group,
    Link,
    ListedCode,
    Outline,
    Selection,
    Source,
    Value,
    guid_of,
    selection_of,
    source_of,
)
from workbench.importing.markup import Given, parsed
from workbench.tasks import Progress

#: more than a million selections take
LARGEST = 1 << 30
_WORDS = frozenset(
    {"Description", "PlainTextContent", "TextValue", "BooleanValue", "IntegerValue"}
    | {"FloatValue", "DateValue", "DateTimeValue"}
)
_SOURCES = frozenset({"TextSource", "PDFSource", "Note", *PICTURES_AND_SOUND})
#: selections in pages, pictures and time, which have no words
_WORDLESS = frozenset(
    {"PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection", "TranscriptSelection"}
)
_KNOWN = frozenset(
    {"Project", "Users", "CodeBook", "Codes", "Variables", "Cases", "Sources", "Notes", "Links"}
    | {"Sets", "Graphs", "Vertex", "Edge"}
)


def outline_of(chunks: Iterable[bytes], name: str, progress: Progress) -> Outline:
    """Return what a project file says; raises Refusal for a hostile, damaged or other one."""
    hearing = _Hearing()
    for done, _ in enumerate(parsed(chunks, hearing, name, LARGEST)):
        progress.step(done, 0, "Reading the project")
        if done == 0 and hearing.root not in ("", "Project"):
            break
    if hearing.root != "Project":
        raise Refusal(f"“{name}” is no project of REFI-QDA.")
    return hearing.outline


class _Hearing:
    """Keep the things that are open, the innermost last, and hand each word and reference to them."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.root = ""
        self._tags: list[str] = []
        self._open: list[Any] = []
        self._codes: list[int] = []
        self._words: list[str] | None = None
        self._hear: dict[str, Callable[[Given], object]] = {
            "Project": self._project,
            "User": self._user,
            "Variable": self._variable,
            "Code": self._code,
            "Case": lambda given: self._into(
                self.outline.cases, Case(guid_of(given.get("guid", "")), given.get("name", ""))
            ),
            "PlainTextSelection": self._selection,
            "VariableValue": self._value,
            "Link": self._link,
            "Set": lambda given: self._into(self.outline.sets, Group(given.get("name", ""))),
            "Graph": self._graph,
            "SyncPoint": self._sync_point,
            "Coding": lambda given: None,
            "Representation": self._representation,
            "Transcript": self._representation,
            "TextDescription": self._representation,
        }

    def begin(self, tag: str, given: Given) -> None:
        self.root = self.root or tag
        self._tags.append(tag)
        if tag in _WORDS:
            self._words = []
        elif tag.endswith("Ref") or tag.startswith("Member"):
            self._reference(tag, guid_of(given.get("targetGUID", "")))
        elif tag in _SOURCES:
            self._source(tag, given)
        elif tag in _WORDLESS:
            self._wordless(given)
        elif hear := self._hear.get(tag):
            hear(given)
        elif tag not in _KNOWN:
            self.outline.unknown[tag] = self.outline.unknown.get(tag, 0) + 1

    def end(self, tag: str) -> None:
        self._tags.pop()
        if self._words is not None and tag in _WORDS:
            self._take_words(tag, "".join(self._words))
            self._words = None
        elif tag == "Code":
            self._codes.pop()
            self._open.pop()
        elif tag in _CLOSING or tag in _SOURCES or tag in _WORDLESS:
            self._open.pop()

    def hear(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def _into(self, those: list[Any], one: Any) -> None:
        those.append(one)
        self._open.append(one)

    def _project(self, given: Given) -> None:
        self.outline.name = given.get("name", "")
        self.outline.program = given.get("origin", "")

    def _user(self, given: Given) -> None:
        self.outline.users[guid_of(given.get("guid", ""))] = given.get("name") or given.get(
            "id", ""
        )

    def _variable(self, given: Given) -> None:
        self.outline.variables[guid_of(given.get("guid", ""))] = given.get("name", "")
        self._open.append(Source("Variable", ""))  # its description is nobody's

    def _code(self, given: Given) -> None:
        codes = self.outline.codes
        above = self._codes[-1] if self._codes else -1
        guid, name = guid_of(given.get("guid", "")), given.get("name", "")
        self._into(codes, ListedCode(guid, name, above, given.get("color", "")))
        self._codes.append(len(codes) - 1)

    def _source(self, tag: str, given: Given) -> None:
        outline = self.outline
        self._into(outline.notes if tag == "Note" else outline.sources, source_of(tag, given))

    def _representation(self, given: Given) -> None:
        """Take the text of a PDF, a recording or a picture for the source's own."""
        text = source_of("Representation", given)
        owner = self._owner()
        inner = owner and isinstance(self._open[-1], Selection)  # of one selection of a PDF
        if owner and not inner and owner.content is None and not owner.plain:
            owner.plain = text.plain
            self._open.append(owner)
        else:
            self._open.append(text)

    def _owner(self) -> Source | None:
        return next((one for one in reversed(self._open) if isinstance(one, Source)), None)

    def _selection(self, given: Given) -> None:
        one = selection_of(given)
        if owner := self._owner():
            owner.selections.append(one)
        self._open.append(one)

    def _wordless(self, given: Given) -> None:
        one = selection_of(given)
        if owner := self._owner():
            owner.wordless.append(one)
        self._open.append(one)

    def _value(self, given: Given) -> None:
        one = Value()
        if self._open and isinstance(self._open[-1], Source | Case):
            self._open[-1].values.append(one)
        self._open.append(one)

    def _link(self, given: Given) -> None:
        one = Link(
            guid_of(given.get("guid", "")),
            given.get("name", ""),
            given.get("direction", ""),
            guid_of(given.get("originGUID", "")),
            guid_of(given.get("targetGUID", "")),
        )
        self._into(self.outline.links, one)

    def _graph(self, given: Given) -> None:
        self.outline.graphs += 1

    def _sync_point(self, given: Given) -> None:
        if owner := self._owner():
            owner.sync_points += 1

    def _reference(self, tag: str, guid: str) -> None:
        holder = self._open[-1] if self._open else self.outline
        if holder is self.outline:
            if tag == "NoteRef":
                self.outline.own_notes.append(guid)
        elif tag == "VariableRef" and isinstance(holder, Value):
            holder.variable = guid
        elif isinstance(holder, Group):
            holder.members.append(guid)
        elif tag in ("SourceRef", "SelectionRef"):
            if isinstance(holder, Case):
                getattr(holder, _HELD[tag]).append(guid)
        elif (held := getattr(holder, _HELD.get(tag, ""), None)) is not None:
            held.append(guid)

    def _take_words(self, tag: str, words: str) -> None:
        holder = self._open[-1] if self._open else self.outline
        if tag == "Description":
            if hasattr(holder, "description"):
                holder.description = words
        elif tag == "PlainTextContent":
            if isinstance(holder, Source):
                holder.content = words
        elif isinstance(holder, Value):
            holder.said = words


#: the list that a reference stands in
_HELD = {
    "CodeRef": "codes",
    "NoteRef": "notes",
    "SourceRef": "sources",
    "SelectionRef": "selections",
}
_CLOSING = frozenset(
    {"Variable", "Case", "PlainTextSelection", "VariableValue", "Link", "Set"}
    | {"Representation", "Transcript", "TextDescription"}
)
