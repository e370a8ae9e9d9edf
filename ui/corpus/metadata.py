"""Edit what is known of one document or many: only what was touched is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.widgets.fields import ChoiceField, TextField, row_label
from ui.widgets.labels import wrapped
from workbench.commands.documents import EditDocuments
from workbench.errors import Refusal
from workbench.model.dates import parse_date, precision, shown
from workbench.model.documents import Document
from workbench.model.grades import INFORMATION_GRADES, READING_STATUSES, SOURCE_GRADES

_TEXTS = (
    ("title", "Title", "Untitled"),
    ("author", "Author", "Who wrote it"),
    ("outlet", "Outlet", "Who published it"),
    ("url", "URL", "Where it was found"),
    ("published", "Published", "2020, Jan 2020 or 3 Jan 2020"),
    ("language", "Language", "Such as en or fa"),
)
_PRECISIONS = {"year": "Known to the year", "month": "Known to the month", "day": ""}


def graded(words: dict[str, str], none: str = "Not graded") -> list[tuple[str, str]]:
    """Return the choices of a grade, with its words, and none."""
    return [("", none), *((key, f"{key} · {said}") for key, said in words.items())]


_CHOICES = (
    ("source_grade", "Source", graded(SOURCE_GRADES)),
    ("information_grade", "Information", graded(INFORMATION_GRADES)),
    ("status", "Reading", list(READING_STATUSES.items())),
)


class MetadataEditor(QWidget):
    """Show the metadata of documents in fields; differing values show as “(several)”.

    With `live`, each field writes as it is committed; else `touched_fields` is for a Save button.
    """

    written = Signal()

    def __init__(self, context: Context, live: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._live = live
        self._ids: tuple[int, ...] = ()
        self.texts: dict[str, TextField] = {}
        self.choices: dict[str, ChoiceField] = {}
        self.precision = wrapped("", "muted")
        self.error = wrapped("", "wrong")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._build(form)

    def _build(self, form: QFormLayout) -> None:
        for name, told, hint in _TEXTS:
            self._text(form, name, told, hint, many_lines=False)
            if name == "published":
                form.addRow("", self.precision)
                form.addRow("", self.error)
        for name, told, options in _CHOICES:
            choice = ChoiceField(f"metadata_{name}", told, options)
            choice.setProperty("kind", "" if self._live else "field")
            choice.picked.connect(lambda key, name=name: self._commit(name, key))
            self.choices[name] = choice
            form.addRow(row_label(told, choice), choice)
        self._text(form, "note", "Note", "What to remember of it", many_lines=True)
        self.precision.hide()
        self.error.hide()

    def _text(self, form: QFormLayout, name: str, told: str, hint: str, many_lines: bool) -> None:
        field = TextField(f"metadata_{name}", told, many_lines, not self._live).hint(hint)
        field.committed.connect(lambda text, name=name: self._commit(name, text))
        self.texts[name] = field
        form.addRow(row_label(told, field), field)

    def show_documents(self, document_ids: Sequence[int]) -> None:
        """Show these documents; raises Refusal when one is gone."""
        documents = [self._context.store.documents.get(one) for one in document_ids]
        self._ids = tuple(document_ids)
        self.error.hide()
        for name, field in self.texts.items():
            value, several = _common(documents, name)
            field.show_text(shown(value) if name == "published" else value, several)
        for name, choice in self.choices.items():
            choice.show_key(*_common(documents, name))
        self._tell_precision(_common(documents, "published")[0])

    def touched_fields(self) -> dict[str, str]:
        """Return the fields changed by hand; raises Refusal when the date is none."""
        fields = {name: field.text for name, field in self.texts.items() if field.touched}
        if "published" in fields:
            fields["published"] = parse_date(fields["published"])
        return fields | {name: one.key for name, one in self.choices.items() if one.touched}

    def tell(self, sentence: str) -> None:
        """Show what is wrong, in place."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _commit(self, name: str, value: str) -> None:
        self.tell("")
        try:
            if name == "published":
                self._tell_precision(value := parse_date(value))
        except Refusal as refusal:
            self.tell(str(refusal))
            return
        if self._live and self._ids:
            self._context.run(EditDocuments(self._ids, {name: value}), origin="metadata")
            self.written.emit()

    def _tell_precision(self, stored: str) -> None:
        said = _PRECISIONS.get(precision(stored), "") if stored else ""
        self.precision.setText(said)
        self.precision.setVisible(bool(said))


def _common(documents: Sequence[Document], name: str) -> tuple[str, bool]:
    values = {str(getattr(document, name)) for document in documents}
    return (values.pop(), False) if len(values) == 1 else ("", len(values) > 1)


class MetadataDialog(QDialog):
    """Edit the metadata of one document or many with Save; nothing is written before."""

    def __init__(
        self, context: Context, document_ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("metadata_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(document_ids)
        self.setWindowTitle("Edit document" if count == 1 else f"Edit {count} documents")
        self._context, self._ids = context, tuple(document_ids)
        self.editor = MetadataEditor(context, live=False)
        self.editor.show_documents(document_ids)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setProperty("kind", "primary")
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.editor)
        lay = QVBoxLayout(self)
        if count > 1:
            lay.addWidget(wrapped("Only what you change here is written to all.", "muted"))
        lay.addWidget(area)
        lay.addWidget(self.buttons)
        self.resize(context.theme.px(460), context.theme.px(460))

    def save(self) -> None:
        """Write what was touched, as one step that can be undone."""
        try:
            fields = self.editor.touched_fields()
        except Refusal as refusal:
            self.editor.tell(str(refusal))
            self.editor.texts["published"].setFocus()
            return
        if fields:
            self._context.run(EditDocuments(self._ids, fields))
        self.accept()
