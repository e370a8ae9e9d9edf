"""Colours, fonts and sizes of the window: light, dark or the system's own, switched live."""

import json
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

THEMES = Path(__file__).parent.parent / "resources" / "themes"
MODES = ("light", "dark", "system")
SCALES = range(80, 201, 10)


class Theme(QObject):
    """Give every view its colours and fonts, and say when they change.

    `mode` is light, dark or system; `scale` is the text size in per cent, 80–200.
    """

    changed = Signal()

    def __init__(self, mode: str = "system", scale: int = 100) -> None:
        super().__init__()
        self.mode = mode
        self.scale = scale
        self._load()

    @property
    def dark(self) -> bool:
        """Say whether the colours now shown are the dark ones."""
        if self.mode == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            return bool(scheme == Qt.ColorScheme.Dark)
        return self.mode == "dark"

    def set_mode(self, mode: str) -> None:
        """Switch to light, dark or system."""
        self.mode = mode
        self._load()
        self.changed.emit()

    def set_scale(self, scale: int) -> None:
        """Set the text size, in per cent, held between 80 and 200."""
        self.scale = min(max(scale, SCALES.start), SCALES.stop - 1)
        self.changed.emit()

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
        font = QFont(["Inter", "DejaVu Sans"])
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def reading_font(self, size: float = 19) -> QFont:
        """Return the font of documents and quotes, `size` in pixels at 100 %."""
        font = QFont(["Noto Serif", "Noto Naskh Arabic", "DejaVu Serif"])
        font.setPixelSize(max(1, self.px(size)))
        return font

    def _load(self) -> None:
        name = "dark" if self.dark else "light"
        told = json.loads((THEMES / f"{name}.json").read_text("utf-8"))
        self._roles: dict[str, str] = told["roles"]
        self._swatches: dict[str, dict[str, str]] = told["swatches"]
