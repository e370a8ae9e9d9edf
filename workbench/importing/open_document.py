"""Read ODT, the text documents of LibreOffice: its words as it shows them, without what was deleted."""

from workbench.errors import Refusal
from workbench.importing.flow import BLOCK, LINE, Flow, OpenPiece, in_order
from workbench.importing.links import LINK, address_of
from workbench.importing.markup import Given, parse
from workbench.importing.properties import language_code, office_author, office_title, properties
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.stated import PROPERTIES, Fact, first, stating, told_by_words

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_BODY = "content.xml"
#: what holds words that the finished document does not show
_UNSEEN = frozenset(
    (
        "tracked-changes",
        "annotation",
        "forms",
        "sequence-decls",
        "automatic-styles",
        "font-face-decls",
    )
)
_MOST_SPACES = 1000


def is_odt(source: Source) -> bool:
    """Say whether the bytes are an archive with an OpenDocument text in it."""
    if not (source.has_part("mimetype") and source.has_part(_BODY)):
        return False
    return source.archive.read("mimetype").startswith(_MEDIA_TYPE.encode())


def read_odt(source: Source) -> ReadDocument:
    """Return the words in blocks with blank lines between, rows with tabs between cells.

    Notes follow at the end under their marks. Raises Refusal when it is damaged, locked, a bomb,
    or holds no words.
    """
    archive = source.archive
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refusal(f"“{source.name}” is encrypted; save it without a password and import that.")
    body = _Body()
    parse(archive.chunks(_BODY), body, source.name)
    text = body.whole()
    if not text.strip():
        raise Refusal(f"“{source.name}” holds no words; pictures of text can't be read.")
    meta = properties(archive, "meta.xml")
    pieces = in_order(body.flow.pieces, len(text))
    return stating(
        ReadDocument(text, pieces, media_type=_MEDIA_TYPE, doubts=body.doubts()),
        title=office_title(meta.value("title"), text, body.flow.pieces),
        author=office_author(meta.value("initial-creator", "creator"), text),
        language=first(
            told_by_words(text), Fact(language_code(meta.value("language")), PROPERTIES)
        ),
        made=Fact(meta.date("creation-date", "date")),
    )


