"""The dialog that makes a package for review: what it will hold is said before it leaves."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.corpus.searching import Searching
from ui.dialogs.files import FileChooser
from ui.exporting.form import Options, titled
from ui.exporting.outcome import show_folder
from ui.host import SaveFile
from ui.review.form import Chosen, MakingForm
from ui.review.place_field import PlaceField, free_path
from ui.widgets.controls import Button
from ui.widgets.labels import wrapped
from workbench.errors import Refusal
from workbench.ports import Reader
from workbench.review.contents import Contents, contents_of, counted
from workbench.review.making import Prepared, make_package
from workbench.review.package_file import ENDING
from workbench.review.sending import send
from workbench.tasks import Progress

_KEPT = "review.make"
#: by ending: for whom it is, and the kinds of the system's dialog
_FORMS = {
    ".html": ("For a browser", "one page that needs nothing else, and sends nothing"),
    ENDING: ("For Sidelight", "opened in review mode, with its readers"),
}
#: ms from the last key until what would be inside is looked at
_PAUSE = 250


class MakingDialog(QDialog):
    """Make a package; open it with `open()`. `made` carries the path of one that was written.

    Choices are remembered with the project, a passphrase never.
    """

    made = Signal(object)  # Path

    def __init__(
        self,
        context: Context,
        chosen: Chosen,
        parent: QWidget | None = None,
        save_file: SaveFile | None = None,
        show: Callable[[Path], None] = show_folder,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review_making")
        self.setWindowTitle("Make a package for review")
        self._context, self._show = context, show
        self._job = 0
        self._contents: Contents | None = None
        self._searching = Searching(context, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.form = MakingForm(context, chosen)
        ask = save_file or FileChooser().save_file
        self.kind = Options("review.form", "For", _FORMS)
        self.kind.choose(next(iter(_FORMS)))
        self.file = PlaceField(ask, "review.file", "Make a package for review", _kinds())
        self.form.column.addWidget(titled(context.theme, "For", self.kind))
        self.form.column.addWidget(titled(context.theme, "File", self.file))
        self._build()
        self._lay()
        self.make.setDefault(True)
        self._recall()
        self.form.changed.connect(self._renew)
        self.kind.changed.connect(self._end)
        self.file.changed.connect(self._allow)
        context.tasks.progressed.connect(self._progress)
        self._look()

    def _build(self) -> None:
        self.inside = wrapped("")
        self.inside.setObjectName("review.inside")
        self.outside = wrapped("", "small")
        self.outside.setObjectName("review.outside")
        self.warning = wrapped("", "wrong")
        self.warning.setObjectName("review.warning")
        self.bar = QProgressBar()
        self.bar.setObjectName("review.progress")
        self.bar.setAccessibleName("Progress of making the package")
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.says = wrapped("")
        self.says.setObjectName("review.says")
        self.make = Button("Make package", "review.start", "primary")
        self.make.clicked.connect(self._start)
        self.close_ = Button("Close", "review.close")
        self.close_.clicked.connect(self.reject)
        self.folder = Button("Show file", "review.folder")
        self.folder.clicked.connect(lambda: self.file.path and self._show(self.file.path))
        self.folder.hide()

    def _lay(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        ends = QVBoxLayout(foot)
        ends.setContentsMargins(20, 12, 20, 16)
        ends.setSpacing(8)
        for line in (self.inside, self.outside, self.warning, self.bar, self.says):
            ends.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder)
        row.addStretch()
        row.addWidget(self.close_)
        row.addWidget(self.make)
        ends.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(foot)
        theme = self._context.theme
        room = self.screen().availableSize()
        wide, high = theme.px(600), theme.px(720)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))

    def _recall(self) -> None:
        """Choose what was chosen last in this project."""
        kept = self._context.store.settings.get(_KEPT)
        kept = kept if isinstance(kept, dict) else {}
        self.form.restore(kept)
        project = self._context.store.path
        folder = Path(str(kept.get("folder") or project.parent))
        folder = folder if folder.is_dir() else project.parent
        self.kind.choose(str(kept.get("ending", "")))
        self.file.suggest(free_path(folder / f"{project.stem} for review{self.kind.chosen}"))

    def _end(self, ending: str) -> None:
        """Give the file the ending of what it is for."""
        if (path := self.file.path) and path.suffix in _FORMS and path.suffix != ending:
            self.file.suggest(free_path(path.with_suffix(ending)))

    def _keep(self, path: Path) -> None:
        kept = {**self.form.state(), "folder": str(path.parent), "ending": path.suffix}
        self._context.store.settings.put(_KEPT, kept)

    # what will be inside

    def _renew(self) -> None:
        self._contents = None
        self._pause.start()
        self._allow()

    def _look(self) -> None:
        """Ask beside the window what the package would hold."""
        choices = self.form.choices

        def question(reader: Reader, progress: Progress) -> Contents:
            return contents_of(reader, choices, make_package(reader, choices, progress))

        self._searching.ask(question, self._tell, self._nothing)

    def _tell(self, contents: Contents) -> None:
        self._contents = contents
        about = f"About {_size(contents.size)}, smaller once compressed."
        self.inside.setText(f"{contents.inside} {about}")
        self.inside.set_kind("")
        self.outside.setText(contents.outside)
        self.warning.setText(" ".join(contents.warnings))
        self.warning.setVisible(bool(contents.warnings))
        self._allow()

    def _nothing(self, refusal: Refusal) -> None:
        self._contents = None
        self.inside.setText(str(refusal))
        self.inside.set_kind("wrong")
        self.outside.setText("")
        self.warning.hide()
        self._allow()

    def _allow(self) -> None:
        missing = self.form.sealing.missing
        ready = self._contents is not None and not missing and self.file.usable
        self.make.setEnabled(not self._job and ready)
        if not self._job and missing:
            self._say(missing)
        elif self.says.text() == self._missing:
            self._say("")
        self._missing = missing

    _missing = ""

    # making it

    def _start(self) -> None:
        path = self.file.path
        if self._job or path is None or not self.make.isEnabled():
            return
        store, choices = self._context.store, self.form.choices
        passphrase, at = self.form.sealing.passphrase, self._context.session.desk.clock()

        def work(progress: Progress) -> Prepared:
            with store.background_writer() as writer:
                return send(writer, choices, path, passphrase, progress, at)

        self._begin()
        self._job = self._context.tasks.start(
            "Making a package",
            work,
            done=lambda prepared: self._written(prepared, path),
            failed=self._failed,
            cancelled=self._cancelled,
        )

    def _begin(self) -> None:
        self.form.setEnabled(False)
        self.make.setEnabled(False)
        self.folder.hide()
        self.close_.setText("Cancel")
        self.close_.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._say("Making the package…")

    def _rest(self) -> None:
        self._job = 0
        self.form.setEnabled(True)
        self.close_.setText("Close")
        self.bar.hide()
        self._allow()

    def _progress(self, job: int, done: int, total: int, words: str) -> None:
        if job == self._job:
            self.bar.setRange(0, total)
            self.bar.setValue(min(done, total))
            self._say(f"{words}…")

    def _written(self, prepared: Prepared, path: Path) -> None:
        self.form.sealing.box.setChecked(False)
        self._rest()
        self._keep(path)
        count = len(prepared.package.excerpts)
        held = counted(count, "excerpt") if count else counted(
            len(prepared.package.documents), "document")  # fmt: skip
        self._say(f"The package with {held} is in {path.name}.")
        self.folder.show()
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.told.emit(f"Package made: {path.name}")
        self.made.emit(path)

    def _failed(self, refusal: Refusal) -> None:
        self._rest()
        self._say(str(refusal), wrong=True)

    def _cancelled(self) -> None:
        self._rest()
        self._say("Cancelled; no file was written or changed.")

    def _say(self, words: str, wrong: bool = False) -> None:
        self.says.setText(words)
        self.says.set_kind("wrong" if wrong else "")
        self.says.setVisible(bool(words))

    def reject(self) -> None:
        """Cancel what is under way; with nothing under way, close."""
        if self._job:
            self._context.tasks.cancel(self._job)
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pause.stop()
        super().closeEvent(event)


def _kinds() -> str:
    return ";;".join(f"{words} (*{ending})" for ending, (words, _) in _FORMS.items())


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{max(1, round(count / 1000))} kB"
