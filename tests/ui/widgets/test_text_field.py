"""A field of plain text is never lower than its lines, however little room there is."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.fields import TextField


def test_a_field_keeps_its_lines_where_room_is_short_and_in_another_theme(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme("light")
    theme.dress(application)
    around = QWidget()
    qtbot.addWidget(around)
    field = TextField("field", "Field", many_lines=True, boxed=True)
    rest = QWidget()
    rest.setMinimumHeight(200)
    column = QVBoxLayout(around)
    column.addWidget(field)
    column.addWidget(rest)
    around.show()
    field.setPlainText("one\ntwo\nthree")
    around.resize(200, 210)
    line = field.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: field.height() >= 3 * line)
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: field.minimumHeight() == field.height() >= 3 * line)
