"""What a card looks like: the theme's colours and fonts on the screen, black on white on paper."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from ui.fonts import PANEL_FAMILIES, READING_FAMILIES
from ui.theme import Theme

#: dots to the inch that sizes in pixels are meant for
_DOTS = 96
#: the roles of a page of paper
_PAPER = {
    "text": "#000000", "muted": "#444444", "line": "#bbbbbb", "accent": "#3d5f9e",
    "danger": "#8c1d18", "faint": "#888888",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """Hold colours by role and the sizes of type.

    `dots` is 0 on the screen; on paper it is how many of its dots make one of the design's pixels.
    """

    colours: dict[str, QColor]
    scale: float = 1.0
    dots: float = 0.0

    @classmethod
    def of(cls, theme: Theme) -> "Look":
        """Return the look of the window."""
        return cls({role: theme.role(role) for role in _PAPER}, theme.scale / 100)

    @classmethod
    def of_paper(cls, resolution: int) -> "Look":
        """Return the look of a printed page of so many dots to the inch."""
        colours = {role: QColor(name) for role, name in _PAPER.items()}
        return cls(colours, 1.0, resolution / _DOTS)

    def px(self, size: float) -> float:
        """Return a size of the design in the page's own pixels."""
        return size * self.scale

    def across(self, size: float) -> float:
        """Return a size as a layout takes it from side to side, which it does not scale itself."""
        return self.px(size) * (self.dots or 1.0)

    def font(self, size: float = 13, bold: bool = False, reading: bool = False) -> QFont:
        """Return a font; `size` is in pixels at 100 %, three quarters of it points on paper."""
        font = QFont(READING_FAMILIES if reading else PANEL_FAMILIES)
        if self.dots:
            font.setPointSizeF(size * 0.75)
        else:
            font.setPixelSize(max(1, round(self.px(size))))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
