"""Compare 20,000 actors for names that may be one.

Run: python benchmarks/names_alike.py [ACTORS]. The bare loop beside it sounds out every name once.
"""

import random
import sys
import tempfile
from pathlib import Path

from figure import milliseconds, tell

import main
from workbench.actors.pairs import pairs_of
from workbench.commands.names import AddNames
from workbench.importing.name_list import ListedName
from workbench.queries.sounds import name_of

FIRST = [
    "Ahmad", "Mohammad", "Ali", "Hassan", "Hussein", "Omar", "Yusuf", "Ibrahim", "Khalid", "John",
    "Peter", "Ivan", "Vladimir", "Sergei", "Maria", "Anna", "Fatima", "Zainab", "Layla", "Nikolai",
    "Pavel", "George", "Michael", "David", "Qassem", "Esmail", "Karim", "Mahmoud",
]  # fmt: skip
PARTS = [
    "ba", "be", "bi", "bo", "bu", "da", "de", "di", "ka", "ki", "ku", "la", "li", "lu", "ma", "mi",
    "mu", "na", "ni", "no", "ra", "ri", "ro", "sa", "si", "su", "ta", "ti", "tu", "ya", "za", "gha",
    "kha", "sha",
]  # fmt: skip


def names(count: int) -> list[str]:
    """Return so many names of two words, none twice, the same at every run."""
    chance = random.Random(7)
    found: dict[str, None] = {}
    while len(found) < count:
        last = "".join(chance.choice(PARTS) for _ in range(chance.randint(2, 4))).title()
        found[f"{chance.choice(FIRST)} {last}"] = None
    return list(found)


def run(count: int) -> None:
    """Time the pairs of a project with so many actors."""
    wanted = names(count)
    with tempfile.TemporaryDirectory() as folder:
        session = main.Projects().create(Path(folder) / "many.sidelight")
        person = session.store.actor_types.find(key="person")[0].id
        session.run(AddNames(tuple(map(ListedName, wanted)), person))
        with session.store.reader() as reader:
            found: list[object] = []
            took = milliseconds(lambda: found.extend(pairs_of(reader)), 1)
        session.store.close()
    name_of.cache_clear()
    bare = milliseconds(lambda: [name_of(word) for one in wanted for word in one.split()])
    tell(f"pairs of {count:,} actors", took, bare, 15_000, pairs=len(found))


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
