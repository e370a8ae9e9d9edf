"""Words that have less room than they need are cut at their own end, and nothing lies on them."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.controls import Field
from ui.widgets.drawing import elided
from ui.widgets.flow import FlowLayout

ARABIC = "هل يأتي القرار من طهران أم من صنعاء؟ سؤال طويل"


def test_words_of_either_direction_are_cut_at_their_own_end(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    assert elided(metrics, "A quieter hand in Tehran", 60).endswith("…")
    cut = elided(metrics, ARABIC, 60)
    assert cut.startswith("\u2067") and cut.endswith("…\u2069")
    assert ARABIC.startswith(cut[1:-2].rstrip("\u200d"))  # Qt joins the last letter on


def test_words_that_fit_are_left_as_they_are(qtbot: QtBot) -> None:
    assert elided(QFontMetrics(QFont()), ARABIC, 2000) == ARABIC


def test_what_is_typed_ends_before_the_key_shown_in_the_field(qtbot: QtBot) -> None:
    field = Field("search", "Search", "Search the corpus", "Ctrl K")
    qtbot.addWidget(field)
    field.resize(200, 30)
    field.show()
    key = next(one for one in field.findChildren(QWidget) if one.property("kind") == "key")
    assert field.width() - field.textMargins().right() <= key.geometry().left()
    field.set_key("")
    assert field.textMargins().right() == 0


def test_what_stands_in_a_line_shares_its_middle(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place)
    low, high = QWidget(), QWidget()
    low.setFixedSize(40, 20)
    high.setFixedSize(40, 30)
    flow.addWidget(low)
    flow.addWidget(high)
    flow.setGeometry(QRect(0, 0, 300, 30))
    assert low.geometry().center().y() == high.geometry().center().y()
