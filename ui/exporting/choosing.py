"""Ask where to save, without stopping the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

#: gets the parent, the path to suggest, the file filter, and what to call with the path chosen
Chooser = Callable[[QWidget, Path, str, Callable[[Path], None]], None]


def choose_file(
    parent: QWidget, suggested: Path, kinds: str, chosen: Callable[[Path], None]
) -> None:
    """Open the system's own dialog for a file to save."""
    dialog = QFileDialog(parent, "Export excerpts to", str(suggested.parent), kinds)
    dialog.setObjectName("export.chooser")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # we say ourselves, beside the name, that a file will be replaced
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def show_folder(path: Path) -> None:
    """Open the folder of a file in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
