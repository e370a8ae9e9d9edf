"""Find sayings in Arabic, where the subject follows its verb, and in Persian, where it goes before.

Neither script has capitals, so a speaker is what stands between the verb and the words that cannot
belong to a name: prepositions, days, "that". What stays unclear is left to be the voice heard last.
Words are compared folded, as a search does.
"""

from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.arabic import arabic_cues
from workbench.statements.cues import Cue
from workbench.statements.persian import persian_cues
from workbench.statements.phrases import Word


def in_arabic_script(said: Sequence[Word]) -> bool:
    """Say whether a clause is written in Arabic script."""
    return any("\u0600" <= word.said[0] <= "\u06ff" and not word.mark for word in said[:12])


def _persian(said: Sequence[Word]) -> bool:
    return any(
        word.low in words.PERSIAN_ONLY or any(letter in "پچژگ\u200c" for letter in word.said)
        for word in said
    )


def cues_in(said: Sequence[Word], before: Sequence[Word] = ()) -> list[Cue]:
    """Return every saying in a clause; `before` is what stands before a quotation that it follows."""
    if _persian(said) or _persian(before):
        return persian_cues(said, before)
    return arabic_cues(said)
