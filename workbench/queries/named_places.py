"""Find the place that a name such as `ni:///sha-256;…#char=120,180` stands for, in this project.

Exports name the words they hold so (a table's column `place`, the evidence of a network, Web
annotations), so that whoever has the project comes from the file to the words.
"""

from workbench.errors import Refusal
from workbench.ports import Hit, Reader
from workbench.text.hashes import place_in

#: code points shown on either side of the words
_AROUND = 50


def named_place(reader: Reader, said: str) -> Hit:
    """Return the first place named in what was said, with its words and their context.

    Raises Refusal when none is named, and when no document has that text or it is shorter.
    """
    place = place_in(said)
    if place is None:
        raise Refusal(
            "This names no place. Copy one from the column “Place” of an export: it begins with ni:///."
        )
    sha256, start, end = place
    # a file read from UTF-8 may have the hash of its text; the content tells which one it is
    document = reader.documents.known(sha256, sha256)
    content = reader.documents.content(document.id) if document else None
    if document is None or content is None or content.sha256 != sha256:
        raise Refusal(
            "No document of this project has the text that is named. It may have been changed or "
            "deleted since; look for the quote itself with Ctrl+K."
        )
    text = content.text
    if not start <= end <= len(text):
        raise Refusal(
            f"“{document.name}” has {len(text):,} characters; the place named lies beyond."
        )
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Hit(document.id, document.name, start, end, before, text[start:end], after)
