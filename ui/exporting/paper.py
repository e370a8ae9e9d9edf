"""Set a report on the pages of a PDF file, a quote at a time, so that its length does not matter.

Foreign words are laid out as plain text. A quote stands with its heading and its citation on one
page, unless they take more than half of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QFile, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from ui.exporting.lines import Block, Kind, Setting
from workbench.exporting.report import SOURCES, Entry, Source
from workbench.exporting.scripts import LINES, MARK, reads_from_right
from workbench.model.tables import Group

_MUTED = "#5b667a"
_TITLE = Kind(20, bold=True, after=4)
_ABOUT = Kind(10, colour=_MUTED, after=10)
_HEADING = Kind(14, bold=True, before=22, after=2)
_UNDER = Kind(9, colour=_MUTED, after=2)
_QUOTE = Kind(11.5, reading=True, before=11, indent=12, bar=True)
_MORE = Kind(11.5, reading=True, indent=12, bar=True)
_SOURCE = Kind(8.5, colour=_MUTED, before=3, after=1, indent=12)
_DETAILS = Kind(8.5, after=1, indent=12)
_NOTE = Kind(9, indent=12, shaded=True)
_LISTED = Kind(9, after=4, hanging=22)
_END = Kind(8.5, colour=_MUTED, before=10)
_NUMBER = Kind(8.5, colour=_MUTED)
_BAR, _SHADE = QColor("#2f5fd0"), QColor("#f4f6fa")
#: millimetres around a page; points for the number at its foot, and of a bar
_MARGIN, _FOOT, _BAR_WIDTH = 22, 26, 1.8


class Paper:
    """Write what a report says on pages; `workbench.exporting.printed.Pages` says how.

    `outline` has the headings with their pages, `quoted` where the last quote stands.
    """

    def __init__(self, path: Path, title: str) -> None:
        """Begin a file; raises OSError when it can't be written."""
        self._application = QCoreApplication.instance() or _application()
        self._file = QFile(str(path))
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise OSError(self._file.errorString())
        self._writer = _writer(self._file, title)
        self._painter = QPainter(self._writer)
        self._point = self._writer.resolution() / 72
        self._width = float(self._writer.width())
        self._height = self._writer.height() - _FOOT * self._point
        self._setting = Setting(self._writer, self._point, self._width)
        self._page, self._y = 1, 0.0
        self._waiting: list[Block] = []
        self.outline: list[tuple[str, int]] = []
        self.quoted: list[tuple[int, float, float]] = []

    def begin(self, title: str, about: str) -> None:
        self._waiting.append(self._setting.block(_TITLE, title))
        if about:
            self._waiting.append(self._setting.block(_ABOUT, about))

    def group(self, group: Group) -> None:
        self._waiting.append(self._setting.block(_HEADING, group.title, outlined=group.title))
        if group.about:
            said = _together(group.about.split(" · "), " · ")
            self._waiting.append(self._setting.block(_UNDER, said, right=False))

    def entry(self, entry: Entry) -> None:
        lines = LINES.split(entry.row.quote)
        quoted = [
            self._setting.block(_MORE if at else _QUOTE, line) for at, line in enumerate(lines)
        ]
        under = self._under(entry)
        self._keep_together([*self._waiting, *quoted, *under])
        self._draw_waiting()
        self.quoted = []
        for block in quoted:
            self._draw(block, self.quoted)
        for block in under:
            self._draw(block)

    def sources(self, sources: Iterable[Source]) -> None:
        self._draw_waiting()
        self._waiting.append(self._setting.block(_HEADING, SOURCES, outlined=SOURCES))
        for one in sources:
            words = f"[{one.number}]  {_together(one.citation)}"
            said = self._setting.block(_LISTED, words, right=False)
            self._keep_together([*self._waiting, said])
            self._draw_waiting()
            self._draw(said)

    def end(self, said: str) -> None:
        self._draw_waiting()
        self._draw(self._setting.block(_END, said))

    def close(self, attached: Mapping[str, tuple[str, bytes]] | None = None) -> None:
        """End the file, with other files in it: their names, media types and contents.

        Raises OSError when it could not be written.
        """
        for name, (kind, content) in (attached or {}).items():
            self._writer.addFileAttachment(name, QByteArray(content), kind)
        self._foot()
        self._painter.end()
        self._file.close()
        if self._file.error() != QFile.FileError.NoError:
            raise OSError(self._file.errorString())

    def _under(self, entry: Entry) -> list[Block]:
        """Return what stands under a quote."""
        number = f"[{entry.source}]"
        cited = f"{_together(entry.citation)} {number}" if entry.citation else number
        blocks = [self._setting.block(_SOURCE, f"{cited}, {entry.place}", right=False)]
        if entry.details:
            said = _together([f"{label}: {words}" for label, words in entry.details], "    ")
            blocks.append(self._setting.block(_DETAILS, said, right=False))
        for at, line in enumerate(LINES.split(entry.note) if entry.note else ()):
            right = reads_from_right(line)
            blocks.append(self._setting.block(_NOTE, line if at else f"Note: {line}", right=right))
        return blocks

    def _keep_together(self, blocks: list[Block]) -> None:
        """Begin a page where these would not fit on this one, and take less than half of one."""
        high = sum(self._high(block) for block in blocks)
        if self._y + high > self._height and high < self._height / 2:
            self._turn()

    def _high(self, block: Block) -> float:
        return sum(block.heights) + (block.kind.before + block.kind.after) * self._point

    def _draw_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for block in waiting:
            page = self._draw(block)
            if block.outlined:
                self.outline.append((block.outlined, page))

    def _draw(self, block: Block, lines: list[tuple[int, float, float]] | None = None) -> int:
        """Draw a paragraph, on as many pages as it takes; returns the first of them.

        Where its lines stand is noted in `lines`.
        """
        first = 0
        self._y += block.kind.before * self._point if self._y else 0.0
        for number, high in enumerate(block.heights):
            if self._y + high > self._height and self._y:
                self._turn()
            first = first or self._page
            if lines is not None:
                lines.append((self._page, self._from_top(self._y), self._from_top(self._y + high)))
            self._beside(block, high)
            x = 0.0 if block.right else block.kind.indent * self._point
            block.draw(self._painter, number, x, self._y)
            self._y += high
        self._y += block.kind.after * self._point
        return first or self._page

    def _from_top(self, y: float) -> float:
        """Return how many points below the edge of the page something stands."""
        return round(_MARGIN / 25.4 * 72 + y / self._point, 1)

    def _beside(self, block: Block, high: float) -> None:
        """Draw the bar or the ground of a line."""
        indent = block.kind.indent * self._point
        if block.kind.shaded:
            left = 0.0 if block.right else indent
            area = QRectF(left - 2 * self._point, self._y, self._width - indent, high)
            self._painter.fillRect(area, _SHADE)
        if block.kind.bar:
            width = _BAR_WIDTH * self._point
            left = self._width - width if block.right else 0.0
            self._painter.fillRect(QRectF(left, self._y, width, high), _BAR)

    def _turn(self) -> None:
        """Go on to the next page."""
        self._foot()
        self._writer.newPage()
        self._page, self._y = self._page + 1, 0.0

    def _foot(self) -> None:
        number = self._setting.block(_NUMBER, str(self._page))
        middle = (self._width - number.lines[0].naturalTextWidth()) / 2
        number.draw(self._painter, 0, middle, self._writer.height() - number.heights[0])


def _together(parts: Sequence[str], between: str = ", ") -> str:
    """Return parts as one line from the left, each in its place whatever its script."""
    plain = all(part.isascii() for part in parts)  # the mark has another face, which is higher
    return (between if plain else f"{MARK}{between}").join(parts)


def _writer(file: QFile, title: str) -> QPdfWriter:
    writer = QPdfWriter(file)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("Sidelight")
    return writer


def _application() -> QCoreApplication:
    """Return an application for the fonts, where there is no window."""
    from ui.app import build_app

    return build_app()
