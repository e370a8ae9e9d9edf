"""The Relations menu: draw a relation from words or judgement, and see the chart."""

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu


class RelationsMenu(Menu):
    """Answer the Relations menu; the chart is made when it is first asked for."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on = self.actions.on
        on("relation.fit", lambda: self._chart().fit())
        on("file.export_chart", lambda: self._chart().export())

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Tell the relations panel which documents are open, and how files are asked for."""
        if page_id != "relations":
            return
        chart: Any = panel
        chart.choose_file = self.window.chooser.save_file
        readers = self.window.readers

        def tell() -> None:
            chart.set_open_documents([p.document_id for p in readers.panes if p.document_id])

        readers.open_changed.connect(tell)
        tell()

    def _chart(self) -> Any:
        return self.window.show_panel("relations")
