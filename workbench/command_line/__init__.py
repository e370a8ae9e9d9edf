"""The work of the window from a command line: one module a kind of work, `COMMANDS` lists them."""

from workbench.command_line.agreeing import agreement
from workbench.command_line.bringing import bring
from workbench.command_line.cards import card
from workbench.command_line.comparing import compare
from workbench.command_line.deciding import ambiguous, variants
from workbench.command_line.describing import defaults, metadata
from workbench.command_line.exporting import export, verify
from workbench.command_line.importing import import_, new
from workbench.command_line.keeping import backup, check
from workbench.command_line.merging import merge
from workbench.command_line.reviewing import review
from workbench.command_line.searching import concordance, search
from workbench.command_line.stating import statements
from workbench.command_line.suggesting import suggest
from workbench.command_line.tagging import codes, names, tag

review.add_command(merge)
COMMANDS = (
    *(
        new,
        import_,
        bring,
        metadata,
        defaults,
        search,
        concordance,
        compare,
        codes,
        names,
        suggest,
        tag,
    ),
    *(statements, variants, ambiguous, card),
    agreement,
    *(export, review, check, verify, backup),
)
