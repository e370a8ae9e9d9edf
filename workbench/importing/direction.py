"""Characters that turn the direction of reading, so that the words on the screen are not the text's."""

import re

#: left-to-right and right-to-left override; marks, isolates and embeddings are common in honest texts
_OVERRIDES = re.compile("[\u202d\u202e]")
#: in a name or a title these would turn or tear what stands beside it: controls, line ends, and the
#: characters that turn the direction; those of isolates end with it
_TEARING = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def tame(name: str) -> str:
    """Return a name or a title as it can stand in a sentence, each such character as U+FFFD."""
    return name if name.isascii() and name.isprintable() else _TEARING.sub("\ufffd", name)


def turning_doubt(text: str) -> tuple[str, ...]:
    """Return the sentence for a report on a text that holds such characters; they are kept."""
    if text.isascii() or not (count := len(_OVERRIDES.findall(text))):
        return ()
    counted = "1 character turns" if count == 1 else f"{count:,} characters turn"
    return (f"{counted} the direction of reading round; the reader shows where.",)
