"""`reviewed:` finds excerpts by what reviewers said of them, in the corpus and for an export."""

import pytest

from workbench.commands.reviews import DeclineVerdicts, TakeVerdicts
from workbench.errors import QueryRefused
from workbench.model.review import Verdict
from workbench.model.tables import ExcerptFilter
from workbench.queries.parsing import read_query


def found(session, value: str) -> list[int]:
    table = session.store.excerpt_table
    numbers = table.ids(ExcerptFilter(where=f"reviewed:{value}", kinds=("excerpt",)))
    return sorted(row.id for row in table.rows(numbers))


def test_excerpts_are_found_by_what_was_said_of_them(rich):
    store = rich.store
    with store.operation("Bring decisions in", "Ada"):
        store.verdicts.add(Verdict(0, 1, 3, 3, "accept", comment="Sure"))
    assert found(rich, "yes") == [1, 2, 3]
    assert found(rich, "Accepted") == found(rich, "commented") == [1, 3]
    assert found(rich, "rejected") == [2]
    assert found(rich, "waiting") == [1, 2, 3]
    rich.run(DeclineVerdicts((2,)))
    assert found(rich, "rejected") == []
    rich.run(TakeVerdicts((4,)))
    assert found(rich, "waiting") == [1]
    assert found(rich, "accepted") == [1, 3]


def test_what_nobody_reviewed_is_found_too_and_so_are_documents(rich):
    assert found(rich, "no") == [3]
    hits = rich.store.search.find("reviewed:rejected")
    assert [one.document_id for one in hits] == [1]


def test_what_can_t_be_asked_is_said_with_what_can(rich):
    with pytest.raises(QueryRefused, match="accepted, rejected, commented, waiting or no"):
        read_query("reviewed:maybe")
