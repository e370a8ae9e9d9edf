"""Read DOCX: the text as it stands with every tracked change accepted, its headings, lists, tables.

A stream over the parts that hold words. General libraries drop tracked insertions and content
controls without a word; here what is dropped is named: deletions, moved-away text, comments,
headers and footers, and the numbers that Word counts itself.
"""

from workbench.errors import Refusal
from workbench.importing.archive import Archive
from workbench.importing.flow import BLOCK, LINE, Flow, OpenPiece, in_order
from workbench.importing.markup import Given, parse
from workbench.importing.properties import language_code, office_author, office_title, properties
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.stated import PROPERTIES, Fact, first, stating, told_by_words
from workbench.importing.word_links import Links, targets_of
from workbench.importing.word_styles import Styles, read_styles

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_COMMENTS = "word/comments.xml"
#: what holds words that the finished document does not show
_UNSEEN = frozenset(("del", "moveFrom", "Fallback", "delText", "instrText"))
_NOTE = ("footnote", "endnote")
_LINKS = frozenset(("hyperlink", "fldSimple", "fldChar"))
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


def is_docx(source: Source) -> bool:
    """Say whether the bytes are an archive with a Word document in it."""
    return source.has_part(_BODY)


def read_docx(source: Source) -> ReadDocument:
    """Return the words in blocks with blank lines between, rows with tabs between cells.

    Notes follow at the end under the numbers that stand in the text. Raises Refusal when it is
    damaged, locked, a bomb, or holds no words.
    """
    archive = source.archive
    flow = Flow()
    styles = read_styles(archive)
    body = _Body(flow, styles, Links(flow, targets_of(archive, _BODY)))
    parse(archive.chunks(_BODY), body, source.name)
    for part, mark in zip(_NOTES, ("footnoteReference", "endnoteReference"), strict=True):
        if part in archive and mark in body.references:
            links = Links(flow, targets_of(archive, part))
            notes = _Body(flow, styles, links, body.references[mark])
            parse(archive.chunks(part), notes, source.name)
    text = flow.text.rstrip("\n")
    if not text.strip():
        raise Refusal(f"“{source.name}” holds no words; pictures of text can't be read.")
    core = properties(archive, "docProps/core.xml")
    pieces = in_order(flow.pieces, len(text))
    return stating(
        ReadDocument(text, pieces, media_type=_MEDIA_TYPE, doubts=_doubts(archive)),
        title=office_title(core.value("title"), text, flow.pieces),
        author=office_author(core.value("creator"), text),
        language=first(
            told_by_words(text), Fact(language_code(core.value("language")), PROPERTIES)
        ),
        made=Fact(core.date("created")),
    )


def _doubts(archive: Archive) -> tuple[str, ...]:
    if _COMMENTS not in archive:
        return ()
    counted = _Comments()
    parse(archive.chunks(_COMMENTS), counted, archive.name)
    if not counted.count:
        return ()
    comments = "1 comment" if counted.count == 1 else f"{counted.count:,} comments"
    return (f"Without the {comments} in its margin.",)


class _Comments:
    """Count the comments in the margin."""

    def __init__(self) -> None:
        self.count = 0

    def begin(self, tag: str, given: Given) -> None:
        self.count += tag == "comment"

    def end(self, tag: str) -> None:
        pass

    def hear(self, words: str) -> None:
        pass


class _Paragraph:
    """Stand for an open paragraph; text boxes hold paragraphs within one."""

    __slots__ = ("in_list", "listed", "merged", "pieces", "said", "style")

    def __init__(self) -> None:
        self.style = ""
        self.in_list = False
        self.listed = False
        self.merged = False
        self.said = False
        self.pieces: list[OpenPiece] = []


