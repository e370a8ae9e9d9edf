"""The list of a concordance with what can be done in it: check, fold, open, by keys and by mouse."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu

from ui.concordance.lines import LineDelegate
from ui.concordance.model import Head, LinesModel
from ui.context import Context, Target
from ui.models.pages import RowRole
from ui.tagging.checked import CheckedStrip
from ui.widgets.keys import list_acts
from ui.widgets.lists import RowsView
from ui.widgets.row_menu import offer_menu, passing_menu


class LinesView(RowsView):
    """Show the lines of a model; `strip` tags those that are checked."""

    def __init__(self, context: Context, model: LinesModel, strip: CheckedStrip) -> None:
        super().__init__(context.theme, 24)
        self.as_list()
        self.setObjectName("concordance_lines")
        self.setAccessibleName("Lines")
        self._context, self._lines = context, model
        self.setModel(model)
        self._delegate = LineDelegate(context.theme, self)
        self.setItemDelegate(self._delegate)
        self.opened.connect(self._open)
        self.clicked.connect(self._click)
        self.acts = list_acts(
            self,
            (
                ("concordance_check", "Check or uncheck", "Space", self._toggle),
                ("concordance_check_all", "Check all", "", lambda: model.check_all(True)),
                ("concordance_check_none", "Uncheck all", "", lambda: model.check_all(False)),
                ("concordance_tag", "Tag checked as actor…", "", strip.ask_actor),
                ("concordance_code", "Put checked under code…", "", strip.ask_code),
                ("concordance_fold", "Fold group", "Left", lambda: self._fold(True)),
                ("concordance_unfold", "Unfold group", "Right", lambda: self._fold(False)),
                ("concordance_fold_all", "Fold all groups", "", lambda: self._fold_all(True)),
                ("concordance_unfold_all", "Unfold all groups", "", lambda: self._fold_all(False)),
            ),
        )
        offer_menu(self, lambda _index: self.menu(), anywhere=True)

    def menu(self) -> QMenu:
        """Return the menu of the list."""
        menu = passing_menu(self, "concordance_menu")
        menu.addActions(list(self.acts.values()))
        writable = bool(self._lines.count) and not self._context.store.read_only
        for name, act in self.acts.items():
            if name in ("concordance_tag", "concordance_code"):
                act.setEnabled(writable)
            elif "fold" in name:
                act.setVisible(self._lines.grouped)
        return menu

    def begin(self) -> None:
        """Select the first line, as after a search."""
        if self._lines.rowCount():
            self.selectRow(1 if self._lines.grouped and self._lines.rowCount() > 1 else 0)

    def _toggle(self) -> None:
        if self.currentIndex().isValid():
            self._lines.toggle(self.currentIndex().row())

    def _fold(self, on: bool) -> None:
        if self.currentIndex().isValid() and self._lines.grouped:
            head = self._lines.head_of(self.currentIndex().row())
            self._lines.fold(head, on)
            self.selectRow(head)

    def _fold_all(self, on: bool) -> None:
        self._lines.fold_all(on)
        self.selectRow(0)

    def _click(self, index: QModelIndex) -> None:
        if self._delegate.boxed:
            self._delegate.boxed = False
        else:
            self._open(index, False)

    def _open(self, index: QModelIndex, beside: bool) -> None:
        row, place = index.data(RowRole), index.row()
        if isinstance(row, Head):
            self._lines.fold(place)
            self.selectRow(place)
        elif row:
            self._context.open(Target(row.document_id, row.start, row.end, beside=beside))
