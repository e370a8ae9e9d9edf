"""Known names are tagged everywhere at once, but only where it is certain who is meant."""

from tests.workbench.conftest import Write
from workbench.actors.known import tag_named
from workbench.commands.actors import AddActor
from workbench.commands.furniture import SayFurniture
from workbench.commands.mentions import TagMention
from workbench.session import Session
from workbench.tasks import Progress


def add(session: Session, name: str, *aliases: str, kind: str = "person") -> int:
    type_id = next(one.id for one in session.store.actor_types.find() if one.key == kind)
    return int(session.run(AddActor(name, type_id, aliases)))


def quotes(session: Session) -> list[tuple[str, int]]:
    return [(one.quote, one.actor_id) for one in session.store.mentions.find()]


def test_every_certain_place_is_tagged_and_undone_together(session: Session, write: Write) -> None:
    documents = [write(f"{number}: the Quds Force, Qaani and قاآنی.") for number in range(30)]
    force = add(session, "Quds Force", kind="armed_group")
    man = add(session, "Esmail Qaani", "Qaani", "قاآنی")
    tally = tag_named(session, documents)
    assert (tally.tagged, tally.documents, tally.actors) == (90, 30, {force, man})
    assert quotes(session)[:3] == [("Quds Force", force), ("Qaani", man), ("قاآنی", man)]
    session.undo()
    assert quotes(session) == []


def test_the_longest_name_is_tagged_and_nothing_inside_it(session: Session, write: Write) -> None:
    document = write("The Quds Force is near Quds.")
    force, city = add(session, "Quds Force"), add(session, "Quds")
    tag_named(session, [document])
    assert quotes(session) == [("Quds Force", force), ("Quds", city)]


def test_what_is_tagged_stays_as_it_is(session: Session, write: Write) -> None:
    document = write("Qaani spoke and Qaani left.")
    one, other = add(session, "Esmail Qaani", "Qaani"), add(session, "Somebody else")
    session.run(TagMention(document, 0, 5, other, learn_alias=False))
    tag_named(session, [document])
    assert sorted(quotes(session)) == sorted([("Qaani", other), ("Qaani", one)])
    assert tag_named(session, [document]).tagged == 0


def test_a_shared_name_stays_open_unless_the_document_names_one(
    session: Session, write: Write
) -> None:
    open_, told = write("Soleimani spoke."), write("Mohammad Soleimani came. Soleimani spoke.")
    add(session, "Qassem Soleimani", "Soleimani")
    other = add(session, "Mohammad Soleimani", "Soleimani")
    tally = tag_named(session, [open_, told])
    assert quotes(session) == [("Mohammad Soleimani", other), ("Soleimani", other)]
    assert [(one.name, one.times) for one in tally.left_open()] == [("Soleimani", 1)]
    assert tally.lines()[1].startswith("Left open: “Soleimani” (1 times) may be “Qassem Soleimani”")


def test_page_furniture_is_left_out(session: Session, write: Write) -> None:
    document = write("Qaani spoke.\n\nLatest: Qaani again\n\nQaani left.")
    add(session, "Qaani")
    session.run(SayFurniture(document, 14, 33, "confirmed"))
    tag_named(session, [document])
    assert [one.start for one in session.store.mentions.find()] == [0, 35]


def test_a_plural_names_a_group_and_no_person(session: Session, write: Write) -> None:
    document = write("The Houthis and the Clintons.")
    group = add(session, "Houthi", kind="armed_group")
    add(session, "Clinton")
    tag_named(session, [document])
    assert quotes(session) == [("Houthis", group)]


def test_cancel_keeps_what_was_tagged(session: Session, write: Write) -> None:
    documents = [write(f"{number} Qaani") for number in range(5)]
    add(session, "Qaani")
    progress = Progress(lambda done, total, words: progress.cancel() if done == 2 else None)
    tally = tag_named(session, documents, progress)
    assert tally.cancelled and 0 < tally.tagged < 5
    assert len(quotes(session)) == tally.tagged
