"""An actor's card set out to be read: one sheet, shown in the window, printed and exported."""

from workbench.cards.sheet import Entry, Section, Sheet, sheet_of
from workbench.cards.writing import FORMATS, write_card

__all__ = ["FORMATS", "Entry", "Section", "Sheet", "sheet_of", "write_card"]
