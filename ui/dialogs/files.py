"""Qt's file dialog behind the chooser that the window is given."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class FileChooser:
    """Ask for files with the system's dialog; starts where the last answer was."""

    def __init__(self) -> None:
        self._folder = str(Path.home())

    def open_file(
        self, over: QWidget, title: str, kinds: str, then: Callable[[Path], object]
    ) -> None:
        """Ask for one file that is there."""
        dialog = self._dialog(over, title, kinds, QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, lambda paths: then(paths[0]))

    def open_files(
        self, over: QWidget, title: str, kinds: str, then: Callable[[list[Path]], object]
    ) -> None:
        """Ask for files that are there."""
        dialog = self._dialog(over, title, kinds, QFileDialog.FileMode.ExistingFiles)
        self._ask(dialog, then)

    def open_folder(self, over: QWidget, title: str, then: Callable[[Path], object]) -> None:
        """Ask for a folder."""
        dialog = self._dialog(over, title, "", QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog, lambda paths: then(paths[0]))

    def save_file(
        self, over: QWidget, title: str, kinds: str, name: str, then: Callable[[Path], object]
    ) -> None:
        """Ask where to write; the ending of `name` is added when it is left out."""
        dialog = self._dialog(over, title, kinds, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        self._ask(dialog, lambda paths: then(paths[0]))

    def _dialog(
        self, over: QWidget, title: str, kinds: str, mode: QFileDialog.FileMode
    ) -> QFileDialog:
        dialog = QFileDialog(over, title, self._folder, kinds)
        dialog.setObjectName("file_chooser")
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _ask(self, dialog: QFileDialog, then: Callable[[list[Path]], object]) -> None:
        def answer(chosen: list[str]) -> None:
            self._folder = str(Path(chosen[0]).parent)
            then([Path(one) for one in chosen])

        dialog.filesSelected.connect(answer)
        dialog.open()
