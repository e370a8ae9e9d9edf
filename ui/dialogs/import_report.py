"""What became of the files of an import that the line at the foot can't hold: one row a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.models.index import ROOT, Index
from ui.widgets.controls import Button
from ui.widgets.drawing import one_line
from ui.widgets.labels import PlainLabel, plain_tip, wrapped
from ui.widgets.lists import RowsView
from workbench.errors import Refusal
from workbench.importing.last_report import ToldReport, write_report
from workbench.importing.report import Line

SaveFile = Callable[[QWidget, str, str, str, Callable[[Path], object]], object]
_HEADS = ("Outcome", "File by file")


class ReportModel(QAbstractTableModel):
    """Show the lines of a report, what asks for attention first."""

    def __init__(self, lines: list[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = lines

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.lines[index.row()]
        said = line.outcome if index.column() == 0 else line.sentence
        return one_line(said) if role == Qt.ItemDataRole.DisplayRole else plain_tip(said)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class ImportReportDialog(QDialog):
    """List every file that was left out, needs a look or was there already; work goes on beside it."""

    def __init__(
        self, context: Context, report: ToldReport, window: QWidget | None, save_file: SaveFile
    ) -> None:
        super().__init__(window)
        self.setObjectName("import.report")
        self.setWindowTitle("Import report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._report = report
        self._save_file = save_file
        self.model = ReportModel(list(report.rows), self)
        self.summary = PlainLabel(report.summary)
        self.summary.setObjectName("import.report.summary")
        self.summary.setWordWrap(True)
        self.rows = RowsView(context.theme)
        self.rows.setObjectName("import.report.rows")
        self.rows.setAccessibleName("Files that were left out, need a look or were there already")
        self.rows.setModel(self.model)
        self.sentence = wrapped("", "muted")
        self.sentence.setObjectName("import.report.sentence")
        self.open_document = Button("Open document", "import.report.open")
        self.copy = Button("Copy list", "import.report.copy")
        self.save = Button("Save as text…", "import.report.save")
        self.close_report = Button("Close", "import.report.close")
        self._lay()
        self._connect()
        self.rows.selectRow(0)

    def _lay(self) -> None:
        theme = self._context.theme
        heads = self.rows.horizontalHeader()
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.rows.setColumnWidth(0, theme.px(120))
        head = QHBoxLayout()
        head.setContentsMargins(16, 16, 16, 12)
        head.addWidget(self.summary)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.setSpacing(8)
        foot.addWidget(self.open_document)
        foot.addWidget(self.copy)
        foot.addWidget(self.save)
        foot.addStretch()
        foot.addWidget(self.close_report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.rows, 1)
        whole = QHBoxLayout()
        whole.setContentsMargins(16, 8, 16, 0)
        whole.addWidget(self.sentence)
        column.addLayout(whole)
        column.addLayout(foot)
        self.resize(theme.px(760), theme.px(480))

    def _connect(self) -> None:
        for button in (self.open_document, self.copy, self.save, self.close_report):
            button.setAutoDefault(False)  # Enter belongs to the rows
        self.rows.opened.connect(lambda _index, beside: self._open(beside=beside))
        self.rows.selectionModel().currentRowChanged.connect(self._allow)
        self.open_document.clicked.connect(self._open)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_where)
        self.close_report.clicked.connect(self.accept)

    def _line(self) -> Line:
        row = self.rows.currentIndex().row()
        return self.model.lines[row] if row >= 0 else Line("", "")

    def _allow(self) -> None:
        self.open_document.setEnabled(bool(self._line().document_id))
        self.sentence.setText(self._line().sentence)  # a row shows no more than fits on its line

    def _open(self, _checked: bool = False, beside: bool = False) -> None:
        line = self._line()
        if line.document_id:
            self._context.open(Target(line.document_id, line.start, line.end, beside=beside))
            if line.record_id:
                self._context.choose(line.kind, line.record_id)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._report.lines))
        self._context.told.emit("The report was copied")

    def _ask_where(self) -> None:
        self._save_file(self, "Save report", "Text (*.txt)", "import report.txt", self._write)

    def _write(self, path: Path) -> None:
        try:
            write_report(self._report, path)
        except Refusal as refusal:
            self._context.refuse(refusal)
        else:
            self._context.told.emit(f"Report saved as {path.name}")
