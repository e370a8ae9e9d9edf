"""Where a file for or from a reviewer goes, with a button that asks the system for another place."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.host import SaveFile
from ui.widgets.controls import Button, Field
from ui.widgets.labels import PlainLabel


class PlaceField(QWidget):
    """Hold the path of a file. `kinds` are the system dialog's, `title` is its heading."""

    changed = Signal()

    def __init__(self, save_file: SaveFile, name: str, title: str, kinds: str) -> None:
        super().__init__()
        self._save_file, self._title, self.kinds = save_file, title, kinds
        self.field = Field(name, "File", "Where to write")
        self.field.textChanged.connect(self._tell)
        choose = Button("Choose…", f"{name}_choose")
        choose.setAutoDefault(False)  # Enter belongs to what the dialog is for
        choose.clicked.connect(self._choose)
        self._says = PlainLabel("", "small")
        self._says.setWordWrap(True)
        self._says.setObjectName(f"{name}_says")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._says)
        self._says.hide()

    @property
    def path(self) -> Path | None:
        """Return the file, or None while none is named."""
        said = self.field.text().strip()
        return Path(said).expanduser() if said else None

    def suggest(self, path: Path) -> None:
        """Put a path into the field."""
        self.field.setText(str(path))
        self.field.setCursorPosition(len(self.field.text()))

    @property
    def usable(self) -> bool:
        """Say whether a file is named, and no folder."""
        return self.path is not None and not self.path.is_dir()

    def _choose(self) -> None:
        self._save_file(self, self._title, self.kinds, str(self.path or ""), self.suggest)

    def _tell(self) -> None:
        path = self.path
        says = ""
        if path and path.is_dir():
            says = "This is a folder; add a name for the file."
        elif path and path.exists():
            says = "There is such a file; it will be replaced."
        self._says.setText(says)
        self._says.setVisible(bool(says))
        self.changed.emit()


def free_path(path: Path) -> Path:
    """Return the path, numbered when there is such a file."""
    number, found = 2, path
    while found.exists():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found
