"""Projects of Taguette, a program that tags documents: https://www.taguette.org/

One SQLite file may hold several projects. Documents are kept as HTML; a highlight is two offsets in
UTF-8 bytes of the words between the tags, half-open, with the HTML that they cut.
"""
