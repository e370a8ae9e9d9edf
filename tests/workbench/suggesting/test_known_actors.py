"""Names that the project knows are joined with its actors, unless the text itself says otherwise."""

from workbench.commands.actors import AddActor
from workbench.model.suggestions import SuggestedMention
from workbench.session import Session
from workbench.suggesting.document import suggest
from workbench.suggesting.known import KnownActors


def add(session: Session, name: str, *aliases: str, kind: str = "person") -> int:
    type_id = next(one.id for one in session.store.actor_types.find() if one.key == kind)
    return int(session.run(AddActor(name, type_id, aliases)))


def mentions(session: Session, text: str) -> list[SuggestedMention]:
    return list(suggest(text, known=KnownActors.of(session.store)).mentions)


def test_a_known_spelling_gets_the_actor_and_its_type(session: Session) -> None:
    force = add(session, "Zarqun Circle", "the Circle", kind="armed_group")
    found = mentions(session, "They met the Zarqun Circle, and later the Circle alone.")
    assert [(one.text, one.actor, one.actor_id, one.type) for one in found] == [
        ("Zarqun Circle", "Zarqun Circle", force, "armed_group"),
        ("the Circle", "Zarqun Circle", force, "armed_group"),
    ]
    assert found[0].reason == "a name of this actor in the project"


def test_names_joined_with_a_known_one_in_the_same_text_go_with_it(session: Session) -> None:
    man = add(session, "Samir Jabouri")
    found = mentions(session, "Samir Jabouri spoke. Jabouri then left.")
    assert [(one.text, one.actor_id) for one in found] == [("Samir Jabouri", man), ("Jabouri", man)]


def test_a_spelling_of_two_actors_is_joined_to_none(session: Session) -> None:
    add(session, "Qassem Soleimani", "Soleimani")
    add(session, "Mohammad Soleimani", "Soleimani")
    (found,) = mentions(session, "It was Soleimani who came.")
    assert (found.actor, found.actor_id) == (None, 0)
    assert found.reason.startswith("ambiguous: may be “Qassem Soleimani” or “Mohammad Soleimani”")


def test_another_full_name_in_the_text_leaves_a_known_surname_open(session: Session) -> None:
    add(session, "Qassem Soleimani", "Soleimani")
    found = mentions(session, "Mohammad Soleimani spoke first. Soleimani said more later.")
    assert [(one.text, one.actor) for one in found] == [
        ("Mohammad Soleimani", "Mohammad Soleimani"),
        ("Soleimani", None),
    ]
    assert "“Mohammad Soleimani”" in found[1].reason


def test_a_capital_that_is_a_name_of_its_state_stays_a_place_where_something_lies(
    session: Session,
) -> None:
    state = add(session, "Iran", "Tehran", kind="state")
    found = mentions(session, "Tehran said no. The man was seen in Tehran, Jan. 5.")
    assert [(one.actor, one.type, one.actor_id) for one in found] == [
        ("Iran", "state", state),
        ("Tehran", "place", 0),
    ]
