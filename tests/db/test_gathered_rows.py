"""Rows of an export come gathered under headings, named as asked, without what is left out."""

import json
from pathlib import Path

import pytest

from db.writer import Project
from tests.db.corpus import FIRST, SECOND, add_text
from workbench.bus import Bus
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.relations import AddClaim
from workbench.exporting import CHOOSABLE, FORMATS, ExportOptions
from workbench.exporting.formats import GROUPINGS
from workbench.exporting.gathering import Order, gathered, pseudonyms
from workbench.exporting.verify import verify
from workbench.exporting.ways import leave
from workbench.model.tables import ExcerptFilter
from workbench.session import Desk, Session

EVERYTHING = ExcerptFilter()
ONLY_EXCERPTS = ExcerptFilter(kinds=("excerpt",))


def under(project: Project, by: str, narrowed: ExcerptFilter = EVERYTHING, **more: str) -> str:
    """Return `heading: e1 m2 | heading: …`."""
    order = Order(narrowed, options=ExportOptions(grouping=by, **more))  # type: ignore[arg-type]
    said: dict[str, list[str]] = {}
    for row in gathered(project, order):
        assert row.group is not None
        said.setdefault(row.group.title, []).append(f"{row.kind[0]}{row.id}")
    return " | ".join(f"{title}: {' '.join(keys)}" for title, keys in said.items())


def test_rows_stand_under_each_code_in_the_order_of_the_code_book(
    project: Project, rich: Session
) -> None:
    rich.run(AddExcerpt(2, 0, 7, (3,)))
    assert under(project, "code", ONLY_EXCERPTS) == (
        "Weakness: e1 e2 | Weakness › Ties: e4 | Leadership: e1 | Under no code: e3"
    )


def test_rows_stand_under_each_actor_they_name(project: Project, rich: Session) -> None:
    assert under(project, "actor") == (
        "Esmail Qaani: e1 m1 m3 | Quds Force: e1 m2 | No actor named: e2 e3"
    )


def test_evidence_stands_under_its_relation_once_a_claim(project: Project, rich: Session) -> None:
    rich.run(AddClaim(2, 1, {"stance": "denies"}))
    order = Order(ONLY_EXCERPTS, options=ExportOptions(grouping="relation"))
    rows = [
        (row.group.title, row.group.about, row.key, row.claim and row.claim.claim.stance)
        for row in gathered(project, order)
        if row.group
    ]
    kinds = {one.id: one.label for one in project.relation_kinds.find()}
    assert rows == [
        (f"Esmail Qaani {kinds[4]} Quds Force", "1 claim", "excerpt:1", "asserts"),
        (
            f"Kataib Hezbollah {kinds[1]} Quds Force",
            "2 claims, 1 against · since 2020",
            "excerpt:1",
            "denies",
        ),
        (
            f"Kataib Hezbollah {kinds[1]} Quds Force",
            "2 claims, 1 against · since 2020",
            "excerpt:3",
            "asserts",
        ),
        ("Evidence of no relation", "", "excerpt:2", None),
    ]


def test_a_filter_narrows_what_is_gathered(project: Project, rich: Session) -> None:
    assert under(project, "actor", ExcerptFilter(document_ids=(2,))) == (
        "Esmail Qaani: m3 | No actor named: e3"
    )


def test_what_lies_wholly_in_page_furniture_is_left_out_when_asked(
    project: Project, rich: Session
) -> None:
    furnished = json.dumps([[0, 36], [50, 90]])
    project.connection.raw.execute("INSERT INTO furnished VALUES (1, ?)", (furnished,))
    project.connection.raw.commit()
    table = project.excerpt_table
    rows = table.rows(table.ids(ExcerptFilter(without_furniture=True, document_ids=(1,))))
    assert [row.key for row in rows] == ["excerpt:2"]  # 37 to 60 is only half in it


def test_analysts_have_numbers_in_the_order_in_which_they_came(
    project: Project, rich: Session
) -> None:
    ben = Session(project, Bus(), Desk("Ben", lambda: "2024-03-01T00:00:00+00:00"))
    ben.run(AddExcerpt(1, 40, 50))
    ben.undo()
    with project.operation("Bring in", "Ada"):
        document = add_text(project, "Somebody else marked this.")
        one = project.excerpts.get(1)
        project.excerpts.add(
            type(one)(0, document, 0, 8, "Somebody", "", " else", analyst="Cy", created_at="2020")
        )
    assert pseudonyms(project) == {
        "Ada": "Analyst 1", "Ben": "Analyst 2", "Cy": "Analyst 1 from elsewhere",
    }  # fmt: skip
    order = Order(options=ExportOptions(analysts="pseudonyms"))
    assert {row.analyst for row in gathered(project, order)} == {
        "Analyst 1", "Analyst 1 from elsewhere",
    }  # fmt: skip


@pytest.mark.parametrize(("by", "sort", "wanted"), [
    ("", "text", sorted([FIRST[:36], FIRST[37:60], SECOND[28:44]], key=str.casefold)),
    ("document", "text", [FIRST[:36], FIRST[37:60], SECOND[28:44]]),
])  # fmt: skip
def test_one_list_keeps_the_order_of_the_table(
    project: Project, rich: Session, by: str, sort: str, wanted: list[str]
) -> None:
    order = Order(ONLY_EXCERPTS, sort, options=ExportOptions(grouping=by))
    assert [row.quote for row in gathered(project, order)] == wanted


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_quote_is_found_again_however_it_is_gathered(
    project: Project, rich: Session, by: str, tmp_path: Path
) -> None:
    rich.run(AddClaim(2, 1, {"stance": "denies"}))
    for key, form in FORMATS.items():
        if form.missing():
            continue  # what only the window's floor can write is proven there
        path = tmp_path / f"out{form.extension}"
        columns = ("code", "note") if by == "code" else CHOOSABLE
        options = ExportOptions(columns, grouping=by, analysts="names")
        written = leave(project, key, Order(options=options), path)
        proven = verify(path, project)
        assert (key, proven.found, proven.moved + proven.missing) == (key, written.count, 0)
