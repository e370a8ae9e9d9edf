"""A name that fits several is left open until somebody decides, and the decision is remembered."""

import pytest

from tests.workbench.conftest import Add, Write
from workbench.actors.known import tag_named
from workbench.actors.open_names import OpenName, open_names
from workbench.actors.settling import Bearer
from workbench.actors.weighing import weigh
from workbench.commands.aliases import EditAlias
from workbench.commands.meanings import DecideName, ForgetMeaning, LeaveName
from workbench.commands.mentions import DeleteMentions, TagMention
from workbench.errors import Refusal
from workbench.model.decisions import SuggestedPlace
from workbench.session import Session
from workbench.suggesting.filling import RULES, fill


@pytest.fixture
def two(actor: Add) -> tuple[int, int]:
    """Give two actors of one surname."""
    return actor("Qassem Soleimani", "Soleimani"), actor("Mohammad Soleimani", "Soleimani")


def spots(one: OpenName) -> tuple[tuple[int, int, int], ...]:
    return tuple(place.spot for place in one.places)


def tagged(session: Session) -> list[tuple[int, str, int]]:
    return [(one.document_id, one.quote, one.actor_id) for one in session.store.mentions.find()]


def test_a_name_of_two_is_open_where_the_document_names_neither_in_full(
    session: Session, write: Write, two: tuple[int, int]
) -> None:
    open_one = write("Soleimani came.\nSoleimani left.")
    write("Mohammad Soleimani came. Soleimani left.")
    (one,) = open_names(session.store)
    assert (one.name, one.key, one.documents) == ("Soleimani", "soleimani", 1)
    assert spots(one) == ((open_one, 0, 9), (open_one, 16, 25))
    assert one.bearers == (Bearer(two[1], "Mohammad Soleimani"), Bearer(two[0], "Qassem Soleimani"))
    assert one.places[0].reason == "the document does not say which"


def test_deciding_tags_the_places_and_is_one_step_to_undo(
    session: Session, write: Write, two: tuple[int, int]
) -> None:
    text = write("Soleimani came.\nSoleimani left.")
    (one,) = open_names(session.store)
    session.run(DecideName(one.name, spots(one), two[1], actor_name="Mohammad Soleimani"))
    assert tagged(session) == [(text, "Soleimani", two[1])] * 2
    assert open_names(session.store) == []
    said = session.store.history.next_undo()
    assert said == "“Soleimani” means Mohammad Soleimani: 2 places"
    session.undo()
    assert open_names(session.store) == [one] and tagged(session) == []


def test_a_decision_for_the_document_holds_when_names_are_tagged_later(
    session: Session, write: Write, two: tuple[int, int]
) -> None:
    text, other = write("Soleimani came.\nSoleimani left."), write("Soleimani again.")
    (one,) = open_names(session.store)
    session.run(DecideName(one.name, ((text, 0, 9),), two[1]))
    tag_named(session, [text, other])
    assert tagged(session) == [(text, "Soleimani", two[1])] * 2
    session.run(DeleteMentions(tuple(one.id for one in session.store.mentions.find())))
    session.run(ForgetMeaning("Soleimani", (text,)))
    assert len(open_names(session.store)[0].places) == 3


def test_a_decision_for_one_place_says_nothing_of_the_others(
    session: Session, write: Write, two: tuple[int, int]
) -> None:
    text = write("Soleimani came.\nSoleimani left.")
    session.run(DecideName("Soleimani", ((text, 0, 9),), two[0], throughout=False))
    (one,) = open_names(session.store)
    assert spots(one) == ((text, 16, 25),)


def test_none_of_them_is_remembered_too(
    session: Session, write: Write, two: tuple[int, int]
) -> None:
    text, other = write("Soleimani came.\nSoleimani left."), write("Soleimani again.")
    session.run(LeaveName("Soleimani", ((text, 0, 9),), throughout=False))
    assert spots(open_names(session.store)[0]) == ((text, 16, 25), (other, 0, 9))
    session.run(LeaveName("Soleimani", ((text, 16, 25), (other, 0, 9))))
    assert open_names(session.store) == []
    assert tag_named(session, [text, other]).tagged == 0


def test_nothing_left_to_decide_is_said(session: Session, two: tuple[int, int]) -> None:
    with pytest.raises(Refusal, match="no open place"):
        session.run(DecideName("Soleimani", (), two[0]))
    with pytest.raises(Refusal, match="no open place"):
        session.run(LeaveName("Soleimani", ()))


