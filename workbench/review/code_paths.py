"""Name a code by its place in the code book: “Security / Ceasefire”."""

import re
from collections.abc import Iterable

from workbench.commands.codes import AddCode
from workbench.model.excerpts import Code
from workbench.ports import Store
from workbench.session import Desk

BETWEEN = " / "
#: levels of a code book that anybody still finds a code in, and letters of a name
_DEEPEST, _LONGEST = 12, 120


def code_paths(codes: Iterable[Code]) -> dict[int, str]:
    """Return the path of each code, by its id."""
    by_id = {one.id: one for one in codes}
    found: dict[int, str] = {}

    def path(code: Code) -> str:
        if code.id not in found:
            above = by_id.get(code.parent_id)
            found[code.id] = f"{path(above)}{BETWEEN}{code.name}" if above else code.name
        return found[code.id]

    for one in by_id.values():
        path(one)
    return found


def cleaned_path(said: str) -> str:
    """Return a path without stray spaces and empty names; empty when no code can be called so."""
    # a stroke without spaces belongs to a name, as in “Arms/money”
    names = [" ".join(name.split()) for name in re.split(r"(?:^|\s)/(?=\s|$)", said)]
    names = [name for name in names if name]
    if not names or len(names) > _DEEPEST or any(len(name) > _LONGEST for name in names):
        return ""
    return BETWEEN.join(names)


def code_at(store: Store, desk: Desk, path: str) -> int:
    """Return the code at a path, found in any case of its letters, or else added with those above."""
    known = {said.casefold(): code_id for code_id, said in code_paths(store.codes.find()).items()}
    code_id, walked = 0, ""
    for name in path.split(BETWEEN):
        walked = f"{walked}{BETWEEN}{name}" if walked else name
        code_id = known.get(walked.casefold()) or AddCode(name, code_id).apply(store, desk)
    return code_id
