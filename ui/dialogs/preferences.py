"""What the analyst sets once: looks, name, keys. Everything applies at once; nothing to confirm."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.keys import KeysPage
from ui.theme import SCALES, Theme
from ui.widgets.controls import Button, Field, NumberField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_MODES = {"light": "Light", "dark": "Dark", "system": "As the system"}


class PreferencesDialog(QDialog):
    """Show two pages: general, and keys (the page of all shortcuts)."""

    def __init__(self, window: "MainWindow", page: str = "general") -> None:
        super().__init__(window)
        self.setObjectName("preferences")
        self.setWindowTitle("Preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = window.context.theme
        self.resize(theme.px(680), theme.px(560))
        self.pages = QTabWidget()
        self.pages.setObjectName("preferences.pages")
        self.pages.addTab(GeneralPage(window), "General")
        self.keys = KeysPage(theme, window.actions_, window.settings)
        self.pages.addTab(self.keys, "Keys")
        self.pages.setCurrentIndex(1 if page == "keys" else 0)
        close = Button("Close", "preferences.close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 16)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)


class GeneralPage(QWidget):
    """Set theme, text size and name."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        theme = window.context.theme
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setVerticalSpacing(16)
        form.setHorizontalSpacing(24)
        form.addRow("Theme", self._theme_choice(theme))
        form.addRow("Panel text", self._scale_field(theme))
        form.addRow("Your name", self._name_field())
        hint = PlainLabel("Changes are signed with this name in the history.", "small")
        form.addRow("", hint)

    def _theme_choice(self, theme: Theme) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self._modes = QButtonGroup(row)
        for mode, words in _MODES.items():
            choice = QRadioButton(words)
            choice.setObjectName(f"preferences.theme_{mode}")
            choice.setChecked(theme.mode == mode)
            choice.clicked.connect(self._window.actions_.action(f"view.theme_{mode}").trigger)
            self._modes.addButton(choice)
            line.addWidget(choice)
        line.addStretch()
        return row

    def _scale_field(self, theme: Theme) -> NumberField:
        field = NumberField("preferences.scale", "Size of panel text, in per cent")
        field.setRange(SCALES.start, SCALES.stop - 1)
        field.setSingleStep(SCALES.step)
        field.setSuffix(" %")
        field.setValue(theme.scale)
        field.setMaximumWidth(120)
        field.setKeyboardTracking(False)
        field.valueChanged.connect(theme.set_scale)
        return field

    def _name_field(self) -> Field:
        window = self._window
        field = Field("preferences.analyst", "Your name", window.context.session.desk.who)
        field.setText(window.settings.analyst)

        def rename() -> None:
            name = " ".join(field.text().split())
            window.settings.analyst = name
            window.context.session.desk.who = name or field.placeholderText()

        field.editingFinished.connect(rename)
        return field
