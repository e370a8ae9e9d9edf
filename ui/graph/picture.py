"""Write the chart as a picture for a report: PNG or SVG, with a key to its lines and signs."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from ui.graph.canvas import Canvas
from ui.graph.key import Key
from workbench.errors import Refusal


def export_png(canvas: Canvas, path: Path, width: int) -> None:
    """Write what the canvas shows, `width` pixels wide; raises Refusal."""
    ratio = width / canvas.width()
    key = Key(canvas, ratio)
    size = QSize(width, round((canvas.height() + key.height) * ratio))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(canvas.theme.role("panel"))
    painter = QPainter(image)
    _paint(canvas, painter, ratio)
    key.draw(painter, canvas.height())
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, QByteArray(b"PNG")).write(image)
    _write(path, kept)


def export_svg(canvas: Canvas, path: Path) -> None:
    """Write what the canvas shows as lines, shapes and text; raises Refusal."""
    generator = QSvgGenerator()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    generator.setOutputDevice(kept)
    key = Key(canvas)
    whole = QRectF(0, 0, canvas.width(), canvas.height() + key.height)
    generator.setSize(whole.size().toSize())
    generator.setViewBox(whole)
    generator.setResolution(96)
    generator.setTitle("Relations")
    painter = QPainter(generator)
    painter.fillRect(whole, canvas.theme.role("panel"))
    _paint(canvas, painter)
    key.draw(painter, canvas.height())
    painter.end()
    _write(path, kept)


def _write(path: Path, kept: QBuffer) -> None:
    try:
        path.write_bytes(kept.data().data())
    except OSError as error:
        raise Refusal(
            f"The picture could not be written to {path}: {error.strerror}. Choose another place."
        ) from error


def _paint(canvas: Canvas, painter: QPainter, ratio: float = 1.0) -> None:
    """Paint at the size of the screen; symbols as shapes rather than as kept pictures."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    canvas.for_export(True, ratio)
    try:
        room = QRectF(canvas.rect())
        canvas.scene().render(painter, room, room, Qt.AspectRatioMode.IgnoreAspectRatio)
    finally:
        canvas.for_export(False)
