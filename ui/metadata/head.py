"""What the table of metadata is narrowed by: an import or all, what is missing, and words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.excerpts.filter_bar import HeldWidth
from ui.theme import Theme
from ui.widgets.controls import Button
from ui.widgets.fields import ChoiceField, FilterField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel
from workbench.model.metadata import GAPS, MetadataFilter

_TYPING_PAUSE = 120  # ms


class Head(QWidget):
    """Hold a MetadataFilter in fields; `changed` is emitted when another is wanted."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.imported: tuple[int, ...] | None = None
        self.scope = ChoiceField("metadata_scope", "Documents shown")
        self.gap = ChoiceField("metadata_gap", "What is missing")
        self.filter = FilterField("metadata_filter", "Filter by title, author, outlet, file")
        self.count = PlainLabel("", "small")
        self.count.setObjectName("metadata_count")
        self.defaults = Button("Defaults…", "metadata_defaults")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE)
        self._lay_out(theme)
        self.offer({})
        for choice in (self.scope, self.gap):
            choice.picked.connect(lambda _key: self.changed.emit())
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self.changed)

    def _lay_out(self, theme: Theme) -> None:
        fields = QWidget()
        flow = FlowLayout(fields, 6)
        for field, width in ((self.scope, 150), (self.gap, 160), (self.filter, 260)):
            HeldWidth(field, theme, width)
            flow.addWidget(field)
        for choice in (self.scope, self.gap):
            choice.setProperty("kind", "field")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(fields, 1)
        self.count.setMinimumHeight(theme.px(28))
        flow.addWidget(self.count)
        row.addWidget(self.defaults, alignment=Qt.AlignmentFlag.AlignTop)

    def filter_shown(self) -> MetadataFilter:
        """Return what the table is narrowed by."""
        ids = self.imported if self.scope.key == "import" else None
        return MetadataFilter(self.filter.text().strip(), self.gap.key, document_ids=ids)

    def show_import(self, document_ids: Sequence[int]) -> None:
        """Narrow to the documents of an import."""
        self.imported = tuple(document_ids)
        self.offer({})
        self.scope.show_key("import")

    def show_gap(self, gap: str) -> None:
        """Narrow to what is missing, without words."""
        self.gap.show_key(gap)
        self.filter.clear()
        self._typing.stop()

    def offer(self, missing: Mapping[str, int]) -> None:
        """Offer what the table can be narrowed to, with how much is missing."""
        scopes = [("", "All documents")]
        if self.imported is not None:
            scopes.append(("import", f"Last import ({len(self.imported):,})"))
        gaps = [
            ("", "Complete or not"),
            ("any", _counted("Incomplete", missing.get("any"))),
            *((gap, _counted(f"No {gap}", missing.get(gap))) for gap in GAPS),
        ]
        for choice, options in ((self.scope, scopes), (self.gap, gaps)):
            chosen = choice.key
            choice.offer(options)
            choice.show_key(chosen)


def _counted(words: str, count: int | None) -> str:
    return words if count is None else f"{words} ({count:,})"
