"""Colours, fonts and sizes of the window: light, dark or the system's own, switched live."""

import json
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from ui.fonts import PANEL_FAMILIES, READING_FAMILIES
from ui.icons import icon
from ui.stylesheet import palette, stylesheet

THEMES = Path(__file__).parent.parent / "resources" / "themes"
MODES = ("light", "dark", "system")
SCALES = range(80, 201, 10)


class Theme(QObject):
    """Give every view its colours and fonts, and say when they change.

    `mode` is light, dark or system; `scale` is the text size in per cent, 80–200. Once `dress`
    was called the application's palette, font and stylesheet follow.
    """

    changed = Signal()

    def __init__(self, mode: str = "system", scale: int = 100) -> None:
        super().__init__()
        self.mode = mode if mode in MODES else "system"
        self.scale = _held(scale)
        self._dressed: QApplication | None = None
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._load()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def dark(self) -> bool:
        """Say whether the colours now shown are the dark ones."""
        if self.mode == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            return bool(scheme == Qt.ColorScheme.Dark)
        return self.mode == "dark"

    def set_mode(self, mode: str) -> None:
        """Switch to light, dark or system."""
        if mode != self.mode:
            self.mode = mode
            self._renew()

    def set_scale(self, scale: int) -> None:
        """Set the text size, in per cent, held between 80 and 200."""
        self.scale = _held(scale)
        self._renew()

    def dress(self, application: QApplication) -> None:
        """Give the application palette, font and stylesheet, now and at every change."""
        self._dressed = application
        application.setStyle("Fusion")
        self._put_on(application)

    def role(self, name: str) -> QColor:
        """Return the colour of a role: window, text, muted, line, accent, selection…"""
        return QColor(self._roles[name])

    def line(self, swatch: str) -> QColor:
        """Return a swatch's strong colour: underlines, dots, stripes, edges."""
        return QColor(self._swatches.get(swatch, self._swatches["grey"])["line"])

    def fill(self, swatch: str) -> QColor:
        """Return a swatch's soft colour: highlights behind text."""
        return QColor(self._swatches.get(swatch, self._swatches["grey"])["fill"])

    @property
    def swatches(self) -> list[str]:
        """Return the names of the swatches that codes and types choose from."""
        return list(self._swatches)

    def px(self, size: float) -> int:
        """Return a size of the design scaled with the text, in pixels."""
        return round(size * self.scale / 100)

    def panel_font(self, size: float = 13, bold: bool = False) -> QFont:
        """Return the font of panels and controls, `size` in pixels at 100 %."""
        font = QFont(PANEL_FAMILIES)
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def heading_font(self, size: float = 11) -> QFont:
        """Return the font of small headings above groups: capitals, a little apart."""
        font = self.panel_font(size, bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 103)
        return font

    def reading_font(self, size: float = 19) -> QFont:
        """Return the font of documents and quotes, `size` in pixels at 100 %."""
        font = QFont(READING_FAMILIES)
        font.setPixelSize(max(1, self.px(size)))
        return font

    def icon(self, name: str, role: str = "text", size: int = 16) -> QIcon:
        """Return an icon of `resources/icons` in a role's colour; ask again after `changed`."""
        key = (name, role, self.px(size))
        if key not in self._icons:
            self._icons[key] = icon(name, self.role(role), self.role("faint"), self.px(size))
        return self._icons[key]

    def stylesheet(self) -> str:
        """Return the stylesheet of the whole application."""
        return stylesheet(self._roles, self.dark, self.scale)

    def _follow_system(self) -> None:
        if self.mode == "system":
            self._renew()

    def _renew(self) -> None:
        self._load()
        if self._dressed:
            self._put_on(self._dressed)
        self.changed.emit()

    def _put_on(self, application: QApplication) -> None:
        application.setPalette(palette(self._roles))
        application.setFont(self.panel_font())
        application.setStyleSheet(self.stylesheet())

    def _load(self) -> None:
        name = "dark" if self.dark else "light"
        told = json.loads((THEMES / f"{name}.json").read_text("utf-8"))
        self._roles: dict[str, str] = told["roles"]
        self._swatches: dict[str, dict[str, str]] = told["swatches"]
        self._icons.clear()


def _held(scale: int) -> int:
    return min(max(scale, SCALES.start), SCALES.stop - 1)
