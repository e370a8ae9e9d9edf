"""One spelling of an actor's name: what sort it is, how its case counts, when it held."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from ui.context import Context
from ui.inspector.doubt import DoubtNote
from ui.widgets.chooser import show_inside
from ui.widgets.fields import ChoiceField, TextField, row_label
from workbench.commands.aliases import EditAlias
from workbench.model.actors import ALIAS_CASES, ALIAS_KINDS, Alias
from workbench.model.dates import shown


class SpellingCard(QFrame):
    """Edit a spelling in a small popup; each field keeps what is written on Enter or on leaving."""

    def __init__(self, context: Context, alias: Alias, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._context, self._alias = context, alias
        self.setObjectName("spelling")
        self.setAccessibleName(f"Spelling “{alias.text}”")
        self.setProperty("kind", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(6)
        self.note = DoubtNote(context, "Use")
        self.note.passed.connect(lambda text: self._keep("text", text))
        self.note.weighed.connect(self.adjustSize)
        self.text = self._line("text", "Spelling", alias.text)
        self._form.addRow(self.note)
        self.kind = self._choice("kind", "Kind", ALIAS_KINDS, alias.kind)
        self.case = self._choice("case", "Case", ALIAS_CASES, alias.case)
        self.since = self._line("since", "Since", shown(alias.since), "such as Jan 2020")
        self.until = self._line("until", "Until", shown(alias.until), "when it held no longer")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(self._form)
        self.setMinimumWidth(context.theme.px(300))

    def ask(self, at: QPoint) -> None:
        """Show below a point of the screen, held inside it."""
        show_inside(self, at)
        self.kind.setFocus(Qt.FocusReason.PopupFocusReason)

    def _line(self, field: str, told: str, value: str, hint: str = "") -> TextField:
        line = TextField(f"spelling_{field}", told, boxed=True).hint(hint)
        line.show_text(value)
        line.committed.connect(
            self.note.weigh if field == "text" else lambda text: self._keep(field, text)
        )
        self._form.addRow(row_label(told, line), line)
        return line

    def _choice(self, field: str, told: str, options: dict[str, str], value: str) -> ChoiceField:
        choice = ChoiceField(f"spelling_{field}", told, options.items())
        choice.show_key(value)
        choice.picked.connect(lambda key: self._keep(field, key))
        self._form.addRow(row_label(told, choice), choice)
        return choice

    def _keep(self, field: str, value: str) -> None:
        self.note.clear()
        self._context.run(EditAlias(self._alias.id, {field: value}), "spelling")

    def closeEvent(self, event: QCloseEvent) -> None:
        for line in (self.text, self.since, self.until):
            line.commit()
        if self.note.pending:
            kept = f"“{self._alias.text}” stays as it was: {self.note.words.text()}"
            self._context.told.emit(kept)
        self.note.stop()
        super().closeEvent(event)


def told(alias: Alias) -> str:
    """Return a spelling as its chip says it, with the time in which it held."""
    if alias.since and alias.until:
        return f"{alias.text} ({shown(alias.since)} – {shown(alias.until)})"
    if alias.since or alias.until:
        end = "since" if alias.since else "until"
        return f"{alias.text} ({end} {shown(alias.since or alias.until)})"
    return alias.text
