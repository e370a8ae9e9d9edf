"""The one dialog for every way out: which, of what, how, where to, and what became of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.context import Context
from ui.dialogs.files import FileChooser
from ui.exporting.choices import Choices, ShownRows
from ui.exporting.form import FileField, titled
from ui.exporting.job import verifying, writing
from ui.exporting.offered import Offered
from ui.exporting.outcome import Outcome, show_folder
from ui.exporting.paper import Paper
from ui.exporting.preview import Glimpse, Preview, glimpsing
from ui.exporting.shown import ShownChart
from ui.graph.drawing import draw
from ui.host import SaveFile
from ui.widgets.controls import Button
from ui.widgets.labels import Hairline
from workbench.errors import Refusal
from workbench.exporting.gathering import Order
from workbench.exporting.verify import VerifyReport
from workbench.exporting.ways import ROWS, Way, Written, leave
from workbench.presses import CHART, PAPER, lend

_KEPT = "export"


class ExportDialog(QDialog):
    """Offer every way out of the project; open it with `open()`.

    `rows` is what the excerpts table shows, `chart` what the chart does. `preset` says which way to
    begin with, as `Offered.choose` takes it. `exported` carries the path of a file that was written.
    Format, choices and folder are remembered with the project.
    """

    exported = Signal(object)  # Path

    def __init__(
        self,
        context: Context,
        rows: ShownRows,
        chart: ShownChart | None = None,
        preset: str = "",
        parent: QWidget | None = None,
        save_file: SaveFile | None = None,
        show: Callable[[Path], None] = show_folder,
    ) -> None:
        super().__init__(parent)
        lend(CHART, draw)
        lend(PAPER, Paper)
        self.setObjectName("export")
        self.setWindowTitle("Export")
        self._context, self._chart, self._show = context, chart or ShownChart(), show
        self._job = self._looking = self._rows = 0
        self._again = False
        self._going: tuple[Way, Path]
        self._written: Path | None = None
        self._offered = Offered(context.theme)
        self.choices = Choices(context, rows, self._chart)
        self.preview = Preview()
        self._file = FileField(save_file or FileChooser().save_file)
        self._outcome = Outcome()
        self._export = Button("Export", "export.start", "primary")
        self._cancel = Button("Close", "export.cancel")
        self._lay()
        self._connect()
        self._recall(preset)

    def _lay(self) -> None:
        theme = self._context.theme
        self._form = QWidget()
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self.choices)
        upper = QHBoxLayout(self._form)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self._offered)
        upper.addWidget(Hairline(vertical=True))
        upper.addWidget(scrolled, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._form, 1)
        column.addWidget(self._foot())
        room = self.screen().availableGeometry()
        self.resize(
            min(theme.px(780), room.width() * 19 // 20),
            min(theme.px(760), room.height() * 9 // 10),
        )

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("kind", "foot")
        ends = QVBoxLayout(foot)
        ends.setContentsMargins(20, 12, 20, 16)
        ends.setSpacing(10)
        ends.addWidget(self.preview)
        ends.addWidget(titled(self._context.theme, "File", self._file))
        ends.addWidget(self._outcome)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._outcome.next_steps:
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._export)
        ends.addLayout(row)
        return foot

    def _connect(self) -> None:
        self._export.setDefault(True)
        self._export.clicked.connect(self._start)
        self._cancel.clicked.connect(self.reject)
        self._offered.changed.connect(self._take_way)
        self.choices.changed.connect(self._look)
        self._file.changed.connect(self._allow)
        self._outcome.folder_wanted.connect(lambda: self._written and self._show(self._written))
        self._outcome.verify_wanted.connect(self._verify)
        self._context.tasks.progressed.connect(self._progress)

    # what is chosen ---------------------------------------------------------------------------

    @property
    def _project(self) -> str:
        return self._context.store.path.stem

    def _recall(self, preset: str) -> None:
        """Choose what was chosen last in this project."""
        kept = self._context.store.settings.get(_KEPT) or {}
        project = self._context.store.path
        folder = Path(kept.get("folder") or project.parent)
        self.choices.blockSignals(True)
        self.choices.recall(kept)
        self.choices.blockSignals(False)
        self._offered.choose(preset, kept.get("format", "csv"))
        folder = folder if folder.is_dir() else project.parent
        self._file.start(folder, self._offered.chosen, self._project)
        self._allow()

    def _keep(self, path: Path) -> None:
        if not self._context.store.read_only:
            kept = {"format": self._offered.chosen.key, "folder": str(path.parent)}
            self._context.store.settings.put(_KEPT, kept | self.choices.kept())

    def _take_way(self, way: Way) -> None:
        self._file.take_way(way, self._project)
        self.choices.show_way(way)

    def _order(self) -> Order | None:
        """Return what is asked for, or None when that can't be read, which is shown."""
        try:
            return self.choices.order(self._offered.chosen)
        except Refusal as refusal:
            self._outcome.say(str(refusal), wrong=True)
            return None

    # how much it is ---------------------------------------------------------------------------

    @property
    def looking(self) -> bool:
        """Say whether it is still being counted what would leave."""
        return bool(self._looking)

    def _look(self) -> None:
        """Count in the pool what would leave; asked again meanwhile, it counts once more."""
        way = self._offered.chosen
        of_rows = ROWS in way.takes
        self.preview.setVisible(of_rows)
        self.choices.show_wrong(None)
        if self._looking:
            self._again = of_rows
        elif of_rows and (order := self._order()):
            self._looking = self._context.tasks.start(
                "", glimpsing(self._context.store, order, way), self._glimpsed, self._blind,
                self._looked,
            )  # fmt: skip
        self._allow()

    def _glimpsed(self, glimpse: Glimpse) -> None:
        if not self._again:
            self._rows = glimpse.tally.rows
            self.choices.show_wrong(glimpse.wrong)
            self.preview.show_glimpse(glimpse)
        self._looked()

    def _blind(self, refusal: Refusal) -> None:
        self._outcome.say(str(refusal), wrong=True)
        self._looked()

    def _looked(self) -> None:
        self._looking = 0
        if self._again:
            self._again = False
            self._look()
        self._allow()

    # how it goes ------------------------------------------------------------------------------

    def _start(self) -> None:
        path, way, order = self._file.path, self._offered.chosen, self._order()
        if self._job or path is None or order is None:
            return
        self._going = (way, path)
        order = replace(order, options=replace(order.options, total=self._rows))
        if way.drawn:
            self._draw(way, order, path)
            return
        self._begin("Writing")
        self._job = self._context.tasks.start(
            "Export",
            writing(self._context.store, way, order, path),
            done=self._done,
            failed=self._failed,
            cancelled=self._cancelled,
        )

    def _draw(self, way: Way, order: Order, path: Path) -> None:
        """Write what the window has to draw itself: an open chart as it is seen, or all of it."""
        try:
            if order.seen and self._chart.draw:
                self._chart.draw(path)
                written = Written(len(order.seen[1].nodes), "actor", "actors")
            else:
                written = leave(self._context.store, way.key, order, path)
        except Refusal as refusal:
            self._failed(refusal)
        else:
            self._done(written)

    def _verify(self) -> None:
        if self._job or self._written is None:
            return
        self._begin("Comparing quotes")
        self._job = self._context.tasks.start(
            "Verify export",
            verifying(self._context.store, self._written),
            done=self._verified,
            failed=self._failed,
            cancelled=self._cancelled,
        )

    def _begin(self, words: str) -> None:
        self._form.setEnabled(False)
        self._file.setEnabled(False)
        self._export.setEnabled(False)
        self._cancel.setText("Cancel")
        self._outcome.begin(words)
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> None:
        self._job = 0
        self._form.setEnabled(True)
        self._file.setEnabled(True)
        self._cancel.setText("Close")
        self._allow()

    def _allow(self) -> None:
        path = self._file.path
        there = path is not None and not path.is_dir()
        some = bool(self._rows or self._looking) or ROWS not in self._offered.chosen.takes
        self._export.setEnabled(not self._job and there and some)

    def _progress(self, job: int, done: int, total: int, words: str) -> None:
        if job == self._job:
            self._outcome.progress(done, total, words)

    def _done(self, written: Written) -> None:
        way, path = self._going
        self._rest()
        self._written = path
        self._keep(path)
        self._outcome.tell_written(written, path, way.proven)
        self._context.told.emit(f"Exported to {path.name}")
        self.exported.emit(path)

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
