"""What leaves the project: every entry opens the one export dialog, on the way that it names."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu

#: any way that takes rows; as in workbench.exporting.ways, which is imported with the dialog
ROWS = "rows"

if TYPE_CHECKING:
    from ui.excerpts.panel import ExcerptsPanel
    from ui.graph.relations_panel import RelationsPanel


class ExportMenu(Menu):
    """Answer what the File menu says of exports."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        self.actions.on("file.export", self.open)
        self.actions.on("file.export_chart", self._chart)
        self.actions.on("file.export_codes", partial(self.open, "qdc"))

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Export from the panels that offer it."""
        if page_id == "excerpts":
            cast("ExcerptsPanel", panel).export_wanted.connect(partial(self.open, ROWS))
        if page_id == "relations":
            cast("RelationsPanel", panel).export_wanted.connect(self._chart)

    def _chart(self) -> None:
        self.window.show_panel("relations")
        self.open("network")

    def open(self, preset: str = "") -> None:
        """Open the export dialog, on the way that the preset asks for, else on the one gone last."""
        from ui.exporting.choices import ShownRows
        from ui.exporting.dialog import ExportDialog

        table = cast("ExcerptsPanel", self.window.panel("excerpts"))
        chart = cast("RelationsPanel", self.window.panel("relations"))
        shown = table.filter_shown()
        # a table that was not looked at yet has no rows of its own
        count = table.model.rowCount() or len(self.context.store.excerpt_table.ids(shown))
        rows = ShownRows(shown, *table.sort_shown(), count)
        dialog = ExportDialog(
            self.context,
            rows,
            chart.shown(),
            preset,
            parent=self.window,
            save_file=self.window.chooser.save_file,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
