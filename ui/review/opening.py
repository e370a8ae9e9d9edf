"""Open a package that was sent for review: unseal it if need be, and make its project."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.host import Chooser, Projects
from ui.review.passphrase import secret_field
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.controls import Button, Field
from ui.widgets.labels import PlainLabel, wrapped
from workbench.errors import Refusal
from workbench.review.package_file import opened, read_package_file
from workbench.review.receiving import receive
from workbench.review.sealing import is_sealed
from workbench.tasks import Progress

_CLEAR = (
    "This package is sealed. To be reviewed it is opened into a project that lies on this machine"
    " in clear: keep it where nobody else reads, and delete it when your decisions are sent."
)


class OpeningDialog(QDialog):
    """Open a package; call `begin`. `made` carries the project to go on in.

    One that is not sealed is opened without a question. `folders` are where its project may lie, the
    first that takes it; a sealed one's is asked for.
    """

    made = Signal(object)  # Path

    def __init__(
        self,
        theme: Theme,
        projects: Projects,
        path: Path,
        chooser: Chooser,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review_opening")
        self.setWindowTitle(f"Open {path.name}")
        self._projects, self._path, self._chooser = projects, path, chooser
        self._value: Any = None
        self._job = 0
        self.tasks = Tasks()
        self.tasks.progressed.connect(self._progress)
        self.says = wrapped("Reading the package…")
        self.says.setObjectName("review_opening.says")
        self.bar = QProgressBar()
        self.bar.setObjectName("review_opening.progress")
        self.bar.setAccessibleName("Progress of opening the package")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.passphrase = secret_field("review_opening.passphrase", "Passphrase", "Passphrase")
        self.folder = Field("review_opening.folder", "Folder for the review", "Folder")
        self.folder.setText(str(projects.own_folder()))
        choose = Button("Choose…", "review_opening.choose")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self.open_ = Button("Open", "review_opening.open", "primary")
        self.open_.setDefault(True)
        self.open_.clicked.connect(self._unseal)
        self.close_ = Button("Cancel", "review_opening.close")
        self.close_.setAutoDefault(False)
        self.close_.clicked.connect(self.reject)
        self._lay(choose, theme)

    def _lay(self, choose: Button, theme: Theme) -> None:
        self.form = QWidget()
        fields = QVBoxLayout(self.form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.folder, 1)
        place.addWidget(choose)
        fields.addWidget(wrapped(_CLEAR))
        fields.addWidget(self.passphrase)
        fields.addWidget(PlainLabel("Folder for the review", "muted"))
        fields.addLayout(place)
        self.form.hide()
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 12, 20, 16)
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(self.close_)
        row.addWidget(self.open_)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 20, 20, 16)
        inner.setSpacing(12)
        for part in (self.form, self.says, self.bar):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(foot)
        self.open_.hide()
        self.setMinimumWidth(theme.px(460))

    def begin(self) -> None:
        """Show the dialog and read the package."""
        self.open()
        self._do(lambda _progress: read_package_file(self._path), self._have)

    def _have(self, value: Any) -> None:
        self._value = value
        if not is_sealed(value):
            self._receive("", [self._path.absolute().parent, self._projects.own_folder()])
            return
        self._say("")
        self.form.show()
        self.open_.show()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unseal(self) -> None:
        if not self.passphrase.text():
            self._say("Type the passphrase that the sender told you.", wrong=True)
        elif not self.folder.text().strip():
            self._say("Choose a folder for the review.", wrong=True)
        elif not self._job:
            folder = Path(self.folder.text().strip()).expanduser()
            self._receive(self.passphrase.text(), [folder])

    def _receive(self, passphrase: str, folders: Sequence[Path]) -> None:
        value, projects = self._value, self._projects

        def work(progress: Progress) -> Path:
            package = opened(value, passphrase)
            return receive(projects, package, folders, is_sealed(value), progress)

        self._say("Opening the package…")
        self._do(work, self._made)

    def _do(self, work: Any, done: Any) -> None:
        self.form.setEnabled(False)
        self.open_.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._job = self.tasks.start("", work, done, self._failed, self._cancelled)
        self.tasks.ended.connect(self._rest, Qt.ConnectionType.UniqueConnection)

    def _rest(self, _job: int) -> None:
        self._job = 0
        self.form.setEnabled(True)
        self.open_.setEnabled(True)
        self.bar.hide()

    def _progress(self, _job: int, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._say(f"{words}…")

    def _made(self, path: Path) -> None:
        self.passphrase.clear()
        self._leave()
        self.accept()
        self.made.emit(path)

    def _failed(self, refusal: Refusal) -> None:
        self._say(str(refusal), wrong=True)
        if self.form.isVisible():
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            self.passphrase.selectAll()
        else:
            self.close_.setText("Close")

    def _cancelled(self) -> None:
        self.reject()

    def _say(self, words: str, wrong: bool = False) -> None:
        self.says.setText(words)
        self.says.set_kind("wrong" if wrong else "")
        self.says.setVisible(bool(words))

    def _choose(self) -> None:
        self._chooser.open_folder(
            self, "Folder for the review", lambda folder: self.folder.setText(str(folder))
        )

    def _leave(self) -> None:
        self.tasks.finish()

    def reject(self) -> None:
        """Stop what is under way and leave; nothing is made then."""
        self._leave()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)
