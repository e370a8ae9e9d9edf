"""Put a card on paper, or on the pages of a PDF file."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.card.look import Look
from ui.card.page import Page
from workbench.cards import Sheet


def printable(sheet: Sheet, foot: str, resolution: int) -> QTextDocument:
    """Return the sheet as a document for paper of so many dots to the inch."""
    document = QTextDocument()
    with Page(document, Look.of_paper(resolution), links=False) as page:
        page.head(sheet)
        page.sections(sheet.sections)
        page.foot(foot)
    return document


def press(sheet: Sheet, foot: str, path: Path) -> None:
    """Write the sheet as PDF; needs a QGuiApplication. Raises OSError when it can't be written."""
    pages = QBuffer()
    pages.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(pages)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())  # a document brings its own
    writer.setTitle(sheet.title)
    writer.setCreator("Sidelight")
    _print(sheet, foot, writer, writer.resolution())
    path.write_bytes(pages.data().data())


def ask_printer(
    parent: QWidget, sheet: Sheet, foot: str, title: str = "Print actor’s card"
) -> QPrintDialog:
    """Ask for a printer and print; returns the dialog, which does not block the window."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheet.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("card_print")
    dialog.setWindowTitle(title)
    dialog.accepted.connect(lambda: _print(sheet, foot, printer, printer.resolution()))
    QDialog.open(dialog)  # the print dialog's own wants a slot by its name
    return dialog


def _print(sheet: Sheet, foot: str, device: QPagedPaintDevice, resolution: int) -> None:
    printable(sheet, foot, resolution).print_(device)
