"""The Matrix place: how often two things meet, as a table of counts that open their excerpts."""

import html
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context, Target
from ui.graph.evidence_pane import EvidencePane
from ui.graph.reading import Reading
from ui.independence import IndependenceToggle
from ui.models.freshness import Freshness
from ui.models.index import ROOT, Index
from ui.theme import Theme
from ui.widgets.controls import EmptyPlace
from ui.widgets.labels import PlainLabel
from workbench.graph.cooccurrence import Units, places_together
from workbench.graph.evidence import Item, quoted
from workbench.graph.matrix import MATRICES, Coding, Matrix, Place, build_matrix, read_coding
from workbench.graph.network import Material, read_material
from workbench.model.dates import shown
from workbench.ports import Reader
from workbench.tasks import Progress

_TOPICS = ("relation", "claim", "actor", "document", "excerpt", "code", "mention")
_MOST_SHOWN = 300


class HeatDelegate(QStyledItemDelegate):
    """Tint a cell by its count, under the number that says it."""

    def __init__(self, theme: Theme, model: "MatrixModel") -> None:
        super().__init__(model)
        self._theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count = index.data(Qt.ItemDataRole.UserRole)
        if count:
            tint = QColor(self._theme.role("accent"))
            tint.setAlpha(round(24 + 96 * (count / max(self._model.matrix.most, 1)) ** 0.5))
            area: QRect = option.rect
            painter.fillRect(area.adjusted(0, 0, -1, -1), tint)
        super().paint(painter, option, index)


class MatrixModel(QAbstractTableModel):
    """Give the counts with a tint that grows with them; nothing where they are none."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix((), (), {}, {})

    def show_matrix(self, matrix: Matrix) -> None:
        """Hold another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.matrix.columns)

    def key(self, index: Index) -> tuple[int, int]:
        """Return the ids that meet in a cell."""
        return self.matrix.rows[index.row()][0], self.matrix.columns[index.column()][0]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        count = self.matrix.cells.get(self.key(index), 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(count) if count else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.UserRole:
            return count
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, column = self.matrix.rows[index.row()][1], self.matrix.columns[index.column()][1]
            return f"{row}, {column}: {count}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        heads = self.matrix.columns if across else self.matrix.rows
        if role == Qt.ItemDataRole.DisplayRole and section < len(heads):
            name = heads[section][1]
            return name if len(name) <= 28 else f"{name[:27]}…"
        if role == Qt.ItemDataRole.TextAlignmentRole and across:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and section < len(heads):
            return html.escape(heads[section][1])
        if role == Qt.ItemDataRole.AccessibleTextRole and section < len(heads):
            return heads[section][1]
        return None


class MatrixPanel(QWidget):
    """Join the matrix to the project; a cell lists its excerpts, which open in the readers."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self.context = context
        self._material = Material()
        self._units = Units(context.store.documents.text)
        self._reading = Reading(context, "Counting the matrix", self._read)
        self.model = MatrixModel()
        self._build()
        self._fresh = Freshness(self, context, _TOPICS, self._renew)

    def _build(self) -> None:
        self.what = QComboBox()
        self.what.setObjectName("matrix-what")
        self.what.setAccessibleName("Rows and columns of the matrix")
        for key, words in MATRICES.items():
            self.what.addItem(words, key)
        self.what.activated.connect(lambda _row: self._renew())
        self.table = QTableView()
        self.table.setObjectName("matrix-table")
        self.table.setAccessibleName("Matrix of counts")
        self.table.setModel(self.model)
        self.table.setItemDelegate(HeatDelegate(self.context.theme, self.model))
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setCornerButtonEnabled(False)
        self.table.selectionModel().currentChanged.connect(self._list)
        self.evidence = EvidencePane(self.context.theme)
        self.evidence.list.opened.connect(self._open)
        self.count = PlainLabel("", "small")
        strip = QHBoxLayout()
        strip.setContentsMargins(12, 6, 12, 6)
        strip.setSpacing(12)
        strip.addWidget(self.what)
        strip.addStretch()
        strip.addWidget(IndependenceToggle(self.context, "matrix-independent"))
        strip.addWidget(self.count)
        self.pages = QStackedWidget()
        self.pages.addWidget(
            EmptyPlace("Nothing meets here yet", "The matrix counts what meets: actors in relations, "
                       "codes in documents. Highlight a sentence under a code, or press R on words "
                       "that relate two actors.")
        )  # fmt: skip
        self.pages.addWidget(self.table)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(strip)
        column.addWidget(self.pages, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.evidence)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([700, self.context.theme.px(330)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
        self.context.theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        px = self.context.theme.px
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        across.setDefaultSectionSize(px(124))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        down.setDefaultSectionSize(px(28))
        self.table.viewport().update()

    @property
    def busy(self) -> bool:
        """Say whether a matrix is being counted."""
        return self._reading.busy

    def _renew(self) -> None:
        what, shared = self.what.currentData(), self._units
        independent = self.context.independence.on

        def work(reader: Reader, progress: Progress) -> tuple[Material, Matrix]:
            def text(document_id: int) -> str:
                progress.step(0, 0, "Reading sentences")
                return reader.documents.text(document_id)

            material = read_material(reader)
            coding = read_coding(reader, independent) if what.startswith("code") else Coding()
            counted = material.counted(independent)
            return counted, build_matrix(what, counted, coding, shared.reading(text))

        self._reading.start(work)

    def _read(self, found: tuple[Material, Matrix]) -> None:
        self._material, matrix = found
        self.model.show_matrix(matrix)
        self.pages.setCurrentIndex(int(bool(matrix.cells)))
        self.count.setText(f"{len(matrix.rows)} × {len(matrix.columns)}")
        self.evidence.show_items("", [], "Choose a cell to read what it counts.")

    def _list(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        row, column = self.model.key(index)
        names = dict(self.model.matrix.rows), dict(self.model.matrix.columns)
        places = self.model.matrix.places.get((row, column), ())
        if self.what.currentData() == "together" and self.model.matrix.cells.get((row, column)):
            places = self._sentences(row, column)
        items = [self._item(place) for place in places[:_MOST_SHOWN]]
        summary = "" if len(places) <= _MOST_SHOWN else f"The first {_MOST_SHOWN} of {len(places)}"
        self.evidence.show_items(f"{names[0][row]} · {names[1][column]}", items,
                                 summary if items else "Nothing meets here.")  # fmt: skip

    def _sentences(self, one: int, other: int) -> tuple[Place, ...]:
        spans = places_together(self._material.spans, one, other, "sentence", self._units)
        text = self.context.store.documents.text
        return tuple(Place(document, a, b, text(document)[a:b]) for document, a, b in spans)

    def _item(self, place: Place) -> Item:
        document = self._material.documents[place.document_id]
        said = " · ".join(
            part for part in (document.name, document.outlet, shown(document.published)) if part
        )
        return Item("excerpt", quoted(place.words), said, document_id=place.document_id,
                    start=place.start, end=place.end)  # fmt: skip

    def _open(self, item: Item) -> None:
        self.context.open(Target(item.document_id, item.start, item.end, beside=True))

    def state(self) -> dict[str, Any]:
        """Return what is remembered."""
        return {"what": self.what.currentData()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered."""
        self.what.setCurrentIndex(max(self.what.findData(state.get("what")), 0))
        self._fresh.renew()
