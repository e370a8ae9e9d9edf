"""Draw what rows have in common: badges, swatches, and elided text of any script."""

import re

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.theme import Theme

_QUOTED = re.compile("“([^”]+)”")
_RIGHT_TO_LEFT, _FIRST_STRONG, _POP = "\u2067", "\u2068", "\u2069"


def isolated(*parts: str) -> str:
    """Join parts with a middle dot so that scripts of both directions keep their own order."""
    return " · ".join(f"{_FIRST_STRONG}{part}{_POP}" for part in parts if part)


def quoted_apart(text: str, most: int = 60) -> str:
    """Return a sentence whose quoted names keep their own direction, and are cut where too long."""

    def held(found: re.Match[str]) -> str:
        name = found[1] if len(found[1]) <= most else f"{found[1][: most - 1]}…"
        return f"“{_FIRST_STRONG}{name}{_POP}”"

    return _QUOTED.sub(held, text)


def one_line(text: str) -> str:
    """Return the text with every run of blank space as one space, for a row of a list."""
    return " ".join(text.split())


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return the text cut to a width, with the dots at its own end in either direction."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if shown == text or text.isascii() or not shown_right_to_left(text):
        return shown
    return f"{_RIGHT_TO_LEFT}{shown}{_POP}"


def draw_text(
    painter: QPainter,
    area: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    right: bool | None = None,
) -> int:
    """Draw one elided line; right-to-left text stands at the right. Returns its width in pixels."""
    metrics = QFontMetrics(font)
    shown = elided(metrics, text, area.width())
    at_right = text.isascii() is False and shown_right_to_left(text) if right is None else right
    painter.setFont(font)
    painter.setPen(colour)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    flags |= Qt.AlignmentFlag.AlignAbsolute
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, int(flags | side), shown)
    return metrics.horizontalAdvance(shown)


def shown_right_to_left(text: str) -> bool:
    """Say whether the first strong letter of the text is a right-to-left one."""
    for letter in text:
        if "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc":
            return True
        if letter.isalpha():
            return False
    return False


def draw_badge(painter: QPainter, theme: Theme, right: int, middle: int, text: str) -> int:
    """Draw a small outlined badge ending at `right`; returns the width it takes with its gap."""
    if not text:
        return 0
    font = theme.panel_font(11, bold=True)
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(text) + theme.px(12)
    height = metrics.height() + theme.px(3)
    box = QRectF(right - width + 0.5, middle - height / 2 + 0.5, width - 1, height - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.role("line")))
    painter.setBrush(theme.role("panel"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.role("muted"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
    return width + theme.px(8)


def draw_swatch(painter: QPainter, theme: Theme, swatch: str, box: QRectF) -> None:
    """Draw a code's colour as it fills text, with its strong colour as the edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.fill(swatch))
    painter.setPen(QPen(theme.line(swatch), max(1.0, box.width() / 8)))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()


def draw_box(painter: QPainter, theme: Theme, box: QRect, state: Qt.CheckState) -> None:
    """Draw a box to check, as the window's other boxes look."""
    checked = state != Qt.CheckState.Unchecked
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.role("accent" if checked else "faint")))
    painter.setBrush(theme.role("accent" if checked else "window"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if checked:
        name = "check" if state == Qt.CheckState.Checked else "remove"
        theme.icon(name, "accent_text", 12).paint(painter, box.adjusted(1, 1, -1, -1))
    painter.restore()


def draw_head(
    painter: QPainter, theme: Theme, area: QRect, label: str, count: int, folded: bool
) -> None:
    """Draw the heading of a group that folds: its sign, its label, and how many stand below."""
    size = theme.px(14)
    sign = QRect(area.left(), area.center().y() - size // 2, size, size)
    theme.icon("next" if folded else "down", "muted", 14).paint(painter, sign)
    inner = area.adjusted(size + theme.px(6), 0, 0, 0)
    width = draw_text(
        painter, inner, f"{count:,}", theme.panel_font(12), theme.role("muted"), right=True
    )
    inner.setRight(inner.right() - width - theme.px(8))
    bold = theme.panel_font(13, bold=True)
    draw_text(painter, inner, one_line(label), bold, theme.role("text"), right=False)
