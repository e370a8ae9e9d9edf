"""How a panel stands: a row of controls at its head, and what it shows below, over the full width."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def lay_under(panel: QWidget, head: Sequence[QWidget], *below: QWidget, gap: int = 4) -> None:
    """Lay the first control out as wide as it may be with the others beside it, the rest below.

    `gap` are the pixels between head and rest.
    """
    row = QHBoxLayout()
    row.setContentsMargins(8, 8, 8, gap)
    row.setSpacing(4)
    for place, control in enumerate(head):
        row.addWidget(control, 0 if place else 1)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(row)
    for place, widget in enumerate(below):
        column.addWidget(widget, 0 if place else 1)