class _Body:
    """Walk a body or, given the numbers of its `notes` by their ids, a part of notes."""

    def __init__(
        self, flow: Flow, styles: Styles, links: Links, notes: dict[str, int] | None = None
    ) -> None:
        self.references: dict[str, dict[str, int]] = {}
        self._links = links
        self._instructs = False
        self._flow = flow
        self._styles = styles
        self._notes = notes
        self._unseen = 1 if notes is not None else 0
        self._paragraphs: list[_Paragraph] = []
        self._properties = 0
        self._hears = False
        self._runs_on = False
        self._cells = 0
        self._tables: list[OpenPiece] = []
        self._number = 0
        self._begins = {
            "p": self._begin_paragraph,
            "t": self._begin_words,
            "pPr": self._begin_properties,
            "pStyle": self._note_style,
            "numId": self._note_list,
            "tbl": self._begin_table,
            "tc": self._begin_cell,
            "sym": self._say_symbol,
            "footnoteReference": self._refer,
            "endnoteReference": self._refer,
            "footnote": self._begin_note,
            "endnote": self._begin_note,
        }
        self._ends = {
            "p": self._end_paragraph,
            "t": self._end_words,
            "pPr": self._end_properties,
            "tbl": self._end_table,
            "tc": self._end_cell,
            "tr": self._end_row,
            "footnote": self._end_note,
            "endnote": self._end_note,
        }

    def begin(self, tag: str, given: Given) -> None:
        """Open an element."""
        if tag in _UNSEEN:
            self._instructs = tag == "instrText" and not self._unseen
            if self._properties and tag == "del" and self._paragraphs:
                self._paragraphs[-1].merged = True
            self._unseen += 1
        elif self._unseen and tag not in _NOTE:
            return
        elif tag in _LINKS:
            self._links.begin(tag, given)
        elif heard := self._begins.get(tag):
            heard(tag, given)
        elif tag in _SIGNS and not self._properties:
            self._say(_SIGNS[tag])

    def end(self, tag: str) -> None:
        """Close an element."""
        if tag in _UNSEEN:
            self._unseen -= 1
            self._instructs = False
        elif self._unseen and tag not in _NOTE:
            return
        elif tag in _LINKS:
            self._links.end(tag)
        elif heard := self._ends.get(tag):
            heard()

    def hear(self, words: str) -> None:
        """Keep the words of runs, and no others."""
        if self._instructs:
            self._links.hear(words)
        elif self._hears:
            self._say(words)

    def _say(self, words: str) -> None:
        if self._unseen or not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if not paragraph.said:
            paragraph.said = True
            self._open_pieces(paragraph)
        self._flow.say_as_is(words)

    def _open_pieces(self, paragraph: _Paragraph) -> None:
        """Ask for the gap before a paragraph, and begin what it is."""
        style = self._styles[paragraph.style]
        in_list = not style.heading and (paragraph.in_list or style.in_list)
        paragraph.listed = in_list
        if not (in_list or self._cells or self._runs_on):
            self._flow.part(BLOCK)
        self._runs_on = False
        if self._number:
            self._flow.say_as_is(f"[{self._number}] ")
            self._number = 0
        kind = style.heading or ("li" if in_list else "quote" if style.quote else "")
        if kind and not self._cells:
            paragraph.pieces.append(self._flow.open_piece(kind))

    def _begin_paragraph(self, tag: str, given: Given) -> None:
        if self._paragraphs:
            self._flow.part(LINE)  # a text box within a paragraph
        self._paragraphs.append(_Paragraph())

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        for piece in paragraph.pieces:
            self._flow.close_piece(piece)
        self._runs_on = paragraph.merged
        if not paragraph.merged:
            self._flow.part(LINE if self._cells or paragraph.listed else BLOCK)

    def _begin_words(self, tag: str, given: Given) -> None:
        self._hears = True

    def _end_words(self) -> None:
        self._hears = False

    def _begin_properties(self, tag: str, given: Given) -> None:
        self._properties += 1

    def _end_properties(self) -> None:
        self._properties -= 1

    def _note_style(self, tag: str, given: Given) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = given.get("val", "")

    def _note_list(self, tag: str, given: Given) -> None:
        if self._paragraphs:
            self._paragraphs[-1].in_list = given.get("val") != "0"

    def _say_symbol(self, tag: str, given: Given) -> None:
        try:
            self._say(chr(int(given.get("char", ""), 16)))
        except (ValueError, OverflowError):
            self._say("\ufffd")

    def _begin_table(self, tag: str, given: Given) -> None:
        self._flow.part(LINE if self._cells else BLOCK)
        self._flow.row()
        self._tables.append(self._flow.open_piece("" if self._cells else "table"))

    def _end_table(self) -> None:
        self._flow.close_piece(self._tables.pop())
        self._flow.part(LINE if self._cells else BLOCK)

    def _begin_cell(self, tag: str, given: Given) -> None:
        self._cells += 1

    def _end_cell(self) -> None:
        self._cells -= 1
        self._flow.tab()

    def _end_row(self) -> None:
        self._flow.row()

    def _refer(self, tag: str, given: Given) -> None:
        """Put the number of a note where the text refers to it."""
        numbers = self.references.setdefault(tag, {})
        count = sum(map(len, self.references.values())) + 1
        number = numbers.setdefault(given.get("id", ""), count)
        self._say(f"[{number}]")

    def _begin_note(self, tag: str, given: Given) -> None:
        self._number = (self._notes or {}).get(given.get("id", ""), 0)
        self._unseen = 0 if self._number else 1
        self._flow.part(BLOCK)

    def _end_note(self) -> None:
        self._unseen = 1


DOCX = Format(_MEDIA_TYPE, is_docx, read_docx)
