"""The window's one stylesheet and palette, made from the roles of a theme."""

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QColor, QPalette

from ui.icons import ICONS

TEMPLATE = Path(__file__).parent.parent / "resources" / "themes" / "window.qss"

_TOKEN = re.compile(r"@([a-z_]+)|(-?\d+)dp")
_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Button: "window",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}
_FAINT = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


@lru_cache
def _template() -> str:
    text = TEMPLATE.read_text("utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def stylesheet(roles: dict[str, str], dark: bool, scale: int) -> str:
    """Return the stylesheet with the roles' colours, its `dp` sizes at `scale` per cent."""
    words = roles | {
        "icons": (ICONS / "marks").as_posix(),
        "shade": "dark" if dark else "light",
    }

    def filled(token: re.Match[str]) -> str:
        name, size = token.groups()
        return words[name] if name else f"{round(int(size) * scale / 100)}px"

    return _TOKEN.sub(filled, _template())


def palette(roles: dict[str, str]) -> QPalette:
    """Return the palette for what the stylesheet does not reach."""
    result = QPalette()
    for role, name in _PALETTE.items():
        result.setColor(role, QColor(roles[name]))
    for role in _FAINT:
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(roles["faint"]))
    return result
