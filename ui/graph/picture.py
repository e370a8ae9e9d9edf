"""Write the chart as a picture for a report: PNG or SVG, with a key to its lines and signs."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from ui.graph.canvas import Canvas
from ui.graph.key import Key
from workbench.exporting.aside import aside

_TITLE = "Relations"


def described(canvas: Canvas) -> str:
    """Return what the picture shows, for those who don't see it."""
    nodes, edges = canvas.network.nodes, canvas.network.edges
    contested = sum(edge.contested for edge in edges)
    actors = f"{len(nodes):,} {'actor' if len(nodes) == 1 else 'actors'}"
    relations = f"{len(edges):,} {'relation' if len(edges) == 1 else 'relations'}"
    most = sorted(nodes, key=lambda node: (-node.degree, node.name))[:5]
    named = ", ".join(node.name for node in most if node.degree)
    said = f"A chart of {actors} and {relations}" + (
        f", of which {contested:,} {'is' if contested == 1 else 'are'} contested"
        if contested
        else ""
    )
    return f"{said}. Most related: {named}." if named else f"{said}."


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
    writer = QImageWriter(kept, QByteArray(b"PNG"))
    writer.setText("Title", _TITLE)
    writer.setText("Description", described(canvas))
    writer.write(image)
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
    generator.setTitle(_TITLE)
    generator.setDescription(described(canvas))
    painter = QPainter(generator)
    painter.fillRect(whole, canvas.theme.role("panel"))
    _paint(canvas, painter)
    key.draw(painter, canvas.height())
    painter.end()
    _write(path, kept)


def _write(path: Path, kept: QBuffer) -> None:
    with aside(path) as beside:
        beside.write_bytes(kept.data().data())


def _paint(canvas: Canvas, painter: QPainter, ratio: float = 1.0) -> None:
    """Paint at the size of the screen; symbols as shapes rather than as kept pictures."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    canvas.for_export(True, ratio)
    try:
        room = QRectF(canvas.rect())
        canvas.scene().render(painter, room, room, Qt.AspectRatioMode.IgnoreAspectRatio)
    finally:
        canvas.for_export(False)
