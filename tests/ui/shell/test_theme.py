"""The colours can be told apart and read, and a switch reaches every window at once."""

import itertools

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication, QPushButton

from ui.fonts import load_fonts
from ui.icons import ICONS
from ui.theme import Theme

ON_WINDOW = ("text", "muted", "faint", "accent", "danger")
GROUNDS = ("window", "panel", "reading", "raised", "hover")


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def theme(request, qapp):
    return Theme(request.param)


@pytest.mark.parametrize(("ink", "ground"), list(itertools.product(ON_WINDOW, GROUNDS)))
def test_words_can_be_read_on_every_ground(theme, ink, ground):
    assert contrast(theme.role(ink), theme.role(ground)) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "selection"), ("muted", "selection"), ("accent", "selection"),
        ("text", "accent_soft"), ("muted", "accent_soft"), ("accent", "accent_soft"),
        ("accent_text", "accent"), ("accent_text", "accent_hover"),
        ("text", "find"), ("text", "find_current"), ("text", "notice"), ("muted", "ruler"),
    ],
)  # fmt: skip
def test_words_can_be_read_on_tints(theme, ink, ground):
    assert contrast(theme.role(ink), theme.role(ground)) >= 4.5


def test_text_can_be_read_over_every_highlight(theme):
    for swatch in theme.swatches:
        assert contrast(theme.role("text"), theme.fill(swatch)) >= 4.5, swatch


def test_marks_stand_out_from_the_page_the_ruler_and_every_highlight(theme):
    grounds = [theme.role(name) for name in ("reading", "panel", "ruler", "selection")]
    grounds += [theme.fill(swatch) for swatch in theme.swatches]
    for swatch, ground in itertools.product(theme.swatches, grounds):
        assert contrast(theme.line(swatch), ground) >= 3, (swatch, ground.name())


def test_a_focus_ring_stands_out(theme):
    for ground in GROUNDS:
        assert contrast(theme.role("accent"), theme.role(ground)) >= 3


def test_both_themes_know_the_same_roles_and_swatches(qapp):
    light, dark = Theme("light"), Theme("dark")
    assert light.swatches == dark.swatches
    assert light._roles.keys() == dark._roles.keys()


def test_the_stylesheet_leaves_no_token_unfilled(theme):
    sheet = theme.stylesheet()
    assert "@" not in sheet
    assert "dp" not in sheet.replace("drawBase", "")


def test_every_mark_the_stylesheet_shows_is_there(theme):
    names = {part.split(")")[0] for part in theme.stylesheet().split("url(")[1:]}
    assert names
    assert all((ICONS / "marks" / name.rsplit("/", 1)[1]).exists() for name in names)


def test_a_switch_reaches_the_application_live(qapp, qtbot):
    theme = Theme("light")
    theme.dress(QApplication.instance())
    button = QPushButton("Import")
    qtbot.addWidget(button)
    button.show()
    heard = []
    theme.changed.connect(lambda: heard.append(theme.dark))
    theme.set_mode("dark")
    assert heard == [True]
    assert qapp.palette().window().color() == theme.role("window")
    assert button.palette().buttonText().color() == theme.role("text")
    tall = button.sizeHint().height()
    theme.set_scale(200)
    assert button.sizeHint().height() >= 1.8 * tall
    assert qapp.font().pixelSize() == 26
    theme.set_scale(1000)
    assert theme.scale == 200
    qapp.setStyleSheet("")


def test_icons_take_the_theme_s_colour(theme):
    image = theme.icon("search", "accent").pixmap(16, 16).toImage()
    strong = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 240
    ]
    assert strong
    assert all(abs(c.hue() - theme.role("accent").hue()) < 6 for c in strong)


def test_the_bundled_faces_are_known_to_qt(qapp):
    families = set(load_fonts())
    assert {"Inter", "Noto Serif", "Noto Sans Arabic", "Noto Naskh Arabic"} <= families
    assert {"Inter", "Noto Serif"} <= set(QFontDatabase.families())
