"""A list adds what is new, gives known actors more spellings, and is one step to undo."""

from workbench.commands.names import AddNames
from workbench.importing.name_list import ListedName
from workbench.session import Session


def test_new_names_become_actors_and_known_ones_gain_spellings(session: Session) -> None:
    types = {one.key: one.id for one in session.store.actor_types.find()}
    first = AddNames((ListedName("Esmail Qaani", ("Qaani",)),), types["person"])
    assert session.run(first).actors == 1
    listed = (
        ListedName("QAANI", ("Ghaani", "Qaani")),
        ListedName("Quds Force", ("QF",), "Armed group"),
        ListedName("Quds Force", ("QF",)),
    )
    added = session.run(AddNames(listed, types["person"]))
    assert (added.actors, added.aliases, added.known) == (1, 3, 3)
    assert sorted(session.store.actors.names().values()) == [
        ["Esmail Qaani", "Qaani", "QAANI", "Ghaani"],
        ["Quds Force", "QF"],
    ]
    assert {one.type_id for one in session.store.actors.find(name="Quds Force")} == {
        types["armed_group"]
    }
    session.undo()
    assert list(session.store.actors.names().values()) == [["Esmail Qaani", "Qaani"]]


def test_a_name_that_two_actors_bear_becomes_an_actor_of_its_own(session: Session) -> None:
    person = session.store.actor_types.find(key="person")[0].id
    two = (ListedName("Qassem Soleimani", ("Soleimani",)), ListedName("M. Soleimani"))
    session.run(AddNames(two, person))
    session.run(AddNames((ListedName("M. Soleimani", ("Soleimani",)),), person))
    assert session.run(AddNames((ListedName("Soleimani"),), person)).actors == 1
