"""Characters that turn the direction of reading, so that the words on the screen are not the text's."""

import re

#: left-to-right and right-to-left override; marks, isolates and embeddings are common in honest texts
_OVERRIDES = re.compile("[\u202d\u202e]")


def turning_doubt(text: str) -> tuple[str, ...]:
    """Return the sentence for a report on a text that holds such characters; they are kept."""
    if text.isascii() or not (count := len(_OVERRIDES.findall(text))):
        return ()
    counted = "1 character turns" if count == 1 else f"{count:,} characters turn"
    return (f"{counted} the direction of reading round; the reader shows where.",)
