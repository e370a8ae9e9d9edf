"""Put a card's small pictures between its words, drawn as shapes, sharp on screen and paper."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from ui.card.look import Look
from ui.widgets.drawing import isolated
from workbench.cards.pictures import Box, Letters, Picture

_KIND = QTextFormat.ObjectTypes.UserObject.value + 1
_NUMBER = QTextFormat.Property.UserProperty.value + 1
#: what stands in the text where a picture is
_PLACE = "\ufffc"


class Drawings(QPyTextObject):
    """Draw the pictures of one document."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self._pictures: list[Picture] = []
        document.documentLayout().registerHandler(_KIND, self)

    def put(self, cursor: QTextCursor, picture: Picture) -> None:
        """Insert a picture at the cursor; what it says is its tooltip."""
        form = QTextCharFormat()
        form.setObjectType(_KIND)
        form.setProperty(_NUMBER, len(self._pictures))
        self._pictures.append(picture)
        cursor.insertText(_PLACE, form)

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        picture = self._pictures[form.intProperty(_NUMBER)]
        return QSizeF(self._look.across(picture.width), self._look.across(picture.height))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        picture = self._pictures[form.intProperty(_NUMBER)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(rect.topLeft()))
        painter.scale(rect.width() / picture.width, rect.height() / picture.height)
        for shape in picture.shapes:
            if isinstance(shape, Box):
                self._box(painter, shape)
            else:
                self._letters(painter, shape)
        painter.restore()

    def _box(self, painter: QPainter, box: Box) -> None:
        colour = self._look.colours[box.role]
        area = QRectF(box.x, box.y, box.width, box.height)
        if box.hollow:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.fillRect(area, colour)

    def _letters(self, painter: QPainter, letters: Letters) -> None:
        font = self._look.font()
        font.setPixelSize(round(letters.size))
        metrics = QFontMetricsF(font)
        text = isolated(letters.text)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[letters.anchor]
        left = letters.x - share * metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(self._look.colours[letters.role])
        painter.drawText(QPointF(left, letters.y), text)
