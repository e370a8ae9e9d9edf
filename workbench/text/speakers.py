"""Who speaks where in an interview: the names before a colon that come back line after line."""

import re
from collections import Counter
from collections.abc import Iterator

from workbench.statements.labels import is_metadata

_LONGEST = 44
_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][\w .’'\-]{0,40}?)\s?:(?=\s|[*_])")


def speaker_labels(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of speakers' names, colon included, that stand at least twice.

    A name that starts one line only is more likely the start of a sentence. This is for the eye, and
    fast; who takes which turn is found by `workbench.statements.turns`.
    """
    found = [match for start in _line_starts(text) if (match := _label_at(text, start))]
    said = Counter(match[1] for match in found)
    names = {name for name, times in said.items() if times > 1 and not is_metadata(name)}
    return [(match.start(1), match.end()) for match in found if match[1] in names]


def _line_starts(text: str) -> Iterator[int]:
    at = -1
    while True:
        yield at + 1
        at = text.find("\n", at + 1)
        if at < 0:
            return


def _label_at(text: str, start: int) -> re.Match[str] | None:
    # a colon is looked for first: five times as fast as asking the pattern of every line
    if text.find(":", start, start + _LONGEST) < 0:
        return None
    return _LABEL.match(text, start)
