"""A list of names tells what it would bring before anything is written, and brings just that."""

from collections.abc import Sequence

from workbench.actors.listing import plan_names, without
from workbench.commands.actors import AddActor
from workbench.commands.names import AddNames
from workbench.importing.name_list import ListedName
from workbench.session import Session


def person(session: Session) -> int:
    return session.store.actor_types.find(key="person")[0].id


def test_each_name_tells_whom_it_joins_and_what_is_new(session: Session) -> None:
    known = session.run(AddActor("Esmail Qaani", person(session), ("Qaani",)))
    listed = (
        ListedName("QAANI", ("Ghaani", "Qaani")),
        ListedName("Quds  Force", ("QF", "QF"), "armed group"),
        ListedName("Quds Force", ("Jerusalem Force",)),
        ListedName("Acme", (), "Company"),
        ListedName("Wiz", (), "Wizard"),
    )
    plan = plan_names(session.store, listed, person(session))
    assert [(one.actor, one.new, one.fresh, one.known) for one in plan] == [
        ("Esmail Qaani", False, ("QAANI", "Ghaani"), 1),
        ("Quds Force", True, ("QF",), 1),
        ("Quds Force", False, ("Jerusalem Force",), 1),
        ("Acme", True, (), 0),
        ("Wiz", True, (), 0),
    ]
    assert plan[0].actor_id == known and plan[1].actor_id == plan[2].actor_id < 0
    types = {one.id: one.key for one in session.store.actor_types.find()}
    assert [types[one.type_id] for one in plan[1:]] == [
        "armed_group", "person", "organisation", "person",
    ]  # fmt: skip
    assert [one.odd_type for one in plan] == ["", "", "", "", "Wizard"]
    assert session.store.actors.names() == {known: ["Esmail Qaani", "Qaani"]}


def test_a_name_of_several_actors_says_so(session: Session) -> None:
    for name in ("Qassem Soleimani", "Mohammad Soleimani"):
        session.run(AddActor(name, person(session), ("Soleimani",)))
    (one,) = plan_names(session.store, [ListedName("Soleimani")], person(session))
    assert one.new and one.bearers == 2


def added(session: Session, listed: Sequence[ListedName]) -> list[list[str]]:
    session.run(AddNames(tuple(listed), person(session)))
    return list(session.store.actors.names().values())


def test_what_is_refused_stays_out_and_its_actor_with_it(session: Session) -> None:
    listed = [ListedName("Theresa May", ("May", "T. May")), ListedName("Will", ("Will Smith",))]
    kept = without(listed, frozenset({"May", "Will"}))
    assert added(session, kept) == [["Theresa May", "T. May"]]


def test_ten_thousand_names_with_repeats_are_planned_and_added(session: Session) -> None:
    listed = [ListedName(f"Name {n % 9000}", (f"Alias {n}",)) for n in range(10_000)]
    plan = plan_names(session.store, listed, person(session))
    assert sum(one.new for one in plan) == 9000 and sum(len(one.fresh) for one in plan) == 10_000
    assert len(added(session, listed)) == 9000
