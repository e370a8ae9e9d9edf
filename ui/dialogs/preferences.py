"""What the analyst sets once: looks, name, keys. Everything applies at once; nothing to confirm."""

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

from ui.actions import Actions
from ui.context import Context
from ui.dialogs.keys import KeysPage
from ui.theme import SCALES, Theme
from ui.user_settings import UserSettings
from ui.widgets.controls import Button, Field, NumberField
from ui.widgets.labels import PlainLabel

_MODES = {"light": "Light", "dark": "Dark", "system": "As the system"}


class PreferencesDialog(QDialog):
    """Show two pages: general, and keys (the page of all shortcuts)."""

    def __init__(
        self,
        context: Context,
        actions: Actions,
        settings: UserSettings,
        parent: QWidget,
        page: str = "general",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle("Preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = context.theme
        self.resize(theme.px(680), theme.px(560))
        self.pages = QTabWidget()
        self.pages.setObjectName("preferences.pages")
        self.pages.addTab(GeneralPage(context, actions, settings), "General")
        self.keys = KeysPage(theme, actions, settings)
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

    def __init__(self, context: Context, actions: Actions, settings: UserSettings) -> None:
        super().__init__()
        self._actions, self._settings = actions, settings
        self._desk = context.session.desk
        theme = context.theme
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
            choice.clicked.connect(self._actions.action(f"view.theme_{mode}").trigger)
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
        field = Field("preferences.analyst", "Your name", self._desk.who)
        field.setText(self._settings.analyst)

        def rename() -> None:
            name = " ".join(field.text().split())
            self._settings.analyst = name
            self._desk.who = name or field.placeholderText()

        field.editingFinished.connect(rename)
        return field
