"""What tagging known names would do is told name by name, and only what is chosen is tagged."""

from tests.workbench.actors.test_known import add, quotes
from tests.workbench.conftest import Write
from workbench.actors.foreseen import foresee
from workbench.actors.known import tag_named
from workbench.session import Session


def test_each_name_is_counted_and_names_in_doubt_come_first(session: Session, write: Write) -> None:
    documents = [
        write("May met Esmail Qaani. It may rain, as it may in spring. QAANI left; Qaani came."),
        write("Qaani spoke."),
    ]
    man, woman = add(session, "Esmail Qaani", "Qaani"), add(session, "Theresa May", "May")
    found = foresee(session.store, documents)
    told = [(one.key[0], one.said, one.caution.times, one.caution.documents) for one in found.names]
    assert told == [(woman, "May", 1, 1), (man, "Qaani", 3, 2), (man, "Esmail Qaani", 1, 1)]
    assert [bool(one.caution.why) for one in found.names] == [True, False, False]
    assert found.names[0].actor == "Theresa May"


def test_what_is_left_out_is_not_tagged_and_the_rest_is_one_step(
    session: Session, write: Write
) -> None:
    documents = [write(f"{number}: May met Esmail\nQaani.") for number in range(3)]
    man, woman = add(session, "Esmail Qaani"), add(session, "Theresa May", "May")
    found = foresee(session.store, documents)
    but = {one.key for one in found.names if one.said == "May"}
    tally = tag_named(session, documents, but=but)
    assert (tally.tagged, tally.actors) == (3, {man})
    assert {owner for _, owner in quotes(session)} == {man} and woman
    session.undo()
    assert quotes(session) == []


def test_a_name_that_several_bear_is_told_and_not_counted(session: Session, write: Write) -> None:
    document = write("Soleimani spoke.")
    add(session, "Qassem Soleimani", "Soleimani")
    add(session, "Mohammad Soleimani", "Soleimani")
    found = foresee(session.store, [document])
    assert found.names == () and [one.name for one in found.open] == ["Soleimani"]
