"""The dialog that exports excerpts: what is shown in the table, or all there is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.dialogs.files import FileChooser
from ui.exporting.form import Columns, FileField, Options, format_options, titled
from ui.exporting.job import Order, verifying, writing
from ui.exporting.outcome import Outcome, show_folder
from ui.host import SaveFile
from ui.widgets.controls import Button
from workbench.errors import Refusal
from workbench.exporting import CHOOSABLE, FORMATS, ExportOptions
from workbench.exporting.verify import VerifyReport
from workbench.model.dates import shown as shown_date
from workbench.model.tables import ExcerptFilter

_KEPT = "export"


class ExportDialog(QDialog):
    """Export the excerpts table; open it with `open()`.

    `filter_shown`, `sort_shown` and `descending` are those of the table, `count` its rows.
    `exported` carries the path of a file that was written. Format, columns and folder are
    remembered with the project.
    """

    exported = Signal(object)  # Path

    def __init__(
        self,
        context: Context,
        filter_shown: ExcerptFilter,
        sort_shown: str = "position",
        count: int = 0,
        descending: bool = False,
        parent: QWidget | None = None,
        save_file: SaveFile | None = None,
        show: Callable[[Path], None] = show_folder,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle("Export excerpts")
        self._context = context
        self._shown = (filter_shown, sort_shown, descending, count)
        self._show = show
        self._job = 0
        self._path: Path | None = None
        held = context.store.counts()
        self._all = held.get("excerpts", 0) + held.get("mentions", 0)
        self._which = Options(
            "export.which",
            "Rows",
            {
                "shown": (f"What the table shows ({count:,})", ""),
                "all": (f"All excerpts and mentions ({self._all:,})", ""),
            },
        )
        self._independent = self._copies()
        self._format = format_options()
        self._columns = Columns()
        self._file = FileField(save_file or FileChooser().save_file)
        self._outcome = Outcome()
        self._export = Button("Export", "export.start", "primary")
        self._cancel = Button("Close", "export.cancel")
        self._lay()
        self._connect()
        self._recall()

    def _copies(self) -> QCheckBox:
        """Return what leaves reposts in or out; hidden where copies repeat nothing."""
        switch = self._context.independence
        box = QCheckBox(f"Leave out what copies only repeat ({switch.marks:,})")
        box.setObjectName("export.independent")
        box.setAccessibleName("Leave out what copies only repeat")
        box.setChecked(switch.on)
        box.setVisible(bool(switch.marks))
        return box

    def _lay(self) -> None:
        theme = self._context.theme
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(20, 20, 20, 16)
        form.setSpacing(18)
        form.addWidget(titled(theme, "Rows", self._which))
        form.addWidget(self._independent)
        form.addWidget(titled(theme, "Format", self._format))
        form.addWidget(titled(theme, "Columns", self._columns))
        form.addWidget(titled(theme, "File", self._file))
        foot = QFrame()
        foot.setProperty("kind", "foot")
        ends = QVBoxLayout(foot)
        ends.setContentsMargins(20, 12, 20, 16)
        ends.setSpacing(12)
        ends.addWidget(self._outcome)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._outcome.next_steps:
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._export)
        ends.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._form, 1)
        column.addWidget(foot)
        self.setMinimumWidth(theme.px(540))

    def event(self, event: QEvent) -> bool:
        """Make room for what is said; a window does not do so for lines that wrap."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))
        return handled

    def _connect(self) -> None:
        self._export.setDefault(True)
        self._export.clicked.connect(self._start)
        self._cancel.clicked.connect(self.reject)
        self._format.changed.connect(self._file.take_format)
        self._file.changed.connect(self._allow)
        self._outcome.folder_wanted.connect(lambda: self._path and self._show(self._path))
        self._outcome.verify_wanted.connect(self._verify)
        self._context.tasks.progressed.connect(self._progress)

    def _recall(self) -> None:
        """Choose what was chosen last in this project."""
        kept = self._context.store.settings.get(_KEPT) or {}
        key = kept.get("format", "csv")
        key = key if key in FORMATS else "csv"
        project = self._context.store.path
        folder = Path(kept.get("folder") or project.parent)
        folder = folder if folder.is_dir() else project.parent
        self._file.suggest(folder / f"{project.stem} excerpts{FORMATS[key].extension}")
        self._format.choose(key)
        self._columns.choose(kept.get("columns", CHOOSABLE))
        self._which.allow("shown", bool(self._shown[3]))
        self._which.choose("shown" if self._shown[3] else "all")
        self._allow()

    def _keep(self, order: Order) -> None:
        if not self._context.store.read_only:
            kept = {
                "format": order.format,
                "columns": list(order.options.columns),
                "folder": str(order.path.parent),
            }
            self._context.store.settings.put(_KEPT, kept)

    def _order(self, path: Path) -> Order:
        narrowed, sort, descending, count = self._shown
        whole, independent = self._which.chosen == "all", self._independent.isChecked()
        if whole:
            count = self._all - (self._context.independence.marks if independent else 0)
        elif independent != narrowed.independent:
            narrowed = replace(narrowed, independent=independent)
            count = len(self._context.store.excerpt_table.ids(narrowed))
        options = ExportOptions(
            columns=self._columns.chosen,
            project=self._context.store.path.stem,
            exported_at=shown_date(self._context.session.desk.clock()[:10]),
            total=count,
        )
        narrowed = ExcerptFilter(independent=independent) if whole else narrowed
        return Order(narrowed, sort, descending, self._format.chosen, path, options)

    def _start(self) -> None:
        path = self._file.path
        if self._job or path is None:
            return
        order = self._order(path)
        self._path = path
        self._begin("Writing excerpts")
        self._job = self._context.tasks.start(
            "Export excerpts",
            writing(self._context.store, order),
            done=lambda count: self._written(count, order),
            failed=self._failed,
            cancelled=self._cancelled,
        )

    def _verify(self) -> None:
        if self._job or self._path is None:
            return
        self._begin("Comparing quotes")
        self._job = self._context.tasks.start(
            "Verify export",
            verifying(self._context.store, self._path),
            done=self._verified,
            failed=self._failed,
            cancelled=self._cancelled,
        )

    def _begin(self, words: str) -> None:
        self._form.setEnabled(False)
        self._export.setEnabled(False)
        self._cancel.setText("Cancel")
        self._outcome.begin(words)
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> None:
        self._job = 0
        self._form.setEnabled(True)
        self._cancel.setText("Close")
        self._allow()

    def _allow(self) -> None:
        path = self._file.path
        self._export.setEnabled(not self._job and path is not None and not path.is_dir())

    def _progress(self, job: int, done: int, total: int, words: str) -> None:
        if job == self._job:
            self._outcome.progress(done, total, words)

    def _written(self, count: int, order: Order) -> None:
        self._rest()
        self._keep(order)
        self._outcome.tell_written(count, order.path)
        self._context.told.emit(f"Exported to {order.path.name}")
        self.exported.emit(order.path)

    def _verified(self, report: VerifyReport) -> None:
        self._rest()
        self._outcome.tell_verified(report)

    def _failed(self, refusal: Refusal) -> None:
        self._rest()
        self._outcome.say(str(refusal), wrong=True)

    def _cancelled(self) -> None:
        self._rest()
        self._outcome.say("Cancelled; no file was written or changed.")

    def reject(self) -> None:
        """Cancel what is under way; with nothing under way, close."""
        if self._job:
            self._context.tasks.cancel(self._job)
        else:
            super().reject()
