"""Everything a hand can ask of the window, as data: one table, from which menus, keys and the
command palette are made."""

from ui.actions.registry import Actions
from ui.actions.spec import NEEDS, ActionSpec
from ui.actions.table import ACTIONS

__all__ = ["ACTIONS", "NEEDS", "ActionSpec", "Actions"]
