"""Read the quotes of our own FollowTheMoney entities back, so that they can be proven."""

from collections.abc import Iterator
from pathlib import Path

from workbench.errors import Refusal
from workbench.exchange.follow_the_money.lines import begins_entity, each_entity
from workbench.exchange.follow_the_money.ours import quoted_in
from workbench.exporting.quoted import QuotedRow

recognises = begins_entity


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the words of each claim and each mention; raises Refusal for a damaged file."""
    row = 0
    for number, one in each_entity(path):
        if one is None:
            raise Refusal(f"“{path.name}” is damaged: line {number} is no entity.")
        title = one.text("name")
        for held in quoted_in(one):
            row += 1
            yield QuotedRow(row, held.sha256, title, held.anchor)
