"""Edit what documents of an outlet or of a folder are given where their files don't state it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QFormLayout, QLineEdit, QWidget
from shiboken6 import isValid

from ui.context import Context
from ui.corpus.metadata import graded
from ui.tagging.vocabulary import VocabularyDialog
from ui.widgets.choices import Entry
from ui.widgets.labels import wrapped
from workbench.commands.defaults import RemoveDefault, SetDefault, concerned
from workbench.errors import Refusal
from workbench.model.defaults import GIVEN, SCOPES, Default, folder_of
from workbench.model.documents import Document
from workbench.model.grades import INFORMATION_GRADES, SOURCE_GRADES, grade
from workbench.tasks import Progress

_NEW = Default()
_LACKING = {"outlet": "has no outlet", "folder": "came from no folder"}
#: what a new default takes over from the document that it is made beside
_TAKEN_OVER = ("outlet", "language", "source_grade")
_PAUSE = 200  # ms
ORIGIN = "defaults"


def ask_default(context: Context, parent: QWidget, scope: str, document: Document) -> None:
    """Ask what documents of this document's outlet or folder are given, or say why it can't be."""
    if not _name_of(scope, document):
        sentence = f"This document {_LACKING[scope]}, so there is no default to set."
        context.refuse(Refusal(sentence))
        return
    DefaultsDialog(context, parent).begin_for(scope, document)


def _name_of(scope: str, document: Document) -> str:
    return document.outlet if scope == "outlet" else folder_of(document.path)


class DefaultsDialog(VocabularyDialog):
    """List the defaults beside a form of the chosen one; each change is one undoable step."""

    noun = "default"
    topics = ("metadata_default",)
    invitation = "Choose an outlet or a folder and what its documents are given, then save it."

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._default = _NEW
        self._offers: dict[str, list[str]] = {}
        super().__init__(context, "Defaults of outlets and folders", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._count)
        for line in self._lines.values():
            line.textChanged.connect(lambda _text: self._soon.start())
        for combo in (self._scope, *self._grades.values()):
            combo.currentIndexChanged.connect(lambda _at: self._soon.start())
        self.resize(context.theme.px(760), context.theme.px(440))

    def make_form(self, form: QFormLayout) -> None:
        self._scope = self.combo("scope", "Of", SCOPES)
        self._scope.currentIndexChanged.connect(lambda _at: self._follow_scope())
        self._lines: dict[str, QLineEdit] = {
            name: self.line(name, title)
            for name, title in (
                ("name", "Name"),
                ("author", "Author"),
                ("outlet", "Outlet"),
                ("language", "Language"),
            )
        }
        self._grades: dict[str, QComboBox] = {
            "source_grade": self.combo("source_grade", "Source", dict(graded(SOURCE_GRADES))),
            "information_grade": self.combo(
                "information_grade", "Information", dict(graded(INFORMATION_GRADES))
            ),
        }
        self._also = QCheckBox("Also fill in documents already here", self)
        self._also.setObjectName("default_also")
        self._told = wrapped("", "muted")
        self._told.setObjectName("default_told")
        form.addRow("Of", self._scope)
        for name, line in self._lines.items():
            form.addRow("Name" if name == "name" else line.accessibleName(), line)
        for combo in self._grades.values():
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            form.addRow(combo.accessibleName(), combo)
        form.addRow("", self._also)
        form.addRow("", self._told)

    # what is listed

    def entries(self) -> Sequence[Entry]:
        known = self.context.store.defaults.find()
        ordered = sorted(known, key=lambda one: (one.scope, one.name.casefold()))
        return [Entry(one.id, one.name, _gives(one)) for one in ordered]

    def show_entry(self, entry_id: int) -> None:
        self._default = self.context.store.defaults.get(entry_id) if entry_id else _NEW
        self._fill(self._default)

    def begin_for(self, scope: str, document: Document) -> None:
        """Show the default of a document's outlet or folder, or a new one with what it has."""
        name = _name_of(scope, document)
        known = self.context.store.defaults.find(scope=scope, name=name)
        if known:
            self.begin(known[0].id)
            return
        self.begin()
        self._new()
        values: dict[str, Any] = {
            field: getattr(document, field) for field in _TAKEN_OVER if field != scope
        }
        self._fill(Default(scope=scope, name=name, **values))
        self._lines["author"].setFocus()

    def _fill(self, default: Default) -> None:
        self._scope.setCurrentIndex(self._scope.findData(default.scope))
        for name, line in self._lines.items():
            line.setText(str(getattr(default, name)))
        for name, combo in self._grades.items():
            combo.setCurrentIndex(combo.findData(getattr(default, name)))
        for widget in (self._scope, self._lines["name"]):
            widget.setEnabled(not default.id)
        self._also.setChecked(False)
        self._follow_scope()

    def _follow_scope(self) -> None:
        """Offer what there is of outlets or folders; an outlet is not given another outlet."""
        scope = str(self._scope.currentData())
        self._lines["outlet"].setEnabled(scope == "folder")
        offers = {"name": self._known(scope), "language": self._known("language")}
        for field, offered in offers.items():
            completer = QCompleter(offered, self._lines[field])
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self._lines[field].setCompleter(completer)

    def _known(self, what: str) -> list[str]:
        """Return the folders, or the values of a field, read once."""
        if what not in self._offers:
            table = self.context.store.metadata
            self._offers[what] = table.folders() if what == "folder" else table.values(what)
        return self._offers[what]

    # what is written

    def _written(self) -> Default:
        values = {name: " ".join(line.text().split()) for name, line in self._lines.items()}
        values |= {name: str(combo.currentData() or "") for name, combo in self._grades.items()}
        values["scope"] = str(self._scope.currentData())
        if values["scope"] == "outlet":
            values["outlet"] = ""
        known: dict[str, Any] = dict(values)
        return Default(id=self._default.id, **known)

    def save(self) -> int:
        """Write the default; says how many documents were filled in."""
        one = self._written()
        fields = {name: getattr(one, name) for name in GIVEN if name != one.scope}
        command = SetDefault(one.scope, one.name, fields, self._also.isChecked())
        filled = self.context.run(command, ORIGIN)
        if filled is None:
            return 0
        if self._also.isChecked():
            self.context.told.emit(f"{_documents(filled)} filled in. Undo takes it back.")
        known = self.context.store.defaults.find(scope=one.scope, name=one.name.strip("/"))
        self._count()
        return known[0].id if known else 0

    def delete(self, entry_id: int) -> None:
        for one in self.context.store.defaults.find(id=entry_id):
            self.context.run_telling(RemoveDefault(one.scope, one.name), ORIGIN)

    # how much it would fill in

    def _count(self) -> None:
        """Say how many documents lack what is written; the last question asked is answered."""
        one, store = self._written(), self.context.store
        if not one.name or not one.values:
            self._told.setText("")
            return

        def work(progress: Progress) -> int:
            with store.reader() as reader:
                return len(concerned(reader, one))

        self.context.tasks.start("", work, lambda count: self._counted(one, count))

    def _counted(self, one: Default, count: int) -> None:
        if isValid(self) and one == self._written():  # it may have been closed meanwhile
            lack = "lacks" if count == 1 else "lack"
            said = f"{_documents(count)} here {lack} some of it."
            self._told.setText(said if count else "No document here lacks any of it.")


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count:,} documents"


def _gives(one: Default) -> str:
    given = [one.author, one.outlet, one.language, grade(one.source_grade, one.information_grade)]
    return " · ".join((SCOPES[one.scope], *filter(None, given)))
