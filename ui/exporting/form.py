"""What an export is asked for in fields: one of a few, some columns, and a file."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.host import SaveFile
from ui.theme import Theme
from ui.widgets.controls import Button, Chip, Field
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Heading, PlainLabel
from workbench.exporting import CHOOSABLE, COLUMNS
from workbench.exporting.ways import Way, ways


class Options(QWidget):
    """Offer some possibilities of which one holds, each with a word on what it is for."""

    changed = Signal(str)

    def __init__(self, name: str, label: str, said: dict[str, tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, (key, (words, hint)) in enumerate(said.items()):
            button = QRadioButton(words)
            button.setObjectName(f"{name}.{key}")
            button.setAccessibleName(f"{words}, {hint}" if hint else words)
            button.toggled.connect(self._tell)
            self._group.addButton(button)
            self._buttons[key] = button
            grid.addWidget(button, line, 0)
            if hint:
                grid.addWidget(PlainLabel(hint, "muted"), line, 1)

    def _tell(self, on: bool) -> None:
        if on:  # the other one of the two that change says nothing
            self.changed.emit(self.chosen)

    @property
    def chosen(self) -> str:
        """Return the key of the one that holds."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Let this one hold, the first when there is no such."""
        self._buttons.get(key, next(iter(self._buttons.values()))).setChecked(True)

    def allow(self, key: str, allowed: bool) -> None:
        """Say whether a possibility can be chosen."""
        self._buttons[key].setEnabled(allowed)


class Columns(QWidget):
    """Let the analyst choose columns; those that anchor a quote are always there."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export.columns")
        self.setAccessibleName("Columns")
        self._chips: dict[str, Chip] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        place = _Flowing()
        for given in COLUMNS:
            if given.key in CHOOSABLE:
                chip = Chip(given.label, f"export.column.{given.key}")
                chip.setCheckable(True)
                chip.toggled.connect(lambda _on: self.changed.emit())
                self._chips[given.key] = chip
                place.flow.addWidget(chip)
        column.addWidget(place)
        always = PlainLabel(
            "Always there, so that every quote can be found again: the quote, what stands around"
            " it, its start and end, and the document’s SHA-256.",
            "small",
        )
        always.setWordWrap(True)
        column.addWidget(always)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the chosen columns, in their order."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, keys: Iterable[str]) -> None:
        """Choose these columns and no others."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)


class _Flowing(QWidget):
    """Hold chips that flow, as high as they need at the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(self, 6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 200)
        return QSize(width, self.flow.heightForWidth(width))


class FileField(QWidget):
    """Hold the path of the file, with a button that asks the system for another."""

    changed = Signal()

    def __init__(self, save_file: SaveFile) -> None:
        super().__init__()
        self._save_file = save_file
        self._way: Way | None = None
        self._endings = {way.extension for way in ways().values()}
        self._field = Field("export.file", "File", "Where to write")
        self._field.textChanged.connect(self._tell)
        choose = Button("Choose…", "export.choose")
        choose.clicked.connect(self._choose)
        self._says = PlainLabel("", "small")
        self._says.setWordWrap(True)
        self._says.setObjectName("export.file.says")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._says)

    @property
    def path(self) -> Path | None:
        """Return the file, or None while none is named."""
        said = self._field.text().strip()
        return Path(said).expanduser() if said else None

    def suggest(self, path: Path) -> None:
        """Put a path into the field."""
        self._field.setText(str(path))
        self._field.setCursorPosition(len(self._field.text()))

    def take_way(self, way: Way, project: str) -> None:
        """Name the file as a way does, where the analyst has not named it otherwise."""
        before, self._way, path = self._way, way, self.path
        if path is None:
            return
        if before and path.name == _named(before, project):
            self.suggest(path.with_name(_named(way, project)))
        elif path.suffix in self._endings:
            self.suggest(path.with_suffix(way.extension))

    def start(self, folder: Path, way: Way, project: str) -> None:
        """Suggest a file in a folder."""
        self._way = way
        self.suggest(folder / _named(way, project))

    def _choose(self) -> None:
        assert self._way is not None
        kinds = f"{self._way.label} (*{self._way.extension})"
        offered = str(self.path or Path.home() / f"export{self._way.extension}")
        self._save_file(self, "Export to", kinds, offered, self._chosen)

    def _chosen(self, path: Path) -> None:
        assert self._way is not None
        self.suggest(path if path.suffix else path.with_suffix(self._way.extension))

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


def _named(way: Way, project: str) -> str:
    return f"{' '.join(filter(None, (project, way.noun)))}{way.extension}"


def titled(theme: Theme, words: str, body: QWidget) -> QWidget:
    """Return the body under a heading."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(Heading(theme, words))
    column.addWidget(body)
    return place