def test_a_surname_that_the_text_has_two_full_names_for_is_left_open_by_tagging(
    session: Session, write: Write, actor: Add
) -> None:
    known = actor("Qassem Soleimani", "Soleimani")
    text = write("Qassem Soleimani met Mohammad Soleimani. Then Soleimani left.")
    start = 46
    places = [
        SuggestedPlace(
            text, 21, 39, "mohammad soleimani", "Mohammad Soleimani", "person", "a given name"
        ),
        SuggestedPlace(
            text, start, start + 9, "soleimani", "Soleimani", "person",
            "ambiguous: surname of “Qassem Soleimani” or “Mohammad Soleimani”",
        ),
    ]  # fmt: skip
    session.store.suggested.keep(RULES, {text: places}, {})
    assert [one.name for one in session.store.suggested.actors()] == ["Mohammad Soleimani"]
    tag_named(session, [text])
    assert tagged(session) == [(text, "Qassem Soleimani", known)]
    (one,) = open_names(session.store)
    assert spots(one) == ((text, start, start + 9),)
    assert one.bearers == (Bearer(known, "Qassem Soleimani"), Bearer(0, "Mohammad Soleimani"))
    person = session.store.actors.get(known).type_id
    decided = DecideName("Soleimani", spots(one), 0, True, "Mohammad Soleimani", person)
    new = session.run(decided)
    assert tagged(session)[1:] == [(text, "Soleimani", new)]
    assert session.store.actors.names()[new] == ["Mohammad Soleimani"]


def test_a_surname_inside_anothers_longer_name_is_not_tagged(
    session: Session, write: Write, actor: Add
) -> None:
    actor("Qassem Soleimani", "Soleimani")
    text = write("Mohammad Soleimani left.")
    place = SuggestedPlace(
        text, 0, 18, "mohammad soleimani", "Mohammad Soleimani", "person", "a given name"
    )
    session.store.suggested.keep(RULES, {text: [place]}, {})
    assert tag_named(session, [text]).tagged == 0
    assert open_names(session.store) == []


def test_names_that_rules_find_doubtful_are_open_before_there_is_any_actor(
    session: Session, write: Write
) -> None:
    write(
        "Abdel Dagalo met Musa Dagalo in Khartoum. The two men spoke at length. "
        "On Monday Dagalo said that the war would end."
    )
    fill(session.store, hands=1)
    (one,) = open_names(session.store)
    assert one.name == "Dagalo" and {bearer.actor_id for bearer in one.bearers} == {0}


def test_what_speaks_for_each_is_told(
    session: Session, write: Write, actor: Add, two: tuple[int, int]
) -> None:
    iran = actor("Iran", kind="state")
    text = write("Soleimani met Iran. He came with Qassem Soleimani and Mohammad Soleimani.",
                    published="2019-05-01")  # fmt: skip
    other = write("Iran and Qassem Soleimani", published="2019")
    session.run(TagMention(text, 14, 18, iran))
    session.run(TagMention(other, 0, 4, iran))
    session.run(TagMention(other, 9, 25, two[0]))
    post = next(one for one in session.store.aliases.find(actor_id=two[1]))
    session.run(EditAlias(post.id, {"since": "2021"}))
    (one,) = open_names(session.store)
    told = {
        each.bearer.actor_id: each.reasons
        for each in weigh(session.store, one.places[0], one.bearers)
    }
    assert told[two[0]] == (
        "“Qassem Soleimani” in paragraph 1, after this place",
        "Named elsewhere with Iran, as here",
        "Mentioned 0 times here, 1 in all",
        "The only one of this surname in the list of leaders",
    )
    assert told[two[1]] == (
        "“Mohammad Soleimani” in paragraph 1, after this place",
        "Not yet “Soleimani”: since 2021, this is of 1 May 2019",
        "Mentioned nowhere yet",
    )


def test_names_in_arabic_script_are_found_with_what_is_written_onto_them(
    session: Session, write: Write, actor: Add
) -> None:
    actor("قاسم سليماني", "سليماني"), actor("محمد سليماني", "سليماني")
    text = write("وقال سليماني إن القوات لم تنسحب.")
    (one,) = open_names(session.store)
    assert spots(one) == ((text, 5, 12),)
