"""What a new project starts with: the types of actors and the kinds of relations."""

import json
from importlib.resources import files
from typing import Any

from db.connection import Connection
from db.table import ACTOR_TYPE, RELATION_KIND, Table
from workbench.model.actors import ActorType
from workbench.model.relations import RelationKind


def seed(connection: Connection) -> None:
    """Fill a new project from the vocabularies; before the journal watches, so none of it undoes."""
    _fill(connection, ACTOR_TYPE, [ActorType(**one) for one in _vocabulary("actor_types")])
    _fill(connection, RELATION_KIND, [RelationKind(**one) for one in _vocabulary("relation_kinds")])


def _vocabulary(name: str) -> list[dict[str, Any]]:
    source = files("resources").joinpath("vocabularies", f"{name}.json").read_text("utf-8")
    return [{**one, "position": place} for place, one in enumerate(json.loads(source), start=1)]


def _fill(connection: Connection, table: Table[Any], records: list[Any]) -> None:
    connection.write_many(table.insert, [table.values(record) for record in records])
