from datetime import date

from workbench.graph.cooccurrence import Units
from workbench.graph.matrix import Coding, Place, build_matrix
from workbench.graph.network import Material
from workbench.graph.timeline import build_timeline, days, extent, ticks
from workbench.model.actors import Actor
from workbench.model.documents import Document
from workbench.model.excerpts import Code, Excerpt
from workbench.model.relations import Claim, EvidenceRow, Relation, RelationKind

TEXT = "Qaani met PMF. PMF and Iran talked. Iran left."


def row(number, relation, since="", until="", stance="asserts"):
    claim = Claim(number, relation.id, number, since=since, until=until, stance=stance)
    return EvidenceRow(
        claim, relation, 1, "One", "Newswire", "2021", 0, 14, TEXT[:14], "", "B", "2"
    )


FIRST, SECOND = Relation(1, 1, 1, 2), Relation(2, 3, 1, 2)
MATERIAL = Material(
    actors=(Actor(1, 1, "Qaani"), Actor(2, 1, "PMF"), Actor(3, 1, "Iran")),
    kinds=(RelationKind(1, "leads", "leads", colour="blue"),),
    relations=(FIRST, SECOND),
    evidence=(
        row(1, FIRST, "2020"), row(2, FIRST, "2019-03", "2020-05-07", "denies"),
        row(3, SECOND, until="2018"), row(4, SECOND),
    ),
    spans=((1, 1, 0, 5), (1, 2, 10, 13), (1, 2, 15, 18), (1, 3, 23, 27), (1, 3, 36, 40)),
    documents={
        1: Document(1, title="One", outlet="Newswire", published="2021"),
        2: Document(2, title="Two", published=""),
    },
)  # fmt: skip
CODING = Coding(
    (Code(1, name="Weakness"), Code(2, name="Empty")),
    ((1, Excerpt(1, 1, 0, 14, TEXT[:14])), (1, Excerpt(2, 1, 15, 35, TEXT[15:35]))),
)


def test_a_year_alone_is_a_bar_of_that_year():
    start, end = days("2020", "2020")
    assert (end - start, date.fromordinal(start)) == (366, date(2020, 1, 1))
    start, end = days("2020-02", "")
    assert end - start == 29
    start, end = days("2020-05-07", "2020-05-07")
    assert end - start == 1


def test_documents_come_first_then_a_row_a_relation_by_time():
    rows = build_timeline(MATERIAL)
    assert [r.label for r in rows] == ["Documents", "Iran leads PMF", "Qaani leads PMF"]
    assert [bar.words for bar in rows[0].bars] == ["One"]
    denied, asserted = rows[2].bars
    assert denied.against and not asserted.against
    assert asserted.open_end and not asserted.open_start
    assert date.fromordinal(denied.end - 1) == date(2020, 5, 7)
    assert rows[1].bars[0].open_start


def test_claims_without_dates_have_no_place_in_time():
    assert {bar.id for r in build_timeline(MATERIAL)[1:] for bar in r.bars} == {1, 2, 3}


def test_lanes_by_actor_and_only_one_actor():
    assert [r.label for r in build_timeline(MATERIAL, "actor")[1:]] == ["Iran", "PMF", "Qaani"]
    assert [r.label for r in build_timeline(MATERIAL, actor_id=1)[1:]] == ["Qaani leads PMF"]


def test_marks_on_the_axis_are_months_or_years_and_never_too_many():
    start, end = extent(build_timeline(MATERIAL))
    years = ticks(start, end, 6)
    assert [label for _, label in years] == ["2018", "2019", "2020", "2021", "2022"]
    first = date(2020, 1, 1).toordinal()
    assert [label for _, label in ticks(first, first + 89, 6)] == ["2020", "Feb 2020", "Mar 2020"]
    assert len(ticks(date(1500, 1, 1).toordinal(), first, 8)) <= 9


def cell(matrix, row_name, column_name):
    rows = {name: one for one, name in matrix.rows}
    columns = {name: one for one, name in matrix.columns}
    return matrix.cells.get((rows[row_name], columns[column_name]), 0)


def matrix(what):
    return build_matrix(what, MATERIAL, CODING, Units(lambda _: TEXT))


def test_claims_between_actors_are_counted_in_their_direction():
    made = matrix("relations")
    assert [name for _, name in made.rows] == ["Iran", "Qaani"]
    assert [name for _, name in made.columns] == ["PMF"]
    assert cell(made, "Qaani", "PMF") == 2
    assert made.places[1, 2][0] == Place(1, 0, 14, "Qaani met PMF.")


def test_being_named_together_is_counted_both_ways():
    made = matrix("together")
    assert cell(made, "Qaani", "PMF") == cell(made, "PMF", "Qaani") == 1
    assert cell(made, "Iran", "PMF") == 1
    assert cell(made, "Iran", "Qaani") == 0


def test_codes_meet_documents_and_the_actors_named_in_their_excerpts():
    made = matrix("code_document")
    assert (made.rows, made.columns) == (((1, "Weakness"),), ((1, "One"),))
    assert cell(made, "Weakness", "One") == made.most == 2
    made = matrix("code_actor")
    assert [cell(made, "Weakness", name) for name in ("Qaani", "PMF", "Iran")] == [1, 2, 1]
