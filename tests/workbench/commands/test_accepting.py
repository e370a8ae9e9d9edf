"""What is accepted teaches its spellings, but a capital that stood for its state stays a city."""

from tests.workbench.conftest import Write
from workbench.commands.suggestions import AcceptSuggested
from workbench.session import Session
from workbench.suggesting.filling import fill

TEXT = (
    "Talks between Tehran and Washington stalled, and Iran blamed the United States. "
    "Tehran said it would answer. A crowd met in Tehran on Monday."
)


def test_a_capital_accepted_as_its_state_is_no_spelling_of_it(
    session: Session, write: Write
) -> None:
    write(TEXT)
    fill(session.store, hands=1)
    places = session.store.suggested.places("iran")
    assert {TEXT[one.start : one.end] for one in places} == {"Iran", "Tehran"}
    state = session.store.actor_types.find(key="state")[0].id
    iran = session.run(AcceptSuggested(tuple(places), type_id=state))
    assert session.store.actors.names()[iran] == ["Iran"]
    assert [TEXT[one.start : one.end] for one in session.store.suggested.places("tehran")] == [
        "Tehran"
    ]
