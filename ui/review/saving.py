"""The dialog that writes a reviewer's decisions to a file: under which name, and what goes back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.dialogs.files import FileChooser
from ui.exporting.form import titled
from ui.exporting.outcome import show_folder
from ui.host import SaveFile
from ui.review.place_field import PlaceField
from ui.widgets.controls import Button, Field
from ui.widgets.labels import wrapped
from workbench.errors import Refusal
from workbench.review.answering import ENDING, Answer, answer, write_answer

_KEPT = "review.save"
_KINDS = f"Decisions (*{ENDING})"


class SavingDialog(QDialog):
    """Write decisions; open it with `open()`. `saved` carries the path of the file.

    The name to sign with and the folder are remembered with the project.
    """

    saved = Signal(object)  # Path

    def __init__(
        self,
        context: Context,
        reviewer: str,
        parent: QWidget | None = None,
        save_file: SaveFile | None = None,
        show: Callable[[Path], None] = show_folder,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review_saving")
        self.setWindowTitle("Save decisions")
        self._context, self._show = context, show
        self.name = Field("review_saving.name", "Your name", "Who decided")
        self.inside = wrapped("")
        self.inside.setObjectName("review_saving.inside")
        self.says = wrapped("")
        self.says.setObjectName("review_saving.says")
        ask = save_file or FileChooser().save_file
        self.file = PlaceField(ask, "review_saving.file", "Save decisions", _KINDS)
        self.save = Button("Save", "review_saving.save", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.close_ = Button("Close", "review_saving.close")
        self.close_.clicked.connect(self.reject)
        self.folder = Button("Show file", "review_saving.folder")
        self.folder.clicked.connect(lambda: self.file.path and self._show(self.file.path))
        self.folder.hide()
        self._lay()
        self._recall(reviewer)
        self.name.textChanged.connect(self._look)
        self.file.changed.connect(self._look)
        self._look()

    def _lay(self) -> None:
        theme = self._context.theme
        body = QWidget()
        fields = QVBoxLayout(body)
        fields.setContentsMargins(20, 20, 20, 16)
        fields.setSpacing(18)
        fields.addWidget(self.inside)
        fields.addWidget(titled(theme, "Your name", self.name))
        fields.addWidget(titled(theme, "File", self.file))
        foot = QFrame()
        foot.setProperty("kind", "foot")
        ends = QVBoxLayout(foot)
        ends.setContentsMargins(20, 12, 20, 16)
        ends.setSpacing(8)
        ends.addWidget(self.says)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder)
        row.addStretch()
        row.addWidget(self.close_)
        row.addWidget(self.save)
        ends.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(body, 1)
        column.addWidget(foot)
        self.setMinimumWidth(theme.px(480))

    def _recall(self, reviewer: str) -> None:
        kept = self._context.store.settings.get(_KEPT)
        kept = kept if isinstance(kept, dict) else {}
        self.name.setText(str(kept.get("name") or reviewer))
        project = self._context.store.path
        folder = Path(str(kept.get("folder") or project.parent))
        folder = folder if folder.is_dir() else project.parent
        self.file.suggest(folder / f"{project.stem} decisions{ENDING}")

    def _answer(self) -> Answer:
        name = self.name.text().strip() or "?"
        return answer(self._context.store, name, self._context.session.desk.clock())

    def _look(self) -> None:
        """Say what would go back."""
        said = ""
        try:
            told = self._answer()
        except Refusal as refusal:
            said = str(refusal)
        else:
            sealed = " The file is sealed: only who made the package can read it."
            signed = " The file is signed; whoever made the package sees if it was changed."
            self.inside.setText(f"{told.summary()}.{sealed if told.made.sealed else signed}")
            said = "" if self.name.text().strip() else "Say who decided."
        self.says.setText(said)
        self.says.set_kind("wrong" if said else "")
        self.says.setVisible(bool(said))
        self.save.setEnabled(not said and self.file.usable)

    def _save(self) -> None:
        path = self.file.path
        if path is None:
            return
        try:
            write_answer(self._answer(), path)
        except Refusal as refusal:
            self.says.setText(str(refusal))
            self.says.set_kind("wrong")
            self.says.show()
            return
        if not self._context.store.read_only:
            kept = {"name": self.name.text().strip(), "folder": str(path.parent)}
            self._context.store.settings.put(_KEPT, kept)
        self.says.set_kind("")
        self.says.setText(f"Your decisions are in {path.name}. Send this file back.")
        self.says.show()
        self.folder.show()
        self.folder.setFocus()
        self._context.told.emit(f"Decisions saved: {path.name}")
        self.saved.emit(path)
