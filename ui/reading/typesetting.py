"""Set a stored text as a Qt document: line height, paragraph spacing, headings, lists, quotes.

The document is built before any view lays it out: measured, 1 MB takes 17 ms this way and 250 ms
once a layout listens. So a change of size or theme builds it anew rather than reformatting it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from ui.theme import Theme
from workbench.model.documents import Piece
from workbench.text.offsets import Positions
from workbench.text.speakers import speaker_labels

#: of a text longer than this only the head is set for the first screen, and the rest when idle
LONG, HEAD = 1_500_000, 300_000
#: size of the reading face at 100 %, in pixels of the design
SIZE = 16.0
#: distance of lines, in sizes of the face
LEADING = 1.62
#: characters of a full line; 60 to 75 are read with least effort
MEASURE = 68
_WORDS = {"strong", "sign", "meta"}
_HEADINGS = {"h1": 1.45, "h2": 1.25, "h3": 1.1, "h4": 1.0, "h5": 1.0, "h6": 1.0}


def head_of(text: str) -> int:
    """Return how much of a text to set for its first screen: all, or a long text's head."""
    if len(text) <= LONG:
        return len(text)
    cut = text.rfind("\n", 0, HEAD)
    return cut if cut > 0 else HEAD


@dataclass(frozen=True)
class Face:
    """Hold the sizes that a document is set in, in pixels."""

    font: QFont
    pitch: int
    gap: int
    measure: int


def face(theme: Theme, zoom: float) -> Face:
    """Return the reading face at a zoom, 1 being the theme's own size."""
    font = theme.reading_font(SIZE * zoom)
    size = font.pixelSize()
    measure = round(QFontMetricsF(font).averageCharWidth() * MEASURE)
    return Face(font, round(size * LEADING), round(size * 0.7), measure)


def shown_text(positions: Positions) -> str:
    """Return the text with one character for each that Qt would swallow or turn into two."""
    shown = positions.shown
    for swallowed, instead in (("\r\n", " \n"), ("\ufdd0", " "), ("\ufdd1", " ")):
        if swallowed in shown:
            shown = shown.replace(swallowed, instead)
    return shown


class Setter:
    """Build one Qt document from a text and its parts."""

    def __init__(self, parent: QObject, look: Face, theme: Theme) -> None:
        self._look = look
        self._theme = theme
        self.document = QTextDocument(parent)
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(look.font)
        self.document.setDocumentMargin(0)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)

    def set(self, positions: Positions, pieces: tuple[Piece, ...], head: int) -> QTextDocument:
        """Put the text in up to the stored offset `head`, blank lines low, then dress its parts."""
        text = shown_text(positions)
        if head < positions.length:
            text = text[: head + bisect_right(positions.breaks, head)]
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        blank_apart = text.count("\n\n") * 3 >= text.count("\n") > 0
        cursor.setBlockFormat(self._line(self._look.pitch, 0 if blank_apart else self._look.gap))
        cursor.insertText(text)
        self._lower_blank_lines(cursor, text, wide=_wide(positions))
        for piece in pieces:
            if piece.end <= head:
                self._dress(cursor, piece, positions)
        self._embolden_speakers(cursor, text, positions)
        cursor.endEditBlock()
        return self.document

    @staticmethod
    def _embolden_speakers(cursor: QTextCursor, text: str, positions: Positions) -> None:
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        if positions.breaks:  # offsets of the shown text are not those of the stored one
            return
        for start, end in speaker_labels(text):
            cursor.setPosition(positions.to_shown(start))
            cursor.setPosition(positions.to_shown(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(bold)

    def _lower_blank_lines(self, cursor: QTextCursor, text: str, wide: bool) -> None:
        low = self._line(self._look.gap, 0)
        for at in self._blank_blocks() if wide else _blank_lines(text):
            cursor.setPosition(at)
            cursor.setBlockFormat(low)

    def _blank_blocks(self) -> Iterator[int]:
        block = self.document.begin()
        while block.isValid():
            if block.length() == 1:
                yield block.position()
            block = block.next()

    @staticmethod
    def _line(pitch: int, below: int) -> QTextBlockFormat:
        form = QTextBlockFormat()
        # a fixed pitch keeps the rhythm when a line holds another script or an emoji
        form.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setBottomMargin(below)
        return form

    def _dress(self, cursor: QTextCursor, piece: Piece, positions: Positions) -> None:
        block, char = self._formats(piece.kind)
        if block is None and char.isEmpty():
            return
        cursor.setPosition(positions.to_shown(piece.start))
        # the end of a part may stand behind its line break, and would dress the next line too
        end = max(positions.to_shown(piece.end - 1), cursor.position())
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if not cursor.atBlockEnd():
            cursor.movePosition(
                QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
            )
        if block is not None:
            cursor.mergeBlockFormat(block)
        cursor.mergeCharFormat(char)

    def _formats(self, kind: str) -> tuple[QTextBlockFormat | None, QTextCharFormat]:
        char = QTextCharFormat()
        if kind in _HEADINGS:
            return self._heading(_HEADINGS[kind], char), char
        if kind in _WORDS:
            self._word(kind, char)
            return None, char
        block = QTextBlockFormat()
        if kind == "li":
            block.setLeftMargin(self._look.pitch)
        elif kind in ("quote", "furniture"):
            block.setLeftMargin(self._look.pitch * 0.7)
            char.setForeground(self._theme.role("muted"))
        elif kind == "pre":
            char.setFontFamilies(["DejaVu Sans Mono", "monospace"])
        else:
            return None, char
        return block, char

    def _word(self, kind: str, char: QTextCharFormat) -> None:
        if kind == "strong":
            char.setFontWeight(QFont.Weight.Bold.value)
        else:
            char.setForeground(self._theme.role("muted" if kind == "meta" else "faint"))

    def _heading(self, grown: float, char: QTextCharFormat) -> QTextBlockFormat:
        font = QFont(self._look.font)
        font.setPixelSize(round(font.pixelSize() * grown))
        font.setWeight(QFont.Weight.Bold)
        char.setFont(font)
        block = QTextBlockFormat()
        pitch = round(self._look.pitch * (1 + (grown - 1) * 0.8))
        block.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return block


def _wide(positions: Positions) -> bool:
    """Say whether the text has letters that Qt counts twice, so that offsets are not positions."""
    return positions.to_shown(positions.length) > positions.length + len(positions.breaks)


def _blank_lines(text: str) -> Iterator[int]:
    at = text.find("\n\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n\n", at + 1)
