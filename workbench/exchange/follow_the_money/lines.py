"""Read lines of FollowTheMoney entities, whoever wrote them, and join fragments of one identifier.

Nothing in a line is believed: sizes are limited, values that are no text are passed over, and a line
that is no entity is counted and costs itself only.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from workbench.errors import Refusal
from workbench.exchange.follow_the_money.entities import OURS
from workbench.exchange.follow_the_money.schemata import ABOVE, listed
from workbench.tasks import Progress

#: more than any list of actors that a person works with
LARGEST = 1 << 30
LONGEST_LINE = 32 << 20
MOST = 1_000_000
#: values of one property that are kept, and the length of each
_MOST_VALUES = 500
_LONGEST = 20_000
_STEP = 2_000
#: what is long, machine-made, or says nothing of an actor
_PASSED = listed(
    "indexText bodyText bodyHtml translatedText rawText modifiedAt createdAt retrievedAt "
    "processingStatus processedAt processingAgent processingError "
    "namesMentioned"
)


@dataclass(slots=True)
class Entity:
    """Hold an entity: its schema, its values by property, and what we wrote beside them."""

    id: str
    schema: str
    caption: str = ""
    properties: dict[str, list[str]] = field(default_factory=dict)
    ours: Mapping[str, Any] = field(default_factory=dict)

    def texts(self, *names: str) -> list[str]:
        """Return the values of some properties, each once."""
        found = [self.properties[name] for name in names if name in self.properties]
        if len(found) == 1 and len(found[0]) == 1:
            return [*found[0]]
        return list(dict.fromkeys(one for values in found for one in values))

    def text(self, *names: str) -> str:
        """Return the first value of some properties, or empty."""
        return next((self.properties[name][0] for name in names if self.properties.get(name)), "")


@dataclass(slots=True)
class Entities:
    """Hold the entities of a file in its order, by identifier, and the lines that are none."""

    by_id: dict[str, Entity] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)
    fragments: int = 0
    passed: Counter[str] = field(default_factory=Counter)


def begins_entity(head: bytes) -> bool:
    """Say whether a file begins with a JSON object that names a schema and has properties."""
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    first = begins.partition(b"\n")[0]
    return begins.startswith(b"{") and (
        b'"schema"' in first or (b'"properties"' in first and b'"id"' in first)
    ) and b"@context" not in first  # fmt: skip


def read_entities(path: Path, progress: Progress) -> Entities:
    """Return all entities of a file; raises Refusal when it holds none or is far too large."""
    found = Entities()
    for number, one in each_entity(path, progress, found.passed):
        if one is None:
            found.broken.append(number)
        elif known := found.by_id.get(one.id):
            found.fragments += 1
            _join(known, one)
        else:
            found.by_id[one.id] = one
        if len(found.by_id) > MOST:
            raise Refusal(f"“{path.name}” holds over {MOST:,} entities; part it.")
    if not found.by_id:
        raise Refusal(f"“{path.name}” holds no FollowTheMoney entity.")
    return found


def each_entity(
    path: Path, progress: Progress | None = None, passed: Counter[str] | None = None
) -> Iterator[tuple[int, Entity | None]]:
    """Yield each line's number with its entity, None where it is none; empty lines are left out."""
    told: Progress = progress or Progress()
    counted: Counter[str] = Counter() if passed is None else passed
    size = path.stat().st_size
    if size > LARGEST:
        raise Refusal(f"“{path.name}” is larger than 1 GB, too large to be brought in; part it.")
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file, path.name), 1):
            if number % _STEP == 0:
                told.step(file.tell(), size, "Reading entities")
            if line.strip():
                yield number, _entity(line, counted)


def _lines(file: BinaryIO, name: str) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise Refusal(f"“{name}” has a line without end; it was not read.")
        yield line


def _entity(line: bytes, passed: Counter[str]) -> Entity | None:
    try:
        told: Any = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("properties"), dict):
        return None
    id_, schema = told.get("id"), told.get("schema")
    if not (isinstance(id_, str) and id_ and isinstance(schema, str) and schema):
        return None
    ours = told.get(OURS)
    return Entity(
        id_[:500],
        schema[:100],
        _text(told.get("caption")),
        {name: values for name, said in told["properties"].items()
         if name not in _PASSED and (values := _values(said, name, passed))},
        ours if isinstance(ours, dict) else {},
    )  # fmt: skip


def _values(said: Any, name: str, passed: Counter[str]) -> list[str]:
    listed = said if isinstance(said, list) else [said]
    kept = []
    for one in listed[:_MOST_VALUES]:
        # Aleph nests whole entities where it shows them; their identifier is what is meant
        value = _text(one.get("id") if isinstance(one, dict) else one)
        if value:
            kept.append(value)
        else:
            passed[name[:100]] += 1
    passed[name[:100]] += max(0, len(listed) - _MOST_VALUES)
    return kept


def _text(said: Any) -> str:
    if isinstance(said, int | float) and not isinstance(said, bool):
        said = str(said)
    return said[:_LONGEST].strip() if isinstance(said, str) else ""


def _join(known: Entity, more: Entity) -> None:
    """Add a fragment to what is known, under the schema that says more."""
    if len(ABOVE.get(more.schema, ())) > len(ABOVE.get(known.schema, ())):
        known.schema = more.schema
    known.caption = known.caption or more.caption
    known.ours = known.ours or more.ours
    for name, values in more.properties.items():
        held = known.properties.setdefault(name, [])
        held += [one for one in values[:_MOST_VALUES] if one not in held]
