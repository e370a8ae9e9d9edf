"""Statements and turns as plain values, which is how a project keeps what rules found."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.model.statements import Statement, Turn


def plain(statements: Iterable[Statement], turns: Iterable[Turn]) -> dict[str, Any]:
    """Return who speaks in a text as plain values for JSON."""
    return {
        "statements": [
            {
                "spans": s.spans, "speaker": s.speaker, "mode": s.mode,
                "verb": s.verb, "source": s.source, "through": s.through,
            }
            for s in statements
        ],
        "turns": [(turn.label, turn.content) for turn in turns],
    }  # fmt: skip


def statements_of(told: Mapping[str, Any]) -> tuple[Statement, ...]:
    """Return the statements of plain values."""
    return tuple(map(_statement, told.get("statements", ())))


def turns_of(told: Mapping[str, Any]) -> tuple[Turn, ...]:
    """Return the turns of plain values."""
    return tuple(Turn(tuple(label), tuple(content)) for label, content in told.get("turns", ()))


def read(said: str) -> tuple[tuple[Statement, ...], tuple[Turn, ...]]:
    """Return statements and turns of what `plain` gave, written as JSON."""
    told = json.loads(said)
    return statements_of(told), turns_of(told)


def _statement(told: Mapping[str, Any]) -> Statement:
    spans = {
        name: tuple(told[name]) if told.get(name) else None
        for name in ("speaker", "verb", "source", "through")
    }
    return Statement(tuple(tuple(one) for one in told["spans"]), mode=told["mode"], **spans)