class _Body:
    """Walk the content; notes are put aside and said at the end."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._unseen = 0
        self._comments = 0
        self._in_text = 0
        self._lists = 0
        self._cells = 0
        self._open: list[OpenPiece] = []
        self._links: list[OpenPiece] = []
        self._tables: list[OpenPiece] = []
        self._note: list[str] | None = None
        self._notes: list[str] = []
        self._mark = False

    def whole(self) -> str:
        """Return the text with the notes at its end."""
        for note in self._notes:
            self.flow.part(BLOCK)
            self.flow.say(note)
        return self.flow.text.rstrip("\n")

    def doubts(self) -> tuple[str, ...]:
        """Return a sentence on the comments that were left out."""
        if not self._comments:
            return ()
        counted = "1 comment" if self._comments == 1 else f"{self._comments:,} comments"
        return (f"Without the {counted} in its margin.",)

    def begin(self, tag: str, given: Given) -> None:
        """Open an element."""
        if tag in _UNSEEN:
            self._unseen += 1
            self._comments += tag == "annotation"
        elif not self._unseen and (heard := _BEGINS.get(tag)):
            heard(self, given)

    def end(self, tag: str) -> None:
        """Close an element."""
        if tag in _UNSEEN:
            self._unseen -= 1
        elif not self._unseen and (heard := _ENDS.get(tag)):
            heard(self)

    def hear(self, words: str) -> None:
        """Keep the words of paragraphs; blank space runs together, as the format wants it."""
        if self._unseen or not self._in_text:
            return
        if self._note is None:
            self.flow.say(words)
        elif self._mark:
            self._note.append(words)
            self.flow.say_as_is(f"[{words.strip()}]")
        else:
            self._note.append(words)

    def _say(self, words: str) -> None:
        if self._unseen or not self._in_text:
            return
        if self._note is None:
            self.flow.say_as_is(words)
        else:
            self._note.append(words)

    def _begin_paragraph(self, given: Given) -> None:
        self._begin_block("li" if self._lists else "")

    def _begin_heading(self, given: Given) -> None:
        level = given.get("outline-level", "1")
        self._begin_block(f"h{min(int(level), 6)}" if level.isdecimal() and int(level) else "h1")

    def _begin_block(self, kind: str) -> None:
        self._in_text += 1
        if self._note is not None:
            return
        if self._in_text > 1:
            self.flow.part(LINE)  # a text box within a paragraph
        elif not (self._cells or kind == "li"):
            self.flow.part(BLOCK)
        self._open.append(self.flow.open_piece("" if self._cells else kind))

    def _end_block(self) -> None:
        self._in_text -= 1
        if self._note is not None:
            self._note.append(" ")
            return
        piece = self._open.pop()
        self.flow.close_piece(piece)
        self.flow.part(LINE if self._cells or piece.kind == "li" else BLOCK)

    def _say_spaces(self, given: Given) -> None:
        count = given.get("c", "1")
        self._say(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))

    def _say_tab(self, given: Given) -> None:
        self._say("\t")

    def _say_line_end(self, given: Given) -> None:
        self._say("\n")

    def _begin_link(self, given: Given) -> None:
        said = address_of(given.get("href", ""))
        kind = LINK if said and self._note is None else ""
        self._links.append(self.flow.open_piece(kind, said))

    def _end_link(self) -> None:
        self.flow.close_piece(self._links.pop())

    def _begin_list(self, given: Given) -> None:
        if not self._lists and not self._cells:
            self.flow.part(BLOCK)
        self._lists += 1

    def _end_list(self) -> None:
        self._lists -= 1
        if not self._lists and not self._cells:
            self.flow.part(BLOCK)

    def _begin_table(self, given: Given) -> None:
        self.flow.part(LINE if self._cells else BLOCK)
        self.flow.row()
        self._tables.append(self.flow.open_piece("" if self._cells else "table"))

    def _end_table(self) -> None:
        self.flow.close_piece(self._tables.pop())
        self.flow.part(LINE if self._cells else BLOCK)

    def _begin_cell(self, given: Given) -> None:
        self._cells += 1

    def _end_cell(self) -> None:
        self._cells -= 1
        self.flow.tab()

    def _end_row(self) -> None:
        self.flow.row()

    def _begin_note(self, given: Given) -> None:
        self._note = []

    def _begin_mark(self, given: Given) -> None:
        self._mark = self._note is not None

    def _end_mark(self) -> None:
        if self._mark and self._note is not None:
            self._note[:] = [f"[{''.join(self._note).strip()}] "]
        self._mark = False

    def _end_note(self) -> None:
        if self._note is not None and not self._unseen:
            self._notes.append("".join(self._note))
        self._note = None


_BEGINS = {
    "p": _Body._begin_paragraph,
    "h": _Body._begin_heading,
    "s": _Body._say_spaces,
    "tab": _Body._say_tab,
    "line-break": _Body._say_line_end,
    "a": _Body._begin_link,
    "list": _Body._begin_list,
    "table": _Body._begin_table,
    "table-cell": _Body._begin_cell,
    "note": _Body._begin_note,
    "note-citation": _Body._begin_mark,
}
_ENDS = {
    "p": _Body._end_block,
    "h": _Body._end_block,
    "a": _Body._end_link,
    "list": _Body._end_list,
    "table": _Body._end_table,
    "table-cell": _Body._end_cell,
    "table-row": _Body._end_row,
    "note": _Body._end_note,
    "note-citation": _Body._end_mark,
}

ODT = Format(_MEDIA_TYPE, is_odt, read_odt)
