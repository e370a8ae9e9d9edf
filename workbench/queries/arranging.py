"""What the lines of a concordance can be sorted and grouped by, in the window and the commands."""

#: lines of one search that are read at most
MOST = 100_000
#: the key, its words, and the neighbours that weigh most first: L1 is the first word before
SORTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "place": ("place", ()),
    "right": ("1st word after", ("R1", "R2", "R3")),
    "right2": ("2nd word after", ("R2", "R3", "R1")),
    "right3": ("3rd word after", ("R3", "R2", "R1")),
    "left": ("1st word before", ("L1", "L2", "L3")),
    "left2": ("2nd word before", ("L2", "L3", "L1")),
    "left3": ("3rd word before", ("L3", "L2", "L1")),
    "both": ("words on either side", ("R1", "L1", "R2")),
    "word": ("the word found", ("W", "R1", "R2")),
}
#: the key, its words, and what lines without it stand under
GROUPS = {
    "": ("not grouped", ""),
    "document": ("document", ""),
    "outlet": ("outlet", "No outlet"),
    "year": ("year", "No date"),
    "actor": ("actor nearby", "No actor tagged nearby"),
    "word": ("the word found", ""),
}
UNITS = ("words", "characters")
