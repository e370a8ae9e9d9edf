"""See what a file of another program would bring, and how it was read, before it is brought in."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.bringing.counts import Counts
from ui.models.index import ROOT, Index
from ui.theme import Theme
from ui.widgets.controls import Button
from ui.widgets.drawing import one_line
from ui.widgets.labels import Heading, PlainLabel, plain_tip, wrapped
from ui.widgets.lists import RowsView
from workbench.commands.bringing import BroughtIn
from workbench.exchange.brought import Brought

#: from here on nobody has to look at the quotes
_SURE = 0.85
#: characters that a row shows whole
_FITS = 72


class SentencesModel(QAbstractTableModel):
    """Show sentences, a row each; a row that is too long shows whole below its list."""

    def __init__(self, sentences: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.sentences = sentences

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.sentences)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        said = self.sentences[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(said)
        return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else None


class BringDialog(QDialog):
    """Show what would be added and what would not; open it with `open()`.

    `wanted` says that it is to be brought in; the dialog is closed then. `saving` asks for the list of
    what was left out to be kept as text.
    """

    wanted = Signal()
    saving = Signal()

    def __init__(
        self, theme: Theme, name: str, brought: Brought, came: BroughtIn, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bring")
        self.setWindowTitle(f"Bring in {name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self.counts = Counts()
        self.counts.show_counts(came.counts)
        self.what = wrapped(_what(brought, came))
        self.what.setObjectName("bring.what")
        self.how = wrapped(came.how.sentence, "" if came.how.sure < _SURE else "muted")
        self.how.setObjectName("bring.how")
        self.left = SentencesModel(came.left_out, self)
        self.rows = RowsView(theme).as_list()
        self.sentence = wrapped("", "muted")
        self.bring_in = Button("Bring in", "bring.start", "primary")
        self.cancel = Button("Cancel", "bring.cancel")
        self.save = Button("Save list…", "bring.save")
        self._lay(came.how.samples)
        self._connect()

    def _lay(self, samples: tuple[str, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        form = QVBoxLayout()
        form.setContentsMargins(20, 20, 20, 16)
        form.setSpacing(8)
        form.addWidget(self.what)
        form.addWidget(self.counts)
        if self.how.text():
            form.addSpacing(10)
            form.addWidget(Heading(self._theme, "How places were counted"))
            form.addWidget(self.how)
            if samples:
                form.addWidget(PlainLabel("The first quotes come out so:", "muted"))
            for number, quote in enumerate(samples, 1):
                label = wrapped(f"“{quote}”")
                label.setObjectName(f"bring.sample{number}")
                label.setContentsMargins(12, 0, 0, 0)
                form.addWidget(label)
        if self.left.sentences:
            form.addSpacing(10)
            form.addWidget(Heading(self._theme, "Left out, changed or kept as a note"))
            self.rows.setModel(self.left)
            self.rows.setObjectName("bring.left")
            self.rows.setAccessibleName("What was left out, changed or kept as a note")
            self.rows.setMinimumHeight(self._theme.px(84))
            form.addWidget(self.rows, 1)
            form.addWidget(self.sentence)
        else:
            form.addStretch(1)
        column.addLayout(form, 1)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 12, 20, 16)
        row.setSpacing(8)
        if self.left.sentences:
            row.addWidget(self.save)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.bring_in)
        column.addWidget(foot)
        self.resize(self._theme.px(600), self._theme.px(580))

    def _connect(self) -> None:
        self.bring_in.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.saving)
        self.bring_in.clicked.connect(self._want)
        self.cancel.clicked.connect(self.reject)
        if self.left.sentences:
            self.rows.selectionModel().currentRowChanged.connect(self._tell)
            self.rows.selectRow(0)
        self.bring_in.setFocus()

    def _tell(self) -> None:
        said = self.left.sentences[self.rows.currentIndex().row()]
        self.sentence.setText(said if len(said) > _FITS else "")

    def _want(self) -> None:
        self.accept()
        self.wanted.emit()


def _what(brought: Brought, came: BroughtIn) -> str:
    """Return what kind of file it is, who wrote it, and that nothing is new where that is so."""
    by = f", written by {brought.program}" if brought.program else ""
    said = f"{brought.form}{by}."
    if not any(one.new for one in came.counts.values()):
        said += " All of it is here already; notes and spellings that are missing would be added."
    return said
