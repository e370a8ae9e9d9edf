"""What can be done with the codes selected in the tree, as actions with keys and a menu."""

from collections.abc import Callable, Iterable
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTreeView

from ui.codes.swatches import swatch_icon
from ui.codes.tree import CodeTree
from ui.context import Context
from ui.models.pages import IdRole
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser, Prompt
from ui.widgets.keys import Acts, list_acts
from ui.widgets.row_menu import below_current, offer_menu, passing_menu
from workbench.commands.codes import DeleteCodes, EditCode, MergeCodes, MoveCode
from workbench.model.excerpts import Code
from workbench.ports import Reader


def code_options(reader: Reader) -> list[Entry]:
    """Return every code as a choice, in the code book's order, with the code it stands under."""
    codes = {code.id: code for code in reader.codes.find()}
    ordered = sorted(codes.values(), key=lambda code: (code.parent_id, code.position, code.id))
    return [
        Entry(
            code.id,
            code.name,
            codes[code.parent_id].name if code.parent_id else "",
            code.colour,
            "bar",
        )
        for code in ordered
    ]


class CodeEditing(QObject):
    """Offer actions on the codes selected in a tree view; `add` makes a code under a parent.

    `acts` are the actions by id.
    """

    def __init__(
        self,
        context: Context,
        view: QTreeView,
        model: CodeTree,
        add: Callable[[str, int], None],
    ) -> None:
        super().__init__(view)
        self._context, self.view, self.model, self.add = context, view, model, add
        self.acts = self._actions()
        model.renamed.connect(lambda code_id, name: self._edit(code_id, name=name))
        model.moved.connect(self._move)
        model.merged.connect(self._merge)
        offer_menu(view, lambda _index: self.menu())

    def code_ids(self) -> list[int]:
        """Return the selected codes."""
        return [index.data(IdRole) for index in self.view.selectionModel().selectedRows()]

    def _actions(self) -> dict[str, QAction]:
        offered: Acts = (
            ("code.rename", "Rename", "F2", self.rename),
            ("code.add_under", "Add a code under it…", "Ctrl+Shift+Return", self.ask_child),
            ("code.describe", "Describe…", "", self.ask_description),
            ("code.move_up", "Move up", "Alt+Shift+Up", lambda: self.step(-1)),
            ("code.move_down", "Move down", "Alt+Shift+Down", lambda: self.step(1)),
            ("code.move_in", "Move under the one above", "Alt+Shift+Right", self.indent),
            ("code.move_out", "Move out a level", "Alt+Shift+Left", self.outdent),
            ("code.merge", "Merge into…", "", self.ask_merge),
            ("code.delete", "Delete", "Del", self.delete),
        )
        return list_acts(self.view, offered)

    def rename(self) -> None:
        """Write over the name in place."""
        if self.view.currentIndex().isValid():
            self.view.edit(self.view.currentIndex())

    def _edit(self, code_id: int, **fields: object) -> None:
        self._context.run(EditCode(code_id, fields))

    def ask_child(self) -> None:
        """Ask for the name of a code under the selected one."""
        if ids := self.code_ids():
            self._ask("Name of the code under it", "", lambda name: self.add(name, ids[0]))

    def ask_description(self) -> None:
        """Ask what the selected code stands for."""
        if ids := self.code_ids():
            said = self.model.codes[ids[0]].description
            self._ask("What it stands for", said, lambda text: self._edit(ids[0], description=text))

    def _ask(self, title: str, text: str, then: Callable[[str], None]) -> None:
        prompt = Prompt(self._context.theme, title, self.view, text)
        prompt.said.connect(then)
        prompt.ask(below_current(self.view))

    def _move(self, code_id: int, parent_id: int, place: int) -> None:
        self._context.run(MoveCode(code_id, parent_id, place))

    def step(self, by: int) -> None:
        """Move the selected code up or down among its siblings."""
        for code in self._current():
            place = self.model.index_of(code.id).row() + by
            if 0 <= place < self.model.rowCount(self.model.index_of(code.parent_id)):
                self._move(code.id, code.parent_id, place)

    def indent(self) -> None:
        """Move the selected code under the sibling above it."""
        for code in self._current():
            index = self.model.index_of(code.id)
            above = self.model.index(index.row() - 1, 0, self.model.parent(index))
            if above.isValid():
                self._move(code.id, above.data(IdRole), -1)

    def outdent(self) -> None:
        """Move the selected code beside the one it stands under."""
        for code in self._current():
            if parent := self.model.codes.get(code.parent_id):
                place = self.model.index_of(parent.id).row() + 1
                self._move(code.id, parent.parent_id, place)

    def _current(self) -> Iterable[Code]:
        code = self.model.codes.get(self.view.currentIndex().data(IdRole) or 0)
        return [code] if code else []

    def ask_merge(self) -> None:
        """Ask into which code the selected ones are merged."""
        if ids := self.code_ids():
            options = [one for one in code_options(self._context.store) if one.key not in ids]
            chooser = Chooser(self._context.theme, "Merge into which code?", options, self.view)
            chooser.picked.connect(lambda into: self._merge(ids, into))
            chooser.ask(below_current(self.view))

    def _merge(self, code_ids: list[int], into: int) -> None:
        self._context.run(MergeCodes(tuple(code_ids), into))

    def delete(self) -> None:
        """Delete the selected codes with those under them; undo brings them back."""
        if ids := self.code_ids():
            self._context.run_telling(DeleteCodes(tuple(ids)))

    # the menu

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the selected codes."""
        menu = passing_menu(self.view, "codes_menu")
        colours, keys = menu.addMenu("Colour"), menu.addMenu("Key")
        for swatch in self._context.theme.swatches:
            act = colours.addAction(swatch_icon(self._context.theme, swatch), swatch.capitalize())
            act.triggered.connect(lambda _=False, swatch=swatch: self.set_colour(swatch))
        for key in range(10):
            act = keys.addAction(str(key) if key else "None")
            act.triggered.connect(lambda _=False, key=key: self.set_key(key))
        menu.addActions(list(self.acts.values()))
        return menu

    def set_colour(self, swatch: str) -> None:
        """Give the selected codes a colour."""
        group = uuid4().hex
        for code_id in self.code_ids():
            self._context.run(EditCode(code_id, {"colour": swatch}), group=group)

    def set_key(self, key: int) -> None:
        """Give the current code one of the keys 1–9, or none."""
        for code in self._current():
            self._edit(code.id, favourite=key)
