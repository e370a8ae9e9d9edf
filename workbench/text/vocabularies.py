"""Lists of words in `resources/vocabularies`, so that they are read and mended without any code."""

from functools import cache
from importlib.resources import files


@cache
def sections(name: str) -> dict[str, list[str]]:
    """Return the lines of a list by the heading in square brackets that they stand under.

    Lines that begin with `#` are remarks. What stands behind a heading's bracket is one, too.
    """
    found: dict[str, list[str]] = {}
    under: list[str] = []
    said = files("resources").joinpath("vocabularies", f"{name}.txt").read_text("utf-8")
    for line in said.splitlines():
        if line.startswith("["):
            under = found.setdefault(line[1 : line.index("]")], [])
        elif line and not line.startswith("#"):
            under.append(line)
    return found
