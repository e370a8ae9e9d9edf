"""Excerpts written to files that other programs read, and found again from those files.

Every row of every format carries the anchor of its quote: the text's SHA-256, code-point start and
end, the exact quote and what stands around it. `verify` reads them back.
"""

from workbench.exporting.columns import CHOOSABLE, COLUMNS
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.registry import FORMATS
from workbench.exporting.writing import export

__all__ = ["CHOOSABLE", "COLUMNS", "FORMATS", "ExportOptions", "Format", "export"]
