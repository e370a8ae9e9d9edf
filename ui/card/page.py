"""Set a card's sheet as a text document, the same for the screen, for paper and for PDF.

Foreign words enter as plain text through the cursor, never as markup.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from ui.card.drawing import Drawings
from ui.card.look import Look
from ui.widgets.drawing import isolated, one_line
from workbench.cards import Entry, Section, Sheet

#: the width of a digit, of a bar, and of what parts them, in pixels at 100 %
_DIGIT, _DRAWN, _GAP = 7, 74, 8


class Page:
    """Write parts of a sheet into a document, one after another, inside `with`.

    The document lays itself out once, at the end.
    """

    def __init__(self, document: QTextDocument, look: Look, links: bool) -> None:
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.font())
        self._look, self._links = look, links
        self._cursor = QTextCursor(document)
        self._drawings = Drawings(look, document)
        self._begun = False
        self._forms: dict[tuple[float, bool, str, bool], QTextCharFormat] = {}

    def __enter__(self) -> "Page":
        self._cursor.beginEditBlock()
        return self

    def __exit__(self, *_failed: object) -> None:
        self._cursor.endEditBlock()

    def head(self, sheet: Sheet) -> None:
        """Write the name, what is said of it, and the facts."""
        self._line(below=2, foreign=True)
        self._say(sheet.title, self._form(20, bold=True))
        self._line(below=8)
        self._say(self._parts(sheet.under), self._form(role="muted"))
        for label, words in sheet.facts:
            self._line(below=1)
            self._say(f"{label}  ", self._form(role="muted"))
            self._say(words, self._form(bold=True))

    def sections(self, sections: Iterable[Section]) -> None:
        """Write sections, each with its heading."""
        for section in sections:
            self._line(above=16, below=4)
            self._say(section.title, self._form(14, bold=True))
            if section.note:
                self._line(below=4)
                self._say(section.note, self._form(12, role="muted"))
            if section.picture:
                self._line(below=4)
                self._drawings.put(self._cursor, section.picture)
            if any(one.count for one in section.entries):
                self._counts(section)
            else:
                for entry in section.entries:
                    self._entry(entry)
            self._rest(section)

    def foot(self, words: str) -> None:
        """Write the last line."""
        self._line(above=24)
        self._say(words, self._form(11, role="muted"))

    def _rest(self, section: Section) -> None:
        """Lead to the entries that are not listed, or say how many there are."""
        listed = ("relation",) if section.key == "relations" else ("line", "quote")
        every = sum(one.kind in listed for one in section.entries) + section.left_out
        if self._links and section.address and every:
            self._line(above=2)
            self._say(f"Show all {every:,} side by side", self._form(12), section.address)
        elif self._links and section.left_out:
            self._line(above=2)
            self._say(f"Show all {every:,}", self._form(12), f"all:{section.key}")
        elif section.left_out:
            self._line(above=2)
            self._say(f"{section.left_out:,} more not listed.", self._form(12, role="muted"))

    def _counts(self, section: Section) -> None:
        """Write lines that begin with their number and its bar; words go on under themselves.

        No table: a page of paper would part the cells of its rows.
        """
        number = max(len(one.count) for one in section.entries) * _DIGIT + 4
        words = number + _GAP + _DRAWN
        for one in section.entries:
            form = self._line(below=3)
            form.setLeftMargin(self._look.across(words))
            form.setTextIndent(self._look.across(-words))
            form.setTabPositions(
                [self._tab(number, right=True), self._tab(number + _GAP), self._tab(words)]
            )
            self._cursor.setBlockFormat(form)
            self._say(f"\t{one.count}\t", self._form(12))
            if one.picture:
                self._drawings.put(self._cursor, one.picture)
            self._say("\t", self._form(12))
            self._words(one)

    def _tab(self, at: float, right: bool = False) -> QTextOption.Tab:
        kind = QTextOption.TabType.RightTab if right else QTextOption.TabType.LeftTab
        return QTextOption.Tab(self._look.px(at), kind)

    def _entry(self, one: Entry) -> None:
        if one.kind == "quote":
            self._quote(one)
        elif one.kind == "relation":
            self._line(above=8, below=1)
            self._words(one)
        elif one.kind == "note":
            self._line(below=3, foreign=True)
            self._say(one.words, self._form(12))
        else:
            self._line(below=1)
            self._words(one)

    def _words(self, one: Entry) -> None:
        bold = one.kind == "relation"
        self._say(isolated(one_line(one.words)), self._form(bold=bold), one.address)
        if one.other:
            self._say(" ", self._form())
            self._say(isolated(one_line(one.other)), self._form(bold=bold), one.other_address)
        if one.mark:
            self._say(f"  {one.mark}", self._form(12, bold=True, role="danger"))
        if one.detail:
            self._say(f"  {self._parts(one.detail)}", self._form(12, role="muted"))

    def _quote(self, one: Entry) -> None:
        self._line(above=4, indent=12, foreign=True)
        self._say(one_line(one.words), self._form(14, reading=True))
        self._line(below=4, indent=12)
        first, _, rest = one.detail.partition(" · ")
        source, _, rest = rest.partition(" · ")
        self._say(f"{first} · ", self._form(12, role="muted"))
        self._say(isolated(source), self._form(12, role="muted"), one.address)
        self._say(f" · {self._parts(rest)}" if rest else "", self._form(12, role="muted"))
        if not self._links:
            self._line(below=6, indent=12)
            self._say(isolated(*one.citation.split(", ")).replace(" · ", ", "),
                      self._form(12, role="muted"))  # fmt: skip

    def _parts(self, words: str) -> str:
        return isolated(*words.split(" · "))

    def _line(
        self, above: float = 0, below: float = 0, indent: float = 0, foreign: bool = False
    ) -> QTextBlockFormat:
        """Begin a line; the first one of a document is there already.

        A `foreign` one runs as its words do, all others from the left.
        """
        form = QTextBlockFormat()
        form.setTopMargin(self._look.px(above))
        form.setBottomMargin(self._look.px(below))
        form.setLeftMargin(self._look.across(indent))
        form.setRightMargin(self._look.across(indent))
        form.setLineHeight(
            self._look.px(4), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value
        )
        if not foreign:
            form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if self._begun:
            self._cursor.insertBlock(form, QTextCharFormat())
        else:
            self._cursor.setBlockFormat(form)
        self._begun = True
        return form

    def _say(self, words: str, form: QTextCharFormat, address: str = "") -> None:
        if address and self._links:
            form.setAnchor(True)
            form.setAnchorHref(address)
            form.setFontUnderline(True)
            form.setUnderlineColor(self._look.colours["faint"])
            form.setForeground(self._look.colours["accent"])
        self._cursor.insertText(words, form)

    def _form(
        self, size: float = 13, bold: bool = False, role: str = "text", reading: bool = False
    ) -> QTextCharFormat:
        """Return a form of its own; a font takes long to make, so each is made once."""
        key = (size, bold, role, reading)
        if key not in self._forms:
            form = self._forms[key] = QTextCharFormat()
            form.setFont(self._look.font(size, bold, reading))
            form.setForeground(self._look.colours[role])
        return QTextCharFormat(self._forms[key])
