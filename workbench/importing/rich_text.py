r"""Read RTF: its words, without what word processors hide in it.

The format is groups in braces and control words behind backslashes. A small walk of our own, since
libraries put addresses between the words of links, keep what was deleted, and search some groups in
more than linear time. Groups that only describe the document are skipped, and so is every group
that calls itself skippable (`\*`), as its standard says.
"""

import codecs
import re
from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.importing.links import LONGEST
from workbench.importing.properties import office_author, office_title
from workbench.importing.published import published_date
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.rich_text_parts import Parts, without_marks
from workbench.importing.rich_text_tables import CHARSETS, SIGNS, SKIPPED
from workbench.importing.stated import Fact, stating, told_by_words

_MEDIA_TYPE = "application/rtf"
_TOKEN = re.compile(
    rb"\\(?:([a-z]{1,32})(-?\d{1,10})?[ ]?|'([0-9a-fA-F]{2})|([^a-z]))|([{}])|([\r\n]+)|([^\\{}\r\n]+)",
    re.DOTALL,
)
_DEEPEST = 2000
_LETTERS = frozenset(("uc", "ansicpg", "f"))
_PARAGRAPHS = frozenset(
    ("pard", "outlinelevel", "par", "sect", "page", "cell", "row", "nestcell", "nestrow")
)
_FONT = re.compile(rb"\\f(\d{1,5})\b[^;{}]{0,200}?\\fcharset(\d{1,3})")
_FACTS = re.compile(rb"\{\\(title|author)[ \\]([^{}]{0,2000})\}")
_MADE = re.compile(rb"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_HEAD = 200_000


def is_rtf(source: Source) -> bool:
    """Say whether the bytes open as RTF does."""
    return source.data.startswith(b"{\\rtf")


def read_rtf(source: Source) -> ReadDocument:
    """Return the words, a line for each paragraph and row, with tabs between cells.

    Raises Refusal when it holds no words or is nested without end.
    """
    walk = _Walk(source.data, source.name)
    text, pieces = walk.parts.taken_out(_tidied(walk.text()))
    if not text.strip():
        raise Refusal(f"“{source.name}” holds no words; pictures of text can't be read.")
    facts = {found[1]: found[2] for found in _FACTS.finditer(source.data[:_HEAD])}
    made = _MADE.search(source.data[:_HEAD])
    day = "-".join(part.decode().zfill(2) for part in made.groups()) if made else ""

    def fact(key: bytes) -> str:
        said = _Walk(facts.get(key, b""), source.name, walk.codec)
        return said.parts.taken_out(said.text())[0]

    doubts = () if walk.closed else ("It ends in the middle; it may have been cut off.",)
    return stating(
        ReadDocument(text, pieces, media_type=_MEDIA_TYPE, doubts=doubts),
        title=office_title(fact(b"title"), text, pieces),
        author=office_author(fact(b"author"), text),
        language=told_by_words(text),
        made=Fact(published_date(day)),
    )


def _tidied(text: str) -> str:
    """Return the text without the tab that ends a row's last cell, and with one blank line at most."""
    rows = re.sub(r"\t(?=\n|\Z)", "", text)
    return re.sub(r"\n{3,}", "\n\n", rows).strip("\n")


@dataclass(slots=True)
class _State:
    """Hold what counts within a group: is it skipped, its codec, letters to skip after `\\u`.

    `instructs` says that it tells where a link leads, `links` that it holds the link's words.
    """

    skipped: bool
    codec: str
    after: int = 1
    instructs: bool = False
    links: bool = False

    def inner(self) -> "_State":
        return _State(self.skipped, self.codec, self.after, self.instructs)


class _Walk:
    """Go through the tokens once, from front to back."""

    def __init__(self, data: bytes, name: str, codec: str = "cp1252") -> None:
        self.codec = codec
        self._fonts = _fonts(data)
        self._said: list[str] = []
        self.parts = Parts(self._said)
        self._bytes = bytearray()
        self._skip = 0
        self._state = _State(False, codec)
        self._outer: list[_State] = []
        self._name = name
        self.closed = True
        self._go(data)

    def text(self) -> str:
        """Return what was said, with halves of characters joined."""
        whole = "".join(self._said).replace("\0", "\ufffd")
        return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _go(self, data: bytes) -> None:
        at = 0
        while found := _TOKEN.match(data, at):
            at = found.end()
            word, number, code, sign, brace, _, words = found.groups()
            if word:
                at += self._obey(word.decode(), number)
            elif code:
                self._letter(int(code, 16))
            elif words:
                self._hear(words)
            elif brace:
                self._group(brace)
            elif sign:
                self._sign(sign)
        self._flush()
        self.parts.end_paragraph()
        self.closed = not self._outer

    def _group(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            if len(self._outer) > _DEEPEST:
                raise Refusal(f"“{self._name}” is nested without end; it was not read.")
            self._outer.append(self._state)
            self._state = self._state.inner()
        elif self._outer:
            if self._state.links:
                self.parts.end_link()
            self._state = self._outer.pop()

    def _obey(self, word: str, number: bytes | None) -> int:
        """Do what a control word says; returns how many raw bytes after it are no text."""
        if word == "bin":
            return max(int(number or 0), 0)
        if word == "u" and number:
            self._flush()
            self._say(chr(int(number) & 0xFFFF))
            self._skip = self._state.after
            return 0
        self._flush()
        if word.startswith("fld"):
            self._link(word)
        elif word in _PARAGRAPHS:
            self._paragraph(word, number)
        elif word in SKIPPED or (word in ("deleted", "v") and number != b"0"):
            self._state.skipped = True
        elif word in ("deleted", "v", "plain"):
            self._state.skipped = bool(self._outer) and self._outer[-1].skipped
        elif word in _LETTERS:
            self._set_letters(word, number)
        elif word in SIGNS:
            self._say(SIGNS[word])
        return 0

    def _set_letters(self, word: str, number: bytes | None) -> None:
        """Take up how the letters to come are written."""
        if word == "uc":
            self._state.after = min(max(int(number or 1), 0), 9)
        elif word == "ansicpg" and number:
            self.codec = self._state.codec = _known(f"cp{int(number)}", self.codec)
        elif word == "f" and number:
            self._state.codec = self._fonts.get(int(number), self.codec)

    def _paragraph(self, word: str, number: bytes | None) -> None:
        """End a paragraph, or take up what the next one is."""
        if self._state.skipped:
            return
        if word in SIGNS:
            self.parts.end_paragraph()
            self._say(SIGNS[word])
            self.parts.begin_paragraph()
        else:
            self.parts.set_level(int(number or 0) if word == "outlinelevel" else -1)

    def _link(self, word: str) -> None:
        """Take up where a field leads (`fldinst`), or begin its words (`fldrslt`)."""
        state = self._state
        if word == "fldinst":
            state.instructs = state.skipped = True
        elif word == "fldrslt" and not (state.skipped or state.links):
            state.links = True
            self.parts.begin_link()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._state.skipped = True
            return
        self._flush()
        self._say(SIGNS.get(sign.decode("latin-1"), ""))

    def _letter(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        elif not self._state.skipped:
            self._bytes.append(code)

    def _hear(self, words: bytes) -> None:
        cut = min(self._skip, len(words))
        self._skip -= cut
        if self._state.instructs:
            self.parts.instruct(words[cut : cut + LONGEST].decode("cp1252", "replace"))
        if not self._state.skipped:
            self._bytes += words[cut:]

    def _say(self, words: str) -> None:
        if not self._state.skipped:
            self._said.append(without_marks(words))

    def _flush(self) -> None:
        """Decode the bytes since the last control word, by the font that they are set in."""
        if self._bytes:
            self._said.append(without_marks(self._bytes.decode(self._state.codec, "replace")))
            self._bytes.clear()


def _fonts(data: bytes) -> dict[int, str]:
    """Return the codec of each font that says its charset; most files say it in the font table."""
    at = data.find(b"\\fonttbl", 0, _HEAD)
    if at < 0:
        return {}
    codecs_of = {
        int(font): CHARSETS[int(charset)]
        for font, charset in _FONT.findall(data[at : at + _HEAD])
        if int(charset) in CHARSETS
    }
    return {font: codec for font, codec in codecs_of.items() if _known(codec, "") == codec}


def _known(codec: str, otherwise: str) -> str:
    try:
        codecs.lookup(codec)
    except LookupError:
        return otherwise
    return codec


RTF = Format(_MEDIA_TYPE, is_rtf, read_rtf)
